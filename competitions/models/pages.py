"""Competition pages and their index."""

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from cms import seo
from cms.blocks import BodyBlock
from cms.fields import LeanStreamField
from cms.models import BasePage, CallPage, RecordMixin
from cms.models.calendars import by_time
from cms.models.calls import CallManager
from cms.models.pages import SECTIONS

from .calendar import CHAINS, DEADLINES, MAIN_CHAIN, ORDER, StepKind, round_problems
from .editor import CompetitionForm
from .entries import entry_problems, stage_problems
from .figures import prize_problems
from .rows import jury_problems, sealed_problems, weight_problems

FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]


class CompetitionsIndexPage(RoutablePageMixin, BasePage):
    """All competitions with filters; computed from the pages below it."""

    programme = "competition"
    intro = RichTextField(_("introduction"), features=FEATURES, blank=True)

    search_kind = SECTIONS
    followed_as = "section"
    page_description = _("All competitions with filters, made from the competitions below it.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["competitions.CompetitionPage"]
    template = "competitions/competitions_index_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("list of competitions")
        verbose_name_plural = _("lists of competitions")

    @path("")
    def index(self, request):
        return import_string("competitions.views.list_competitions")(request, self)

    @path("rss/", name="rss")
    def rss(self, request):
        return import_string("competitions.feeds.competitions_feed")(request, self)

    @path("calendar.ics/", name="calendar")
    def calendar(self, request):
        return import_string("competitions.feeds.competitions_calendar")(request, self)


class CompetitionPage(RoutablePageMixin, RecordMixin, CallPage):
    """A competition: the challenge, who may enter, prizes, criteria, calendar, jury, the legal channel, the results."""

    class Stages(models.TextChoices):
        UNKNOWN = "", _("not known")
        ONE = "one", _("one stage")
        TWO = "two", _("two stages")

    programme = "competition"
    calendar_order = MAIN_CHAIN
    calendar_chains = CHAINS
    opening_kinds = (StepKind.LAUNCH,)
    closing_kinds = (StepKind.HAND_IN_FIRST, StepKind.HAND_IN)
    question_kinds = (StepKind.QUESTIONS,)
    deadline_kinds = DEADLINES
    checked_rows = (
        "calendar", "stage_rows", "prizes", "criteria", "jurors", "channels", "listed_entries", "winners",
    )  # fmt: skip
    base_form_class = CompetitionForm

    stages = models.CharField(_("stages"), max_length=3, choices=Stages.choices, default=Stages.UNKNOWN, blank=True)
    brief = RichTextField(_("the challenge"), features=FEATURES, blank=True)
    eligibility = RichTextField(_("who may enter"), features=FEATURES, blank=True)
    judging = RichTextField(_("what the jury looks at"), features=FEATURES, blank=True)
    body = LeanStreamField(BodyBlock(), verbose_name=_("more text"), blank=True, use_json_field=True)
    results = RichTextField(_("what came of it"), features=FEATURES, blank=True)
    exhibition = RichTextField(
        _("the exhibition of the entries"),
        features=FEATURES,
        blank=True,
        help_text=_("What can be seen, and when one may come in; the days stand in the calendar."),
    )
    exhibition_place = models.CharField(_("where the entries are exhibited"), max_length=200, blank=True)
    jury_size = models.PositiveSmallIntegerField(_("number of jury members"), null=True, blank=True)
    jury_alternates = models.PositiveSmallIntegerField(_("number of alternates"), null=True, blank=True)
    takes_sealed_entries = models.BooleanField(
        _("takes anonymous entries here"),
        default=False,
        help_text=_(
            "Only for competitions of ideas outside public procurement: schools, students, young people. Entries get a "
            "code, identities stay sealed until the ranking is signed. Give criteria with weights."
        ),
    )
    note = models.TextField(
        _("note on the sources"),
        blank=True,
        help_text=_("What is not certain, or what sources tell in different ways."),
    )
    is_demonstration = models.BooleanField(
        _("is a demonstration"), default=False, help_text=_("The page says that its content is invented.")
    )

    page_description = _("A competition: the challenge, prizes, calendar, jury, where to enter and what came of it.")
    facts = (
        "stages", "jury_size", "jury_alternates", "exhibition_place", "is_demonstration", "takes_sealed_entries",
    )  # fmt: skip
    fact_rows = ("stage_rows", "prizes", "criteria", "jurors", "channels", "listed_entries", "winners", "figures")
    exclude_fields_in_copy = [
        "is_decided",
        "listed_entries",
        "winners",
        *RecordMixin.of_one_page,
    ]  # a copy announces another competition
    parent_page_types = ["competitions.CompetitionsIndexPage"]
    subpage_types = ["participation.FormPage"]
    template = "competitions/competition_page.html"
    objects = CallManager()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("brief"),
        FieldPanel("eligibility"),
        FieldPanel("judging"),
        FieldPanel("body"),
        FieldPanel("results"),
        FieldPanel("exhibition"),
        FieldPanel("note"),
    ]
    calendar_tab = [
        HelpPanel(content=_("The state of the competition comes from this calendar. Hours are those of Cluj-Napoca.")),
        *CallPage.calendar_panels,
        FieldPanel("stages"),
        InlinePanel("stage_rows", label=_("stage"), heading=_("What each stage asks for"), max_num=2),
    ]
    facts_panels = [
        InlinePanel("prizes", label=_("prize"), heading=_("Prizes")),
        InlinePanel("criteria", label=_("criterion"), heading=_("Criteria")),
        FieldRowPanel([FieldPanel("jury_size"), FieldPanel("jury_alternates")]),
        InlinePanel(
            "jurors", label=_("jury member"), heading=_("Jury"), help_text=_("Only names that a public source gives.")
        ),
        InlinePanel("channels", label=_("channel"), heading=_("Where to enter")),
        FieldPanel("takes_sealed_entries"),
        InlinePanel(
            "listed_entries",
            label=_("entry"),
            heading=_("Entries by code"),
            help_text=_("After the jury: every entry with what the jury says of it. Authors only with the results."),
        ),
        FieldPanel("exhibition_place"),
        InlinePanel("figures", label=_("figure"), heading=_("Figures over time")),
        InlinePanel(
            "winners",
            label=_("winner"),
            heading=_("Results"),
            help_text=_(
                "Names stay out of the portal until the results are published; tick that in the calendar first."
            ),
        ),
        *RecordMixin.record_panels,
        FieldPanel("is_demonstration"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("Words")),
            ObjectList(calendar_tab, heading=_("Calendar")),
            ObjectList(facts_panels, heading=_("Facts for both languages")),
            ObjectList(BasePage.label_panels, heading=_("Labels for both languages")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [
        *CallPage.search_fields,
        index.SearchField("brief"),
        index.SearchField("eligibility"),
        index.SearchField("judging"),
        index.SearchField("body"),
        index.SearchField("results"),
        index.SearchField("exhibition"),
    ]

    class Meta:
        verbose_name = _("competition")
        verbose_name_plural = _("competitions")

    def closing_entries(self, entries):
        """Of two stages the first closes it: later only those who passed go on."""
        closing = super().closing_entries(entries)
        return [entry for entry in closing if entry.kind == StepKind.HAND_IN_FIRST] or closing

    @property
    def visits_begin_at(self):
        """The first visit's beginning, in UTC; None where the calendar has none."""
        begins = [step.starts_at for step in self.calendar.all() if step.kind == StepKind.VISIT and step.starts_at]
        return min(begins).astimezone(dt.UTC) if begins else None

    def entries(self):
        return by_time(self.calendar.all(), ORDER)

    def row_problems(self, rows):
        found = super().row_problems(rows)
        found += [(row, "weight", message) for row, message in weight_problems(rows.get("criteria", []))]
        calendar = rows.get("calendar", [])
        found += [(entry, "date", message) for entry, message in round_problems(calendar, self.stages)]
        found += stage_problems(rows.get("stage_rows", []), self.stages)
        found += prize_problems(rows.get("prizes", []))
        found += jury_problems(rows.get("jurors", []), self.jury_size, self.jury_alternates)
        is_closed = any(entry.ends_at <= timezone.now() for entry in self.closing_entries(calendar))
        listed = rows.get("listed_entries", [])
        found += entry_problems(listed, is_decided=self.is_decided, is_closed=is_closed)
        if self.takes_sealed_entries:
            found += sealed_problems(rows.get("channels", []))
        if not self.is_decided:
            words = gettext("Names stay out of the portal until the results are published.")
            found += [(row, "author", words) for row in rows.get("winners", [])]
        return found

    def after_publish(self, *, user=None) -> None:
        super().after_publish(user=user)
        self._tell_forms(user)
        import_string("competitions.actions.rounds.follow_competition")(page=self, by=user, now=timezone.now())

    def after_unpublish(self, *, user=None) -> None:
        super().after_unpublish(user=user)
        self._tell_forms(user)

    def _tell_forms(self, user) -> None:
        """A form right below a competition keeps the competition's hours."""
        import_string("participation.actions.calls.follow_call")(call=self, by=user, now=timezone.now())

    def structured_data(self, request, url: str) -> list[dict]:
        node = seo.call_node(
            name=self.title,
            url=url,
            language=self.words_language,
            summary=self.summary,
            opens=self.opens_at,
            closes=self.closes_at,
            change=self.change,
            organisers=[seo.organisation(entry) for entry in self.terms["organisations"] if entry["key"] in ORGANISERS],
        )
        return [node] if node else []

    @path("")
    def detail(self, request):
        return import_string("competitions.views.show_competition")(request, self)

    @path("poster/", name="poster")
    def poster(self, request):
        return import_string("competitions.views.competition_poster")(request, self)

    @path("data/csv/", name="data_file")
    def data_file(self, request):
        return import_string("competitions.views.data.give_data")(request, self)

    @path("calendar.ics/", name="deadlines")
    def deadlines_calendar(self, request):
        return import_string("cms.feeds.call_calendar")(request, self)


ORGANISERS = ("organiser", "promoter")
