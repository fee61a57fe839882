"""What clerks do with a submission besides answering it; the verbs are those of workflow.py."""

import hashlib

from django.db import transaction
from django.db.models import Max, Q

from ..choices import CLOSED_STATUSES, OPEN_STATUSES, QuarantineReason, Status
from ..models import InternalNote, OutboxMessage, Submission
from ..workflow import TRANSITIONS
from .arrivals import tell_sections
from .capacity import free_place, keep_place
from .first_letters import first_letters
from .journal import record
from .routing import route


class ChangedMeanwhile(Exception):
    """Somebody else changed the submission after this person had opened it."""


class IsMerged(Exception):
    """It was merged into another submission and is answered there."""


def marker_of(submission: Submission) -> str:
    """What a clerk saw of a case when opening it; another marker later means that somebody, or its author, changed it."""
    written = Max("conversation__pk", filter=Q(conversation__is_from_author=True))
    facts = Submission.objects.filter(pk=submission.pk).annotate(written=written)
    return marker_from(submission, *(facts.values_list("answer__updated_at", "written").first() or (None, None)))


def marker_from(submission: Submission, answered, message: int | None) -> str:
    """The same of a row, when its answer was changed, and the last message of its author."""
    where = (submission.desk, submission.form_id, submission.merged_into_id)
    parts = (
        submission.status,
        submission.owner_id,
        submission.due_on,
        answered and answered.isoformat(),
        message,
        *where,
    )
    whole = "|".join(str(part or "") for part in parts)
    return hashlib.sha256(whole.encode()).hexdigest()[:32]  # it stands in the page, where no other case may be named


def locked(submission: Submission, seen: str | None) -> Submission:
    """The row as it is now, held until the transaction ends; `seen` is the marker that the person acts on."""
    row = Submission.objects.select_for_update(of=("self",)).select_related("form").get(pk=submission.pk)
    if seen is not None and seen != marker_of(row):
        raise ChangedMeanwhile
    return row


def close_or_open(row: Submission, status: str, now) -> None:
    """Set the status and the moment of closing that goes with it; the caller saves."""
    row.status = status
    row.closed_at = now if status in CLOSED_STATUSES else None


@transaction.atomic
def move(*, submission: Submission, verb: str, by, now, seen: str | None = None) -> Submission:
    """Apply a verb that needs nothing but a click; raises TransitionRefused when the table, or a full form, does not allow it."""
    row = locked(submission, seen)
    if row.merged_into_id:
        raise IsMerged
    before, rule = row.status, None
    close_or_open(row, TRANSITIONS.apply(verb, before), now)
    keep_place(row, before=before, now=now)
    if verb == "take":
        row.owner, row.taken_at = by, row.taken_at or now
    if verb == "quarantine":
        row.quarantine_reason = QuarantineReason.STAFF
    if verb == "release":
        row.quarantine_reason = ""
        rule = route(row)
        send_what_was_withheld(row, now=now)
    row.save(update_fields=["status", "closed_at", "owner", "taken_at", "quarantine_reason"])
    record(row, verb, by=by, before=before, after=row.status)
    free_place(row, now=now)
    if rule:
        record(row, "route", by=None, rule=rule, after=row.owner_id)
    if verb == "release":
        tell_sections(row, now=now)
    if verb == "file":
        close_merged(row, by=by, now=now)
    return row


def merged_rows(row: Submission) -> list[Submission]:
    """What was merged into it and still waits for its answer with it, held until the transaction ends."""
    rows = row.merged.filter(withdrawn_at=None, erased_at=None).order_by("received_at", "pk")
    return list(rows.select_for_update(of=("self",)).select_related("form", "wording"))


def close_merged(row: Submission, *, by, now) -> None:
    """What was merged into it is filed with it."""
    for other in merged_rows(row):
        if other.status in OPEN_STATUSES:
            before = other.status
            close_or_open(other, TRANSITIONS.apply("file", before), now)
            other.save(update_fields=["status", "closed_at"])
            record(other, "file", by=by, before=before, after=other.status, into=str(row.pk))


def send_what_was_withheld(row: Submission, *, now) -> None:
    """The screening held the first letters back; whoever turns out to be a person gets them now, once."""
    if row.messages.filter(kind="received").exists():
        return
    OutboxMessage.objects.bulk_create(first_letters(row, now=now))


def take(*, submission, by, now, seen=None) -> Submission:
    """Start to work on it, as its owner."""
    return move(submission=submission, verb="take", by=by, now=now, seen=seen)


def file(*, submission, by, now, seen=None) -> Submission:
    """Close it without an answer."""
    return move(submission=submission, verb="file", by=by, now=now, seen=seen)


def reopen(*, submission, by, now, seen=None) -> Submission:
    """Work on it again; an answer that was published stays published until it is corrected."""
    return move(submission=submission, verb="reopen", by=by, now=now, seen=seen)


def quarantine(*, submission, by, now, seen=None) -> Submission:
    """Set it aside as spam; nothing is deleted."""
    return move(submission=submission, verb="quarantine", by=by, now=now, seen=seen)


def release(*, submission, by, now, seen=None) -> Submission:
    """Take it out of quarantine: it is new again."""
    return move(submission=submission, verb="release", by=by, now=now, seen=seen)


@transaction.atomic
def follow_section(*, submission, by, now, is_decided: bool = False) -> Submission:
    """A section went on with it in a table of its own: the promised look was taken, or its author has the decision.

    What is not open is left as it is.
    """
    row = locked(submission, None)
    if row.status not in OPEN_STATUSES:
        return row
    verb = "answer" if is_decided else "take"
    before, row.due_on = row.status, row.due_on if is_decided else None
    if is_decided or before == Status.NEW:
        close_or_open(row, TRANSITIONS.apply(verb, before), now)
        row.taken_at = row.taken_at or now
        record(row, verb, by=by, before=before, after=row.status)
    row.save(update_fields=["status", "closed_at", "taken_at", "due_on"])
    return row


CLICKS = {"take": take, "file": file, "reopen": reopen, "quarantine": quarantine, "release": release}


@transaction.atomic
def assign(*, submission, owner, by, now, seen=None) -> Submission:
    """Make somebody its owner, or nobody; its status stays."""
    row = locked(submission, seen)
    if row.owner_id != (owner and owner.pk):
        before, row.owner = row.owner_id, owner
        row.save(update_fields=["owner"])
        record(row, "assign", by=by, before=before, after=row.owner_id)
    return row


@transaction.atomic
def set_due_date(*, submission, due_on, by, now, seen=None) -> Submission:
    """Move the day by which the answer is due inside the house; what the author was promised is on the receipt."""
    row = locked(submission, seen)
    if row.due_on != due_on:
        before, row.due_on = row.due_on, due_on
        row.save(update_fields=["due_on"])
        record(row, "due_date", by=by, before=before, after=due_on)
    return row


@transaction.atomic
def add_note(*, submission, text: str, by, now) -> InternalNote:
    """Leave a note for colleagues; it conflicts with nothing."""
    note = InternalNote.objects.create(submission=submission, text=text.strip(), by=by, created_at=now)
    record(submission, "note", by=by)
    return note


@transaction.atomic
def update_case(*, submission, owner, due_on, note: str, by, now, seen=None) -> Submission:
    """Owner, due date and a note together: all of it or nothing."""
    row = submission
    if owner != submission.owner or due_on != submission.due_on:
        row = assign(submission=submission, owner=owner, by=by, now=now, seen=seen)
        row = set_due_date(submission=row, due_on=due_on, by=by, now=now)
    if note.strip():
        add_note(submission=row, text=note, by=by, now=now)
    return row
