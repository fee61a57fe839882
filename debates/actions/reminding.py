"""By the clock: whoever has a place is reminded the day before, and what is personal is forgotten after the debate."""

import datetime as dt

from django.db import transaction
from wagtail.log_actions import log

from cms.dates import CITY_ZONE

from ..models import DebatePage, SpeakingList
from ..models.speakers import in_language, pages_of
from ..outbox.speaking import write_to
from ..workflow import Turn
from .speaking import forget, hold

MORNING = 8
KEPT_FOR = dt.timedelta(days=30)  # after the debate: time for the minutes to be written
LONGEST = dt.timedelta(days=365)  # where a debate never got a day


def remind_speakers(*, now: dt.datetime) -> int:
    """Write to whoever has a place tomorrow, or later today, once; after eight in the morning. How many letters."""
    local = now.astimezone(CITY_ZONE)
    if local.hour < MORNING:
        return 0
    days = (local.date(), local.date() + dt.timedelta(days=1))
    pages = DebatePage.objects.live().filter(date__in=days, latest_on__in=days, change="", speaking_places__gt=0)
    keys = {page.translation_key for page in pages.filter(alias_of=None) if page.begins_at > now}
    return sum(_remind(key, now) for key in sorted(keys))


@transaction.atomic
def _remind(key, now: dt.datetime) -> int:
    speaking = hold(key)
    due = speaking.speakers.reachable().filter(status=Turn.LISTED, reminded_at=None).select_related("speaking")
    speakers = list(due)
    told = write_to(speakers, "speaker_reminder", now=now)
    speaking.speakers.filter(pk__in=[speaker.pk for speaker in speakers]).update(reminded_at=now)
    if told:
        log(instance=speaking, action="debates.remind_speakers", title=str(speaking), data={"letters": told})
    return told


def sweep_speakers(*, now: dt.datetime) -> int:
    """Forget who they were, thirty days after the debate or when its page is gone; how many people."""
    lists = SpeakingList.objects.filter(speakers__erased_at=None, speakers__isnull=False).distinct()
    return sum(_sweep(speaking, now) for speaking in lists)


@transaction.atomic
def _sweep(speaking: SpeakingList, now: dt.datetime) -> int:
    page = in_language(pages_of(speaking.key), "ro")
    rows = hold(speaking.key).speakers.filter(erased_at=None)
    if page is not None and page.latest_on is None:
        rows = rows.filter(registered_at__lt=now - LONGEST)
    elif page is not None and page.latest_on + KEPT_FOR >= now.astimezone(CITY_ZONE).date():
        return 0
    forgotten = list(rows)
    for speaker in forgotten:
        forget(speaker, now=now)
    if forgotten:
        log(instance=speaking, action="debates.sweep_speakers", title=str(speaking), data={"count": len(forgotten)})
    return len(forgotten)
