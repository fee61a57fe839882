"""Pages of dossiers: one per place or project, and the city's list with its sums."""

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    HelpPanel,
    InlinePanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import PageManager, PageQuerySet
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.dates import CITY_ZONE
from cms.fields import LeanStreamField
from cms.models import BasePage, RecordMixin
from cms.models.events import Precision
from cms.models.pages import SECTIONS

from ..choices import OPEN_STATES, RUNNING, STAGE_OF_DOSSIER, DossierState, StageKind, StageState
from ..dates import Dated, Span, state_of, years_between
from .reasons import DossierForm, refuse_slips

FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]


class DossiersIndexPage(RoutablePageMixin, BasePage):
    """The city's dossiers: how many are delivered, how long it takes, what is late and why."""

    intro = RichTextField(_("introduction"), features=FEATURES, blank=True)

    search_kind = SECTIONS
    followed_as = "section"
    page_description = _("The red thread: all dossiers with sums and filters, made from the dossiers below it.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["dossiers.DossierPage"]
    template = "dossiers/dossiers_index_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("list of dossiers")
        verbose_name_plural = _("lists of dossiers")

    @path("")
    def index(self, request):
        return import_string("dossiers.views.city.list_dossiers")(request, self)

    @path("rss/", name="rss")
    def rss(self, request):
        return import_string("dossiers.feeds.changes_feed")(request, self)

    @path("data/", name="data")
    def data(self, request):
        return import_string("dossiers.views.open_data.describe_data")(request, self)

    @path("data/<slug:kind>/", name="data_file")
    def data_file(self, request, kind):
        return import_string("dossiers.views.open_data.give_data")(request, self, kind)


class DossierQuerySet(PageQuerySet):
    """Dossiers by where they stand."""

    def in_state(self, state: str, today: dt.date):
        """Those whose computed state is `state`; kept equal to `DossierPage.state_on` by a test."""
        if state == DossierState.LATE:
            return self.filter(standing__in=RUNNING, due_on__lt=today)
        found = self.filter(standing=state)
        return found.exclude(due_on__lt=today) if state in RUNNING else found

    def newest_first(self):
        """What moved last comes first."""
        return self.order_by(models.F("last_on").desc(nulls_last=True), "-pk")


DossierManager = PageManager.from_queryset(DossierQuerySet)


class DossierPage(RoutablePageMixin, RecordMixin, BasePage):
    """A place or a project from the idea to the reception: stages, figures, and everything on the site that belongs to it.

    Computed from the stages when the page is saved: `standing` (without the day), `due_on` (the first promise that is
    still open), `verdict_on` and `reception_on`, `last_on`.
    """

    place = models.CharField(_("place"), max_length=200, blank=True)
    body = LeanStreamField(BodyBlock(), verbose_name=_("text"), blank=True, use_json_field=True)
    note = models.TextField(
        _("note on the sources"),
        blank=True,
        help_text=_("What is not certain, or what sources tell in different ways."),
    )
    is_demonstration = models.BooleanField(
        _("is a demonstration"), default=False, help_text=_("The page says that its content is invented.")
    )
    standing = models.CharField(max_length=9, default=DossierState.UNKNOWN, editable=False, db_index=True)
    due_on = models.DateField(null=True, blank=True, editable=False)
    verdict_on = models.DateField(null=True, blank=True, editable=False)
    verdict_precision = models.CharField(max_length=7, default=Precision.UNKNOWN, editable=False)
    reception_on = models.DateField(null=True, blank=True, editable=False)
    reception_precision = models.CharField(max_length=7, default=Precision.UNKNOWN, editable=False)
    last_on = models.DateField(null=True, blank=True, editable=False)

    page_description = _("A place or a project from idea to reception: what was promised, what happened, who says so.")
    followed_as = "dossier"
    facts = (
        "is_demonstration", "standing", "due_on", "verdict_on", "verdict_precision", "reception_on", "reception_precision",
        "last_on",
    )  # fmt: skip
    fact_rows = ("stages", "figures", "links", "ideas", "projects")
    parent_page_types = ["dossiers.DossiersIndexPage"]
    subpage_types: list[str] = []
    template = "dossiers/dossier_page.html"
    base_form_class = DossierForm
    objects = DossierManager()

    words_panels = [
        *BasePage.content_panels,
        FieldPanel("place"),
        FieldPanel("body"),
        FieldPanel("note"),
    ]
    stages_panels = [
        HelpPanel(
            content=_(
                "What no source tells stays “not known”. A promised date that moves, or has passed, needs its reason in one line, in both languages. Whoever follows the dossier is written to when a stage changes."
            )
        ),
        InlinePanel("stages", label=_("stage"), heading=pgettext_lazy("dossier", "Stages")),
    ]
    facts_panels = [
        InlinePanel("figures", label=_("figure"), heading=_("Figures over time")),
        InlinePanel("links", label=_("page"), heading=_("Pages that belong to it")),
        InlinePanel("ideas", label=_("idea"), heading=_("Answered ideas that belong to it")),
        InlinePanel("projects", label=_("project"), heading=_("Funded projects that belong to it")),
        *RecordMixin.record_panels,
        FieldPanel("is_demonstration"),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(words_panels, heading=_("Words")),
            ObjectList(stages_panels, heading=pgettext_lazy("dossier", "Stages")),
            ObjectList(facts_panels, heading=_("Facts for both languages")),
            ObjectList(BasePage.label_panels, heading=_("Labels for both languages")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("place"),
        index.SearchField("body"),
        index.SearchField("note"),
        index.FilterField("standing"),
    ]

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")

    def save_revision(self, *args, **kwargs):
        # Not in clean(): the editor's form cleans the page before its rows are the new ones, and has checked them itself.
        refuse_slips(self)
        return super().save_revision(*args, **kwargs)

    def save(self, *args, **kwargs):
        self.work_out()
        super().save(*args, **kwargs)

    def work_out(self) -> None:
        stages = list(self.stages.all())
        self.standing = standing_of(stages)
        promised = [stage.promised.last for stage in stages if stage.state in OPEN_STATES]
        self.due_on = min((day for day in promised if day), default=None)
        self.verdict_on, self.verdict_precision = when_done(stages, StageKind.VERDICT)
        self.reception_on, self.reception_precision = when_done(stages, StageKind.RECEPTION)
        self.last_on = max((stage.actual.last for stage in stages if stage.actual.last), default=None)

    def after_publish(self, *, user=None) -> None:
        super().after_publish(user=user)
        import_string("dossiers.actions.changes.note_changes")(dossier=self, by=user, now=timezone.now())

    def state_on(self, today: dt.date) -> DossierState:
        return state_of(self.standing, self.due_on, today)

    @property
    def state(self) -> DossierState:
        return self.state_on(timezone.localdate(timezone=CITY_ZONE))

    @property
    def stage(self) -> str:
        return STAGE_OF_DOSSIER[self.state]

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def years_to_reception(self) -> Span | None:
        """From the verdict to the reception, when both dates are known."""
        start, end = (self.verdict_on, self.verdict_precision), (self.reception_on, self.reception_precision)
        return years_between(Dated(*start), Dated(*end))

    def card(self, request=None) -> dict:
        place = [self.place] if self.place else []
        return super().card(request) | {"stage": self.stage, "stage_label": self.state_label, "meta": place}

    @path("")
    def detail(self, request):
        return import_string("dossiers.views.dossier.show_dossier")(request, self)

    @path("data/csv/", name="events")
    def events(self, request):
        return import_string("dossiers.views.open_data.give_events")(request, self)


def standing_of(stages) -> DossierState:
    """Where a dossier stands by its stages alone; being late needs a day as well."""
    states = {stage.state for stage in stages}
    if any(stage.kind == StageKind.RECEPTION and stage.state == StageState.DONE for stage in stages):
        return DossierState.DELIVERED
    if StageState.DROPPED in states:
        return DossierState.DROPPED
    if StageState.UNDERWAY in states:
        return DossierState.UNDERWAY
    return DossierState.WAITING if StageState.PLANNED in states else DossierState.UNKNOWN


def when_done(stages, kind: StageKind) -> tuple[dt.date | None, str]:
    """When the last stage of a kind was done, as far as it is known; nothing while one of them is not done."""
    of_kind = [stage for stage in stages if stage.kind == kind]
    if not of_kind or any(stage.state != StageState.DONE or not stage.actual.is_known for stage in of_kind):
        return None, Precision.UNKNOWN
    last = max(of_kind, key=lambda stage: stage.actual.last)
    return last.actual_on, last.actual_precision
