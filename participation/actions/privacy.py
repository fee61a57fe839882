"""A person's rights over what was sent: erasure, the end of its term, a copy of everything."""

from django.db import transaction

from ..models import Submission, Tombstone
from .cases import locked
from .erasure import erase, replay_erasures
from .journal import record
from .merging import release_merged
from .own_data import own_data
from .retention import retention

__all__ = ["erase", "erase_as_asked", "own_data", "replay_erasures", "retention"]


@transaction.atomic
def erase_as_asked(*, submission: Submission, reason: str, by, now) -> bool:
    """Erase what its author asked to be erased; what was merged into it stands for itself. False when done before."""
    row = locked(submission, None)
    if row.erased_at:
        return False
    release_merged(submission=row, by=by, now=now)
    erase(submission=row, why=Tombstone.Why.REQUEST, by=by, now=now)
    record(row, "erase_why", by=by, why=reason)
    return True
