"""The one vote: asked for with an e-mail, counted once that address confirms, changed or withdrawn until the close."""

import datetime as dt
import secrets

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef
from wagtail.log_actions import log

from cms.dates import until_label

from ..models import Poll, PollOption, RateBucket, Vote
from ..outbox.followers import confirm_vote
from ..proof import digest_of_proof
from ..queries.results import results_text
from ..queries.subjects import describe
from ..references import hash_link
from ..subjects import voter_hashes
from ..windows import WindowState
from .screening import Sender
from .subscriptions import NoSuchSubject

SUPPORT = "support"
WISH = dt.timedelta(days=7)  # one that nobody confirmed


class VoteClosed(Exception):
    """Not open yet, or no longer."""


def poll_of(subject: str, language: str) -> Poll | None:
    """The poll on a subject; support for something that takes votes has none until the first wish."""
    found = Poll.objects.filter(subject=subject, is_draft=False).prefetch_related("options").first()
    if found is None or found.kind == Poll.Kind.SUPPORT:
        described = describe(subject, language)
        if described is None or not described.takes_votes:
            return None
        return found or Poll(subject=subject, kind=Poll.Kind.SUPPORT)
    return found


@transaction.atomic
def cast(*, email: str, subject: str, option: str = SUPPORT, language: str, now, sender: Sender) -> None:
    """Ask the address whether the vote is meant; raises VoteClosed, NoSuchSubject. Says nothing of earlier votes."""
    poll = poll_of(subject, language)
    if poll is None:
        raise NoSuchSubject
    if poll.state_at(now) != WindowState.OPEN:
        raise VoteClosed
    if poll.pk is None:
        poll, _made = Poll.objects.get_or_create(subject=subject, defaults={"kind": Poll.Kind.SUPPORT})
        PollOption.objects.get_or_create(
            poll=poll, key=SUPPORT, defaults={"label_ro": "Susțin", "label_en": "I support it"}
        )
    # After whoever changes the variants just now: the letter says what will be counted.
    Poll.objects.select_for_update().get(pk=poll.pk)
    chosen = PollOption.objects.filter(poll=poll, key=option).first()
    if chosen is None:
        raise NoSuchSubject
    buckets = sender.mail_bucket(email)
    if not RateBucket.objects.all_fine(buckets, now):
        return
    RateBucket.objects.take(buckets, now)
    secret = secrets.token_hex(16)
    Vote.objects.create(
        poll=poll,
        option=chosen,
        voter_hash=voter_of(email, poll),
        secret_hash=hash_link(secret),
        created_at=now,
    )
    context = {
        "title": title_of(poll, language),
        "option": (language == "en" and chosen.label_en) or chosen.label_ro,
        "is_support": poll.kind == Poll.Kind.SUPPORT,
        "until": until_label(poll.closes_at) if poll.closes_at else "",
    }
    confirm_vote(to=email, language=language, context=context, secret=secret, now=now).save(force_insert=True)


def voter_of(email: str, poll: Poll) -> str:
    """What stands for this person here: as in an earlier vote, which another of our keys may have made."""
    hashes = voter_hashes(email, poll.subject)
    return next(iter(poll.votes.filter(voter_hash__in=hashes).values_list("voter_hash", flat=True)[:1]), hashes[0])


def title_of(poll: Poll, language: str) -> str:
    described = None if poll.title_ro else describe(poll.subject, language)
    return described.title if described else (language == "en" and poll.title_en) or poll.title_ro or poll.subject


def find(secret: str) -> Vote | None:
    """The vote, or the wish, of a letter's link."""
    return Vote.objects.filter(secret_hash=hash_link(secret)).select_related("poll", "option").first()


