"""News: what happened, on what date, and who says so."""

from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from cms.models import BasePage, NewsItem
from cms.models.pages import SECTIONS


class NewsIndexPage(RoutablePageMixin, BasePage):
    """All news, newest first, with a feed."""

    search_kind = SECTIONS
    followed_as = "section"
    page_description = _("All news, newest first, with a feed.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    template = "home/news_index_page.html"

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    @path("")
    def index(self, request):
        return import_string("home.views.news.list_news")(request, self)

    @path("rss/", name="rss")
    def rss(self, request):
        return import_string("home.feeds.news_feed")(request, self)


class NewsPage(NewsItem):
    """One piece of the centre's news."""

    page_description = _("What happened, on what date, and who says so.")
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "home/news_page.html"

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")
