"""A vote among variants as staff keep it: written as a draft, opened, its close moved with a public note."""

import secrets

from django.db import transaction
from django.utils.text import slugify
from wagtail.log_actions import log

from ..models import Poll, PollOption, Vote, WindowExtension
from ..windows import WindowState
from .votes import VoteClosed, recount
from .windows import NotLater

FEWEST, MOST = 2, 10


class VotesWereCast(Exception):
    """Somebody's vote counts already: what was voted on stays as it was read."""


class NotReady(Exception):
    """It cannot be opened like this: too few variants, or a close that has passed."""


def locked(poll: Poll) -> Poll:
    """The row as it is now, for whoever confirms, counts or changes: one after the other."""
    return Poll.objects.select_for_update().of_variants().get(pk=poll.pk)


def has_votes(poll: Poll) -> bool:
    return Vote.objects.filter(poll=poll).exclude(confirmed_at=None).exists()


@transaction.atomic
def keep_poll(*, poll: Poll, by, now) -> Poll:
    """Store question and variants, until the first vote counts or it closes; `poll` holds them as `poll.options`.

    Wishes that wait for a confirmation are dropped when it is open: their letters quote what it said before.
    """
    is_new = poll.pk is None
    if is_new:
        poll.kind, poll.is_draft = Poll.Kind.PREFERENCE, True
        poll.subject = poll.subject or f"poll:{secrets.token_hex(6)}"
    else:
        row = locked(poll)
        if has_votes(row):
            raise VotesWereCast
        if not row.is_draft and row.state_at(now) == WindowState.CLOSED:
            raise VoteClosed
        poll.is_draft, poll.counts, poll.lapsed, poll.unconfirmed = row.is_draft, {}, row.lapsed, row.unconfirmed
        if not row.is_draft:
            poll.opens_at, poll.closes_at = row.opens_at, row.closes_at
        Vote.objects.filter(poll=row).delete()
    options = list(poll.options.all())
    taken = {option.key for option in options if option.key}
    for place, option in enumerate(options):
        option.key = option.key or name_of(option, taken)
        taken.add(option.key)
        option.order = place
    poll.save()
    log(instance=poll, action="participation.keep_poll", user=by, title=str(poll), data={"is_new": is_new})
    return poll


def name_of(option: PollOption, taken: set[str]) -> str:
    """A short name of a new variant for results that machines read; it stays once it was given."""
    base = slugify(option.label_ro)[:36].strip("-") or "varianta"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name


@transaction.atomic
def open_poll(*, poll: Poll, by, now) -> Poll:
    """From now on everybody can read it; votes count from its opening hour. Pressed twice, it is opened once."""
    row = locked(poll)
    if not row.is_draft:
        return row
    row.opens_at = row.opens_at or now
    if row.closes_at is None or row.closes_at <= max(now, row.opens_at) or row.options.count() < FEWEST:
        raise NotReady
    row.is_draft, row.counted_at = False, now
    row.save(update_fields=["is_draft", "opens_at", "counted_at"])
    log(instance=row, action="participation.open_poll", user=by, title=str(row))
    return row


@transaction.atomic
def extend_poll(*, poll: Poll, until, note_ro: str, note_en: str, by, now) -> WindowExtension:
    """A later close, with the note that everybody reads; what is closed stays closed."""
    row = locked(poll)
    newest = row.extensions.order_by("-at", "-pk").first()
    if newest and newest.after == until == row.closes_at and newest.note_ro == note_ro:
        return newest
    if row.is_draft or row.state_at(now) == WindowState.CLOSED or row.closes_at is None or until <= row.closes_at:
        raise NotLater
    return move_close(row, until, note_ro=note_ro, note_en=note_en, verb="extend", by=by, now=now)


@transaction.atomic
def close_poll(*, poll: Poll, note_ro: str, note_en: str, by, now) -> WindowExtension | None:
    """Close it before its hour, with the note that everybody reads, and publish the count; None: it is not open."""
    row = locked(poll)
    if row.is_draft or row.state_at(now) != WindowState.OPEN:
        return None
    made = move_close(row, now, note_ro=note_ro, note_en=note_en, verb="close_poll", by=by, now=now)
    recount(poll=row, by=by, now=now)
    return made


def move_close(row: Poll, to, *, note_ro: str, note_en: str, verb: str, by, now) -> WindowExtension:
    before, row.closes_at = row.closes_at, to
    row.save(update_fields=["closes_at"])
    made = WindowExtension.objects.create(
        poll=row, before=before, after=to, note_ro=note_ro, note_en=note_en, by=by, at=now
    )
    data = {"before": before.isoformat() if before else None, "after": to.isoformat(), "note": note_ro}
    log(instance=row, action=f"participation.{verb}", user=by, title=str(row), data=data)
    return made


@transaction.atomic
def drop_poll(*, poll: Poll, by, now) -> bool:
    """Throw a draft away; what was open once stays, with its history."""
    row = locked(poll)
    if not row.is_draft:
        return False
    log(instance=row, action="wagtail.delete", user=by, title=str(row), deleted=True)
    row.delete()
    return True
