"""What every call's page shows of its calendar, whatever section it belongs to."""

import datetime as dt
from collections.abc import Sequence

from ..models.calendars import CalendarEntry
from ..models.calls import CallPage, CallState


def call_context(page: CallPage, calendar: Sequence[CalendarEntry], now: dt.datetime, request) -> dict:
    """State, steps and calendar file of a call; `calendar`: its entries as they follow one another."""
    state = page.state_at(now)
    return {
        "now": now,
        "state": state,
        "is_open": state == CallState.OPEN,
        "is_unverified": state == CallState.UNVERIFIED,
        "steps": steps_of(page, calendar, now),
        "ics_url": calendar_file_url(page, calendar, request),
    }


def steps_of(page: CallPage, calendar: Sequence[CalendarEntry], now: dt.datetime) -> list[dict]:
    """The calendar as steps; one of unknown date is over as well once a later one is; none is when nobody confirms any."""
    steps = [entry.as_step(now) for entry in calendar]
    if not page.is_confirmed:
        return [step | {"state": "imagined"} for step in steps]
    done = [place for place, step in enumerate(steps) if step["state"] == "done"]
    for place, entry in enumerate(calendar):
        if entry.starts_at is None and done and place < done[-1]:
            steps[place]["state"] = "done"
    return steps


def calendar_file_url(page: CallPage, calendar: Sequence[CalendarEntry], request) -> str:
    """Where the call's dates can be taken into one's own calendar; nowhere once all of them lie in the past."""
    if not page.pk or page.is_over or not page.deadlines(calendar):
        return ""
    return f"{page.get_url(request)}calendar.ics"
