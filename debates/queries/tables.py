"""The report of a year as tables with words in the active language; from figures alone, without a question."""

import datetime as dt

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.dates import date_label

from ..regimes import Regime
from .report import BY_HAND

Table = tuple[list[str], list[list]]


def figure_labels() -> dict[str, str]:
    return {
        "announced": _("Debates announced"),
        "requested": _("Debates asked for in writing by an association or an authority"),
        "held": _("Meetings held"),
        "participants": _("Participants, as counted"),
        "uncounted": _("Meetings at which nobody counted the participants"),
        "minutes": _("Meetings with published minutes"),
        "late": _("Summaries due and not published"),
        "written": _("Contributions in writing"),
        "spoken": _("Contributions spoken"),
        "accepted": _("Contributions taken over"),
        "partly": _("Contributions taken over in part"),
        "explained": _("Contributions answered with an explanation"),
        "refused": _("Contributions not taken over, with the reason"),
        "waiting": _("Contributions waiting for the answer"),
    }


def by_hand_labels() -> dict[str, str]:
    return {
        "acts_adopted": _("Draft acts adopted"),
        "requests_refused": _("Requests for a debate that were refused"),
        "closed_sittings": _("Sittings that were not public"),
        "court_cases": _("Complaints in court"),
    }


def regime_table(figures: dict) -> Table:
    """A row for each figure, a column for each regime, the sum last."""
    regimes = figures["regimes"]
    headings = [_("What"), *(str(Regime(name).label) for name in regimes), _("All")]
    rows = [
        [label, *(number_of(name, line) for line in (*regimes.values(), figures["total"]))]
        for name, label in figure_labels().items()
    ]
    return headings, rows


def number_of(name: str, line: dict) -> int | str:
    """A figure; participants of meetings at none of which anybody counted are unknown, not none."""
    is_unknown = name == "participants" and line.get("uncounted") and line["uncounted"] == line.get("held")
    return _("not known") if is_unknown else line.get(name, 0)


def by_hand_table(by_hand: dict) -> Table:
    """What people told us; what nobody told is unknown, not none."""
    labels = by_hand_labels()
    rows = [[labels[name], _("not known") if by_hand.get(name) is None else by_hand[name]] for name in BY_HAND]
    return [_("What"), _("Number")], rows


def as_read(day: str) -> str:
    """A date as people read it, on a page; a file keeps it sortable."""
    return date_label(dt.date.fromisoformat(day), weekday=False) if day else "–"


def debates_table(figures: dict, *, is_page: bool = False) -> Table:
    """Debate by debate: its dates, what came and what became of it."""
    shown = as_read if is_page else str
    names = ("participants", "written", "spoken", "accepted", "partly", "explained", "refused", "waiting")
    labels = figure_labels()
    headings = [
        _("Debate"), _("Regime"), _("Announced on"), _("Written proposals until"), _("Held on"), _("Minutes published on"),
        _("Summary due on"), _("Summary published on"), *(labels[name] for name in names),
    ]  # fmt: skip
    dates = ("announced_on", "proposals_until", "held_on", "minutes_on", "summary_due_on", "summary_on")
    title = "title_en" if get_language() == "en" else "title_ro"
    rows = [
        [
            row[title],
            str(Regime(row["regime"]).label),
            *(shown(row[name]) for name in dates),
            *(number_of(name, row) for name in names),
        ]
        for row in figures["debates"]
    ]
    return headings, rows


def tables_of(figures: dict, by_hand: dict, *, is_page: bool = False) -> dict[str, Table]:
    """All of it by the name of each table."""
    return {
        _("In all"): regime_table(figures),
        _("Told by hand"): by_hand_table(by_hand),
        _("Debates"): debates_table(figures, is_page=is_page),
    }


def as_of_label(figures: dict) -> str:
    return date_label(dt.date.fromisoformat(figures["as_of"]), weekday=False)
