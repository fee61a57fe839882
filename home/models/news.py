"""News: what happened, on what date, and who says so."""

from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from cms import seo
from cms.blocks import BodyBlock
from cms.dates import date_label
from cms.fields import LeanStreamField
from cms.models import BasePage
from cms.models.events import Precision


class NewsIndexPage(RoutablePageMixin, BasePage):
    """All news, newest first, with a feed."""

    page_description = _("All news, newest first, with a feed.")
    subpage_types = ["home.NewsPage"]
    template = "home/news_index_page.html"

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    @path("")
    def index(self, request):
        return import_string("home.views.list_news")(request, self)

    @path("rss/", name="rss")
    def rss(self, request):
        return import_string("home.feeds.news_feed")(request, self)


class NewsPage(BasePage):
    """One piece of news."""

    date = models.DateField(_("date"), db_index=True)
    date_precision = models.CharField(
        _("what is known of the date"), max_length=7, choices=Precision.choices, default=Precision.DAY
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    body = LeanStreamField(BodyBlock(), verbose_name=_("text"), blank=True, use_json_field=True)

    page_description = _("What happened, on what date, and who says so.")
    facts = ("date", "date_precision", "source", "source_url")
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "home/news_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")]),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("date")]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")

    @property
    def date_label(self) -> str:
        return date_label(self.date, self.date_precision, weekday=False)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"og_type": "article"}

    def structured_data(self, request, url: str) -> list[dict]:
        return [
            seo.article_node(
                headline=self.title,
                url=url,
                language=self.words_language,
                published=self.date if self.date_precision == Precision.DAY else None,
                modified=self.last_published_at,
                summary=self.summary,
                image="",
            )
        ]

    def card(self, request=None) -> dict:
        return super().card(request) | {"meta": [self.date_label]}
