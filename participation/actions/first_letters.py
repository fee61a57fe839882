"""The letters that a new submission brings: to its author, with the link that confirms the address, and to the desk."""

import datetime as dt

from ..choices import Notify
from ..models import AccessLink, OutboxMessage, Submission
from ..outbox.letters import confirmation, notifications
from .access import issue

CONFIRM_LIFETIME = dt.timedelta(days=60)  # late is better than never: what is unconfirmed is flagged, not dropped


def first_letters(submission: Submission, *, now) -> list[OutboxMessage]:
    """Composed, not stored; the submission is, since the link points at it."""
    letters = []
    if submission.email:
        secret = ""
        if submission.form.needs_confirmation and not submission.confirmed_at:
            purpose = AccessLink.Purpose.CONFIRM
            secret = issue(purpose=purpose, now=now, lifetime=CONFIRM_LIFETIME, submission=submission)
        letters.append(confirmation(submission, confirm_secret=secret, now=now))
    if submission.form.notify == Notify.NOW:
        letters.extend(notifications(submission, now=now))
    return letters
