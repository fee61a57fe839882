"""Reads over calls: those of a programme, and the rows of one."""

import datetime as dt
from dataclasses import dataclass, field

from cms.models.calls import CallState
from cms.prepared import Prepared, Slot
from cms.queries import below, lean, listed_in_slots, rows_of, with_calendar

from ..models import CallIndicator, FixClujPage, FundedProject, GrantCallPage, GrantStep

CALLS = Prepared(lambda is_alias: lean(listed_in_slots(GrantCallPage, is_alias).newest_first()))
STEPS = Prepared(lambda: GrantStep.objects.filter(page=Slot("page")).order_by("sort_order", "pk"))
INDICATORS = Prepared(lambda: CallIndicator.objects.filter(page=Slot("page")).order_by("sort_order", "pk"))
FUNDED = Prepared(lambda: FundedProject.objects.filter(page=Slot("page")).order_by("sort_order", "pk"))


@dataclass
class Calls:
    """The calls of a programme as its page lists them."""

    open: list[GrantCallPage] = field(default_factory=list)
    planned: list[GrantCallPage] = field(default_factory=list)
    past: list[GrantCallPage] = field(default_factory=list)

    @property
    def counted(self) -> list[GrantCallPage]:
        """Past calls whose numbers are known and true: a demonstration counts for nothing."""
        return [call for call in self.past if not call.is_demonstration and call.received_count is not None]

    @property
    def has_results(self) -> bool:
        """Whether there is something to say of who received what."""
        return any(call.is_decided and not call.is_demonstration for call in self.past)


def calls_of(page: FixClujPage, now: dt.datetime) -> Calls:
    """Open calls, the soonest to close first; announced ones, the soonest to open first; the others, newest first."""
    found = Calls()
    for call in with_calendar(CALLS(bool(page.alias_of_id), **below(page))):
        state = call.state_at(now)
        if state == CallState.OPEN:
            found.open.append(call)
        elif state in (CallState.PLANNED, CallState.POSTPONED):
            found.planned.append(call)
        else:
            found.past.append(call)
    found.open.sort(key=lambda call: call.closes_at)
    found.planned.sort(key=lambda call: call.opens_at or dt.datetime.max.replace(tzinfo=dt.UTC))
    return found


def calendar_of(page: GrantCallPage) -> list[GrantStep]:
    return rows_of(page, "calendar", STEPS)


def indicators_of(page: GrantCallPage) -> list[CallIndicator]:
    """What the call's projects are to achieve together, in its order."""
    return rows_of(page, "indicators", INDICATORS)


def funded_by(page: GrantCallPage) -> list[FundedProject]:
    return rows_of(page, "funded", FUNDED)
