"""Competitions as RSS and their deadlines as a calendar, per language."""

from django.utils import timezone

from cms.feeds import calls_calendar, rss_response
from cms.models.pages import public_url
from cms.queries import listed_below, with_calendar

from .models import CompetitionPage

FEED_LENGTH = 20


def competitions_feed(request, page):
    """The competitions published last, with what changed in their titles."""
    competitions = listed_below(page, CompetitionPage)
    newest = list(competitions.order_by("-first_published_at", "-pk").defer_streamfields()[:FEED_LENGTH])
    items = [
        {
            "title": f"{item.change_label}: {item.title}" if item.change else item.title,
            "link": public_url(item, request),
            "description": "\n".join(part for part in (item.state_label, item.deadline_label, item.summary) if part),
            "pubdate": item.first_published_at or timezone.now(),
            "unique_id": f"urn:uuid:{item.translation_key}:{item.locale_id}",
            "unique_id_is_permalink": False,
        }
        for item in with_calendar(newest, FEED_LENGTH)
    ]
    return rss_response(page, request, items)


def competitions_calendar(request, page):
    """The deadlines of every competition, with the steps whose day is known."""
    competitions = list(listed_below(page, CompetitionPage).order_by("last_on", "pk").defer_streamfields())
    return calls_calendar(request, page, with_calendar(competitions, len(competitions)))
