"""The filtered list of competitions, and what it can be filtered by."""

import datetime as dt

from cms.prepared import Prepared, PreparedList, Slot, counted
from cms.queries import below, lean, listed_in_slots
from cms.queries.filters import LabelFilters, labelled_with, labels_in, shape_of

from ..models import CompetitionPage, CompetitionsIndexPage


def competitions_in_slots(is_alias: bool):
    return listed_in_slots(CompetitionPage, is_alias)


LABELS = LabelFilters(CompetitionPage)
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
    """Labels and years that some competition of the list has, sorted as people look them up."""
    days = DAYS(bool(index.alias_of_id), **below(index))
    years = {year for first, last in days for year in range(first, last + 1)}
    return LABELS.choices(index) | {"years": sorted(years, reverse=True)}


def _filtered(is_alias: bool, state: str, labels: tuple[str, ...], year: str):
    competitions = competitions_in_slots(is_alias)
    if state:
        competitions = competitions.in_state(state, Slot("now"))
    if year:
        competitions = competitions.in_year(int(year))
    return labelled_with(competitions, labels)


def _listed(*shape):
    *filters, start, stop = shape
    return lean(_filtered(*filters).newest_first())[start:stop]


LISTED = Prepared(_listed)
COUNTED = Prepared(lambda *filters: counted(_filtered(*filters)))


def filtered_competitions(index: CompetitionsIndexPage, chosen: dict[str, str], now: dt.datetime) -> PreparedList:
    """The list for these filters: what is to come first, then the newest, what has no date last."""
    filters = (bool(index.alias_of_id), chosen.get("state", ""), shape_of(chosen), chosen.get("year", ""))
    return PreparedList(LISTED, COUNTED, filters, below(index) | labels_in(chosen) | {"now": now})
