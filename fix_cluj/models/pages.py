"""The programme page of FIX Cluj, and its calls."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from cms import seo
from cms.blocks import BodyBlock
from cms.fields import LeanStreamField
from cms.models import BasePage, CallPage
from cms.models.calls import CallManager
from cms.models.pages import SECTIONS

from ..choices import Applicants
from .facts import GrantFactsMixin
from .rows import GrantStep
from .words import FEATURES, answers_field, checklist_field, indicators_field, steps_field, take_days

AFTER_CLOSING = ("formal_check", "evaluation", "results", "contestation", "contracts", "reports")
# Two ways to apply may close in either order, and questions may end before or after the call opens.
ORDERS = tuple(
    chain
    for closing in ("closes_online", "closes_paper")
    for chain in (("published", "opens", closing, *AFTER_CLOSING), ("published", "questions", closing))
)


class FixClujPage(RoutablePageMixin, BasePage):
    """What FIX Cluj is, who can apply, the calls (open first) and what earlier ones brought; lists are computed."""

    programme = "fix"

    intro = RichTextField(_("what it is"), features=FEATURES, blank=True)
    who = RichTextField(_("who can apply, in plain words"), features=FEATURES, blank=True)
    steps = steps_field()
    body = LeanStreamField(BodyBlock(), verbose_name=_("more text"), blank=True, use_json_field=True)

    search_kind = SECTIONS
    followed_as = "section"
    page_description = _("The fund: what it is, who can apply, its calls and what earlier editions brought.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["fix_cluj.GrantCallPage", "home.StandardPage", "participation.FormPage"]
    max_count_per_parent = 1
    template = "fix_cluj/fix_cluj_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("who"),
        FieldPanel("steps"),
        FieldPanel("body"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("who"),
        index.SearchField("steps"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("programme page of FIX Cluj")
        verbose_name_plural = _("programme pages of FIX Cluj")

    @path("")
    def overview(self, request):
        return import_string("fix_cluj.views.pages.show_programme")(request, self)

    @path("rss/", name="rss")
    def rss(self, request):
        return import_string("fix_cluj.feeds.calls_feed")(request, self)

    @path("calendar.ics/", name="calendar")
    def calendar(self, request):
        return import_string("fix_cluj.feeds.calls_calendar")(request, self)


class GrantCallPage(RoutablePageMixin, GrantFactsMixin, CallPage):
    """A call for applications: how much, for whom, by when, what to prepare, and what came of it."""

    programme = "fix"
    opening_kinds = (GrantStep.Kind.OPENS,)
    closing_kinds = (GrantStep.Kind.CLOSES_ONLINE, GrantStep.Kind.CLOSES_PAPER)
    calendar_order, calendar_chains = ORDERS[0], ORDERS[1:]
    question_kinds = (GrantStep.Kind.QUESTIONS,)
    deadline_kinds = ("questions", "opens", "closes_online", "closes_paper", "results", "contestation")

    intro = RichTextField(_("what it funds"), features=FEATURES, blank=True)
    eligibility = RichTextField(_("who can apply, in plain words"), features=FEATURES, blank=True)
    amounts_note = models.TextField(
        _("note on the amounts"), blank=True, help_text=_("What is not certain about them, or what they cover.")
    )
    indicators = indicators_field()
    checklist = checklist_field()
    body = LeanStreamField(BodyBlock(), verbose_name=_("more text"), blank=True, use_json_field=True)
    answers = answers_field()
    contact = models.TextField(
        _("whom to ask"), blank=True, help_text=_("The office or the role, not a person's name.")
    )
    results = RichTextField(
        _("words on the results"),
        features=FEATURES,
        blank=True,
        help_text=_("For example why only totals are published."),
    )
    note = models.TextField(_("note on the sources"), blank=True)

    page_description = _("A call for applications: amounts, who can apply, calendar, what to prepare, results.")
    fact_rows = ("funded",)
    exclude_fields_in_copy = [
        "calendar", "change", "change_reason", "is_decided", "funded", "received_count", "selected_count", "awarded_total",
        "amounts_as_of", "amounts_source", "age_on", "edition", *GrantFactsMixin.of_one_page,
    ]  # fmt: skip  # a copy announces another edition: its days and its results are not known yet
    parent_page_types = ["fix_cluj.FixClujPage"]
    subpage_types = ["participation.FormPage"]
    template = "fix_cluj/grant_call_page.html"
    objects = CallManager()

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("eligibility"),
        FieldPanel("amounts_note"),
        FieldPanel("indicators"),
        FieldPanel("checklist"),
        FieldPanel("body"),
        FieldPanel("answers"),
        FieldPanel("contact"),
        FieldPanel("results"),
        FieldPanel("note"),
    ]
    facts_panels = [
        *CallPage.calendar_panels,
        *GrantFactsMixin.grant_panels,
        MultiFieldPanel(GrantFactsMixin.result_panels, heading=_("Results")),
        InlinePanel("funded", label=_("funded project"), heading=_("Funded projects")),
        *BasePage.label_panels,
        *GrantFactsMixin.source_panels,
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
        *CallPage.search_fields,
        index.SearchField("intro"),
        index.SearchField("eligibility"),
        index.SearchField("checklist"),
        index.SearchField("body"),
        index.SearchField("answers"),
        index.SearchField("results"),
    ]

    class Meta:
        verbose_name = _("call for applications")
        verbose_name_plural = _("calls for applications")

    def clean(self):
        super().clean()
        if self.applicants != Applicants.TEAM and (self.team_min is not None or self.team_max is not None):
            raise ValidationError({"applicants": _("Only a team has a number of members: leave them empty.")})
        if self.needs_seat and self.applicants != Applicants.ORGANISATION:
            raise ValidationError({"needs_seat": _("Only an organisation has a seat: leave it out.")})
        for low, high, message in (
            ("age_from", "age_to", _("The upper age must not be below the lower one.")),
            ("team_min", "team_max", _("The largest team must not be smaller than the smallest one.")),
            ("selected_count", "received_count", _("More were selected than were received.")),
        ):
            first, second = getattr(self, low), getattr(self, high)
            if first is not None and second is not None and second < first:
                raise ValidationError({high: message})

    def take_facts(self, *, otherwise, lock: bool = False) -> list[str]:
        """As every page's; the day on which a question was answered stands inside the words and is a fact all the same."""
        changed = super().take_facts(otherwise=otherwise, lock=lock)
        source = self.fact_source()
        if source is not None and source.live and take_days(source.answers, self.answers):
            changed.append("answers")
        return changed

    @property
    def form_closes_at(self):
        """When the online form closes: paper may be taken longer, or not as long."""
        online = [entry.ends_at for entry in self.calendar.all() if entry.kind == GrantStep.Kind.CLOSES_ONLINE]
        return max((moment for moment in online if moment), default=self.closes_at)

    def after_publish(self, *, user=None) -> None:
        super().after_publish(user=user)
        self._lead_forms(user)
        import_string("fix_cluj.actions.committee.follow_title")(call=self)

    def after_unpublish(self, *, user=None) -> None:
        super().after_unpublish(user=user)
        self._lead_forms(user)

    def _lead_forms(self, user) -> None:
        """The deadline is one fact: the forms right below the call close when the call does."""
        import_string("participation.actions.calls.follow_call")(call=self, by=user, now=timezone.now())

    def card(self, request=None) -> dict:
        card = super().card(request)
        return card | {"meta": [*card["meta"], self.results_label]}

    @path("")
    def detail(self, request):
        return import_string("fix_cluj.views.pages.show_call")(request, self)

    @path("calendar.ics/", name="calendar_file")
    def calendar_file(self, request):
        return import_string("fix_cluj.feeds.call_calendar")(request, self)

    def structured_data(self, request, url: str) -> list[dict]:
        organisations = self.terms["organisations"]
        return [
            seo.grant_node(
                name=self.title,
                url=url,
                language=self.words_language,
                summary=self.summary,
                amount=self.ceiling,
                currency=self.currency,
                funders=[seo.organisation(entry) for entry in organisations if entry["key"] == "funder"],
                sponsors=[seo.organisation(entry) for entry in organisations if entry["key"] == "partner"],
            )
        ]
