"""Pages of text: about, contact, accessibility, privacy, and the doors of sections still to come."""

from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.fields import LeanStreamField
from cms.models import BasePage


class StandardPage(BasePage):
    """A page of text; `section` says whose roles may edit the tree below it."""

    class Section(models.TextChoices):
        NONE = "", _("the whole centre")
        YOUTH = "youth", _("Youth Council")
        FIX = "fix", _("FIX Cluj")
        COMPETITIONS = "competition", _("Solution competitions")

    section = models.CharField(_("section"), max_length=12, choices=Section.choices, default=Section.NONE, blank=True)
    body = LeanStreamField(BodyBlock(), verbose_name=_("text"), blank=True, use_json_field=True)
    shows_contact = models.BooleanField(_("show address, phone and e-mail"), default=False)

    page_description = _("Text, pictures, documents; other pages can stand below it.")
    facts = ("section", "shows_contact")
    template = "home/standard_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("section"), FieldPanel("shows_contact")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    @property
    def programme(self) -> str:
        return self.section or "city"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "children": import_string("home.queries.pages_below")(self, request),
            "kept": import_string("home.queries.kept_below")(self, request),
        }
