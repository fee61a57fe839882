"""The term of personal data: so many months after a case was closed its author is erased, and the count stays."""

import datetime as dt
import logging
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
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


@dataclass(frozen=True)
class Outcome:
    """What became of some submissions of a form, and how long they are kept after that; a section tells it."""

    label: str
    term: str  # in words, for the privacy page and beside the form
    months: int
    submissions: QuerySet  # all with this outcome
    ended_before: Callable[[dt.datetime], QuerySet]  # those of them that reached it before a moment


def outcomes_of(form: Form) -> list[Outcome]:
    """The outcomes that a section tells apart, the first of two that one submission has counting."""
    return [outcome for tell in hooks.get_hooks("kept_by_outcome") for outcome in tell(form)]


def months_of(submission: Submission) -> int:
    """How many months it is kept once it is over."""
    found = (row.months for row in outcomes_of(submission.form) if row.submissions.filter(pk=submission.pk).exists())
    return next(found, submission.form.retention_months)


def due_of(form: Form, now) -> dict[str, QuerySet]:
    """Submissions of a form whose term is over, by the label of their outcome.

    Those without one (the label is empty): closed long enough ago, or set aside and never looked at.
    """
    rows = Submission.objects.filter(form=form, erased_at=None)
    for needed in hooks.get_hooks("still_needed"):  # a section still works on them: a contract goes on
        rows = rows.exclude(pk__in=needed(form, now))
    found = {}
    for outcome in outcomes_of(form):
        ended = outcome.ended_before(months_before(now, outcome.months))
        found[outcome.label] = rows.filter(pk__in=ended.values("pk"))
        rows = rows.exclude(pk__in=outcome.submissions.values("pk"))
    limit = months_before(now, form.retention_months)
    unread = Q(status="quarantined", closed_at=None, received_at__lt=limit)
    return found | {"": rows.filter(Q(closed_at__lt=limit) | unread)}


def retention(*, now=None, dry_run: bool = False, by=None) -> dict[str, int]:
    """Erase what is past its term; how many by form and outcome. A dry run only counts."""
    now = now or timezone.now()
    counts: Counter[str] = Counter()
    for form in Form.objects.order_by("pk"):
        for outcome, due in due_of(form, now).items():
            name = f"{form}: {outcome}" if outcome else str(form)
            if dry_run:
                counts[name] += due.count()
                continue
            for row in due.order_by("received_at")[:BATCH]:
                counts[name] += erase(submission=row, why=Tombstone.Why.RETENTION, by=by, now=now)
    if not dry_run:
        forget_letters()
        write_ledger()
        if total := sum(counts.values()):
            log.info("The term of %s submissions ended: their authors are erased", total)
    return {name: count for name, count in counts.items() if count}
