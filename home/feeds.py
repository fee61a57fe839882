"""News and reports as RSS, per language."""

from cms.feeds import midnight, rss_response
from cms.models.pages import public_url
from cms.queries import listed_below

from .models import NewsPage, ReportPage

FEED_LENGTH = 20


def news_feed(request, page):
    """The newest news below a list."""
    news = listed_below(page, NewsPage).order_by("-date", "-pk").defer_streamfields()[:FEED_LENGTH]
    items = [
        {
            "title": item.title,
            "link": public_url(item, request),
            "description": item.summary,
            "pubdate": midnight(item.date),
            "unique_id": f"urn:uuid:{item.translation_key}:{item.locale_id}",
            "unique_id_is_permalink": False,
        }
        for item in news
    ]
    return rss_response(page, request, items)


def reports_feed(request, page):
    """The reports added last: the day on which they appeared here, for that of the report is not always known."""
    reports = listed_below(page, ReportPage).order_by("-first_published_at", "-pk").defer_streamfields()[:FEED_LENGTH]
    items = [
        {
            "title": item.title,
            "link": public_url(item, request),
            "description": "\n".join(filter(None, [item.date_label, item.summary])),
            "pubdate": item.first_published_at,
            "unique_id": f"urn:uuid:{item.translation_key}:{item.locale_id}",
            "unique_id_is_permalink": False,
        }
        for item in reports
    ]
    return rss_response(page, request, items)
