"""Calls of FIX Cluj as RSS and their deadlines as calendars, per language."""

from django.utils import timezone

from cms import feeds
from cms.models.pages import public_url
from cms.queries import listed_below, with_calendar

from .models import FixClujPage, GrantCallPage

FEED_LENGTH = 20


def calls_feed(request, page: FixClujPage):
    """The calls published last, each with its state and deadline."""
    calls = listed_below(page, GrantCallPage).order_by("-first_published_at", "-pk").defer_streamfields()[:FEED_LENGTH]
    items = [
        {
            "title": f"{call.state_label}: {call.title}",
            "link": public_url(call, request),
            "description": "\n".join(part for part in (call.deadline_label, call.summary) if part),
            "pubdate": call.first_published_at or timezone.now(),
            "unique_id": f"urn:uuid:{call.translation_key}:{call.locale_id}",
            "unique_id_is_permalink": False,
        }
        for call in with_calendar(list(calls))
    ]
    return feeds.rss_response(page, request, items)


def calls_calendar(request, page: FixClujPage):
    """Every dated step of every call."""
    calls = listed_below(page, GrantCallPage).order_by("closes_at", "pk").defer_streamfields()
    return feeds.calls_calendar(request, page, with_calendar(list(calls)))


def call_calendar(request, page: GrantCallPage):
    """The dated steps of one call."""
    return feeds.call_calendar(request, page)
