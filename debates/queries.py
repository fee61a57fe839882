"""Reads over debates: the filtered list, what it can be filtered by, and the forms that a debate carries."""

import datetime as dt

from django.utils.translation import get_language

from cms.folding import fold
from cms.models import Neighbourhood, PageNeighbourhood, PageTopic, Topic
from cms.prepared import Prepared, PreparedList, Slot, counted
from cms.queries import below, lean, listed_in_slots, rows_of
from participation.choices import FormKind
from participation.models import FormPage

from .models import DebatePage, DebatesIndexPage, DebateStage


def debates_in_slots(is_alias: bool):
    return listed_in_slots(DebatePage, is_alias)


TOPICS = Prepared(
    lambda is_alias: Topic.objects.filter(
        pk__in=PageTopic.objects.filter(page__in=debates_in_slots(is_alias)).values("topic")
    ).values_list("slug", "name_ro", "name_en")
)
NEIGHBOURHOODS = Prepared(
    lambda is_alias: Neighbourhood.objects.filter(
        pk__in=PageNeighbourhood.objects.filter(page__in=debates_in_slots(is_alias)).values("neighbourhood")
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
        debates = debates.filter(pk__in=PageTopic.objects.filter(topic__slug=Slot("topic")).values("page"))
    if has_place:
        found = PageNeighbourhood.objects.filter(neighbourhood__slug=Slot("neighbourhood"))
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


STAGES = Prepared(lambda: DebateStage.objects.filter(page=Slot("page")))


def stages_of(page: DebatePage) -> list[DebateStage]:
    return rows_of(page, "stages", STAGES)
