"""What a page is labelled with: organisations, topics, neighbourhoods, goals."""

from django.db.models import Case, CharField, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Cast, Concat
from django.utils.translation import get_language
from wagtail.models import Page

from ..addresses import address_of
from ..models import BasePage, PageGoal, PageNeighbourhood, PageOrganisation, PageTopic, SiteSettings
from ..prepared import Prepared, Slot, any_of, ids


def _partners_page():
    """Where the page of partners stands in the tree of the row's page."""
    chosen = Page.objects.filter(pk__in=SiteSettings.objects.values("partners_page"))
    pages = Page.objects.filter(translation_key__in=chosen.values("translation_key"), live=True, alias_of=None)
    return Subquery(pages.filter(locale=OuterRef("page__locale")).values("url_path")[:1])


PLACE = Case(
    When(organisation__is_partner=True, then=Concat(_partners_page(), F("organisation__slug"), Value("/"))),
    default=Value(""),
    output_field=CharField(),
)
KINDS = {  # relation → rows, the term's column, what tells terms of a kind apart, their address elsewhere, and in our tree
    "organisations": (PageOrganisation, "organisation", F("role"), F("organisation__url"), PLACE),
    "topics": (PageTopic, "topic", F("topic__slug"), Value(""), Value("")),
    "neighbourhoods": (PageNeighbourhood, "neighbourhood", F("neighbourhood__slug"), Value(""), Value("")),
    "goals": (PageGoal, "goal", F("goal__slug"), Value(""), Value("")),
}


def _terms(kind: str):
    model, name, key, url, place = KINDS[kind]
    rows = model.objects.filter(page=Slot("page")).order_by()
    rows = rows.annotate(
        of=Value(kind), key=Cast(key, CharField()), to=Cast(url, CharField()), at=Cast(place, CharField())
    )
    return rows.values_list("of", "sort_order", f"{name}__name_ro", f"{name}__name_en", "key", "to", "at")


def _all_terms():
    first, *others = (_terms(kind) for kind in KINDS)
    return first.union(*others, all=True)


TERMS = Prepared(_all_terms)
TOPICS_OF = Prepared(
    lambda number: PageTopic.objects.filter(any_of("page", number)).values_list(
        "page_id", "topic__name_ro", "topic__name_en"
    )
)


def terms_of(page: BasePage) -> dict[str, list[dict]]:
    """Relation → terms as {"name", "url", "place", "key"} in the active language, in one query; a preview has its own rows.

    `url` is an organisation's website, `place` where this site tells of it; `key` is the organisation's role, and of the
    others the short name that addresses use.
    """
    found: dict[str, list[dict]] = {kind: [] for kind in KINDS}
    in_english = get_language() == "en"
    for kind, _order, name_ro, name_en, key, url, at in sorted(_rows_of_terms(page), key=lambda row: row[1] or 0):
        place = address_of(at) if at.startswith("/") else ""  # without a page of partners only the short name is left
        found[kind].append({"name": name_en if in_english else name_ro, "url": url, "place": place, "key": key})
    return found


def _rows_of_terms(page: BasePage) -> list[tuple]:
    if not is_preview(page, *KINDS):
        return TERMS(page=page.pk)
    rows = []
    for kind, (_model, name, *_columns) in KINDS.items():
        for number, row in enumerate(getattr(page, kind).all()):
            term = getattr(row, name)
            key = row.role if kind == "organisations" else term.slug
            rows.append((kind, number, term.name_ro, term.name_en, key, getattr(term, "url", ""), ""))
    return rows


def is_preview(page: BasePage, *relations: str) -> bool:
    """Whether the page has rows of its own that are not stored."""
    return page.pk is None or any(getattr(page, name).is_deferring for name in relations)


def rows_of(page: BasePage, relation: str, published: Prepared) -> list:
    """Rows of a page as published, or those of the draft that is being previewed."""
    return list(getattr(page, relation).all()) if is_preview(page, relation) else published(page=page.pk)


def topics_of(pages: list[BasePage], number: int) -> dict[int, list[str]]:
    """Id of a page → the names of its topics in their order; `number` is the most that a list shows."""
    found: dict[int, list[str]] = {}
    in_english = get_language() == "en"
    for pk, name_ro, name_en in TOPICS_OF(number, **ids([page.pk for page in pages], number)):
        found.setdefault(pk, []).append(name_en if in_english else name_ro)
    return found
