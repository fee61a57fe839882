"""The legal clock: terms, days and days off go in, what each term asks and whether it is kept comes out; pure."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.working_days import add_working_days

from .regimes import ENDS, NEEDED, PASSES_FIRST, Rule

LONGEST_TERM = 366  # days; what staff may type, and how far days off are asked for


@dataclass(frozen=True)
class Term:
    """A period as the act in force on the day of the announcement gives it."""

    rule: str
    days: int
    is_working: bool = False
    is_most: bool = False
    source: str = ""  # act and article, in the reader's language
    is_confirmed: bool = False

    @property
    def measure(self) -> str:
        """`at least 30 working days`."""
        if self.is_working:
            count = ngettext("%(days)d working day", "%(days)d working days", self.days) % {"days": self.days}
        else:
            count = ngettext("%(days)d calendar day", "%(days)d calendar days", self.days) % {"days": self.days}
        return (_("at most %(count)s") if self.is_most else _("at least %(count)s")) % {"count": count}


@dataclass(frozen=True)
class Days:
    """The days of a debate that terms run from or judge; None where it is not known."""

    announced: dt.date | None = None
    place_announced: dt.date | None = None
    proposals_until: dt.date | None = None
    endorsement: dt.date | None = None
    debate: dt.date | None = None
    summary: dt.date | None = None

    @property
    def known(self) -> list[dt.date]:
        return [day for field in fields(self) if (day := getattr(self, field.name))]


class Verdict(StrEnum):
    """What became of a term."""

    KEPT = "kept"
    BROKEN = "broken"
    MISSING = "missing"  # a day that the law needs is not there
    WAITING = "waiting"  # a day that may come later is not there yet


@dataclass(frozen=True)
class Line:
    """One term in a debate's calendar: from which day it runs, its last day, the day chosen, and whether that is right."""

    term: Term
    start: dt.date | None
    limit: dt.date | None
    chosen: dt.date | None
    verdict: Verdict

    @property
    def label(self) -> str:
        return str(Rule(self.term.rule).label)

    @property
    def passes_first(self) -> bool:
        """Whether the whole term must have passed before the day chosen."""
        return self.term.rule in PASSES_FIRST

    @property
    def verdict_label(self) -> str:
        labels = {
            Verdict.KEPT: _("Right"),
            Verdict.BROKEN: _("Too late") if self.term.is_most else _("Too early"),
            Verdict.MISSING: _("A date is missing"),
            Verdict.WAITING: _("No date yet"),
        }
        return labels[self.verdict]

    @property
    def mark(self) -> str:
        """Names exactly what is wrong, so that whoever accepted this has not accepted the next mistake."""
        return f"{self.term.rule}:{self.limit}:{self.chosen}"


def last_day_of(term: Term, start: dt.date, holidays: Collection[dt.date]) -> dt.date:
    """The last day of a term; the day from which it runs is not counted."""
    if term.is_working:
        return add_working_days(start, term.days, holidays)
    return start + dt.timedelta(days=term.days)


def keeps(term: Term, limit: dt.date, chosen: dt.date) -> bool:
    if term.is_most:
        return chosen <= limit
    return chosen > limit if term.rule in PASSES_FIRST else chosen >= limit


def line_of(term: Term, days: Days, holidays: Collection[dt.date]) -> Line:
    """What one term asks of these days."""
    first, judged = ENDS[term.rule]
    start: dt.date | None = getattr(days, first)
    chosen: dt.date | None = getattr(days, judged)
    limit = last_day_of(term, start, holidays) if start else None
    if limit and chosen and start:
        # What happens before its own beginning keeps no term, not even one that says "at most".
        verdict = Verdict.KEPT if chosen >= start and keeps(term, limit, chosen) else Verdict.BROKEN
    else:
        verdict = Verdict.MISSING if term.rule in NEEDED else Verdict.WAITING
    return Line(term, start, limit, chosen, verdict)


def calendar_of(terms: Iterable[Term], days: Days, holidays: Collection[dt.date]) -> list[Line]:
    """What the law asks of a debate, term by term."""
    return [line_of(term, days, holidays) for term in terms]


def marks_of(lines: Iterable[Line]) -> str:
    """The broken terms of a calendar with their dates: what an editor accepts when a reason is given."""
    return " ".join(sorted(line.mark for line in lines if line.verdict == Verdict.BROKEN))


def unaccepted(lines: Iterable[Line], accepted: str) -> list[Line]:
    """The broken terms that nobody gave a reason for, or gave one for other dates."""
    known = set(accepted.split())
    return [line for line in lines if line.verdict == Verdict.BROKEN and line.mark not in known]
