"""Where a debate stands: one function from its facts and the moment; pure."""

import datetime as dt
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

ARCHIVED_AFTER = dt.timedelta(days=365)  # a summary that old is looked up, no longer news


class DebateState(models.TextChoices):
    """What a debate's dates and facts say of it now; computed, never typed."""

    UPCOMING = "upcoming", _("Announced")
    OPEN = "open", _("Open for written proposals")
    TODAY = "today", _("Today")
    LIVE = "live", _("Live now")
    SUMMARY_DUE = "summary_due", _("Summary due")
    ANSWERED = "answered", _("Summary published")
    ARCHIVED = "archived", _("Archived")
    HELD = "held", _("Held")
    UNVERIFIED = "unverified", _("Announced, not confirmed as held")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    UNDATED = "undated", _("Date not known")


PAST = frozenset(
    {
        DebateState.SUMMARY_DUE,
        DebateState.ANSWERED,
        DebateState.ARCHIVED,
        DebateState.HELD,
        DebateState.UNVERIFIED,
    }
)
STAGE_OF_STATE = {
    DebateState.TODAY: "underway",
    DebateState.LIVE: "underway",
    DebateState.SUMMARY_DUE: "underway",
    DebateState.ANSWERED: "done",
    DebateState.ARCHIVED: "done",
    DebateState.HELD: "done",
}  # everything else is only imagined yet


@dataclass(frozen=True)
class Facts:
    """What the state of a debate follows from."""

    change: str = ""
    date: dt.date | None = None
    latest_on: dt.date | None = None  # the last day that the date can mean
    time: dt.time | None = None
    end_time: dt.time | None = None
    is_held: bool = False
    announced_on: dt.date | None = None
    proposals_until: dt.date | None = None
    is_form_open: bool | None = None  # None: no form stands below it, its own dates say until when proposals are taken
    summary_due_on: dt.date | None = None
    summary_on: dt.date | None = None


def state_of(facts: Facts, today: dt.date, clock: dt.time) -> DebateState:
    """The state on that day at that hour of the city's clock: an hour in an announcement is one on the wall."""
    if facts.change:
        return DebateState(facts.change)
    if facts.summary_on and facts.summary_on <= today:
        return DebateState.ARCHIVED if facts.summary_on <= today - ARCHIVED_AFTER else DebateState.ANSWERED
    if facts.date is not None and facts.date == facts.latest_on == today:
        return DebateState.LIVE if is_on(facts, clock) else DebateState.TODAY
    if takes_proposals(facts, today):
        return DebateState.OPEN
    if facts.latest_on is None:
        return DebateState.HELD if facts.is_held else DebateState.UNDATED
    if facts.latest_on >= today:
        return DebateState.UPCOMING
    if facts.summary_due_on:
        return DebateState.SUMMARY_DUE
    return DebateState.HELD if facts.is_held else DebateState.UNVERIFIED


def is_on(facts: Facts, clock: dt.time) -> bool:
    """Whether it takes place at this hour of its day; without a known end, until the day ends."""
    return facts.time is not None and facts.time <= clock and (facts.end_time is None or clock < facts.end_time)


def takes_proposals(facts: Facts, today: dt.date) -> bool:
    """A form below the page leads; without one, the dates of the announcement do."""
    if facts.is_form_open is not None:
        return facts.is_form_open
    return bool(facts.announced_on and facts.proposals_until and facts.announced_on <= today <= facts.proposals_until)


def is_overdue(facts: Facts, today: dt.date) -> bool:
    """Whether the summary should have been there before today."""
    return bool(not facts.change and not facts.summary_on and facts.summary_due_on and facts.summary_due_on < today)
