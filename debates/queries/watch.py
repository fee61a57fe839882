"""What staff must hear of: live debates whose calendar the law does not allow or that lack a day, and late summaries."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Locale, Page

from cms.dates import CITY_ZONE
from participation.choices import FormKind
from participation.models import FormPage

from ..clock import Line, Verdict, calendar_of, unaccepted
from ..models import DebatePage, LegalTerm
from ..models.lists import archived_since
from ..regimes import Rule
from .calendars import holidays_around, window_of


@dataclass(frozen=True)
class Concern:
    """One live debate that asks for somebody's attention, and why."""

    page: DebatePage
    broken: list[Line]
    missing: list[Line]
    due_on: dt.date | None  # when the summary was due; None: it is not late


def concerns(now: dt.datetime) -> list[Concern]:
    """All of them, worked out from today's terms and days off: whatever changed since the pages were published.

    Four queries, however many debates there are.
    """
    today = now.astimezone(CITY_ZONE).date()
    rows = list(LegalTerm.objects.all())
    pages = list(watched(today, {row.regime for row in rows}))
    windows = _windows_below(pages)
    days = {page.pk: page.days(window_of(windows.get(page.path, []))[1]) for page in pages}
    holidays = holidays_around(day for each in days.values() for day in each.known)
    found = []
    for page in pages:
        lines = calendar_of(_terms_of(page, rows, today), days[page.pk], holidays)
        broken = unaccepted(lines, page.accepted_terms if page.shorter_because.strip() else "")
        missing = [line for line in lines if line.verdict == Verdict.MISSING]
        due_on = _late_since(page, lines, today)
        if broken or missing or due_on:
            found.append(Concern(page, broken, missing, due_on))
    return found


def watched(today: dt.date, regimes: set[str]):
    """Live debates that a term can concern, one per debate: the Romanian page, or the one that stands alone."""
    default = Locale.get_default()
    twin = DebatePage.objects.filter(locale=default, live=True, translation_key=OuterRef("translation_key"))
    pages = DebatePage.objects.live().filter(Q(locale=default) | ~Exists(twin), alias_of=None)
    pages = pages.exclude(summary_on__lte=archived_since(today))
    return pages.filter(Q(regime__in=regimes) | Q(summary_due_on__lt=today)).order_by("date", "pk")


def _terms_of(page: DebatePage, rows: list[LegalTerm], today: dt.date) -> list:
    day = page.announced_on or today
    valid = [row for row in rows if row.regime == page.regime and row.is_in_force_on(day)]
    by_rule = {row.rule: row for row in sorted(valid, key=lambda row: (row.in_force_from or dt.date.min, row.pk))}
    return [by_rule[rule].as_term() for rule in Rule.values if rule in by_rule]


def _late_since(page: DebatePage, lines: list[Line], today: dt.date) -> dt.date | None:
    legal = next((line.limit for line in lines if line.term.rule == Rule.MINUTES), None)
    due_on = page.results_due_on or legal
    return due_on if due_on and due_on < today and not page.summary_on and not page.change else None


def _windows_below(pages: list[DebatePage]) -> dict[str, list]:
    """Path of a page → title and end of each form for ideas right below it."""
    paths = {page.path for page in pages}
    found: dict[str, list] = {}
    if paths:
        for path, title, closes_at in FormPage.objects.filter(live=True, kind=FormKind.IDEA).values_list(
            "path", "title", "closes_at"
        ):
            if (above := path[: -Page.steplen]) in paths:
                found.setdefault(above, []).append((title, closes_at))
    return found
