"""Letters to those who want to speak: in their language, with the calendar file of the debate for whoever has a place."""

import datetime as dt
from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from cms.calendar import calendar_of, has_day
from cms.models.pages import public_url
from participation.models import OutboxMessage
from participation.outbox import compose

from ..models import DebatePage, Speaker
from ..models.speakers import in_language, pages_of
from ..workflow import Turn, Way

WITHOUT_CALENDAR = frozenset({"speaker_cancelled"})


def write_to(speakers: Iterable[Speaker], kind: str, *, now: dt.datetime, **context) -> int:
    """Put the letter `emails/participation/<kind>_*.txt` to each of them, all of one list, into the outbox; how many."""
    reachable = [speaker for speaker in speakers if speaker.email]
    if not reachable:
        return 0
    speaking = reachable[0].speaking
    pages, ranks = pages_of(speaking.key), speaking.ranks()
    calendars: dict[str, str] = {}
    letters = []
    for speaker in reachable:
        page = in_language(pages, speaker.language)
        if page is None:
            continue
        with override(speaker.language):
            facts = facts_of(speaker, page) | {"rank": ranks.get(speaker.pk)} | context
            if speaker.language not in calendars:
                calendars[speaker.language] = calendar_file(page, now)
        wants_file = speaker.status == Turn.LISTED and kind not in WITHOUT_CALENDAR
        file = calendars[speaker.language] if wants_file else ""
        letters.append(
            compose(kind=kind, to=speaker.email, language=speaker.language, context=facts, now=now, calendar=file)
        )
    return len(OutboxMessage.objects.bulk_create(letters, batch_size=200))


def calendar_file(page: DebatePage, now: dt.datetime) -> str:
    """The same entry as on the page, so that whoever saved that one has it once; nothing while the day is not known."""
    return calendar_of([page], name=page.title, now=now).decode() if has_day(page) else ""


def facts_of(speaker: Speaker, page: DebatePage) -> dict:
    """What letters and one's own page say, in the active language."""
    is_online = speaker.way == Way.ONLINE
    return {
        "title": page.title,
        "page_url": public_url(page),
        "manage_url": settings.SITE_URL + reverse("speaker", kwargs={"secret": speaker.secret or "none"}),
        "when": page.date_label,
        "where": page.full_place_label if not is_online else "",
        "is_online": is_online,
        "way": speaker.get_way_display(),
        "minutes": page.speaking_minutes,
        "room_url": page.speaking_url if is_online and speaker.status == Turn.LISTED else "",
        "is_waiting": speaker.status == Turn.WAITING,
        "about": speaker.about,
        "change": page.change,
        "change_label": page.change_label,
        "change_reason": page.change_reason if page.change else "",
    }
