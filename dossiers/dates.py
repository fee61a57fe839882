"""Promised against actual: what two dates say of one another when each may be known only to the month or the year."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from cms.dates import DAY, UNKNOWN, first_day, last_day

from .choices import OPEN_STATES, RUNNING, DossierState, Keeping, StageState

DAYS_IN_YEAR = 365.2425


@dataclass(frozen=True)
class Dated:
    """A date as far as it is known: all days that it can mean, from the first to the last."""

    date: dt.date | None = None
    precision: str = DAY

    @property
    def is_known(self) -> bool:
        return self.date is not None and self.precision != UNKNOWN

    @property
    def first(self) -> dt.date | None:
        return first_day(self.date, self.precision) if self.date is not None and self.is_known else None

    @property
    def last(self) -> dt.date | None:
        return last_day(self.date, self.precision)


@dataclass(frozen=True)
class Promise:
    """What became of a promised date; `days` is how late it is at least."""

    keeping: Keeping
    days: int = 0


def kept(promised: Dated, actual: Dated, state: str, today: dt.date) -> Promise:
    """How a stage stands to its promised date; what the dates do not settle stays unknown."""
    if promised.last is None or promised.first is None:
        return Promise(Keeping.UNPROMISED)
    if state in OPEN_STATES:
        days = (today - promised.last).days
        return Promise(Keeping.OVERDUE, days) if days > 0 else Promise(Keeping.DUE)
    if state != StageState.DONE or actual.first is None or actual.last is None:
        return Promise(Keeping.DUE if today <= promised.last else Keeping.UNKNOWN)
    if actual.first > promised.last:
        return Promise(Keeping.LATE, (actual.first - promised.last).days)
    # A day within the promised month is in time; "2024" against "15 June 2024" says neither.
    return Promise(Keeping.KEPT if actual.last <= promised.last else Keeping.UNKNOWN)


def state_of(standing: str, due_on: dt.date | None, today: dt.date) -> DossierState:
    """Where a dossier stands on a day; `due_on` is the first of its promises that are still open."""
    state = DossierState(standing)
    return DossierState.LATE if state in RUNNING and due_on is not None and due_on < today else state


def slips(before: Dated, after: Dated) -> bool:
    """Whether a promise moves to a later date, or no date is promised any more."""
    return before.last is not None and (after.last is None or after.last > before.last)


@dataclass(frozen=True)
class Span:
    """Years between two dates: the least and the most that the dates can mean."""

    least: float
    most: float

    @property
    def middle(self) -> float:
        return (self.least + self.most) / 2

    @property
    def is_exact(self) -> bool:
        return self.least == self.most


def years_between(start: Dated, end: Dated) -> Span | None:
    """Only when both dates are known and the end can lie after the start."""
    if start.first is None or start.last is None or end.first is None or end.last is None or end.last < start.first:
        return None
    least = max((end.first - start.last).days, 0) / DAYS_IN_YEAR
    return Span(least, (end.last - start.first).days / DAYS_IN_YEAR)


def median_years(spans: Iterable[Span]) -> Span | None:
    """The median of the least and of the most: as unsure as the dates that it is made of."""
    found = list(spans)
    if not found:
        return None
    return Span(median(span.least for span in found), median(span.most for span in found))
