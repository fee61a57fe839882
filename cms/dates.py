"""Dates as people write them: with the precision that is known, in the active language; pure but for gettext."""

import calendar
import datetime as dt
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext, pgettext

CITY_ZONE = ZoneInfo("Europe/Bucharest")

DAY, MONTH, YEAR, UNKNOWN = "day", "month", "year", "unknown"


def last_day(date: dt.date | None, precision: str) -> dt.date | None:
    """The last day that a date of this precision can mean: October 2017 may have been until the 31st."""
    if date is None or precision == UNKNOWN:
        return None
    if precision == YEAR:
        return date.replace(month=12, day=31)
    if precision == MONTH:
        return date.replace(day=calendar.monthrange(date.year, date.month)[1])
    return date


def first_day(date: dt.date, precision: str) -> dt.date:
    """The first day that a date of this precision can mean, whichever of its days was typed."""
    if precision == YEAR:
        return date.replace(month=1, day=1)
    return date.replace(day=1) if precision == MONTH else date


def date_label(date: dt.date | None, precision: str = DAY, *, weekday: bool = True) -> str:
    """`marți, 28 iulie 2020`, `octombrie 2017`, `2020`, or the words for an unknown date."""
    if date is None or precision == UNKNOWN:
        return gettext("date not known")
    if precision == YEAR:
        return str(date.year)
    if precision == MONTH:
        return _written(date, "F Y", get_language())
    return _written(date, "l, j F Y" if weekday else "j F Y", get_language())


@lru_cache(1024)
def _written(date: dt.date, form: str, language: str | None) -> str:
    """In the active language, which `language` names: the same days stand on page after page."""
    return date_format(date, form)


def time_label(time: dt.time | None) -> str:
    """`ora 9.00` in Romanian, as city notices print it; `9:00` in English."""
    if time is None:
        return ""
    return f"ora {_hour(time)}" if get_language() == "ro" else _hour(time)


def _hour(time: dt.time) -> str:
    """Without a zero in front, as opening hours and notices are written."""
    return f"{time.hour}{'.' if get_language() == 'ro' else ':'}{time:%M}"


def hours_label(start: dt.time | None, end: dt.time | None) -> str:
    """`ora 9.00`, `orele 9.00 – 17.00`; `9:00 – 17:00` in English."""
    if start is None or end is None:
        return time_label(start)
    both = f"{_hour(start)} – {_hour(end)}"
    return f"orele {both}" if get_language() == "ro" else both


def moment_label(moment: dt.datetime, *, weekday: bool = True) -> str:
    """A moment in the city's zone: `marți, 28 iulie 2020, ora 17.00`."""
    local = moment.astimezone(CITY_ZONE)
    return f"{date_label(local.date(), DAY, weekday=weekday)}, {time_label(local.time())}"


def until_label(moment: dt.datetime) -> str:
    """By when, from the moment alone: an hour at midnight means the day before, the end of a month may be all that is known."""
    local = moment.astimezone(CITY_ZONE)
    if local.time() != dt.time.min:
        label = moment_label(moment, weekday=False)
    elif local.day == 1:
        return gettext("until the end of %(month)s") % {"month": date_label(local.date() - dt.timedelta(days=1), MONTH)}
    else:
        label = date_label(local.date() - dt.timedelta(days=1), weekday=False)
    return gettext("until %(moment)s") % {"moment": label}


def zone_label(moment: dt.datetime) -> str:
    """The name of the city's time at that moment, with its distance from UTC."""
    local = moment.astimezone(CITY_ZONE)
    hours = int(local.utcoffset().total_seconds() // 3600)  # type: ignore[union-attr]
    return gettext("Romanian time, %(zone)s (UTC+%(hours)d)") % {"zone": local.tzname(), "hours": hours}


def range_label(start: dt.date | None, end: dt.date | None) -> str:
    """`14 – 28 februarie 2023`, `3 martie – 3 aprilie 2026`; one day when both are equal."""
    if not start or not end or start == end:
        only = start or end
        return date_label(only, DAY, weekday=False) if only else ""
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} – {date_label(end, DAY, weekday=False)}"
    first = date_format(start, "j F") if start.year == end.year else date_label(start, DAY, weekday=False)
    return f"{first} – {date_label(end, DAY, weekday=False)}"


def money_label(amount: Decimal, currency: str = "RON", *, cents: bool = True) -> str:
    """`3.364.773,00 lei` in Romanian, `3,364,773.00 lei` in English; other currencies by their code."""
    figure = number_format(amount, decimal_pos=2 if cents else 0, use_l10n=True, force_grouping=True)
    name = pgettext("currency", "lei") if currency == "RON" else currency
    return f"{figure} {name}"


def combine(date: dt.date, time: dt.time) -> dt.datetime:
    """The moment of that wall-clock time in the city."""
    return dt.datetime.combine(date, time, tzinfo=CITY_ZONE)
