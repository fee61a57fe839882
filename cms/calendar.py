"""Events as iCalendar (RFC 5545): one file per event, one feed per language."""

import datetime as dt
from collections.abc import Iterable

from django.utils import timezone
from icalendar import Calendar, Event

from .models import EventPage
from .models.changes import Change
from .models.events import Precision
from .models.pages import public_url

PRODUCT = "-//CIIC Cluj-Napoca//Portal//RO"
UID_DOMAIN = "ciic.cluj-napoca"
STATUS = {Change.NONE: "CONFIRMED", Change.POSTPONED: "TENTATIVE", Change.CANCELLED: "CANCELLED"}


def has_day(event: EventPage) -> bool:
    """A calendar can hold only events whose day is known."""
    return event.date is not None and event.date_precision == Precision.DAY


def calendar_of(events: Iterable[EventPage], *, name: str, now: dt.datetime | None = None) -> bytes:
    """The events whose day is known, as an iCalendar stream."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Bucharest")
    for event in events:
        if has_day(event):
            calendar.add_component(_entry(event, now or timezone.now()))
    return calendar.to_ical()


def _entry(page: EventPage, now: dt.datetime) -> Event:
    entry = Event()
    # The same in both languages, so that subscribing to both feeds shows an event once.
    entry.add("uid", f"{page.translation_key}@{UID_DOMAIN}")
    entry.add("dtstamp", now.astimezone(dt.UTC))
    entry.add("sequence", page.sequence)
    entry.add("status", STATUS[Change(page.change)])
    entry.add("summary", f"{page.change_label}: {page.list_title}" if page.change else page.list_title)
    _add_when(entry, page)
    url = public_url(page)
    entry.add("url", url)
    entry.add(
        "description",
        "\n\n".join(part for part in (page.change_reason if page.change else "", page.summary, url) if part),
    )
    if place := page.full_place_label:
        entry.add("location", place)
    entry.add("categories", [str(page.kind_label)])
    return entry


def _add_when(entry: Event, page: EventPage) -> None:
    """In UTC when the hour is known; else the whole day, since an hour must not be made up."""
    if page.starts_at is None:
        entry.add("dtstart", page.date)
        entry.add("dtend", page.date + dt.timedelta(days=1))
        return
    entry.add("dtstart", page.starts_at.astimezone(dt.UTC))
    if page.ends_at:
        entry.add("dtend", page.ends_at.astimezone(dt.UTC))
