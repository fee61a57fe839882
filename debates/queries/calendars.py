"""What the law asks of a debate: the terms in force when it was announced, the days off, and the form below it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.dates import CITY_ZONE
from cms.prepared import Prepared, Slot
from cms.queries import below, days_off
from participation.choices import FormKind
from participation.models import FormPage

from ..clock import LONGEST_TERM, Days, Line, Term, Verdict, calendar_of, marks_of, unaccepted
from ..models import DebatePage, LegalTerm
from ..regimes import Rule

# A term of a year in working days may reach twice as far.
FURTHEST = dt.timedelta(days=2 * LONGEST_TERM)
TERMS = Prepared(
    lambda: (
        LegalTerm.objects.in_force_on(Slot("day"))
        .filter(regime=Slot("regime"))
        .order_by(F("in_force_from").asc(nulls_first=True), "pk")
    )
)
FORMS = Prepared(
    lambda: FormPage.objects.filter(
        path__range=(Slot("first"), Slot("last")), depth=Slot("depth"), live=True, kind=FormKind.IDEA
    ).values_list("title", "closes_at")
)


@dataclass(frozen=True)
class LegalCalendar:
    """The calendar of one debate, and the form whose deadline it took."""

    lines: list[Line]
    form_title: str = ""

    @property
    def broken(self) -> list[Line]:
        return [line for line in self.lines if line.verdict == Verdict.BROKEN]

    @property
    def missing(self) -> list[Line]:
        return [line for line in self.lines if line.verdict == Verdict.MISSING]

    @property
    def marks(self) -> str:
        return marks_of(self.lines)

    def unaccepted(self, accepted: str) -> list[Line]:
        return unaccepted(self.lines, accepted)

    def line(self, rule: str) -> Line | None:
        return next((line for line in self.lines if line.term.rule == rule), None)

    def question(self) -> str:
        """Why it is not published yet, in one sentence."""
        names = ", ".join(line.label for line in self.broken)
        words = _("Not published yet. The law allows no such date: %(names)s. Change it, or say why and tick the box.")
        return words % {"names": names}


def terms_in_force(regime: str, announced_on: dt.date | None) -> list[Term]:
    """The terms of a regime for what was announced on that day; before it is known, those of today."""
    day = announced_on or timezone.localdate(timezone=CITY_ZONE)
    return [row.as_term() for row in _newest(TERMS(day=day, regime=regime))]


def _newest(rows: Iterable[LegalTerm]) -> list[LegalTerm]:
    """Of versions that overlap all the same, the one that began last."""
    by_rule = {row.rule: row for row in rows}
    return [by_rule[rule] for rule in Rule.values if rule in by_rule]


def last_day_of_window(closes_at: dt.datetime) -> dt.date:
    """The last day on which something can still be sent: midnight ends the day before."""
    return (closes_at.astimezone(dt.UTC) - dt.timedelta(microseconds=1)).astimezone(CITY_ZONE).date()


def window_of(forms: Iterable[tuple[str, dt.datetime | None]]) -> tuple[str, dt.date | None]:
    """Title and last day of the form that closes last; a form that never closes limits nothing."""
    known = [(closes_at, title) for title, closes_at in forms if closes_at]
    if not known:
        return "", None
    closes_at, title = max(known)
    return title, last_day_of_window(closes_at)


def holidays_around(days: Iterable[dt.date]) -> frozenset[dt.date]:
    known = list(days)
    return days_off(min(known), max(known) + FURTHEST) if known else frozenset()


def lines_of(terms: list[Term], days: Days) -> list[Line]:
    """The calendar with the days off of today's table; it is read only where working days are counted."""
    holidays = holidays_around(days.known) if any(term.is_working for term in terms) else frozenset()
    return calendar_of(terms, days, holidays)


def calendar_of_page(page: DebatePage) -> LegalCalendar:
    """The calendar of a page or of its draft."""
    terms = terms_in_force(page.regime, page.announced_on)
    if not terms:
        return LegalCalendar([])
    title, until = window_of(FORMS(**below(page)))
    return LegalCalendar(lines_of(terms, page.days(until)), title)


def summary_due(page: DebatePage) -> dt.date | None:
    """The last day for minutes and papers, where the regime sets one and the day of the debate is known."""
    if page.change or page.day_known is None:
        return None
    terms = [term for term in terms_in_force(page.regime, page.announced_on) if term.rule == Rule.MINUTES]
    return next((line.limit for line in lines_of(terms, page.days())), None)
