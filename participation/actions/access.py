"""Ways in without an account: one-time links, codes of six digits by e-mail, and the PIN of whoever gave no e-mail.

Secrets are stored as hashes, live for a while, and a wrong code or PIN can be tried a few times only. What a stranger
is told never depends on whether a case exists.
"""

import datetime as dt
import secrets

from django.conf import settings
from django.db import transaction
from django.db.models import F

from ..models import AccessLink, RateBucket, Submission
from ..outbox.author import case_code
from ..references import hash_code, hash_link, hash_pin, new_code, same
from ..spam import mailbox_of
from .capacity import fill_places
from .journal import record
from .screening import Sender

CODE_LIFETIME = dt.timedelta(minutes=15)
CASE_LIFETIME = dt.timedelta(hours=4)  # how long the address of an opened case works
LINK_LIFETIME = dt.timedelta(hours=1)  # of the link beside a code: longer than it takes until the next letter may leave
LETTER_LIFETIME = dt.timedelta(days=14)  # how long a link in a letter can be used, once
MAX_ATTEMPTS = 5
KEPT_FOR = dt.timedelta(days=2)  # after it ended


def issue(*, purpose: str, now, lifetime: dt.timedelta, submission=None, draft=None, member=None, email="") -> str:
    """A new secret that opens one thing for one purpose; it is told once and stored as a hash."""
    secret = secrets.token_hex(16)
    AccessLink.objects.create(
        purpose=purpose,
        secret_hash=hash_link(secret),
        submission=submission,
        draft=draft,
        member=member,
        email=email,
        created_at=now,
        expires_at=now + lifetime,
    )
    return secret


def find(*, secret: str, purpose: str, now) -> AccessLink | None:
    """The link of a secret that still works, without using it up."""
    links = AccessLink.objects.select_related("submission__form", "submission__wording__version", "draft", "member")
    return links.filter(
        secret_hash=hash_link(secret), purpose=purpose, code_hash="", used_at=None, expires_at__gt=now
    ).first()


@transaction.atomic
def use(*, secret: str, purpose: str, now, once: bool = True) -> AccessLink | None:
    """What the secret opens, or None when it is unknown, too old or was used; with `once` it is used up."""
    found = find(secret=secret, purpose=purpose, now=now)
    if found and once and not AccessLink.objects.filter(pk=found.pk, used_at=None).update(used_at=now):
        return None  # a parallel click was first
    return found


@transaction.atomic
def send_code(*, reference: str, email: str, purpose: str, now, sender: Sender) -> str:
    """Mail a code if number and address belong together; the ticket that the code goes with is given either way.

    A row is written and a letter composed for a stranger as well, so that neither words nor time tell them apart. Its
    link opens the case without the code: letters that others asked for shut nobody out, whatever becomes of the next.
    """
    ticket, code = secrets.token_hex(16), new_code()
    known = Submission.objects.real().filter(reference=reference, email__iexact=email, erased_at=None)
    submission = known.exclude(email="").select_related("form", "wording").first()
    # Erasure is asked for in the opened case alone: what strangers use up at the door is not taken from it.
    buckets = sender.code_buckets(f"{purpose}:{reference}:{mailbox_of(email)}")
    is_fine = RateBucket.objects.all_fine(buckets, now)
    RateBucket.objects.take(buckets if is_fine else {}, now)
    mailed = submission if is_fine else None
    link = issue(purpose=AccessLink.Purpose.ENTER, now=now, lifetime=LINK_LIFETIME, submission=mailed)
    AccessLink.objects.create(
        purpose=purpose,
        secret_hash=hash_link(ticket),
        code_hash=hash_code(ticket, code, settings.SECRET_KEY),
        submission=mailed,
        created_at=now,
        expires_at=now + CODE_LIFETIME,
    )
    letter = case_code(submission, reference=reference, to=email, code=code, link=link, purpose=purpose, now=now)
    if mailed:
        letter.save(force_insert=True)
    return ticket


@transaction.atomic
def check_code(*, ticket: str, code: str, purpose: str, now) -> Submission | None:
    """The case that a ticket and its code open, once; after five wrong codes the ticket opens nothing."""
    found = tried(ticket=ticket, code=code, purpose=purpose, now=now)
    if found is None or found.submission is None or not tickets_left(found).update(used_at=now):
        return None
    return found.submission


def tried(*, ticket: str, code: str, purpose: str, now) -> AccessLink | None:
    """The row of a ticket whose code fits; every try counts."""
    tickets = AccessLink.objects.filter(
        secret_hash=hash_link(ticket), purpose=purpose, used_at=None, expires_at__gt=now, attempts__lt=MAX_ATTEMPTS
    ).exclude(code_hash="")
    found = tickets.select_related("submission__form").first()
    if found is None or not tickets.filter(pk=found.pk).update(attempts=F("attempts") + 1):
        return None
    digits = "".join(char for char in code if char.isdigit())
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    fits = any(same(found.code_hash, hash_code(ticket, digits, key)) for key in keys)
    return found if fits else None


def tickets_left(found: AccessLink):
    """The same row, unless a parallel try has used it."""
    return AccessLink.objects.filter(pk=found.pk, used_at=None)


@transaction.atomic
def check_pin(*, reference: str, pin: str, now, sender: Sender) -> Submission | None:
    """The case of a number and its PIN; five wrong PINs for one number, and that network has to wait an hour.

    Whoever knows a number locks nobody else out; all networks together try it twenty times an hour.
    """
    buckets = sender.bucket("pin", f"{reference}:{sender.network}") | sender.bucket("pin_all", reference)
    if not RateBucket.objects.all_fine(buckets, now):
        return None
    found = Submission.objects.filter(reference=reference, erased_at=None).exclude(pin_hash="").first()
    digits = "".join(char for char in pin if char.isdigit())
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    wanted = found.pin_hash if found else "-"
    fits = [same(wanted, hash_pin(reference, digits, key)) for key in keys]
    if found and any(fits):
        return found
    RateBucket.objects.take(buckets, now)
    return None


@transaction.atomic
def open_case(*, submission: Submission, how: str, now) -> str:
    """The secret of the address under which an author reads the case for the next hours.

    Whoever comes in by a letter reads mail at that address, so it is confirmed where the form asks for that.
    """
    if how != "pin" and submission.form.needs_confirmation:
        confirm(submission=submission, now=now)
    record(submission, "author_open", by=None, how=how)
    return issue(purpose=AccessLink.Purpose.FOLLOW, now=now, lifetime=CASE_LIFETIME, submission=submission)


@transaction.atomic
def confirm(*, submission: Submission, now) -> None:
    """The e-mail address is its author's; only the first time counts."""
    if Submission.objects.filter(pk=submission.pk, confirmed_at=None).update(confirmed_at=now):
        record(submission, "confirm", by=None)
        if submission.waits_since:
            fill_places(submission.form, now=now)


def sweep_links(*, now, by=None) -> int:
    """Forget links and codes that ended; how many."""
    return AccessLink.objects.filter(expires_at__lt=now - KEPT_FOR).delete()[0]
