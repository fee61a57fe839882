"""Counting days as Romanian law does: weekends and days off are left out, the first day is not counted; pure."""

import datetime as dt
from collections.abc import Container

SATURDAY = 5
ONE_DAY = dt.timedelta(days=1)


def is_working_day(day: dt.date, holidays: Container[dt.date] = frozenset()) -> bool:
    """Neither Saturday nor Sunday nor one of these days off."""
    return day.weekday() < SATURDAY and day not in holidays


def next_working_day(day: dt.date, holidays: Container[dt.date] = frozenset()) -> dt.date:
    """That day, or the first working day after it: a term that ends on a day off ends there."""
    while not is_working_day(day, holidays):
        day += ONE_DAY
    return day


def add_working_days(start: dt.date, days: int, holidays: Container[dt.date] = frozenset()) -> dt.date:
    """The `days`-th working day after `start`; before it when `days` is negative."""
    step = ONE_DAY if days > 0 else -ONE_DAY
    left = abs(days)
    while left:
        start += step
        left -= is_working_day(start, holidays)
    return start


def working_days_between(start: dt.date, end: dt.date, holidays: Container[dt.date] = frozenset()) -> int:
    """How many working days lie after `start` up to `end`, which counts; negative when `end` comes first."""
    if end < start:
        return -working_days_between(end, start, holidays)
    whole = range(1, (end - start).days + 1)
    return sum(is_working_day(start + dt.timedelta(days=number), holidays) for number in whole)
