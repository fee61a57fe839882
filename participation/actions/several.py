"""One message to the authors of several submissions: a letter of their own to each, in their language."""

import hashlib

from django.db import transaction

from ..choices import Status
from ..models import CaseMessage
from .conversation import write_to_author

# Nobody is written to about what was set aside, taken back or erased.
SILENT = {Status.QUARANTINED, Status.WITHDRAWN}


def can_be_written_to(submission) -> bool:
    return submission.status not in SILENT and not submission.erased_at


def nonce_of(nonce: str, submission) -> str:
    """One for each letter, so that a page sent twice writes to nobody twice."""
    return hashlib.sha256(f"{nonce}:{submission.pk}".encode()).hexdigest()


@transaction.atomic
def write_to_several(*, submissions, texts: dict[str, str], nonce: str, by, now) -> list[CaseMessage]:
    """The same words to all, by language; those who gave no address read them with their case."""
    return [
        write_to_author(submission=row, text=texts[row.language], by=by, now=now, nonce=nonce_of(nonce, row))
        for row in sorted(submissions, key=lambda row: row.pk)  # held in the order in which merging holds them
        if can_be_written_to(row)
    ]
