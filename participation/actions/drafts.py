"""Drafts: begun with the first press of a button, saved at every further one, continued by letter, swept in the end.

A draft is nobody's business but its author's: saving it leaves no entry in the log that staff read.
"""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from cms.dates import moment_label

from ..models import AccessLink, Draft, FormWording, RateBucket, StagedUpload, TeamMember
from ..outbox import enqueue
from ..references import draft_secret, hash_draft
from ..windows import WindowState
from .access import issue
from .screening import Sender
from .uploads import forget

REMINDER = dt.timedelta(days=7)
REMEMBERED = dt.timedelta(days=180)  # how long an expired draft's address still says what became of it
OTHER = "_other"  # where `typed` keeps what a later save took the place of
WINDOW = "_window"  # and which page saved last, and its how manieth save that was: [name, turn]
AGAIN = "_again"  # the number of the submission whose place this draft takes once it is sent
KNOWN = "_known"  # the number of the application that it was begun from (may be empty), and the questions filled in so
KEPT_VERSIONS = 5
MOST_BYTES = 1024 * 1024  # of one draft, as it is stored


class AlreadySent(Exception):
    """The draft was sent, maybe from another window: there is a receipt now."""


class TooMuchText(Exception):
    """What was typed is longer than a draft keeps."""


class TooManyLetters(Exception):
    """So many letters went to one mailbox, or were asked for from one network, that the next has to wait."""


@dataclass(frozen=True)
class Saved:
    """What became of one save: the row, and whether it took the place of something typed elsewhere meanwhile."""

    draft: Draft
    is_conflict: bool


def secret_of(draft: Draft) -> str:
    """The secret of its address, made again from its nonce; a new one when the signing key was changed for good."""
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        if hash_draft(secret := draft_secret(draft.nonce, key)) == draft.secret_hash:
            return secret
    secret = draft_secret(draft.nonce, settings.SECRET_KEY)
    Draft.objects.filter(pk=draft.pk).update(secret_hash=hash_draft(secret))
    return secret


def belongs(name: str, keys: list[str]) -> bool:
    return name.startswith(tuple(keys))


def digest_of(typed: dict, keys: list[str]) -> str:
    """What a page was made from: another digest at saving means that somebody saved meanwhile."""
    mine = {name: values for name, values in typed.items() if belongs(name, keys) and any(values)}
    return hashlib.sha256(json.dumps(mine, sort_keys=True).encode()).hexdigest()[:16]


@transaction.atomic
def begin_draft(*, wording: FormWording, nonce: str, typed: dict, step: int, now, by=None) -> tuple[Draft, bool]:
    """Keep what was typed so far under the form's token: a double click finds the same draft, and that it was there.

    Raises TooMuchText.
    """
    form = wording.version.form
    if size_of(typed) > MOST_BYTES:
        raise TooMuchText
    return Draft.objects.get_or_create(
        nonce=nonce,
        defaults={
            "form": form,
            "wording": wording,
            "language": wording.language,
            "secret_hash": hash_draft(draft_secret(nonce, settings.SECRET_KEY)),
            "typed": typed,
            "step": step,
            "created_at": now,
            "saved_at": now,
            "expires_at": now + dt.timedelta(days=form.draft_days),
            "number_of_saves": 1,
        },
    )


def is_overtaken(row: Draft, name: str, turn: str) -> bool:
    """Whether the same page saved something newer already: an autosave may arrive after the button pressed later."""
    last, *turns = row.typed.get(WINDOW) or [""]
    return bool(name) and last == name and turn.isdecimal() and int(turn) < int(turns[0] if turns else 0)


@transaction.atomic
def save_draft(
    *, draft: Draft, typed: dict, keys: list[str], seen: str, window: str, has_read: bool, step: int, now, by=None
) -> Saved:
    """Save what one step posted. What somebody saved there meanwhile gives way and is kept beside it, to be read.

    `seen` is the digest of what the page was made from, `window` its name and turn; `has_read` says that it showed what
    was kept beside. Raises AlreadySent, TooMuchText.
    """
    row = Draft.objects.select_for_update(of=("self",)).select_related("form").get(pk=draft.pk)
    if row.submission_id:
        raise AlreadySent
    window, _dot, turn = window.partition(".")
    if is_overtaken(row, window, turn):
        row.wording = draft.wording
        return Saved(row, is_conflict=False)
    stored = {name: values for name, values in row.typed.items() if belongs(name, keys)}
    lost = {name: values for name, values in stored.items() if typed.get(name) != values and any(values)}
    is_other = seen != digest_of(row.typed, keys) and row.typed.get(WINDOW, [None])[0] != window
    is_conflict = bool(seen and lost and is_other)
    beside = {name: texts for name, texts in row.typed.get(OTHER, {}).items() if not (has_read and belongs(name, keys))}
    if is_conflict:
        beside |= {name: with_one_more(beside.get(name, []), values) for name, values in lost.items()}
    kept = {name: values for name, values in row.typed.items() if name not in stored and name not in (OTHER, WINDOW)}
    after = kept | typed | ({WINDOW: [window, turn if turn.isdecimal() else "0"]} if window else {})
    if (room := MOST_BYTES - size_of(after)) < 0:
        raise TooMuchText
    if beside := fitting(beside, room):
        after[OTHER] = beside
    row.number_of_saves += after != row.typed
    row.typed, row.step, row.saved_at, row.reminded_at = after, step, now, None
    row.expires_at = now + dt.timedelta(days=row.form.draft_days)
    row.save(update_fields=["typed", "step", "saved_at", "reminded_at", "expires_at", "number_of_saves"])
    StagedUpload.objects.filter(nonce=row.nonce).update(created_at=now)
    row.wording = draft.wording
    return Saved(row, is_conflict)


