"""Opening windows: half-open [opens_at, closes_at) in UTC; pure."""

import datetime as dt
from collections.abc import Container, Iterable
from enum import StrEnum

from cms.dates import CITY_ZONE, combine
from cms.working_days import ONE_DAY, add_working_days, next_working_day

HELD_HOURS = 48  # how long a place is kept for an address that nobody confirms; page, receipt and letters say so
HELD = dt.timedelta(hours=HELD_HOURS)
OLDEST_STAMP = dt.timedelta(minutes=10)  # a proxy that has held a request for longer tells another time than we mean


class WindowState(StrEnum):
    """Where a moment falls with regard to a window."""

    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSED = "closed"


def window_state(opens_at: dt.datetime | None, closes_at: dt.datetime | None, now: dt.datetime) -> WindowState:
    """State of a window at an aware moment; a missing bound is no bound.

    At `closes_at` itself the window is closed: a submission received in that microsecond is late.
    All is compared in UTC, because two times of one zone are compared by the clock on the wall, which in October
    shows the same hour twice.
    """
    now = now.astimezone(dt.UTC)
    if opens_at is not None and now < opens_at.astimezone(dt.UTC):
        return WindowState.NOT_YET
    if closes_at is not None and now >= closes_at.astimezone(dt.UTC):
        return WindowState.CLOSED
    return WindowState.OPEN


def window_of_call(
    *, opens_at: dt.datetime | None, closes_at: dt.datetime | None, ended_at: dt.datetime | None, now: dt.datetime
) -> tuple[dt.datetime | None, dt.datetime]:
    """The window of a form that follows a call; `closes_at` is None when the call takes nothing.

    Such a form is closed from now on, or from when it had ended already: a call without a deadline opens nothing.
    """
    if closes_at is not None:
        return opens_at, closes_at
    return None, ended_at if ended_at is not None and ended_at <= now else now


def late_term(closes_at: dt.datetime | None, days: int | None) -> dt.datetime | None:
    """The midnight, in UTC, after the last of so many days after the day of the deadline; None: there is no such term."""
    if closes_at is None or not days:
        return None
    last = closes_at.astimezone(CITY_ZONE).date() + dt.timedelta(days=days)
    return combine(last + ONE_DAY, dt.time.min).astimezone(dt.UTC)


def contestation_window(
    published_on: dt.date, days: int, *, counts_working_days: bool, holidays: Container[dt.date]
) -> tuple[dt.datetime, dt.datetime]:
    """From the day on which results were published until midnight after the last day, both in UTC.

    The day of publication is not counted, and a term never ends on a day off.
    """
    if counts_working_days:
        last = add_working_days(published_on, days, holidays)
    else:
        last = next_working_day(published_on + dt.timedelta(days=days), holidays)
    midnight = dt.time.min
    return combine(published_on, midnight).astimezone(dt.UTC), combine(last + ONE_DAY, midnight).astimezone(dt.UTC)


def moment_of_arrival(stamp: str, *, now: dt.datetime) -> dt.datetime:
    """When the proxy in front took the request, from its header; `now` when the header says nothing plausible.

    Proxies write seconds, milliseconds or microseconds since 1970, some with `t=` in front. A moment in the future or
    more than ten minutes ago is not believed.
    """
    text = stamp.strip().removeprefix("t=")
    if not text.isascii() or not text.replace(".", "", 1).isdigit() or len(text) > 20:
        return now
    seconds = float(text)
    for unit in (1, 1_000, 1_000_000):
        age = now.timestamp() - seconds / unit
        if 0 <= age <= OLDEST_STAMP.total_seconds():
            return now - dt.timedelta(seconds=age)
    return now


def is_too_slow(
    *, closes_at: dt.datetime | None, began_at: dt.datetime, whole_at: dt.datetime, grace: dt.timedelta
) -> bool:
    """Whether what began to arrive in time was whole only after the form closed and after the time granted for it."""
    is_late = window_state(None, closes_at, whole_at) == WindowState.CLOSED
    return is_late and whole_at.astimezone(dt.UTC) - began_at.astimezone(dt.UTC) > grace


def reminder_at(moment: dt.datetime, days: int) -> dt.datetime:
    """When somebody is reminded of a moment: at eight in the city, so many days before its day, in UTC.

    What ends at midnight ends on the day before, as people say it.
    """
    day = (moment.astimezone(CITY_ZONE) - dt.timedelta(microseconds=1)).date()
    return combine(day - dt.timedelta(days=days), dt.time(8)).astimezone(dt.UTC)


def is_reminder_due(moment: dt.datetime, leads: Iterable[int], *, since: dt.datetime, now: dt.datetime) -> bool:
    """Whether one of its reminders fell due after somebody was last written to, and the moment is still to come."""
    return now < moment and any(since < reminder_at(moment, days) <= now for days in leads)
