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
    """
    if opens_at is not None and now < opens_at:
        return WindowState.NOT_YET
    if closes_at is not None and now >= closes_at:
        return WindowState.CLOSED
    return WindowState.OPEN
