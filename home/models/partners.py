"""The centre's partners: each is one record, listed here with the pages that it stands behind."""

from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.fields import LeanStreamField
from cms.models import BasePage
from cms.models.pages import SECTIONS


class PartnersPage(RoutablePageMixin, BasePage):
    """Partners by kind, and a place for each below its short name; both made from the organisations' records."""

    body = LeanStreamField(BodyBlock(), verbose_name=_("introduction"), blank=True, use_json_field=True)

    search_kind = SECTIONS
    page_description = _("Partners by kind, made from the records of organisations; each has a place of its own.")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types: list[str] = []
    template = "home/partners_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("page of partners")
        verbose_name_plural = _("pages of partners")

    @path("")
    def index(self, request):
        return import_string("home.views.partners.list_partners")(request, self)

    @path("<slug:slug>/", name="partner")
    def partner(self, request, slug):
        return import_string("home.views.partners.show_partner")(request, self, slug)
