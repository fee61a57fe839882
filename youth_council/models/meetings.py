"""Meetings of the Council: what will be talked of, and what came of it."""

from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField
from wagtail.search import index

from cms import seo
from cms.blocks import BodyBlock
from cms.fields import LeanStreamField
from cms.models import BasePage, EventPage
from cms.models.events import EventManager

from .council import FEATURES


class YouthMeetingPage(EventPage):
    """A meeting of the whole Council or of one of its working groups."""

    class Kind(models.TextChoices):
        SESSION = "session", _("Session of the Council")
        GROUP = "group", _("Meeting of a working group")

    programme = "youth"

    kind = models.CharField(_("kind"), max_length=7, choices=Kind.choices, default=Kind.SESSION)
    group = models.ForeignKey(
        "youth_council.WorkingGroup",
        verbose_name=_("working group"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    agenda = RichTextField(_("agenda"), features=FEATURES, blank=True)
    body = LeanStreamField(BodyBlock(), verbose_name=_("more text"), blank=True, use_json_field=True)
    results = RichTextField(
        _("minutes and results"),
        features=FEATURES,
        blank=True,
        help_text=_("What was decided, in a few sentences; the signed minutes are a document of the page."),
    )
    results_due_on = models.DateField(_("minutes published by"), null=True, blank=True)
    is_demonstration = models.BooleanField(
        _("is a demonstration"), default=False, help_text=_("The page says that its content is invented.")
    )

    page_description = _("A meeting of the Youth Council: agenda, when and where, minutes and documents.")
    facts = ("kind", "group", "results_due_on", "is_demonstration")
    served_with = ("venue", "group")
    parent_page_types = ["youth_council.YouthCouncilPage"]
    subpage_types = ["participation.FormPage"]
    template = "youth_council/youth_meeting_page.html"
    objects = EventManager()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("agenda"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("results"), FieldPanel("results_due_on")], heading=_("Minutes and results")),
    ]
    facts_panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("group")]),
        *EventPage.event_panels,
        *BasePage.label_panels,
        FieldPanel("is_demonstration"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Words")),
            ObjectList(facts_panels, heading=_("Facts for both languages")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [
        *EventPage.search_fields,
        index.SearchField("agenda"),
        index.SearchField("body"),
        index.SearchField("results"),
    ]

    class Meta:
        verbose_name = _("Youth Council meeting")
        verbose_name_plural = _("Youth Council meetings")

    @property
    def kind_label(self) -> str:
        return str(KIND_LABELS.get(self.kind, self.kind))

    @path("")
    def detail(self, request):
        return import_string("youth_council.views.show_meeting")(request, self)

    def structured_data(self, request, url: str) -> list[dict]:
        nodes = super().structured_data(request, url)
        organisers = [seo.organisation(entry) for entry in self.terms["organisations"] if entry["key"] == "organiser"]
        return [node | {"organizer": organisers} if organisers else node for node in nodes]


KIND_LABELS = dict(YouthMeetingPage.Kind.choices)
