"""What a page is labelled with: organisations, topics, neighbourhoods, goals; and its documents."""

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language

from ..models import BasePage, PageDocument, PageGoal, PageNeighbourhood, PageOrganisation, PageTopic
from ..prepared import Prepared, Slot, any_of, ids

KINDS = {  # relation → its rows, the column of the term, what tells terms of a kind apart, their address elsewhere
    "organisations": (PageOrganisation, "organisation", F("role"), F("organisation__url")),
    "topics": (PageTopic, "topic", F("topic__slug"), Value("")),
    "neighbourhoods": (PageNeighbourhood, "neighbourhood", F("neighbourhood__slug"), Value("")),
    "goals": (PageGoal, "goal", F("goal__slug"), Value("")),
}


def _terms(kind: str):
    model, name, key, url = KINDS[kind]
    rows = model.objects.filter(page=Slot("page")).order_by()
    rows = rows.annotate(of=Value(kind), key=Cast(key, CharField()), to=Cast(url, CharField()))
    return rows.values_list("of", "sort_order", f"{name}__name_ro", f"{name}__name_en", "key", "to")


def _all_terms():
    first, *others = (_terms(kind) for kind in KINDS)
    return first.union(*others, all=True)


TERMS = Prepared(_all_terms)
DOCUMENTS = Prepared(lambda: PageDocument.objects.filter(page=Slot("page")).select_related("document"))
TOPICS_OF = Prepared(
    lambda number: PageTopic.objects.filter(any_of("page", number)).values_list(
        "page_id", "topic__name_ro", "topic__name_en"
    )
)


def terms_of(page: BasePage) -> dict[str, list[dict]]:
    """Relation → terms as {"name", "url", "key"} in the active language, in one query; a preview has rows of its own.

    `key` is the organisation's role, and of the others the short name that addresses use.
    """
    found: dict[str, list[dict]] = {kind: [] for kind in KINDS}
    in_english = get_language() == "en"
    for kind, _order, name_ro, name_en, key, url in sorted(_rows_of_terms(page), key=lambda row: row[1] or 0):
        found[kind].append({"name": name_en if in_english else name_ro, "url": url, "key": key})
    return found


def _rows_of_terms(page: BasePage) -> list[tuple]:
    if not is_preview(page, *KINDS):
        return TERMS(page=page.pk)
    rows = []
    for kind, (_model, name, _key, _url) in KINDS.items():
        for number, row in enumerate(getattr(page, kind).all()):
            term = getattr(row, name)
            key = row.role if kind == "organisations" else term.slug
            rows.append((kind, number, term.name_ro, term.name_en, key, getattr(term, "url", "")))
    return rows


def is_preview(page: BasePage, *relations: str) -> bool:
    """Whether the page has rows of its own that are not stored."""
    return page.pk is None or any(getattr(page, name).is_deferring for name in relations)


def rows_of(page: BasePage, relation: str, published: Prepared) -> list:
    """Rows of a page as published, or those of the draft that is being previewed."""
    return list(getattr(page, relation).all()) if is_preview(page, relation) else published(page=page.pk)


def documents_of(page: BasePage) -> list:
    """The documents that a page lists, in the editors' order."""
    return [row.document for row in rows_of(page, "documents", DOCUMENTS)]


def topics_of(pages: list[BasePage], number: int) -> dict[int, list[str]]:
    """Id of a page → the names of its topics in their order; `number` is the most that a list shows."""
    found: dict[int, list[str]] = {}
    in_english = get_language() == "en"
    for pk, name_ro, name_en in TOPICS_OF(number, **ids([page.pk for page in pages], number)):
        found.setdefault(pk, []).append(name_en if in_english else name_ro)
    return found
