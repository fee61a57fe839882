"""The figures of a year for the report on transparency: counted from debates and their registers in five questions."""

import datetime as dt
from dataclasses import dataclass, fields

from django.db.models import Count, F, Q
from django.utils import timezone
from wagtail.models import Locale

from cms.dates import CITY_ZONE
from cms.prepared import Prepared
from participation.models import Submission

from ..models import AnnualReport, Contribution, DebatePage
from ..regimes import Regime
from .register import OUTCOMES, SPOKEN

COUNTED = {"written": ~SPOKEN, "spoken": SPOKEN, **OUTCOMES}
BY_HAND = ("acts_adopted", "requests_refused", "closed_sittings", "court_cases")


@dataclass
class Line:
    """What is counted of one regime, or of all."""

    announced: int = 0
    requested: int = 0
    held: int = 0
    participants: int = 0
    uncounted: int = 0  # held, but nobody counted who came
    minutes: int = 0
    late: int = 0  # whose summary was due and is not there
    written: int = 0
    spoken: int = 0
    accepted: int = 0
    partly: int = 0
    explained: int = 0
    refused: int = 0
    waiting: int = 0

    def add(self, other: "Line") -> None:
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))


FIGURES = tuple(each.name for each in fields(Line))


def figures_of(year: int, today: dt.date) -> dict:
    """All that the report of a year says, as JSON can keep it: per regime, in all, and debate by debate.

    Internal meetings are not counted. A debate is announced and held in the year of its dates; what was sent counts in
    the year in which it came, whatever the year of its debate.
    """
    counts = contributions_in(year)
    pages = pages_of(year, set(counts))
    english = english_titles(pages)
    regimes: dict[str, Line] = {}
    total, rows = Line(), []
    for page in pages:
        line = line_of(page, year, today, counts.get(page.translation_key, {}))
        regimes.setdefault(page.regime, Line()).add(line)
        total.add(line)
        rows.append(row_of(page, line, english.get(page.translation_key, "")))
    return {
        "year": year,
        "as_of": today.isoformat(),
        "regimes": {regime: values(regimes[regime]) for regime in Regime.values if regime in regimes},
        "total": values(total),
        "debates": rows,
    }


def values(line: Line) -> dict[str, int]:
    return {name: getattr(line, name) for name in FIGURES}


def bounds_of(year: int) -> tuple[dt.datetime, dt.datetime]:
    """The first moment of a year in the city and of the next."""
    return dt.datetime(year, 1, 1, tzinfo=CITY_ZONE), dt.datetime(year + 1, 1, 1, tzinfo=CITY_ZONE)


def contributions_in(year: int) -> dict:
    """Key of a debate → what came to it in that year, and what became of it."""
    start, end = bounds_of(year)
    rows = Contribution.objects.filter(submission__received_at__gte=start, submission__received_at__lt=end).order_by()
    counts = {name: Count("pk", filter=condition) for name, condition in COUNTED.items()}
    found = rows.values(key=F("register__debate_key")).annotate(**counts)
    return {row.pop("key"): row for row in found}


def pages_of(year: int, keys: set) -> list[DebatePage]:
    """The debates that the year concerns, each once: its Romanian page, or the one that stands alone."""
    dated = Q(announced_on__year=year) | Q(date__year=year) | Q(translation_key__in=keys)
    pages = DebatePage.objects.live().filter(dated, alias_of=None, is_demonstration=False)
    pages = pages.exclude(kind=DebatePage.Kind.MEETING).defer_streamfields()
    default = Locale.get_default().pk
    found: dict = {}
    for page in sorted(pages, key=lambda page: page.locale_id != default):
        found.setdefault(page.translation_key, page)
    return sorted(found.values(), key=lambda page: (page.announced_on or page.date or dt.date.max, page.pk))


def english_titles(pages: list[DebatePage]) -> dict:
    twins = DebatePage.objects.live().filter(
        translation_key__in=[page.translation_key for page in pages], locale__language_code="en", alias_of=None
    )
    return dict(twins.values_list("translation_key", "title"))


def line_of(page: DebatePage, year: int, today: dt.date, counts: dict[str, int]) -> Line:
    is_announced = page.announced_on is not None and page.announced_on.year == year
    day = page.latest_on
    is_held = bool(page.is_held and not page.change and page.date and page.date.year == year and day and day <= today)
    known = [number for number in (page.participants_on_site, page.participants_online) if number is not None]
    is_late = bool(not page.change and not page.summary_on and page.summary_due_on and page.summary_due_on < today)
    return Line(
        announced=int(is_announced),
        requested=int(is_announced and page.is_requested),
        held=int(is_held),
        participants=sum(known) if is_held else 0,
        uncounted=int(is_held and not known),
        minutes=int(is_held and page.minutes_id is not None),
        late=int(is_late and page.summary_due_on.year == year),
        **counts,
    )


def row_of(page: DebatePage, line: Line, title_en: str) -> dict:
    """One debate with its dates and figures."""
    dates = ("announced_on", "proposals_until", "minutes_on", "summary_due_on", "summary_on")
    return {
        "title_ro": page.title,
        "title_en": title_en or page.title,
        "regime": page.regime,
        "held_on": page.date.isoformat() if line.held else "",
        "shorter_because": bool(page.shorter_because.strip() and page.accepted_terms),
        **{name: day.isoformat() if (day := getattr(page, name)) else "" for name in dates},
        **values(line),
    }


def report_of(year: int) -> AnnualReport:
    """The row of a year, or a new one that is not stored yet."""
    return AnnualReport.objects.filter(year=year).first() or AnnualReport(year=year)


def published_report(year: int) -> AnnualReport | None:
    return AnnualReport.objects.filter(year=year, published_at__isnull=False).first()


YEARS = Prepared(lambda: AnnualReport.objects.filter(published_at__isnull=False).values_list("year"))


def published_years() -> list[int]:
    """The years whose report stands on the site, the latest first."""
    return [year for (year,) in YEARS()]


def years_with_figures() -> list[int]:
    """From the first year of which something is known to this one, the latest first."""
    today = timezone.localdate(timezone=CITY_ZONE)
    pages = DebatePage.objects.live().filter(is_demonstration=False)
    days = [
        pages.exclude(announced_on=None).order_by("announced_on").values_list("announced_on", flat=True).first(),
        pages.exclude(date=None).order_by("date").values_list("date", flat=True).first(),
    ]
    first = Submission.objects.exclude(contribution=None).order_by("received_at").values_list("received_at", flat=True)
    if moment := first.first():
        days.append(moment.astimezone(CITY_ZONE).date())
    earliest = min((day.year for day in days if day), default=today.year)
    return list(range(today.year, min(earliest, today.year) - 1, -1))
