"""The filtered list of competitions, and what it can be filtered by."""

import datetime as dt

from django.utils.translation import get_language

from cms.folding import fold
from cms.models import Neighbourhood, PageNeighbourhood, PageTopic, Topic
from cms.prepared import Prepared, PreparedList, Slot, counted
from cms.queries import below, lean, listed_in_slots

from ..models import CompetitionPage, CompetitionsIndexPage


def competitions_in_slots(is_alias: bool):
    return listed_in_slots(CompetitionPage, is_alias)


TOPICS = Prepared(
    lambda is_alias: Topic.objects.filter(
        pk__in=PageTopic.objects.filter(page__in=competitions_in_slots(is_alias)).values("topic")
    ).values_list("slug", "name_ro", "name_en")
)
NEIGHBOURHOODS = Prepared(
    lambda is_alias: Neighbourhood.objects.filter(
        pk__in=PageNeighbourhood.objects.filter(page__in=competitions_in_slots(is_alias)).values("neighbourhood")
    ).values_list("slug", "name_ro", "name_en")
)
DAYS = Prepared(
    lambda is_alias: (
        competitions_in_slots(is_alias)
        .exclude(first_on=None)
        .order_by()
        .values_list("first_on__year", "last_on__year")
        .distinct()
    )
)


def filter_terms(index: CompetitionsIndexPage) -> dict:
    """Topics, neighbourhoods and years that some competition of the list has, sorted as people look them up."""
    is_alias, place = bool(index.alias_of_id), below(index)
    years = {year for first, last in DAYS(is_alias, **place) for year in range(first, last + 1)}
    return {
        "topics": _choices(TOPICS(is_alias, **place)),
        "neighbourhoods": _choices(NEIGHBOURHOODS(is_alias, **place)),
        "years": sorted(years, reverse=True),
    }


def _choices(rows) -> list[tuple[str, str]]:
    """Slug and name in the active language, by folded name."""
    in_english = get_language() == "en"
    found = ((slug, name_en if in_english else name_ro) for slug, name_ro, name_en in rows)
    return sorted(found, key=lambda choice: fold(choice[1]))


def _filtered(is_alias: bool, state: str, has_topic: bool, has_place: bool, year: str):
    competitions = competitions_in_slots(is_alias)
    if state:
        competitions = competitions.in_state(state, Slot("now"))
    if has_topic:
        competitions = competitions.filter(pk__in=PageTopic.objects.filter(topic__slug=Slot("topic")).values("page"))
    if has_place:
        found = PageNeighbourhood.objects.filter(neighbourhood__slug=Slot("neighbourhood"))
        competitions = competitions.filter(pk__in=found.values("page"))
    return competitions.in_year(int(year)) if year else competitions


def _listed(*shape):
    *filters, start, stop = shape
    return lean(_filtered(*filters).newest_first())[start:stop]


LISTED = Prepared(_listed)
COUNTED = Prepared(lambda *filters: counted(_filtered(*filters)))


def filtered_competitions(index: CompetitionsIndexPage, chosen: dict[str, str], now: dt.datetime) -> PreparedList:
    """The list for these filters: what is to come first, then the newest, what has no date last."""
    topic, place = chosen.get("topic", ""), chosen.get("neighbourhood", "")
    filters = (bool(index.alias_of_id), chosen.get("state", ""), bool(topic), bool(place), chosen.get("year", ""))
    return PreparedList(LISTED, COUNTED, filters, below(index) | {"now": now, "topic": topic, "neighbourhood": place})
