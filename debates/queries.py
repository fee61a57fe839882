"""Reads over debates: the filtered list, what it can be filtered by, and the forms that a debate carries."""

import datetime as dt

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language

from cms.folding import fold
from cms.models import Neighbourhood, Topic
from cms.prepared import Prepared, PreparedList, Slot, any_of, counted, ids
from cms.queries import below, lean, listed_in_slots
from participation.choices import FormKind
from participation.models import FormPage

from .models import (
    DebateDocument,
    DebateNeighbourhood,
    DebateOrganiser,
    DebatePage,
    DebatesIndexPage,
    DebateStage,
    DebateTopic,
)


def debates_in_slots(is_alias: bool):
    return listed_in_slots(DebatePage, is_alias)


TOPICS = Prepared(
    lambda is_alias: Topic.objects.filter(
        pk__in=DebateTopic.objects.filter(page__in=debates_in_slots(is_alias)).values("topic")
    ).values_list("slug", "name_ro", "name_en")
)
NEIGHBOURHOODS = Prepared(
    lambda is_alias: Neighbourhood.objects.filter(
        pk__in=DebateNeighbourhood.objects.filter(page__in=debates_in_slots(is_alias)).values("neighbourhood")
    ).values_list("slug", "name_ro", "name_en")
)
YEARS = Prepared(lambda is_alias: debates_in_slots(is_alias).exclude(date=None).dates("date", "year", order="DESC"))


def filter_terms(index: DebatesIndexPage) -> dict:
    """Topics, neighbourhoods and years that some debate of the list has, sorted as people look them up."""
    is_alias, place = bool(index.alias_of_id), below(index)
    return {
        "topics": _choices(TOPICS(is_alias, **place)),
        "neighbourhoods": _choices(NEIGHBOURHOODS(is_alias, **place)),
        "years": [day.year for (day,) in YEARS(is_alias, **place)],
    }


def _choices(rows) -> list[tuple[str, str]]:
    """Slug and name in the active language, by folded name."""
    in_english = get_language() == "en"
    found = ((slug, name_en if in_english else name_ro) for slug, name_ro, name_en in rows)
    return sorted(found, key=lambda choice: fold(choice[1]))


def _filtered(is_alias: bool, state: str, has_topic: bool, has_place: bool, year: str):
    debates = debates_in_slots(is_alias)
    if state:
        debates = debates.in_state(state, Slot("today"))
    if has_topic:
        debates = debates.filter(pk__in=DebateTopic.objects.filter(topic__slug=Slot("topic")).values("page"))
    if has_place:
        found = DebateNeighbourhood.objects.filter(neighbourhood__slug=Slot("neighbourhood"))
        debates = debates.filter(pk__in=found.values("page"))
    if year:
        debates = debates.filter(date__year=int(year))
    return debates


def _listed(*shape):
    *filters, start, stop = shape
    return lean(_filtered(*filters).newest_first().select_related("venue"))[start:stop]


LISTED = Prepared(_listed)
COUNTED = Prepared(lambda *filters: counted(_filtered(*filters)))


def filtered_debates(index: DebatesIndexPage, chosen: dict[str, str], today: dt.date) -> PreparedList:
    """The list for these filters, what is to come first and what has no date last."""
    topic, place = chosen.get("topic", ""), chosen.get("neighbourhood", "")
    filters = (bool(index.alias_of_id), chosen.get("state", ""), bool(topic), bool(place), chosen.get("year", ""))
    return PreparedList(
        LISTED, COUNTED, filters, below(index) | {"today": today, "topic": topic, "neighbourhood": place}
    )


TOPICS_OF = Prepared(
    lambda number: DebateTopic.objects.filter(any_of("page", number)).values_list(
        "page_id", "topic__name_ro", "topic__name_en"
    )
)


def topics_of(debates: list[DebatePage], number: int) -> dict[int, list[str]]:
    """Id of a debate → the names of its topics in their order; `number` is the most that a page lists."""
    found: dict[int, list[str]] = {}
    in_english = get_language() == "en"
    for pk, name_ro, name_en in TOPICS_OF(number, **ids([debate.pk for debate in debates], number)):
        found.setdefault(pk, []).append(name_en if in_english else name_ro)
    return found


OPEN_FORMS = Prepared(
    lambda: (
        FormPage.objects.filter(path__range=(Slot("first"), Slot("last")), live=True, kind=FormKind.IDEA)
        .open_at(Slot("now"))
        .values_list("path", "closes_at")
    )
)


def open_until_by_parent(index: DebatesIndexPage, now) -> dict[str, dt.datetime | None]:
    """Path of a debate with an open call for ideas → when the one that closes soonest does; None: it never does."""
    found: dict[str, dt.datetime | None] = {}
    for path, closes_at in OPEN_FORMS(**below(index), now=now):
        found.setdefault(path[: -index.steplen], closes_at)
    return found


def debate_terms(page: DebatePage) -> dict[str, list[dict]]:
    """Organisers, topics and neighbourhoods as {"name", "url"}, in one query; from the draft's own rows in a preview."""
    if page.pk is None or page.organisers.is_deferring or page.topics.is_deferring or page.neighbourhoods.is_deferring:
        terms = [("organisers", row.organisation) for row in page.organisers.all()]
        terms += [("topics", row.topic) for row in page.topics.all()]
        terms += [("neighbourhoods", row.neighbourhood) for row in page.neighbourhoods.all()]
        rows = [
            (kind, number, term.name_ro, term.name_en, getattr(term, "url", ""))
            for number, (kind, term) in enumerate(terms)
        ]
    else:
        rows = TERMS(page=page.pk)
    found: dict[str, list[dict]] = {"organisers": [], "topics": [], "neighbourhoods": []}
    in_english = get_language() == "en"
    for kind, _order, name_ro, name_en, url in sorted(rows, key=lambda row: row[1] or 0):
        found[kind].append({"name": name_en if in_english else name_ro, "url": url})
    return found


def _terms(kind: str, model, name: str, url):
    rows = model.objects.filter(page=Slot("page")).order_by().annotate(of=Value(kind), to=Cast(url, CharField()))
    return rows.values_list("of", "sort_order", f"{name}__name_ro", f"{name}__name_en", "to")


TERMS = Prepared(
    lambda: _terms("organisers", DebateOrganiser, "organisation", F("organisation__url")).union(
        _terms("topics", DebateTopic, "topic", Value("")),
        _terms("neighbourhoods", DebateNeighbourhood, "neighbourhood", Value("")),
        all=True,
    )
)
DOCUMENTS = Prepared(lambda: DebateDocument.objects.filter(page=Slot("page")).select_related("document"))
STAGES = Prepared(lambda: DebateStage.objects.filter(page=Slot("page")))


def documents_of(page: DebatePage) -> list:
    return [row.document for row in _rows(page, page.documents, DOCUMENTS)]


def stages_of(page: DebatePage) -> list[DebateStage]:
    return _rows(page, page.stages, STAGES)


def _rows(page: DebatePage, relation, published: Prepared) -> list:
    """Rows of a page; a preview has rows of its own that are not stored."""
    return list(relation.all()) if page.pk is None or relation.is_deferring else published(page=page.pk)


FORMS = Prepared(
    lambda: lean(
        FormPage.objects.filter(path__range=(Slot("first"), Slot("last")), depth=Slot("depth"), live=True).order_by(
            "closes_at", "pk"
        )
    )
)


def forms_of(page: DebatePage) -> list[FormPage]:
    """Live forms below a debate, those that close last first."""
    return FORMS(**below(page))
