"""Wanting to speak: registered, called up from the waiting list, cancelled; told by letter, forgotten after the debate."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from participation.references import hash_link
from participation.spam import mailbox_of
from participation.tokens import new_nonce
from participation.windows import WindowState

from ..models import DebatePage, Speaker, SpeakingList
from ..outbox.speaking import write_to
from ..queries.speaking import by_secret, standing_of
from ..tokens import speaker_secret
from ..workflow import Turn, Way, apply_turn

SIGHT = dt.timedelta(hours=12)
SOON = dt.timedelta(hours=24)  # whoever hears of a place later than this before the debate needs no reminder


class RegistrationClosed(Exception):
    """Not open yet, or no longer."""


def hold(key: uuid.UUID, page: DebatePage | None = None) -> SpeakingList:
    """The list of a debate, made when it is missing, held until the transaction ends: places are given one by one."""
    facts = {"told_sequence": page.sequence, "told_url": page.speaking_url} if page else {}
    SpeakingList.objects.get_or_create(key=key, defaults=facts)
    return SpeakingList.objects.select_for_update().get(key=key)


def record(speaker: Speaker, verb: str, *, by=None, **data) -> None:
    """One entry that names nobody."""
    log(instance=speaker, action=f"debates.{verb}", user=by, title=f"#{speaker.number}", data=data)


def record_sight(*, speaking: SpeakingList, by, now: dt.datetime, verb: str = "open_speakers") -> None:
    """Who of the staff saw the names; looking at the screen again on the same evening is one sight."""
    action = f"debates.{verb}"
    since = now - SIGHT
    if verb == "open_speakers" and ModelLogEntry.objects.for_instance(speaking).filter(
        action=action, user=by, timestamp__gt=since
    ):
        return
    log(instance=speaking, action=action, user=by, title=str(speaking))


@transaction.atomic
def register(
    *,
    page: DebatePage,
    name: str,
    email: str,
    language: str,
    now: dt.datetime,
    way: str = Way.SITE,
    about: str = "",
    by=None,
) -> Speaker:
    """Give a place or one on the waiting list, and say which by letter; one for each mailbox.

    Whoever is on the list keeps the place and gets the letter again, so that the page can say the same to everybody.
    Staff (`by`) may enter people at any time, without an address too.
    """
    speaking = hold(page.translation_key, page)
    known = of_mailbox(speaking, email)
    if known:
        write_to([known], "speaker_place", now=now, is_again=True)
        return known
    if by is None and page.speaking_state(now) != WindowState.OPEN:
        raise RegistrationClosed
    given = {"way": way, "name": name, "email": email, "about": about, "language": language}
    speaker = new_speaker(speaking, page, now, **given)
    speaker.save(force_insert=True)
    record(speaker, "register_speaker", by=by, status=speaker.status)
    write_to([speaker], "speaker_place", now=now, is_again=False)
    return speaker


def new_speaker(speaking: SpeakingList, page: DebatePage, now: dt.datetime, **given) -> Speaker:
    """The next in the order, not stored yet; the list is held."""
    nonce = new_nonce()
    return Speaker(
        speaking=speaking,
        number=(speaking.speakers.aggregate(last=Max("number"))["last"] or 0) + 1,
        status=Turn.LISTED if standing_of(page).has_room else Turn.WAITING,
        nonce=nonce,
        secret_hash=hash_link(speaker_secret(nonce, settings.SECRET_KEY)),
        registered_at=now,
        reminded_at=now if is_soon(page, now) else None,
        **given,
    )


def of_mailbox(speaking: SpeakingList, email: str) -> Speaker | None:
    """Whoever registered with this mailbox, however it was spelt, and did not cancel."""
    if not email:
        return None
    rows = speaking.speakers.exclude(email="").exclude(status=Turn.CANCELLED)
    return next((row for row in rows if mailbox_of(row.email) == mailbox_of(email)), None)


def is_soon(page: DebatePage, now: dt.datetime) -> bool:
    return page.begins_at is not None and page.begins_at - now < SOON


def find(secret: str) -> Speaker | None:
    """The person that a link of a letter is about."""
    return by_secret(hash_link(secret))


@transaction.atomic
def cancel(*, secret: str, page: DebatePage | None, now: dt.datetime) -> Speaker | None:
    """Give the place back: the next who waits is called up. None for an unknown link; twice is no mistake."""
    found = find(secret)
    if found is None:
        return None
    hold(found.speaking.key)
    speaker = Speaker.objects.select_related("speaking").get(pk=found.pk)
    if speaker.status != Turn.CANCELLED:
        give_up(speaker, "cancel", now=now)
        if page:
            fill(page=page, now=now)
    return speaker


def give_up(speaker: Speaker, verb: str, *, now: dt.datetime, by=None) -> None:
    """Out of the list, told by letter, and nothing personal is kept; raises TurnRefused."""
    status = apply_turn(verb, speaker.status)
    write_to([speaker], "speaker_cancelled", now=now, by_staff=by is not None)
    speaker.status = status
    forget(speaker, now=now)
    record(speaker, f"{verb}_speaker", by=by)


def forget(speaker: Speaker, *, now: dt.datetime) -> None:
    """Empty what is personal; that there was somebody stays."""
    speaker.name = speaker.email = speaker.about = ""
    speaker.erased_at = now
    speaker.save()


@transaction.atomic
def forget_as_asked(*, secret: str, now: dt.datetime) -> Speaker | None:
    """Whoever spoke, or never came, need not wait for the term; None for an unknown link or before the turn."""
    found = find(secret)
    if found is None:
        return None
    hold(found.speaking.key)
    speaker = Speaker.objects.select_related("speaking").get(pk=found.pk)
    if speaker.status not in (Turn.SPOKEN, Turn.ABSENT):
        return None
    if speaker.erased_at is None:
        forget(speaker, now=now)
        record(speaker, "forget_speaker")
    return speaker


def fill(*, page: DebatePage, now: dt.datetime, by=None) -> list[Speaker]:
    """Give free places to those who wait, in their order, and tell them; in the evening the moderator does. Hold the list."""
    begins_at = page.begins_at
    if page.change or (begins_at is not None and now >= begins_at):
        return []
    waiting = Speaker.objects.filter(speaking__key=page.translation_key, status=Turn.WAITING)
    called = list(waiting.select_related("speaking")[: standing_of(page).free])
    for speaker in called:
        speaker.status = apply_turn("call_up", speaker.status)
        speaker.reminded_at = now if is_soon(page, now) else speaker.reminded_at
        speaker.save(update_fields=["status", "reminded_at"])
        record(speaker, "call_up_speaker", by=by)
    write_to(called, "speaker_called", now=now)
    return called


def whom_it_concerns(speaking: SpeakingList, page: DebatePage):
    """Everybody who comes; of another link only those who speak online."""
    rows = speaking.speakers.reachable().select_related("speaking")
    return rows if speaking.told_sequence != page.sequence else rows.filter(way=Way.ONLINE, status=Turn.LISTED)


@transaction.atomic
def follow_page(*, page: DebatePage, now: dt.datetime, by=None) -> int:
    """After the page was published: call up for new places, tell of another day, place or a cancellation; how many heard."""
    if not page.speaking_places and not SpeakingList.objects.filter(key=page.translation_key).exists():
        return 0
    speaking = hold(page.translation_key, page)
    told = 0
    if (speaking.told_sequence, speaking.told_url) != (page.sequence, page.speaking_url):
        if page.change or page.begins_at is None or now < page.begins_at:
            told = write_to(whom_it_concerns(speaking, page), "speaker_changed", now=now)
        if speaking.told_sequence != page.sequence:
            speaking.speakers.update(reminded_at=None)  # the day may be another one
        speaking.told_sequence, speaking.told_url = page.sequence, page.speaking_url
        speaking.save(update_fields=["told_sequence", "told_url"])
        log(instance=speaking, action="debates.tell_speakers", user=by, title=page.title, data={"letters": told})
    fill(page=page, now=now, by=by)
    return told