def size_of(value) -> int:
    return len(json.dumps(value))


def fitting(beside: dict[str, list], room: int) -> dict[str, list]:
    """What there is room for of the texts that gave way: older ones go first, then longer ones."""
    texts = [(age, values, name) for name, found in beside.items() for age, values in enumerate(reversed(found))]
    room -= size_of({OTHER: {}})
    found = {}
    for _age, size, name, values in sorted(
        (age, size_of({name: [values]}), name, values) for age, values, name in texts
    ):
        if (room := room - size) < 0:
            break
        found[name] = [values, *found.get(name, [])]
    return found


def with_one_more(texts: list, values: list[str]) -> list:
    """The texts that gave way, newest last; a text is kept once."""
    return [*(text for text in texts if text != values), values][-KEPT_VERSIONS:]


@transaction.atomic
def finish_draft(*, draft: Draft, submission, now, by=None) -> None:
    """It was sent: the submission holds it now. A save that came between the two keeps its text."""
    mine = Draft.objects.filter(pk=draft.pk)
    mine.update(submission=submission, expires_at=now)
    TeamMember.objects.of_draft(draft).update(submission=submission)
    kept = {AGAIN: draft.typed[AGAIN]} if AGAIN in draft.typed else {}
    mine.filter(number_of_saves=draft.number_of_saves).update(typed=kept, email="")


@transaction.atomic
def ask_to_resume(*, draft: Draft, email: str, sender: Sender | None, now, by=None) -> None:
    """Mail a link that opens the draft once on another device; raises TooManyLetters.

    Letters are counted to the mailbox, from the network and of the draft: nobody writes to a list of addresses with it.
    """
    buckets = {}
    if sender:
        buckets = sender.mail_bucket(email) | sender.bucket("ask") | sender.bucket("later", str(draft.pk))
    if buckets and not RateBucket.objects.all_fine(buckets, now):
        raise TooManyLetters
    RateBucket.objects.take(buckets, now)
    draft.email, draft.expires_at = email, now + dt.timedelta(days=draft.form.draft_days)
    draft.save(update_fields=["email", "expires_at"])
    write_to_owner(draft, "draft_resume", now=now)


def write_to_owner(draft: Draft, kind: str, *, now, **facts) -> None:
    """One letter with a link that continues the draft; the link lives as long as the draft."""
    secret = issue(purpose=AccessLink.Purpose.RESUME, now=now, lifetime=draft.expires_at - now, draft=draft)
    with override(draft.language):
        context = {
            "form_title": draft.wording.words.get("_form", {}).get("title") or draft.form.title,
            "resume_url": settings.SITE_URL + reverse("resume_draft", kwargs={"secret": secret}),
            "expires": moment_label(draft.expires_at),
            "closes": moment_label(draft.form.closes_at) if draft.form.closes_at else "",
        }
    enqueue(
        kind=kind,
        to=draft.email,
        language=draft.language,
        context=context | facts,
        reply_to=draft.form.reply_to,
        now=now,
    )


def living(now):
    """Drafts that can still be continued."""
    return Draft.objects.filter(submission=None, expires_at__gt=now)


def remind_of_drafts(*, now, by=None) -> int:
    """A week before a draft expires its owner is told, once; never after its form closed."""
    found = living(now).filter(
        reminded_at=None, expires_at__lte=now + REMINDER, saved_at__lte=now - dt.timedelta(days=1)
    )
    count = 0
    for draft in found.exclude(email="").select_related("form", "wording")[:500]:
        if draft.form.state_at(now) != WindowState.OPEN:
            continue
        with transaction.atomic():
            if Draft.objects.filter(pk=draft.pk, reminded_at=None).update(reminded_at=now):
                write_to_owner(draft, "draft_reminder", now=now)
                count += 1
    return count


def sweep_drafts(*, now, by=None) -> int:
    """Empty what expired, with its files; forget the row half a year later. How many were emptied."""
    expired = Draft.objects.filter(submission=None, expires_at__lte=now)
    count = 0
    for draft in expired.exclude(typed={}, email=""):
        with transaction.atomic():
            forget(list(StagedUpload.objects.select_for_update().filter(nonce=draft.nonce)))
            count += Draft.objects.filter(pk=draft.pk, expires_at__lte=now).update(typed={}, email="")
    TeamMember.objects.filter(draft__in=expired, submission=None).delete()
    Draft.objects.filter(expires_at__lte=now - REMEMBERED).delete()
    return count


def tend_drafts(*, now, by=None) -> None:
    """By the clock: reminders, then the sweep."""
    remind_of_drafts(now=now)
    sweep_drafts(now=now)
