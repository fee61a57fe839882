"""How long things took and how late they are, in words of the active language."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..choices import Keeping
from ..dates import DAYS_IN_YEAR, Promise, Span

MONTHS_FROM, YEARS_FROM = 60, 730  # days from which a delay is told in months, and in years


def years_label(span: Span | None) -> str:
    """`6,4 years`; about so many where a date is known to the month or the year only; nothing when it is not known."""
    if span is None:
        return ""
    if span.is_exact:
        number = number_format(round(span.middle, 1), decimal_pos=1)
        return _("%(number)s years") % {"number": number}
    number = round(span.middle)
    label = ngettext("%(number)d year", "%(number)d years", number) % {"number": number}
    return _("about %(figure)s") % {"figure": label} if number else _("less than a year")


def years_figure(span: Span | None) -> str:
    """The number alone, for a large figure."""
    if span is None:
        return "–"
    return number_format(round(span.middle, 1), decimal_pos=1) if span.is_exact else f"≈ {round(span.middle)}"


def delay_label(days: int) -> str:
    """`12 days`, `7 months`, `3 years`: at least so much."""
    if days < MONTHS_FROM:
        return ngettext("%(number)d day", "%(number)d days", days) % {"number": days}
    if days < YEARS_FROM:
        months = int(days / (DAYS_IN_YEAR / 12))
        return ngettext("%(number)d month", "%(number)d months", months) % {"number": months}
    years = int(days / DAYS_IN_YEAR)
    return ngettext("%(number)d year", "%(number)d years", years) % {"number": years}


def keeping_label(promise: Promise) -> str:
    """How the actual date stands to the promised one; nothing where none was promised."""
    if promise.keeping == Keeping.LATE:
        return _("later than promised, by at least %(delay)s") % {"delay": delay_label(promise.days)}
    if promise.keeping == Keeping.OVERDUE:
        return _("late, by at least %(delay)s so far") % {"delay": delay_label(promise.days)}
    return "" if promise.keeping == Keeping.UNPROMISED else str(promise.keeping.label)
