"""Opening windows: half-open [opens_at, closes_at) in UTC; pure."""

import datetime as dt
from enum import StrEnum


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
