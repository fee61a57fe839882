"""The list of news."""

from django.core.paginator import Paginator

from cms.models.pages import canonical_of
from cms.prepared import Prepared, PreparedList, counted
from cms.queries import below, lean, listed_in_slots

from ..models import NewsPage

PER_PAGE = 12
NEWS = Prepared(
    lambda is_alias, start, stop: lean(listed_in_slots(NewsPage, is_alias).order_by("-date", "-pk"))[start:stop]
)
COUNTED = Prepared(lambda is_alias: counted(listed_in_slots(NewsPage, is_alias)))


def list_news(request, page):
    """News below a list, newest first."""
    news = PreparedList(NEWS, COUNTED, (bool(page.alias_of_id),), below(page))
    page_obj = Paginator(news, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_obj": page_obj,
        "cards": [item.card(request) for item in page_obj],
        "rss_url": f"{page.get_url(request)}rss/",
    }
    return page.render(request, context_overrides=context | canonical_of(page, page_obj, request))