@transaction.atomic
def confirm(*, secret: str, now) -> Vote | None:
    """Count it, in the place of what the same person had confirmed before; None for an unknown link."""
    vote = find(secret)
    if vote is None:
        return None
    poll = Poll.objects.select_for_update().get(pk=vote.poll_id)  # one after the other: one vote per person
    vote = find(secret)
    if vote is None or vote.confirmed_at:
        return vote
    if poll_of(poll.subject, "ro") is None or poll.state_at(now) != WindowState.OPEN:
        raise VoteClosed
    earlier = Vote.objects.filter(poll=poll, voter_hash=vote.voter_hash).exclude(confirmed_at=None)
    is_change = bool(earlier.delete()[0])
    vote.confirmed_at = now
    vote.save(update_fields=["confirmed_at"])
    count(poll, now)
    log(instance=poll, action="participation.vote", title=str(poll), data={"change": is_change})
    return vote


@transaction.atomic
def withdraw(*, secret: str, now) -> Vote | None:
    """Take a vote back, or a wish; None for an unknown link, raises VoteClosed."""
    vote = find(secret)
    if vote is None:
        return None
    poll = Poll.objects.select_for_update().get(pk=vote.poll_id)
    if poll.state_at(now) != WindowState.OPEN:
        raise VoteClosed
    Vote.objects.filter(pk=vote.pk).delete()
    count(poll, now)
    log(instance=poll, action="participation.unvote", title=str(poll))
    return vote


def counted(poll: Poll) -> dict[str, int]:
    """Confirmed votes by variant, from the votes themselves; variants that nobody chose count zero."""
    confirmed = poll.votes.exclude(confirmed_at=None).order_by()
    found = dict(confirmed.values_list("option__key").annotate(number=Count("pk")))
    return {key: found.get(key, 0) for key in poll.options.values_list("key", flat=True)}


def count(poll: Poll, now) -> dict[str, int]:
    """Keep what was counted just now for those who only read."""
    poll.counts, poll.counted_at, poll.digest = counted(poll), now, ""
    poll.save(update_fields=["counts", "counted_at", "digest"])
    return poll.counts


def waiting(wishes=None):
    """Wishes of people none of whose votes counts; `wishes` are all, or those that are about to go."""
    confirmed = Vote.objects.filter(
        poll=OuterRef("poll"), voter_hash=OuterRef("voter_hash"), confirmed_at__isnull=False
    )
    wishes = Vote.objects.all() if wishes is None else wishes
    return wishes.filter(~Exists(confirmed), confirmed_at=None)


@transaction.atomic
def recount(*, poll: Poll, by, now) -> tuple[bool, dict[str, int]]:
    """Count all votes again and publish it; whether what was shown had been right, and the result."""
    row = Poll.objects.select_for_update().get(pk=poll.pk)
    shown = row.counts
    found = count(row, now)
    row.unconfirmed = row.lapsed + waiting().filter(poll=row).values("voter_hash").distinct().count()
    row.digest = digest_of_proof(results_text(row))
    row.save(update_fields=["unconfirmed", "digest"])
    was_right = {key: number for key, number in shown.items() if number} == {
        key: number for key, number in found.items() if number
    }
    log(
        instance=row,
        action="participation.recount",
        user=by,
        title=str(row),
        data={"shown": shown, "counted": found, "digest": row.digest},
    )
    return was_right, found


def sweep(*, now) -> int:
    """Delete wishes that nobody confirmed within a week, and count once more what has closed since it was counted."""
    old = Vote.objects.filter(confirmed_at=None, created_at__lt=now - WISH)
    newer = Vote.objects.filter(poll=OuterRef("poll"), voter_hash=OuterRef("voter_hash"), created_at__gte=now - WISH)
    lost = waiting(old).filter(~Exists(newer)).order_by()
    for poll_pk, number in lost.values_list("poll").annotate(number=Count("voter_hash", distinct=True)):
        Poll.objects.filter(pk=poll_pk).update(lapsed=F("lapsed") + number)
    deleted = old.delete()[0]
    for poll in Poll.objects.filter(closes_at__lte=now, counted_at__lt=F("closes_at"), is_draft=False):
        recount(poll=poll, by=None, now=now)
    return deleted
