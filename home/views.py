"""The list of news."""

from django.core.paginator import Paginator

from cms.models.pages import canonical_of
from cms.queries import listed_below

from .models import NewsPage

PER_PAGE = 12


def list_news(request, page):
    """News below a list, newest first."""
    news = listed_below(page, NewsPage).order_by("-date", "-pk").defer_streamfields()
    page_obj = Paginator(news, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page_obj,
        "cards": [item.card(request) for item in page_obj],
        "rss_url": f"{page.get_url(request)}rss/",
    }
    return page.render(request, context_overrides=context | canonical_of(page, page_obj, request))
