"""Events and deadlines as iCalendar (RFC 5545): one file per event or call, one feed per list and per language."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event
from wagtail.models import Page

from .models import CallPage, EventPage
from .models.calendars import CalendarEntry
from .models.changes import Change
from .models.events import Precision
from .models.pages import public_url

PRODUCT = "-//CIIC Cluj-Napoca//Portal//RO"
UID_DOMAIN = "ciic.cluj-napoca"
STATUS = {Change.NONE: "CONFIRMED", Change.POSTPONED: "TENTATIVE", Change.CANCELLED: "CANCELLED"}
DAY = dt.timedelta(days=1)
FIRST_PUBLICATION = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def has_day(event: EventPage) -> bool:
    """A calendar can hold only events whose day is known."""
    return event.date is not None and event.date_precision == Precision.DAY


def calendar_of(events: Iterable[EventPage], *, name: str, now: dt.datetime | None = None) -> bytes:
    """The events whose day is known, as an iCalendar stream."""
    return stream(event_entries(events), name=name, now=now)


def deadlines_calendar(calls: Iterable[CallPage], *, name: str, now: dt.datetime | None = None) -> bytes:
    """Every dated step of these calls whose day is known, as an iCalendar stream."""
    return stream(call_entries(calls), name=name, now=now)


def stream(entries: Iterable[Event], *, name: str, now: dt.datetime | None = None) -> bytes:
    """A published calendar; without alarms, for those are each reader's own."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Bucharest")
    for entry in entries:
        entry.add("dtstamp", (now or timezone.now()).astimezone(dt.UTC))
        calendar.add_component(entry)
    return calendar.to_ical()


def joined(streams: Iterable[str]) -> str:
    """Several calendars as one, for the one letter that says what several would; nothing for none."""
    calendars = [Calendar.from_ical(text) for text in streams]
    if not calendars:
        return ""
    entries = {str(entry["uid"]): entry for calendar in calendars for entry in calendar.walk("VEVENT")}
    calendars[0].subcomponents = list(entries.values())  # of one event the newest
    return calendars[0].to_ical().decode()


def event_entries(events: Iterable[EventPage]) -> list[Event]:
    return [_event(event) for event in events if has_day(event)]


def call_entries(calls: Iterable[CallPage]) -> list[Event]:
    """Steps of calls; their calendars are best read beforehand."""
    return [entry for call in calls for entry in _steps(call)]


def closing_entries(pages: Iterable[Page]) -> list[Event]:
    """When pages that have no calendar of their own, e.g. forms, stop taking answers."""
    found = []
    for page in pages:
        if page.closes_at is None:
            continue
        entry = _base(page, "closes", title=_("Last moment: %(title)s") % {"title": page.list_title})
        # Nobody counts the changes of a form: the minutes until its last publication grow with each of them.
        entry.add(
            "sequence",
            max(0, int(((page.last_published_at or FIRST_PUBLICATION) - FIRST_PUBLICATION).total_seconds() // 60)),
        )
        entry.add("status", STATUS[Change.NONE])
        entry.add("dtstart", page.closes_at.astimezone(dt.UTC))
        found.append(entry)
    return found


def _base(page: Page, *parts: str | int, title: str, reason: str = "") -> Event:
    entry = Event()
    # The same in both languages, so that subscribing to both feeds shows an entry once.
    entry.add("uid", "-".join(str(part) for part in (page.translation_key, *parts)) + f"@{UID_DOMAIN}")
    entry.add("summary", title)
    url = public_url(page)
    entry.add("url", url)
    entry.add("description", "\n\n".join(part for part in (reason, page.summary, url) if part))
    entry.add("categories", [str(page.kind_label)])
    return entry


def _changeable(page: EventPage | CallPage, *parts: str | int, title: str) -> Event:
    title = f"{page.change_label}: {title}" if page.change else title
    entry = _base(page, *parts, title=title, reason=page.change_reason if page.change else "")
    entry.add("sequence", page.sequence)
    entry.add("status", STATUS[Change(page.change)])
    return entry


def _event(page: EventPage) -> Event:
    entry = _changeable(page, title=page.list_title)
    if page.starts_at is None:
        _whole_days(entry, page.date, page.date)
    else:
        entry.add("dtstart", page.starts_at.astimezone(dt.UTC))
        if page.ends_at:
            entry.add("dtend", page.ends_at.astimezone(dt.UTC))
    if place := page.full_place_label:
        entry.add("location", place)
    return entry


def _steps(call: CallPage) -> list[Event]:
    """One entry per dated step; a step is known by its kind and by its place among those of its kind."""
    found, places = [], Counter()
    for kind, label, step in call.deadlines():
        places[kind] += 1
        entry = _changeable(call, kind, places[kind], title=f"{label}: {call.list_title}")
        _add_when(entry, step, is_deadline=kind in call.closing_kinds)
        found.append(entry)
    return found


def _add_when(entry: Event, step: CalendarEntry, *, is_deadline: bool) -> None:
    """In UTC when the hour is known; else whole days, since an hour must not be made up. A deadline is its last moment."""
    first, last = step.date, step.end_date or step.date
    if is_deadline:
        if step.closing_hour:
            entry.add("dtstart", step.ends_at.astimezone(dt.UTC))
        else:
            _whole_days(entry, last, last)
        return
    if step.time is None:
        _whole_days(entry, first, last)
        return
    entry.add("dtstart", step.starts_at.astimezone(dt.UTC))
    if step.ends_at > step.starts_at:
        entry.add("dtend", step.ends_at.astimezone(dt.UTC))


def _whole_days(entry: Event, first: dt.date, last: dt.date) -> None:
    entry.add("dtstart", first)
    entry.add("dtend", last + DAY)
