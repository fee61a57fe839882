"""By when an answer is due: the form's days, calendar or working days, never ending on a day off."""

import datetime as dt

from cms.queries import days_off
from cms.working_days import add_working_days, next_working_day

from ..models import Form


def due_day(form: Form, start: dt.date) -> dt.date | None:
    """The day of the answer to what came on `start`, which is not counted; one query when the form promises any."""
    if not form.answer_days:
        return None
    # Twice the days and a month hold every weekend and every run of holidays on the way.
    holidays = days_off(start, start + dt.timedelta(days=form.answer_days * 2 + 30))
    if form.counts_working_days:
        return add_working_days(start, form.answer_days, holidays)
    return next_working_day(start + dt.timedelta(days=form.answer_days), holidays)
