"""The Council's news as RSS and its meetings as a calendar, per language."""

from cms.calendar import calendar_of
from cms.feeds import calendar_response, midnight, rss_response
from cms.models.pages import public_url
from cms.queries import listed_below

from .models import YouthMeetingPage, YouthNewsPage

FEED_LENGTH = 20


def news_feed(request, page):
    """The newest news below a list."""
    news = listed_below(page, YouthNewsPage).order_by("-date", "-pk").defer_streamfields()[:FEED_LENGTH]
    items = [
        {
            "title": item.title,
            "link": public_url(item, request),
            "description": item.summary,
            "pubdate": midnight(item.date),
            "categories": [item.kind_label],
            "unique_id": f"urn:uuid:{item.translation_key}:{item.locale_id}",
            "unique_id_is_permalink": False,
        }
        for item in news
    ]
    return rss_response(page, request, items)


def meetings_calendar(request, page):
    """Every meeting whose day is known."""
    meetings = listed_below(page, YouthMeetingPage).select_related("venue").order_by("date", "pk")
    content = calendar_of(meetings.defer_streamfields(), name=f"{page.title} – Cluj-Napoca")
    return calendar_response(content, page.slug)
