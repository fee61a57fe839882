"""The time in which results can be contested: computed when they are published, carried to the forms of the call."""

import datetime as dt

from django.db import transaction
from wagtail.log_actions import log

from cms.queries import days_off
from cms.signal_handlers import purge

from ..choices import FormKind
from ..models import ContestationWindow, FormPage
from ..windows import contestation_window
from .calls import lead


class Shortened(Exception):
    """Somebody may rely on the time that was announced: it is only ever made longer."""


@transaction.atomic
def keep_window(*, window: ContestationWindow, by, now) -> ContestationWindow:
    """Work out from when and until when, store it, and open the forms for contestations below the call."""
    start = window.published_on
    holidays = days_off(start, start + dt.timedelta(days=window.days * 2 + 30))
    found = contestation_window(start, window.days, counts_working_days=window.counts_working_days, holidays=holidays)
    earlier = ContestationWindow.objects.select_for_update().filter(pk=window.pk).first() if window.pk else None
    if earlier and earlier.opens_at <= now and (found[0] > earlier.opens_at or found[1] < earlier.closes_at):
        raise Shortened
    window.opens_at, window.closes_at = found
    window.save()
    data = {
        "before": earlier.closes_at.isoformat() if earlier else None,
        "after": window.closes_at.isoformat(),
    }
    log(instance=window, action="participation.keep_contestation", user=by, title=str(window), data=data)
    lead_forms(window, by=by, now=now)
    return window


@transaction.atomic
def drop_window(*, window: ContestationWindow, by, now) -> bool:
    """Throw away one that has not begun; what people could read stays."""
    row = ContestationWindow.objects.select_for_update().get(pk=window.pk)
    if row.opens_at <= now:
        return False
    log(instance=row, action="wagtail.delete", user=by, title=str(row), deleted=True)
    page, desk = row.page, row.desk
    row.delete()
    lead_forms(ContestationWindow(page=page, desk=desk), by=by, now=now)
    return True


def lead_forms(window: ContestationWindow, *, by, now) -> None:
    """The forms for contestations right below the call take the time; caches forget the call's pages."""
    if window.page is None:
        return
    for call in (window.page, *window.page.get_translations()):
        forms = FormPage.objects.child_of(call).filter(kind=FormKind.CONTESTATION, desk=window.desk, alias_of=None)
        for page in forms:
            if page.fact_source() is None:
                lead(page, by=by, now=now)
        transaction.on_commit(lambda call=call: purge(call))
