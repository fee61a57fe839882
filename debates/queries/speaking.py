"""Reads over who wants to speak: the page that offers it, how many places are left, in which order people stand."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count

from cms.prepared import Prepared, Slot

from ..models import DebatePage, Speaker, SpeakingList
from ..models.speakers import in_language
from ..workflow import PLACED, Turn

COUNTS = Prepared(
    lambda: (
        Speaker.objects.filter(speaking__key=Slot("key")).order_by().values_list("status").annotate(number=Count("pk"))
    )
)


@dataclass(frozen=True)
class Standing:
    """How many places a debate has, how many are taken, and how many people wait for one."""

    places: int
    taken: int = 0
    waiting: int = 0

    @property
    def free(self) -> int:
        return max(0, self.places - self.taken)

    @property
    def has_room(self) -> bool:
        """Whether the next who registers gets a place; nobody passes those who wait."""
        return self.free > 0 and not self.waiting


def standing_of(page: DebatePage) -> Standing:
    """One query."""
    counts = dict(COUNTS(key=page.translation_key))
    taken = sum(counts.get(status, 0) for status in PLACED)
    return Standing(page.speaking_places, taken, counts.get(Turn.WAITING, 0))


def standing_read_with(page: DebatePage) -> Standing:
    """As it was when the page was read for a reader; a preview asks."""
    if not hasattr(page, "speakers_placed"):
        return standing_of(page)
    return Standing(page.speaking_places, page.speakers_placed, page.speakers_waiting)


def offered(key: uuid.UUID, language: str) -> DebatePage | None:
    """The live page of a debate at which one can speak; what is restricted offers nothing."""
    found = DebatePage.objects.live().public().filter(translation_key=key, alias_of=None, speaking_places__gt=0)
    pages = {page.locale.language_code: page for page in found.select_related("venue", "locale")}
    return in_language(pages, language)


def by_secret(secret_hash: str) -> Speaker | None:
    return Speaker.objects.filter(secret_hash=secret_hash).select_related("speaking").first()


def lists_for_staff(today: dt.date) -> list[tuple[int, DebatePage, dict[str, int]]]:
    """(list, page, people by status): what is still to come first, soonest first; then the past, newest first."""
    lists = dict(SpeakingList.objects.values_list("key", "pk"))
    pages = DebatePage.objects.filter(translation_key__in=list(lists), alias_of=None).select_related("venue", "locale")
    by_key: dict[uuid.UUID, dict[str, DebatePage]] = {}
    for page in pages.defer_streamfields():
        by_key.setdefault(page.translation_key, {})[page.locale.language_code] = page
    counts: dict[int, dict[str, int]] = {}
    rows = Speaker.objects.order_by().values_list("speaking", "status").annotate(number=Count("pk"))
    for pk, status, number in rows:
        counts.setdefault(pk, {})[status] = number
    shown = [(lists[key], in_language(found, settings.LANGUAGE_CODE)) for key, found in by_key.items()]
    dated = [(pk, page, counts.get(pk, {})) for pk, page in shown if page is not None]

    def order(row):
        day = row[1].latest_on
        is_past = day is not None and day < today
        return (is_past, -day.toordinal() if is_past else (day or dt.date.max).toordinal())

    return sorted(dated, key=order)
