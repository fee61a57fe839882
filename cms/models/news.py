"""Facts of anything that is told as news, whatever section tells it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from .. import seo
from ..blocks import BodyBlock
from ..dates import date_label
from ..fields import LeanStreamField
from .events import Precision
from .pages import BasePage


class NewsItem(BasePage):
    """What happened, on what date, and who says so."""

    date = models.DateField(_("date"), db_index=True)
    date_precision = models.CharField(
        _("what is known of the date"), max_length=7, choices=Precision.choices, default=Precision.DAY
    )
    source = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    body = LeanStreamField(BodyBlock(), verbose_name=_("text"), blank=True, use_json_field=True)

    facts = ("date", "date_precision", "source", "source_url")
    dated_by = "date"
    search_kind = ("newspage", _("news"))  # one kind for the news of all sections
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")]),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("date")]

    class Meta:
        abstract = True

    @property
    def date_label(self) -> str:
        return date_label(self.date, self.date_precision, weekday=False)

    @property
    def share_detail(self) -> str:
        return self.date_label

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
