"""The evening of a debate: who is there, who speaks now, who spoke, in which order; each a verb of the table."""

import datetime as dt

from django.db import transaction

from ..models import DebatePage, Speaker, SpeakingList
from ..workflow import QUEUED, Turn, TurnRefused, apply_turn
from .speaking import fill, give_up, hold, record


@transaction.atomic
def turn(*, speaker: Speaker, verb: str, page: DebatePage | None, by, now: dt.datetime) -> Speaker:
    """One verb on one person; raises TurnRefused when somebody else was faster."""
    hold(speaker.speaking.key)
    row = Speaker.objects.select_related("speaking").get(pk=speaker.pk)
    if verb == "take_out":
        give_up(row, verb, now=now, by=by)
        if page:
            fill(page=page, now=now, by=by)
        return row
    status = apply_turn(verb, row.status)
    if verb == "call":
        finish_current(row.speaking, by=by, now=now)
    note_times(row, verb, now)
    row.status = status
    row.save(update_fields=["status", "arrived_at", "started_at", "ended_at"])
    record(row, f"{verb}_speaker", by=by)
    return row


def note_times(row: Speaker, verb: str, now: dt.datetime) -> None:
    """When somebody came, began and ended."""
    if verb in ("arrive", "call", "finish"):
        row.arrived_at = row.arrived_at or now
    if verb == "miss":
        row.arrived_at = None
    if verb == "call":
        row.started_at, row.ended_at = now, None
    if verb == "finish" and row.started_at:
        row.ended_at = now
    if verb == "put_back":
        row.started_at = row.ended_at = None


def finish_current(speaking: SpeakingList, *, by, now: dt.datetime) -> None:
    """Whoever speaks now has spoken."""
    current = speaking.speakers.filter(status=Turn.SPEAKING).first()
    if current:
        note_times(current, "finish", now)
        current.status = apply_turn("finish", current.status)
        current.save(update_fields=["status", "arrived_at", "ended_at"])
        record(current, "finish_speaker", by=by)


@transaction.atomic
def call_next(*, speaking: SpeakingList, expected: int | None, by, now: dt.datetime) -> Speaker:
    """The first of the list, then of those who wait; raises TurnRefused when nobody is left or it is not who was shown."""
    hold(speaking.key)
    row = next_of(speaking)
    if row is None or row.pk != expected:
        raise TurnRefused("The list has changed")
    return turn(speaker=row, verb="call", page=None, by=by, now=now)


def next_of(speaking: SpeakingList) -> Speaker | None:
    rows = speaking.speakers.filter(status__in=QUEUED).select_related("speaking")
    return min(rows, key=lambda row: (row.status != Turn.LISTED, row.number), default=None)


@transaction.atomic
def move(*, speaker: Speaker, place: int, by, now: dt.datetime) -> Speaker:
    """To another place among those who have the same standing; beyond the last one it is the last."""
    speaking = hold(speaker.speaking.key)
    row = Speaker.objects.get(pk=speaker.pk)
    if row.status not in QUEUED:
        raise TurnRefused("Only who still comes has a place in the order")
    rows = list(speaking.speakers.filter(status=row.status))
    numbers = [other.number for other in rows]
    rows.remove(row)
    rows.insert(max(0, min(place - 1, len(rows))), row)
    for other, number in zip(rows, numbers, strict=True):
        other.number = number
    Speaker.objects.bulk_update(rows, ["number"])
    record(row, "move_speaker", by=by, place=place)
    return row
