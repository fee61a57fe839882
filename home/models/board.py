"""The centre's board: what it is for, who is on it, and how to join."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.fields import LeanStreamField
from cms.models import BasePage
from cms.models.pages import SECTIONS

FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]


class BoardMember(Orderable):
    """Somebody on the board, from when until when; name and role are the person's record."""

    page = ParentalKey("home.BoardPage", on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey("cms.Person", verbose_name=_("person"), on_delete=models.PROTECT, related_name="+")
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    panels = [FieldPanel("person"), FieldRowPanel([FieldPanel("since"), FieldPanel("until")])]

    def clean(self):
        super().clean()
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("It ends before it begins.")})

    def is_on_board(self, today: dt.date) -> bool:
        return self.until is None or today <= self.until


class BoardPage(BasePage):
    """The board's role, its members, and an invitation to join."""

    body = LeanStreamField(BodyBlock(), verbose_name=_("what the board does"), blank=True, use_json_field=True)
    invitation = RichTextField(
        _("invitation to join"),
        features=FEATURES,
        blank=True,
        help_text=_("How somebody who wants to help can ask for it."),
    )
    source = models.CharField(_("source"), max_length=250, blank=True)

    search_kind = SECTIONS
    page_description = _("The board's role, its members with their terms, and how to join.")
    facts = ("source",)
    fact_rows = ("members",)
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types: list[str] = []
    template = "home/board_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        InlinePanel("members", label=_("member"), heading=_("Members")),
        FieldPanel("invitation"),
        FieldPanel("source"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("invitation")]

    class Meta:
        verbose_name = _("board")
        verbose_name_plural = _("boards")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | import_string("home.views.board.members")(self)
