"""What may become of somebody who wants to speak, and of a question on the screen: two tables, read by all; pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Turn(models.TextChoices):
    """Where somebody who wants to speak stands."""

    LISTED = "listed", _("Has a place")
    WAITING = "waiting", _("On the waiting list")
    SPEAKING = "speaking", _("Speaking now")
    SPOKEN = "spoken", _("Has spoken")
    ABSENT = "absent", pgettext_lazy("speaker", "Absent")
    CANCELLED = "cancelled", pgettext_lazy("speaker", "Cancelled")


class Way(models.TextChoices):
    """From where somebody speaks."""

    SITE = "site", _("In the room")
    ONLINE = "online", _("Online")


# Verb → where it may start → where it ends.
TURNS: dict[str, dict[str, str]] = {
    "call_up": {Turn.WAITING: Turn.LISTED},
    "cancel": dict.fromkeys((Turn.LISTED, Turn.WAITING, Turn.ABSENT), Turn.CANCELLED),
    "take_out": dict.fromkeys((Turn.LISTED, Turn.WAITING, Turn.ABSENT), Turn.CANCELLED),
    "arrive": {Turn.LISTED: Turn.LISTED, Turn.WAITING: Turn.WAITING, Turn.ABSENT: Turn.LISTED},
    "miss": dict.fromkeys((Turn.LISTED, Turn.WAITING), Turn.ABSENT),
    "call": dict.fromkeys((Turn.LISTED, Turn.WAITING), Turn.SPEAKING),
    "finish": dict.fromkeys((Turn.SPEAKING, Turn.LISTED, Turn.WAITING, Turn.ABSENT), Turn.SPOKEN),
    "put_back": dict.fromkeys((Turn.SPEAKING, Turn.SPOKEN), Turn.LISTED),
}
EVENING = ("arrive", "miss", "call", "finish", "put_back", "take_out")  # what a moderator does with one person
QUEUED = frozenset({Turn.LISTED, Turn.WAITING})
PLACED = frozenset({Turn.LISTED, Turn.SPEAKING, Turn.SPOKEN})  # these take one of the places


class TurnRefused(Exception):
    """The verb does not apply to whoever stands there."""


def apply_turn(verb: str, status: str) -> str:
    """Where somebody stands after `verb`; raises TurnRefused when it does not apply."""
    if status not in TURNS[verb]:
        raise TurnRefused(f"{verb} does not apply to {status}")
    return TURNS[verb][status]


def evening_verbs(status: str) -> list[str]:
    """What a moderator may do with somebody who stands there, in the table's order."""
    return [verb for verb in EVENING if status in TURNS[verb]]


class Spot(models.TextChoices):
    """Where a question that came during the evening stands."""

    WAITING = "waiting", _("Waits for the moderator")
    SHOWN = "shown", _("On the screen")
    ANSWERED = "answered", pgettext_lazy("question", "Answered")
    HIDDEN = "hidden", _("Not shown")


# Verb → where it may start → where it ends. What was answered or left out is not open at the desk any more.
SPOTS: dict[str, dict[str, str]] = {
    "show": dict.fromkeys((Spot.WAITING, Spot.ANSWERED, Spot.HIDDEN), Spot.SHOWN),
    "answer": dict.fromkeys((Spot.SHOWN,), Spot.ANSWERED),
    "hide": dict.fromkeys((Spot.WAITING, Spot.SHOWN, Spot.ANSWERED), Spot.HIDDEN),
}
PUBLIC_SPOTS = (Spot.SHOWN, Spot.ANSWERED)
ENDED_SPOTS = frozenset({Spot.ANSWERED, Spot.HIDDEN})


def apply_spot(verb: str, state: str) -> str:
    """Where a question stands after `verb`; raises TurnRefused when it does not apply."""
    if state not in SPOTS[verb]:
        raise TurnRefused(f"{verb} does not apply to {state}")
    return SPOTS[verb][state]


def spot_verbs(state: str) -> list[str]:
    """What a moderator may do with a question that stands there, in the table's order."""
    return [verb for verb in SPOTS if state in SPOTS[verb]]
