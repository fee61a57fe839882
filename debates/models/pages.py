"""Debate pages and their index."""

from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from cms import seo
from cms.blocks import BodyBlock
from cms.fields import LeanStreamField
from cms.models import BasePage, EventPage, RecordMixin
from cms.models.pages import SECTIONS
from participation.models import Poll

from ..workflow import PLACED, Turn
from .after import AfterMixin
from .lists import DebateManager
from .regime import RegimeMixin
from .register import WAITING, number_of
from .speaking import SpeakingMixin

FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]


class DebatesIndexPage(RoutablePageMixin, BasePage):
    """All debates with filters; computed from the pages below it."""

    programme = "debate"
    intro = RichTextField(_("introduction"), features=FEATURES, blank=True)

    search_kind = SECTIONS
    followed_as = "section"
    page_description = _("All debates with filters, made from the debates below it.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["debates.DebatePage", "participation.FormPage"]
    template = "debates/debates_index_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("list of debates")
        verbose_name_plural = _("lists of debates")

    @path("")
    def index(self, request):
        return import_string("debates.views.list_debates")(request, self)

    @path("rss/", name="rss")
    def rss(self, request):
        return import_string("debates.feeds.debates_feed")(request, self)

    @path("calendar.ics/", name="calendar")
    def calendar(self, request):
        return import_string("debates.feeds.debates_calendar")(request, self)

    @path("raport/<int:year>/", name="raport")
    @path("report/<int:year>/", name="report")
    def report(self, request, year: int):
        return import_string("debates.views.show_report")(request, self, year)


class DebatePage(RegimeMixin, AfterMixin, SpeakingMixin, RecordMixin, EventPage):
    """A debate: the question, why it is asked, what can change, when and where, and what came of it."""

    class Kind(models.TextChoices):
        DEBATE = "debate", _("Public debate")
        WORKSHOP = "workshop", _("Workshop")
        SITTING = "sitting", _("Sitting")
        MEETING = "meeting", _("Internal meeting")

    programme = "debate"

    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.DEBATE)
    question = models.CharField(
        _("the question"),
        max_length=250,
        blank=True,
        help_text=_("What we ask people, as a question. It becomes the page's heading."),
    )
    why = RichTextField(_("why we ask"), features=FEATURES, blank=True)
    can_change = RichTextField(_("what can change"), features=FEATURES, blank=True)
    cannot_change = RichTextField(_("what cannot change"), features=FEATURES, blank=True)
    body = LeanStreamField(BodyBlock(), verbose_name=_("more text"), blank=True, use_json_field=True)
    results = RichTextField(
        _("what came of it"),
        features=FEATURES,
        blank=True,
        help_text=_("Until there is a text, the page says by when it will be published."),
    )
    results_due_on = models.DateField(_("results published by"), null=True, blank=True)
    note = models.TextField(
        _("note on the sources"),
        blank=True,
        help_text=_("What is not certain, e.g. a year worked out from the day of the week."),
    )
    is_demonstration = models.BooleanField(
        _("is a demonstration"), default=False, help_text=_("The page says that its content is invented.")
    )

    page_description = _("A debate, workshop, sitting or meeting: the question, when and where, and what came of it.")
    facts = ("kind", "results_due_on", "is_demonstration")
    fact_rows = ("stages",)
    # What is known of one evening; last year's page is copied to announce this year's.
    exclude_fields_in_copy = [
        *EventPage.exclude_fields_in_copy, *RegimeMixin.facts[1:], *AfterMixin.facts, *SpeakingMixin.facts, "results_due_on",
        *RecordMixin.of_one_page,
    ]  # fmt: skip
    served_with = (*EventPage.served_with, "minutes")
    parent_page_types = ["debates.DebatesIndexPage"]
    subpage_types = ["participation.FormPage"]
    template = "debates/debate_page.html"
    objects = DebateManager()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("question"),
        FieldPanel("why"),
        MultiFieldPanel([FieldPanel("can_change"), FieldPanel("cannot_change")], heading=_("What is open")),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("results"), FieldRowPanel([FieldPanel("results_due_on"), FieldPanel("summary_on")])],
            heading=_("Results"),
        ),
        FieldPanel("note"),
    ]
    facts_panels = [
        FieldPanel("kind"),
        *EventPage.event_panels,
        InlinePanel("stages", label=_("step"), heading=_("Steps")),
        *BasePage.label_panels,
        *RecordMixin.record_panels,
        FieldPanel("is_demonstration"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Words")),
            ObjectList(facts_panels, heading=_("Facts for both languages")),
            ObjectList(RegimeMixin.regime_panels, heading=_("Regime and terms")),
            ObjectList(SpeakingMixin.speaking_panels, heading=_("Speaking")),
            ObjectList(AfterMixin.after_panels, heading=_("After")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [
        *EventPage.search_fields,
        index.SearchField("question", boost=2),
        index.SearchField("why"),
        index.SearchField("can_change"),
        index.SearchField("body"),
        index.SearchField("results"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("debate")
        verbose_name_plural = _("debates")

    @property
    def heading(self) -> str:
        return self.question or self.title

    @property
    def kind_label(self) -> str:
        return str(KIND_LABELS.get(self.kind, self.kind))  # get_kind_display hashes every choice each time

    @classmethod
    def served_annotations(cls) -> dict:
        """What its page tells of the register and of the places to speak, and whether there is a vote to ask for."""
        people_with = import_string("debates.models.speakers.people_with")
        votes = Poll.objects.public().filter(page__translation_key=models.OuterRef("translation_key"))
        return super().served_annotations() | {
            "contributions_received": number_of(models.Q()),
            "contributions_waiting": number_of(WAITING),
            "has_vote": models.Exists(votes),
            "speakers_placed": people_with(PLACED),
            "speakers_waiting": people_with({Turn.WAITING}),
        }

    @path("")
    def detail(self, request):
        return import_string("debates.views.show_debate")(request, self)

    @path("poster/", name="poster")
    def poster(self, request):
        return import_string("debates.views.debate_poster")(request, self)

    @path("data/csv/", name="data_file")
    def data_file(self, request):
        return import_string("debates.views.data.give_data")(request, self)

    @path("registru/", name="registru")
    @path("register/", name="register")
    def register(self, request):
        return import_string("debates.views.show_register")(request, self)

    def structured_data(self, request, url: str) -> list[dict]:
        nodes = super().structured_data(request, url)
        organisers = [seo.organisation(entry) for entry in self.terms["organisations"] if entry["key"] == "organiser"]
        return [node | {"organizer": organisers} if organisers else node for node in nodes]


KIND_LABELS = dict(DebatePage.Kind.choices)
