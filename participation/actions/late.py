"""Papers that follow a filed application within the term that its form states, and the reminder before that term ends."""

import datetime as dt

from django.db import transaction
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from ..choices import OPEN_STATUSES, FormKind
from ..models import AccessLink, CaseMessage, Form, Submission
from ..outbox.author import absolute, to_author
from ..queries.late import ACCEPTANCE, Missing, still_to_come
from .access import LETTER_LIFETIME, issue
from .cases import locked
from .conversation import CaseEnded, write_to_staff
from .journal import record
from .team import write_invitation

REMINDED = "participation.remind_papers"
AHEAD = dt.timedelta(days=3)


class TermOver(Exception):
    """Nothing can follow any more."""


@transaction.atomic
def add_late_paper(*, submission: Submission, missing: Missing, now, nonce: str, staged) -> CaseMessage:
    """A file that was allowed to follow, under its question; the same nonce adds it once. Raises TermOver, CaseEnded."""
    until = submission.form.late_until
    if until is None or now >= until:
        raise TermOver
    if locked(submission, None).status not in OPEN_STATUSES:  # closed, or a newer version came, while the file did
        raise CaseEnded
    facts = {"now": now, "nonce": nonce, "staged": staged, "is_reply": False}
    return write_to_staff(submission=submission, text=missing.label, **facts)


def remind_of_papers(*, now, by=None) -> int:
    """Three days before the term ends, whoever still owes something hears of it once; how many applications."""
    forms = Form.objects.filter(kind=FormKind.APPLICATION, late_days__gt=0, closes_at__lte=now)
    soon = [form.pk for form in forms if now < form.late_until <= now + AHEAD]
    rows = Submission.objects.real().filter(form__in=soon, status__in=OPEN_STATUSES, erased_at=None)
    return sum(remind(pk, now) for pk in rows.values_list("pk", flat=True))


@transaction.atomic
def remind(pk, now) -> bool:
    """One letter to the author, one to each member who has not accepted; once for an application."""
    row = Submission.objects.select_for_update(of=("self",)).select_related("form", "wording__version").get(pk=pk)
    if ModelLogEntry.objects.for_instance(row).filter(action=REMINDED).exists():
        return False
    missing = still_to_come(row)
    if not missing:
        return False
    for one in missing:
        if one.what == ACCEPTANCE:
            write_invitation(member=one.member, sender=None, now=now)
    if row.email:
        secret = issue(purpose=AccessLink.Purpose.ENTER, now=now, lifetime=LETTER_LIFETIME, submission=row)
        facts = {
            "missing": [one.label for one in missing],
            "case_url": absolute("case_enter", row.language, secret=secret),
            "until": until_label(row),
        }
        to_author(row, "papers_reminder", now=now, **facts).save(force_insert=True)
    record(row, "remind_papers", by=None, number=len(missing))
    return True


def until_label(row: Submission) -> str:
    """The end of the term, in the language of the application."""
    with override(row.language):
        return row.form.late_label
