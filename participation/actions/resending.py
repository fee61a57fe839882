"""Letters that were given up: a person looks at them, and has them tried again."""

from django.db import transaction

from ..models import OutboxMessage
from .journal import record


@transaction.atomic
def resend(*, message: OutboxMessage, by, now) -> bool:
    """Try a letter again as if it were new; False when it is no longer given up. What it bundles goes with it."""
    row = OutboxMessage.objects.select_for_update(of=("self",)).filter(pk=message.pk).exclude(failed_at=None).first()
    if row is None:
        return False
    OutboxMessage.objects.filter(bundled_into=row).update(failed_at=None)
    row.failed_at, row.attempts, row.created_at, row.not_before = None, 0, now, now
    row.save(update_fields=["failed_at", "attempts", "created_at", "not_before"])
    if row.submission:
        record(row.submission, "resend", by=by, kind=row.kind)
    return True
