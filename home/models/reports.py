"""The library of reports: who wrote them, when, in which language, and where to read them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.dates import date_label
from cms.fields import LeanStreamField
from cms.models import BasePage, PortalDocument
from cms.models.events import Precision
from cms.models.pages import SECTIONS


class ReportsIndexPage(RoutablePageMixin, BasePage):
    """All reports, newest first, by year and by author."""

    search_kind = SECTIONS
    followed_as = "section"
    page_description = _("All reports, newest first, by year and by author.")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.ReportPage"]
    template = "home/reports_index_page.html"

    class Meta:
        verbose_name = _("list of reports")
        verbose_name_plural = _("lists of reports")

    @path("")
    def index(self, request):
        return import_string("home.views.reports.list_reports")(request, self)

    @path("rss/", name="rss")
    def rss(self, request):
        return import_string("home.feeds.reports_feed")(request, self)


class ReportPage(BasePage):
    """One report; its authors are the organisations that wrote it, its files the documents of the page."""

    date = models.DateField(_("date"), null=True, blank=True, db_index=True)
    date_precision = models.CharField(
        _("what is known of the date"), max_length=7, choices=Precision.choices, default=Precision.YEAR
    )
    language = models.CharField(
        _("language of the report"),
        max_length=3,
        choices=PortalDocument.Language.choices,
        default=PortalDocument.Language.RO,
    )
    report_url = models.URLField(
        _("address of the report elsewhere"),
        blank=True,
        help_text=_("Documents kept here are listed under the labels."),
    )
    body = LeanStreamField(BodyBlock(), verbose_name=_("text"), blank=True, use_json_field=True)
    note = models.TextField(_("note on the sources"), blank=True)
    source = models.CharField(_("source"), max_length=250, blank=True)

    page_description = _("A report: who wrote it, when, in which language, and where to read it.")
    facts = ("date", "date_precision", "language", "report_url", "source")
    dated_by = "date"
    parent_page_types = ["home.ReportsIndexPage"]
    subpage_types: list[str] = []
    template = "home/report_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision"), FieldPanel("language")]),
        FieldPanel("report_url"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("note")], heading=_("Sources")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.FilterField("date")]

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | import_string("home.views.reports.report_context")(self)

    def clean(self):
        super().clean()
        if self.date is None and self.date_precision != Precision.UNKNOWN:
            raise ValidationError({"date": _("Give the date, or say that it is not known.")})

    @property
    def date_label(self) -> str:
        return date_label(self.date, self.date_precision, weekday=False)

    @property
    def share_detail(self) -> str:
        return self.date_label

    def card(self, request=None) -> dict:
        return super().card(request) | {"meta": [self.date_label]}
