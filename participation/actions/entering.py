"""What a clerk types in: received like everything else, and when it came too late, with the reason why it is taken."""

from django.db import transaction

from ..models import Submission
from .cases import add_note
from .journal import record
from .submissions import receive_submission


@transaction.atomic
def enter_by_hand(*, by, now, late_reason: str = "", **received) -> Submission:
    """Store it, together with the reason for which a late one is accepted; saved twice, it is there once."""
    submission = receive_submission(by=by, now=now, **received)
    if late_reason and submission.stored_at == now:  # else an earlier click stored it
        record(submission, "accept_late", by=by, reason=late_reason)
        add_note(submission=submission, text=late_reason, by=by, now=now)
    return submission
