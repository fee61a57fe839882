"""Staff and the author of a case write to each other; the author may withdraw it or ask for its erasure."""

from django.db import transaction

from ..models import AccessLink, CaseMessage, OutboxMessage, Submission
from ..outbox.author import message_to_author, to_author, told_staff
from ..references import hash_link
from ..workflow import TRANSITIONS
from .access import LETTER_LIFETIME, confirm, issue
from .arrivals import tell_withdrawn, tell_written
from .capacity import free_place
from .cases import close_or_open, locked
from .journal import record
from .merging import release_merged
from .uploads import bind_staged


class CaseEnded(Exception):
    """Nothing can be added to a case that was withdrawn or erased."""


@transaction.atomic
def write_to_author(
    *, submission, text: str, by, now, kind: str = "message", reply_until=None, nonce: str | None = None
) -> CaseMessage:
    """Staff write to the author, who gets a letter when there is an address; the same nonce writes once."""
    row = locked(submission, None)
    if nonce and (earlier := CaseMessage.objects.filter(nonce=nonce).first()):
        return earlier
    if row.erased_at:
        raise CaseEnded
    message = CaseMessage.objects.create(
        submission=row, kind=kind, text=text.strip(), by=by, reply_until=reply_until, created_at=now, nonce=nonce
    )
    if row.email:
        secret = issue(purpose=AccessLink.Purpose.ENTER, now=now, lifetime=LETTER_LIFETIME, submission=row)
        message_to_author(message, secret=secret, now=now).save(force_insert=True)
    record(row, "write", by=by, kind=kind, mailed=bool(row.email))
    return message


@transaction.atomic
def write_to_staff(*, submission, text: str, now, nonce: str, staged=(), is_reply: bool = True) -> CaseMessage:
    """The author adds something; the same nonce adds it once, however often it is sent."""
    row = locked(submission, None)
    if earlier := CaseMessage.objects.filter(nonce=nonce).first():
        return earlier
    if row.withdrawn_at or row.erased_at:
        raise CaseEnded
    message = CaseMessage.objects.create(
        submission=row, is_from_author=True, text=text.strip(), created_at=now, nonce=nonce
    )
    if staged:
        bind_staged(submission=row, staged=staged, nonce=nonce, message=message, now=now)
    OutboxMessage.objects.bulk_create(told_staff(row, "reply", now=now))
    record(row, "author_write", by=None, files=len(staged))
    if is_reply:
        tell_written(row, now=now)
    return message


@transaction.atomic
def withdraw(*, submission, reason: str, now) -> Submission:
    """The author takes it back while it is open; said twice, it is done once."""
    row = locked(submission, None)
    if row.withdrawn_at:
        return row
    before = row.status
    close_or_open(row, TRANSITIONS.apply("withdraw", before), now)
    row.withdrawn_at = now
    row.save(update_fields=["status", "closed_at", "withdrawn_at"])
    release_merged(submission=row, by=None, now=now)
    tell_withdrawn(row, now=now)
    if reason.strip():
        CaseMessage.objects.create(submission=row, is_from_author=True, text=reason.strip(), created_at=now)
    letters = told_staff(row, "withdrawn", now=now)
    if row.email:
        letters.append(to_author(row, "case_withdrawn", now=now))
    OutboxMessage.objects.bulk_create(letters)
    record(row, "withdraw", by=None, before=before, after=row.status)
    free_place(row, now=now)
    return row


@transaction.atomic
def ask_for_erasure(*, submission, now) -> Submission:
    """The author asks that personal data be erased; a person at the desk does it, or the term that ends first."""
    row = locked(submission, None)
    if row.erasure_asked_at or row.erased_at:
        return row
    row.erasure_asked_at = now
    row.save(update_fields=["erasure_asked_at"])
    OutboxMessage.objects.bulk_create(told_staff(row, "erasure", now=now))
    record(row, "ask_erasure", by=None)
    return row


def confirmable(*, secret: str, now) -> Submission | None:
    """The submission whose address a mailed link confirms; None when the link is too old or unknown."""
    links = AccessLink.objects.select_related("submission__form").filter(purpose=AccessLink.Purpose.CONFIRM)
    links = links.filter(submission__withdrawn_at=None)
    found = links.filter(secret_hash=hash_link(secret), expires_at__gt=now).first()
    return found.submission if found else None


@transaction.atomic
def confirm_address(*, secret: str, now) -> Submission | None:
    """The author pressed the button behind the link that we mailed, so the address is theirs."""
    found = confirmable(secret=secret, now=now)
    if found:
        confirm(submission=found, now=now)
    return found


def mark_read(*, submission, side: str, now) -> int:
    """One side has the conversation in front of it; one statement, which needs no transaction around it."""
    theirs = CaseMessage.objects.filter(submission=submission, read_at=None, is_from_author=side == "staff")
    return theirs.update(read_at=now)
