"""Receiving what somebody sends: one transaction stores the answers, the files, the log entry and the mails."""

from django.db import IntegrityError, transaction

from cms.prepared import Insert, Prepared, Slot

from ..choices import Channel, Status
from ..models import FormWording, OutboxMessage, RateBucket, Submission
from ..outbox.letters import receipt_again
from ..tokens import is_test, new_nonce
from ..workflow import NoPlaceLeft
from .arrivals import tell_sections
from .capacity import take_or_wait
from .contents import build
from .first_letters import first_letters
from .journal import record, record_several
from .replacing import confirmed_before
from .routing import route
from .screening import PASSED, Sender, Verdict, screen
from .sealing import seal
from .uploads import bind_staged

POSTED = Insert(OutboxMessage)


def receive_submission(
    *,
    wording: FormWording,
    cleaned: dict,
    received_at,
    now,
    by=None,
    sender: Sender | None = None,
    nonce: str | None = None,
    staged=(),
    channel: str = Channel.WEB,
    sends_mail: bool = True,
    is_demonstration: bool = False,
    about: str = "",
    may_wait: bool = False,
) -> Submission:
    """Store what was sent, exactly once: the same nonce finds the row that it made before.

    `cleaned` maps question keys to a form's cleaned values. A `sender` from the web is screened for spam: what is
    suspicious is stored in quarantine; raises TooManySent when it has to wait, NoPlaceLeft when the form is full. `about` is the key of what it concerns.
    Who `may_wait` is put on the waiting list of a full form that has one.
    """
    submission = build(wording=wording, cleaned=cleaned, received_at=received_at, nonce=nonce or new_nonce())
    submission.stored_at, submission.channel, submission.is_demonstration = now, channel, is_demonstration
    submission.is_test, submission.about = is_test(submission.nonce), about
    is_screened = sender and not submission.is_test
    verdict = screen(submission, wording=wording, sender=sender, now=now) if is_screened else PASSED
    if verdict.reason:
        submission.status, submission.quarantine_reason = Status.QUARANTINED, verdict.reason
    try:
        with transaction.atomic():
            store(submission, verdict=verdict, staged=staged, sends_mail=sends_mail, may_wait=may_wait, by=by, now=now)
    except (IntegrityError, NoPlaceLeft):  # a copy sent at the same moment may have taken the last place
        earlier = find_sent(submission.nonce)
        if earlier is None:
            raise
        return earlier
    return submission


def store(submission: Submission, *, verdict: Verdict, staged, sends_mail: bool, may_wait: bool, by, now) -> None:
    """The one transaction: all of it or nothing."""
    is_counted = not (verdict.reason or submission.is_test)
    if is_counted:
        take_or_wait(submission, may_wait=may_wait, now=now)
    rule = route(submission) if is_counted else None
    seal(submission, files=staged)
    submission.confirmed_at = confirmed_before(submission)
    submission.save(force_insert=True)
    if staged:
        bind_staged(submission=submission, staged=staged)
    waits = {"waits": True} if submission.waits_since else {}
    received = ("receive", by, {"channel": submission.channel} | times_of(submission) | waits)
    routed = [("route", None, {"rule": rule, "after": submission.owner_id})] if rule else []
    record_several(submission, received, *routed)
    if sends_mail and is_counted:
        POSTED(first_letters(submission, now=now))
    # Last come the rows that everybody who sends this form has to change: they are held until all of it is stored.
    tell_sections(submission, now=now)
    if verdict.buckets:
        RateBucket.objects.take(verdict.buckets, now)


def times_of(submission: Submission) -> dict:
    """When somebody says that it came, beside when it was typed in; on the web they are the portal's own clock."""
    if submission.channel == Channel.WEB:
        return {}
    return {"received_at": submission.received_at.isoformat(), "stored_at": submission.stored_at.isoformat()}


SENT = Prepared(lambda: Submission.objects.filter(nonce=Slot("nonce")))


def find_sent(nonce: str) -> Submission | None:
    """What was stored under a form token, if anything was."""
    return SENT.first(nonce=nonce)


def holds_the_same(submission: Submission, *, wording: FormWording, cleaned: dict) -> bool:
    """Whether what is sent now says what was stored under the same token."""
    again = build(wording=wording, cleaned=cleaned, received_at=submission.received_at, nonce=submission.nonce)
    names = ("answers", "author_name", "email", "phone")
    return all(getattr(again, name) == getattr(submission, name) for name in names)


@transaction.atomic
def send_receipt_link(*, reference: str, email: str, sender: Sender, now, by=None) -> None:
    """Mail the address of a receipt again, if reference and e-mail belong together; says nothing either way.

    A letter is counted and composed for a stranger as well: neither time nor a later "too many" tells them apart.
    """
    found = (
        Submission.objects.real()
        .filter(reference=reference, email__iexact=email)
        .select_related("form", "wording")
        .first()
    )
    buckets = sender.mail_bucket(email)
    is_fine = RateBucket.objects.all_fine(buckets, now)
    RateBucket.objects.take(buckets if is_fine else {}, now)
    letter = receipt_again(found, reference=reference, to=email, now=now)
    if found and is_fine:
        letter.save(force_insert=True)
        record(found, "receipt_link", by=by)
