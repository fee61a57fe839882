"""The term of personal data: so many months after a case was closed its author is erased, and the count stays."""

import datetime as dt
import logging
from collections import Counter

from django.utils import timezone
from wagtail import hooks

from ..models import Form, Submission, Tombstone
from .erasure import erase, forget_letters, write_ledger

log = logging.getLogger(__name__)
BATCH = 500


def months_before(moment: dt.datetime, months: int) -> dt.datetime:
    """The same day and hour so many months earlier; a day that the month does not have is its last."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    for day in range(moment.day, 27, -1):
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return moment.replace(year=year, month=month + 1, day=min(moment.day, 28))


def due_of(form: Form, now):
    """Submissions of a form whose term is over: closed long enough ago, or set aside and never looked at."""
    limit = months_before(now, form.retention_months)
    rows = Submission.objects.filter(form=form, erased_at=None)
    for needed in hooks.get_hooks("still_needed"):  # a section still works on them: a contract goes on
        rows = rows.exclude(pk__in=needed(form, now))
    return rows.filter(closed_at__lt=limit) | rows.filter(status="quarantined", closed_at=None, received_at__lt=limit)


def retention(*, now=None, dry_run: bool = False, by=None) -> dict[str, int]:
    """Erase what is past its term; how many by form. A dry run only counts."""
    now = now or timezone.now()
    counts: Counter[str] = Counter()
    for form in Form.objects.order_by("pk"):
        due = due_of(form, now)
        if dry_run:
            counts[str(form)] += due.count()
            continue
        for row in due.order_by("received_at")[:BATCH]:
            counts[str(form)] += erase(submission=row, why=Tombstone.Why.RETENTION, by=by, now=now)
    if not dry_run:
        forget_letters()
        write_ledger()
        if total := sum(counts.values()):
            log.info("The term of %s submissions ended: their authors are erased", total)
    return {name: count for name, count in counts.items() if count}
