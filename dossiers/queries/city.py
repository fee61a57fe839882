"""The city's list: filters, what is delivered, how long it takes, and what is late and why."""

import datetime as dt
from typing import NamedTuple

from cms.prepared import Prepared, PreparedList, Slot, counted
from cms.queries import below, lean, listed_in_slots
from cms.queries.filters import LabelFilters, labelled_with, labels_in, shape_of

from ..choices import OPEN_STATES, DossierState
from ..dates import Dated, Span, median_years, state_of, years_between
from ..models import DossierPage, DossiersIndexPage, DossierStage

LATE_LIMIT = 50
LABELS = LabelFilters(DossierPage)


def dossiers_in_slots(is_alias: bool):
    return listed_in_slots(DossierPage, is_alias)


def filter_terms(index: DossiersIndexPage) -> dict:
    """Labels that some dossier of the list has."""
    return LABELS.choices(index)


def _filtered(is_alias: bool, state: str, labels: tuple[str, ...]):
    dossiers = dossiers_in_slots(is_alias)
    if state:
        dossiers = dossiers.in_state(state, Slot("today"))
    return labelled_with(dossiers, labels)


def _listed(*shape):
    *filters, start, stop = shape
    return lean(_filtered(*filters).newest_first())[start:stop]


LISTED = Prepared(_listed)
COUNT = Prepared(lambda *filters: counted(_filtered(*filters)))


def filtered_dossiers(index: DossiersIndexPage, chosen: dict[str, str], today: dt.date) -> PreparedList:
    """The list in pieces, by the filters that were chosen."""
    shape = (bool(index.alias_of_id), chosen.get("state", ""), shape_of(chosen))
    return PreparedList(LISTED, COUNT, shape, below(index) | labels_in(chosen) | {"today": today})


SUMMED = ("standing", "due_on", "verdict_on", "verdict_precision", "reception_on", "reception_precision")


def _real(is_alias: bool):
    """What is invented is listed and never summed up."""
    return dossiers_in_slots(is_alias).filter(is_demonstration=False).order_by()


SUMS = Prepared(lambda is_alias: _real(is_alias).values_list(*SUMMED))


class Sums(NamedTuple):
    """What the city page sums up, of all dossiers whatever is chosen below."""

    total: int
    delivered: int
    late: int
    unknown: int
    years: Span | None
    timed: int  # dossiers whose two dates are known


def sums_of(index: DossiersIndexPage, today: dt.date) -> Sums:
    rows = SUMS(bool(index.alias_of_id), **below(index))
    states = [state_of(standing, due_on, today) for standing, due_on, *_dates in rows]
    spans = [years_between(Dated(*dates[:2]), Dated(*dates[2:])) for _standing, _due_on, *dates in rows]
    known = [span for span in spans if span is not None]
    return Sums(
        len(rows),
        states.count(DossierState.DELIVERED),
        states.count(DossierState.LATE),
        states.count(DossierState.UNKNOWN),
        median_years(known),
        len(known),
    )


def _late(is_alias: bool):
    stages = DossierStage.objects.filter(page__in=_real(is_alias), state__in=OPEN_STATES)
    # The first day of a month may be typed for all of it: what is not over yet is left out by the caller.
    late = stages.filter(promised_on__lt=Slot("today")).exclude(promised_precision="unknown")
    return late.select_related("page").order_by("promised_on", "pk")[:LATE_LIMIT]


LATE = Prepared(_late)


def late_stages(index: DossiersIndexPage, today: dt.date) -> list[DossierStage]:
    """Stages whose promised date has passed, the longest first, each with its dossier."""
    found = LATE(bool(index.alias_of_id), today=today, **below(index))
    return [stage for stage in found if stage.kept_on(today).days > 0]
