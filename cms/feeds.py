"""Feeds for calendars and readers: iCalendar and RSS responses that any section fills."""

import datetime as dt

from django.http import Http404, HttpResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Locale

from .calendar import calendar_of, has_day
from .dates import CITY_ZONE
from .models import EventPage
from .models.pages import public_url
from .queries import event_models, private_branches, readable


def calendar_response(content: bytes, filename: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{filename}.ics"'
    return response


def event_calendar(request, page: EventPage) -> HttpResponse:
    """One event; not found when its day is not known."""
    if not has_day(page):
        raise Http404
    return calendar_response(calendar_of([page], name=page.list_title), page.slug)


def calendar(request) -> HttpResponse:
    """All events of all sections in the active language."""
    locale = Locale.get_active()
    private = private_branches()
    events = [
        event
        for model in event_models()
        for event in readable(model.objects.all(), locale, private).select_related("venue").defer_streamfields()
    ]
    events.sort(key=lambda event: (event.date or dt.date.min, event.pk))
    return calendar_response(calendar_of(events, name=_("CIIC Cluj-Napoca: events")), "ciic-cluj-napoca")


def rss_response(page, request, items: list[dict]) -> HttpResponse:
    """RSS 2.0 of a list page; items have title, link, description, pubdate and unique_id."""
    link = public_url(page, request)
    feed = Rss201rev2Feed(
        title=f"{page.title} – CIIC Cluj-Napoca",
        link=link,
        description=page.summary or page.title,
        language=get_language(),
        feed_url=f"{link}rss/",
    )
    for item in items:
        feed.add_item(**item)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


def midnight(date: dt.date) -> dt.datetime:
    """The moment at which that day starts in the city, for feeds that need one."""
    return dt.datetime.combine(date, dt.time.min, tzinfo=CITY_ZONE)
