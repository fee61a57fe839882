"""The days off that staff keep in the vocabularies."""

import datetime as dt

from ..models import Holiday
from ..prepared import Prepared, Slot

DAYS_OFF = Prepared(
    lambda: Holiday.objects.filter(date__gte=Slot("first"), date__lte=Slot("last")).order_by().values_list("date")
)


def days_off(first: dt.date, last: dt.date) -> frozenset[dt.date]:
    """Public holidays between two days, both counted; one query."""
    return frozenset(day for (day,) in DAYS_OFF(first=first, last=last))
