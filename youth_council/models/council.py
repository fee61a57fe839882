"""The Council's own page: what it is, who is in it, how one joins."""

from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.fields import LeanStreamField
from cms.models import BasePage
from cms.models.pages import SECTIONS

FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]


class YouthCouncilPage(RoutablePageMixin, BasePage):
    """The Youth Advisory Council; its meetings, news and forms stand below it."""

    programme = "youth"

    body = LeanStreamField(BodyBlock(), verbose_name=_("what it is"), blank=True, use_json_field=True)
    conditions = RichTextField(
        _("conditions for joining"), features=["bold", "link", "ol"], blank=True, help_text=_("A numbered list.")
    )
    joining = RichTextField(
        _("how to join now"),
        features=FEATURES,
        blank=True,
        help_text=_("Below the conditions: when one can join, where to write, what is not known yet."),
    )
    decision = models.CharField(
        _("decision that created it"), max_length=60, blank=True, help_text=_("As it is cited, e.g. HCL 771/2021.")
    )
    decision_url = models.URLField(_("address of the decision"), blank=True)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    first_session_on = models.DateField(_("first working session on"), null=True, blank=True)
    member_count = models.PositiveSmallIntegerField(_("associations"), null=True, blank=True)
    member_count_on = models.DateField(_("counted on"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    email = models.EmailField(
        _("e-mail of the Council"), blank=True, help_text=_("Empty: the page shows how to reach the centre.")
    )

    search_kind = SECTIONS
    followed_as = "section"
    page_description = _("The Youth Council: what it is, members, working groups, meetings, news, how to join.")
    facts = (
        "decision", "decision_url", "founded_on", "first_session_on", "member_count", "member_count_on", "source", "email",
    )  # fmt: skip
    fact_rows = ("groups", "members", "history")
    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "youth_council.YouthNewsIndexPage",
        "youth_council.YouthMeetingPage",
        "participation.FormPage",
        "home.StandardPage",
    ]
    max_count_per_parent = 1
    template = "youth_council/youth_council_page.html"

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("conditions"), FieldPanel("joining")], heading=_("How to join")),
    ]
    facts_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("decision"), FieldPanel("decision_url")]),
                FieldRowPanel([FieldPanel("founded_on"), FieldPanel("first_session_on")]),
                FieldRowPanel([FieldPanel("member_count"), FieldPanel("member_count_on")]),
                FieldPanel("source"),
                FieldPanel("email"),
            ],
            heading=_("The Council"),
        ),
        InlinePanel("groups", label=_("working group"), heading=_("Working groups")),
        InlinePanel("members", label=_("member"), heading=_("Member associations")),
        InlinePanel("history", label=_("step"), heading=_("How it came to be")),
        *BasePage.label_panels,
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
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("conditions"),
        index.SearchField("joining"),
    ]

    class Meta:
        verbose_name = _("Youth Council page")
        verbose_name_plural = _("Youth Council pages")

    @path("")
    def show(self, request):
        return import_string("youth_council.views.show_council")(request, self)

    @path("meetings/", name="meetings")
    def meetings(self, request):
        return import_string("youth_council.views.list_meetings")(request, self)

    @path("calendar.ics/", name="calendar")
    def calendar(self, request):
        return import_string("youth_council.feeds.meetings_calendar")(request, self)

    def structured_data(self, request, url: str) -> list[dict]:
        founded = self.founded_on.isoformat() if self.founded_on else ""
        return [{"@type": "Organization", "name": self.title, "url": url, "foundingDate": founded, "email": self.email}]
