"""Feeds for calendars and readers: iCalendar and RSS responses that any section fills."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale

from .calendar import (
    calendar_of,
    call_entries,
    closing_entries,
    deadlines_calendar,
    event_entries,
    has_day,
    stream,
)
from .dates import CITY_ZONE
from .models import CallPage, EventPage
from .models.pages import public_url
from .queries import call_models, closing_models, event_models, private_branches, readable, with_calendar
from .queries.labelled import LABELS, label_of


def calendar_response(content: bytes, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    return response


def event_calendar(request, page: EventPage) -> HttpResponse:
    """One event; not found when its day is not known."""
    if not has_day(page):
        raise Http404
    return calendar_response(calendar_of([page], name=page.list_title), page.slug)


def call_calendar(request, page: CallPage) -> HttpResponse:
    """The dated steps of one call; not found when no day is known."""
    if not page.deadlines():
        raise Http404
    return calendar_response(deadlines_calendar([page], name=page.list_title), page.slug)


def calls_calendar(request, page, calls: Iterable[CallPage]) -> HttpResponse:
    """The dated steps of the calls of a list page."""
    return calendar_response(deadlines_calendar(calls, name=f"{page.title} – CIIC Cluj-Napoca"), page.slug)


def calendar(request) -> HttpResponse:
    """All events and all deadlines of all sections in the active language."""
    name = _("CIIC Cluj-Napoca: events and deadlines")
    return calendar_response(stream(_entries_of(Q()), name=name), "ciic-cluj-napoca")


def labelled_calendar(request, slug: str, kind: str) -> HttpResponse:
    """The events and deadlines that carry a label, in the active language."""
    if (term := label_of(kind, slug)) is None:
        raise Http404
    rows, column, _terms = LABELS[kind]
    entries = _entries_of(Q(pk__in=rows.objects.filter(**{column: term.pk}).values("page")))
    return calendar_response(stream(entries, name=f"{term.name} – CIIC Cluj-Napoca"), slug)


def _entries_of(chosen: Q) -> list:
    """What a calendar holds of these pages, of every type that has dates."""
    locale, private = Locale.get_active(), private_branches()

    def listed(model):
        return readable(model.objects.filter(chosen).order_by("pk"), locale, private).defer_streamfields()

    events = [event for model in event_models() for event in listed(model).select_related("venue")]
    events.sort(key=lambda event: (event.date or dt.date.min, event.pk))
    calls = [call for model in call_models() for call in with_calendar(list(listed(model)))]
    answered = {call.path for call in calls}  # a form below a call closes with it
    forms = [form for model in closing_models() for form in listed(model) if form.path[: -form.steplen] not in answered]
    return [*event_entries(events), *call_entries(calls), *closing_entries(forms)]


def rss_response(page, request, items: list[dict]) -> HttpResponse:
    """RSS 2.0 of a list page; items have title, link, description, pubdate and unique_id."""
    return rss_of(title=page.title, link=public_url(page, request), description=page.summary, items=items)


def rss_of(*, title: str, link: str, description: str, items: list[dict]) -> HttpResponse:
    """RSS 2.0 of whatever has an address; the feed stands right below it."""
    feed = Rss201rev2Feed(
        title=f"{title} – CIIC Cluj-Napoca",
        link=link,
        description=description or title,
        language=get_language(),
        feed_url=f"{link}rss/",
    )
    for item in items:
        feed.add_item(**item)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


def midnight(date: dt.date) -> dt.datetime:
    """The moment at which that day starts in the city, for feeds that need one."""
    return dt.datetime.combine(date, dt.time.min, tzinfo=CITY_ZONE)
