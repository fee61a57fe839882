"""Fills the public holidays of the years to come, once; afterwards they are the editors'."""

import datetime as dt

from django.db import transaction

from ..dates import CITY_ZONE
from ..models import Holiday

YEARS_BACK, YEARS_AHEAD = 1, 2


@transaction.atomic
def fill_holidays(*, now: dt.datetime, by=None) -> int:
    """Write Romania's public holidays of last year until two years ahead; how many were written.

    A year whose New Year's Day is there was filled before: a day that an editor took out stays out, and a day that the
    government gave off stays in.
    """
    this_year = now.astimezone(CITY_ZONE).year
    wanted = {dt.date(year, 1, 1) for year in range(this_year - YEARS_BACK, this_year + YEARS_AHEAD + 1)}
    known = set(Holiday.objects.filter(date__in=wanted).values_list("date", flat=True))
    if not (missing := [day.year for day in wanted - known]):
        return 0
    import holidays  # a large table, needed once a year

    in_romanian, in_english = (
        holidays.country_holidays("RO", years=missing, language=language) for language in ("ro", "en_US")
    )
    rows = [Holiday(date=day, name_ro=name, name_en=in_english[day]) for day, name in sorted(in_romanian.items())]
    Holiday.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
