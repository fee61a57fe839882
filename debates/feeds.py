"""Debates as RSS and as a calendar, per language."""

from django.utils import timezone

from cms.calendar import calendar_of
from cms.feeds import calendar_response, rss_response
from cms.models.pages import public_url
from cms.queries import listed_below

from .models import DebatePage

FEED_LENGTH = 20


def debates_feed(request, page):
    """The debates published last, with what changed in their titles."""
    debates = listed_below(page, DebatePage).select_related("venue")
    newest = debates.order_by("-first_published_at", "-pk").defer_streamfields()[:FEED_LENGTH]
    items = [
        {
            "title": f"{item.change_label}: {item.title}" if item.change else item.title,
            "link": public_url(item, request),
            "description": "\n".join(part for part in (item.date_label, item.place_label, item.summary) if part),
            "pubdate": item.first_published_at or timezone.now(),
            "unique_id": f"urn:uuid:{item.translation_key}:{item.locale_id}",
            "unique_id_is_permalink": False,
        }
        for item in newest
    ]
    return rss_response(page, request, items)


def debates_calendar(request, page):
    """Every debate whose day is known."""
    debates = listed_below(page, DebatePage).select_related("venue").order_by("date", "pk").defer_streamfields()
    return calendar_response(calendar_of(debates, name=f"{page.title} – CIIC Cluj-Napoca"), page.slug)
