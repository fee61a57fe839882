"""Following by e-mail: asked for, confirmed, told, ended; whoever asks reads the same words either way."""

import datetime as dt
from collections.abc import Callable, Iterable

from django.conf import settings
from django.db import transaction
from wagtail.log_actions import log

from ..models import OutboxMessage, RateBucket, Subscription
from ..outbox.followers import ask_to_confirm, follows_already, secret_of, to_follower
from ..queries.subjects import describe
from ..references import hash_link
from ..subjects import follow_secret
from ..tokens import new_nonce
from .screening import Sender

KEPT_FOR = dt.timedelta(days=7)  # what was never confirmed, and what was ended


class NoSuchSubject(Exception):
    """Nothing by that name can be followed or voted on."""


@transaction.atomic
def subscribe(*, email: str, subject: str, language: str, now, sender: Sender, is_at_once: bool | None = None) -> None:
    """Write to the address and ask whether it was meant; says nothing of what is known of it.

    Other sections pass `is_at_once`, else whoever describes the subject decides. Letters to one address are counted, so that
    nobody fills a stranger's mailbox.
    """
    described = describe(subject, language)
    if described is None:
        raise NoSuchSubject
    buckets = sender.mail_bucket(email)
    if not RateBucket.objects.all_fine(buckets, now):
        return
    RateBucket.objects.take(buckets, now)
    at_once = described.is_at_once if is_at_once is None else is_at_once
    row = open_row(email=email, subject=subject, language=language, now=now, is_at_once=at_once)
    if row.confirmed_at is None:
        letter = ask_to_confirm(row, title=described.title, promise=described.promise, now=now)
    else:
        letter = follows_already(row, title=described.title, now=now)
    letter.save(force_insert=True)


def open_row(*, email: str, subject: str, language: str, now, is_at_once: bool) -> Subscription:
    """The row of this address and subject: found, begun, or begun anew after it was ended."""
    pace = Subscription.Pace.AT_ONCE if is_at_once else Subscription.Pace.WEEKLY
    nonce = new_nonce()
    fresh = {"nonce": nonce, "secret_hash": hash_link(follow_secret(nonce, settings.SECRET_KEY))}
    Subscription.objects.get_or_create(
        email=email.strip().lower(),
        subject=subject,
        defaults=fresh | {"language": language, "pace": pace, "created_at": now},
    )
    row = Subscription.objects.select_for_update().get(email=email.strip().lower(), subject=subject)
    if not secret_of(row):  # the key that made its links is gone
        row.nonce, row.secret_hash = fresh["nonce"], fresh["secret_hash"]
    if row.ended_at or not row.confirmed_at:
        row.ended_at = row.confirmed_at = row.told_at = row.known_sequence = None
        row.created_at, row.language, row.pace = now, language, pace
    row.save()
    return row


def find(secret: str) -> Subscription | None:
    """The subscription that a link of a letter is about."""
    return Subscription.objects.filter(secret_hash=hash_link(secret)).first()


def of_owner(row: Subscription) -> list[Subscription]:
    """Everything that the owner of the same address follows, and what waits for a confirmation."""
    return list(Subscription.objects.filter(email=row.email, ended_at=None).order_by("created_at", "pk"))


@transaction.atomic
def confirm(*, secret: str, now) -> Subscription | None:
    """Follow from now on; None for an unknown link. An ended subscription stays ended."""
    row = Subscription.objects.select_for_update().filter(secret_hash=hash_link(secret)).first()
    if row and row.confirmed_at is None and row.ended_at is None:
        row.confirmed_at = now
        row.save(update_fields=["confirmed_at"])
        record(row, "follow")
    return row


@transaction.atomic
def end(*, secret: str, now, which: Iterable[int] | None = None) -> list[Subscription]:
    """End what a letter brought: one subject, or with the digest all that it is made of.

    `which`: these of the same owner instead. Ending twice is no mistake.
    """
    row = Subscription.objects.filter(secret_hash=hash_link(secret)).first()
    if row is None:
        return []
    mine = Subscription.objects.select_for_update().filter(email=row.email, ended_at=None)
    if which is not None:
        mine = mine.filter(pk__in=list(which))
    elif row.pace == Subscription.Pace.WEEKLY:
        mine = mine.filter(pace=Subscription.Pace.WEEKLY)
    else:
        mine = mine.filter(pk=row.pk)
    ended = list(mine)
    for found in ended:
        found.ended_at = now
        found.save(update_fields=["ended_at"])
        record(found, "unfollow")
    return ended


def followers(subject: str):
    """Confirmed subscriptions of a subject that nobody ended."""
    return Subscription.objects.filter(subject=subject, ended_at=None).exclude(confirmed_at=None)


@transaction.atomic
def tell(*, subject: str, kind: str, context_of: Callable[[str], dict], now, besides: Iterable[str] = ()) -> int:
    """Write to everybody who follows a subject at once; how many letters.

    `context_of(language)` gives what the letter `emails/participation/<kind>_*.txt` prints. `besides` are addresses
    that are told in another letter.
    """
    at_once = followers(subject).filter(pace=Subscription.Pace.AT_ONCE).exclude(email__in=list(besides))
    known: dict[str, dict] = {}
    letters = []
    for row in at_once.iterator(chunk_size=500):
        if row.language not in known:
            known[row.language] = context_of(row.language)
        letters.append(to_follower(row, kind=kind, context=known[row.language], now=now))
    OutboxMessage.objects.bulk_create(letters, batch_size=500)
    at_once.update(told_at=now)
    return len(letters)


def sweep(*, now) -> int:
    """Delete what was never confirmed and what was ended, a week later; how many."""
    before = now - KEPT_FOR
    never = Subscription.objects.filter(confirmed_at=None, created_at__lt=before)
    ended = Subscription.objects.filter(ended_at__lt=before)
    return never.delete()[0] + ended.delete()[0]


def record(row: Subscription, verb: str) -> None:
    """Logged by subject: who follows what is nobody's business."""
    log(instance=row, action=f"participation.{verb}", title=row.subject)
