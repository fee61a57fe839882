"""Projects paid for by the European Union, with what its rules ask a project's page to say."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.models import Locale, Orderable
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.dates import range_label
from cms.fields import LeanStreamField
from cms.models import BasePage
from cms.models.pages import SECTIONS, FactsForm

from .sums import balances, months_between

FEATURES = ["bold", "italic", "link", "document-link", "ul", "ol"]


class ProjectsIndexPage(RoutablePageMixin, BasePage):
    """All projects, the last to begin first."""

    search_kind = SECTIONS
    followed_as = "section"
    page_description = _("All EU-funded projects, made from the project pages below it.")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.ProjectPage"]
    template = "home/projects_index_page.html"

    class Meta:
        verbose_name = _("list of projects")
        verbose_name_plural = _("lists of projects")

    @path("")
    def index(self, request):
        return import_string("home.views.projects.list_projects")(request, self)


class ProjectEmblem(Orderable):
    """An emblem that the programme asks for beside the Union's; only its owner can supply the file."""

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("Government of Romania")
        INSTRUMENTS = "instruments", _("Structural Instruments")
        PROGRAMME = "programme", _("the programme")
        BENEFICIARY = "beneficiary", _("the beneficiary")

    page = ParentalKey("home.ProjectPage", on_delete=models.CASCADE, related_name="emblems")
    kind = models.CharField(_("whose emblem"), max_length=11, choices=Kind.choices)
    image = models.ForeignKey(
        "cms.PortalImage",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "The official file in colour, from the managing authority. Until it is there, the page names the emblem in words."
        ),
    )

    panels = [FieldRowPanel([FieldPanel("kind"), FieldPanel("image")])]


class ProjectForm(FactsForm):
    """Refuses sums that nobody explains beside the sum that is wrong: rows are not on the page yet when it is cleaned."""

    def clean(self):
        cleaned = super().clean()
        formset = self.formsets.get("sums")
        if formset is not None and formset.is_valid():
            kept = [form for form in formset.forms if form not in formset.deleted_forms]
            forms = [form for form in kept if form.has_changed() or form.instance.pk]
            is_explained = bool((cleaned.get("figures_note") or "").strip())
            for found in balances(form.instance for form in forms):
                for kind, message in found.mistakes if is_explained else found.problems:
                    wrong = [
                        form for form in forms if (form.instance.kind, form.instance.currency) == (kind, found.currency)
                    ]
                    wrong[-1].add_error("amount", message)
        return cleaned


class ProjectPage(BasePage):
    """A project: what it is for, who carries it, what it costs and who pays."""

    class Period(models.TextChoices):
        P2014 = "2014", "2014–2020"
        P2021 = "2021", "2021–2027"

    class Fund(models.TextChoices):
        ESF = "esf", _("European Social Fund")
        ERDF = "erdf", _("European Regional Development Fund")
        CF = "cf", _("Cohesion Fund")
        OTHER = "other", _("another fund of the Union")

    full_title = models.CharField(_("full title"), max_length=400, blank=True)
    programme_name = models.CharField(_("programme"), max_length=250, blank=True)
    axis = models.CharField(_("priority axis"), max_length=300, blank=True)
    specific_objective = models.CharField(_("specific objective of the programme"), max_length=500, blank=True)
    call_title = models.CharField(_("title of the call for projects"), max_length=500, blank=True)
    general_objective = RichTextField(_("general objective"), features=FEATURES, blank=True)
    specific_objectives = RichTextField(_("specific objectives"), features=FEATURES, blank=True)
    results = RichTextField(_("results"), features=FEATURES, blank=True)
    equality = models.TextField(_("equal opportunities and sustainable development"), blank=True)
    disclaimer = models.TextField(
        _("disclaimer"),
        blank=True,
        help_text=_("That the text does not necessarily tell the Union's or the Government's opinion."),
    )
    body = LeanStreamField(BodyBlock(), verbose_name=_("more text"), blank=True, use_json_field=True)
    note = models.TextField(_("note on the sources"), blank=True)
    figures_note = models.TextField(
        _("note on the figures"),
        blank=True,
        help_text=_(
            "Why sums do not add up, or why the contract's months are not those of its dates. Shown beside them; without it such figures are refused."
        ),
    )
    place = models.CharField(_("place"), max_length=200, blank=True)

    acronym = models.CharField(_("acronym"), max_length=60, blank=True)
    period = models.CharField(
        _("programming period"),
        max_length=4,
        choices=Period.choices,
        default=Period.P2021,
        help_text=_("It decides the words beside the Union's emblem."),
    )
    fund = models.CharField(_("fund"), max_length=5, choices=Fund.choices, default=Fund.OTHER)
    smis_code = models.CharField(_("SMIS or SIPOCA code"), max_length=60, blank=True)
    call_code = models.CharField(_("code of the call"), max_length=120, blank=True)
    contract_number = models.CharField(_("contract number"), max_length=60, blank=True)
    contract_on = models.DateField(_("contract signed on"), null=True, blank=True)
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(
        _("months"), null=True, blank=True, help_text=_("As the contract says; compared with the dates.")
    )
    contact_email = models.EmailField(_("contact"), blank=True)
    website = models.URLField(_("website"), blank=True)
    source = models.CharField(_("source"), max_length=250, blank=True)

    page_description = _(
        "An EU-funded project: aims, partners, sums by source, and the emblems that the rules ask for."
    )
    facts = (
        "acronym", "period", "fund", "smis_code", "call_code", "contract_number", "contract_on", "starts_on", "ends_on",
        "months", "contact_email", "website", "source",
    )  # fmt: skip
    fact_rows = ("sums", "emblems")
    dated_by = "starts_on"
    parent_page_types = ["home.ProjectsIndexPage"]
    subpage_types: list[str] = []
    template = "home/project_page.html"
    base_form_class = ProjectForm

    words_panels = [
        *BasePage.content_panels,
        FieldPanel("full_title"),
        MultiFieldPanel(
            [
                FieldPanel("programme_name"),
                FieldPanel("axis"),
                FieldPanel("specific_objective"),
                FieldPanel("call_title"),
            ],
            heading=_("Programme"),
        ),
        FieldPanel("general_objective"),
        FieldPanel("specific_objectives"),
        FieldPanel("results"),
        FieldPanel("body"),
        FieldPanel("place"),
        MultiFieldPanel(
            [FieldPanel("equality"), FieldPanel("disclaimer"), FieldPanel("note"), FieldPanel("figures_note")],
            heading=_("Statements"),
        ),
    ]
    facts_panels = [
        FieldRowPanel([FieldPanel("acronym"), FieldPanel("period"), FieldPanel("fund")]),
        FieldRowPanel([FieldPanel("smis_code"), FieldPanel("call_code")]),
        FieldRowPanel([FieldPanel("contract_number"), FieldPanel("contract_on")]),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("months")]),
        HelpPanel(
            content=_(
                "The parts must come to the total, and what the Union and the country give to the support requested. Leave the amount of a part empty when it is not known. When the sources themselves do not agree, say so in the note on the figures, among the words."
            )
        ),
        InlinePanel("sums", label=_("sum"), heading=_("Sums by source")),
        InlinePanel("emblems", label=_("emblem"), heading=_("Emblems beside the Union's")),
        FieldRowPanel([FieldPanel("contact_email"), FieldPanel("website")]),
        FieldPanel("source"),
        *BasePage.label_panels,
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(words_panels, heading=_("Words")),
            ObjectList(facts_panels, heading=_("Facts for both languages")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(BasePage.settings_panels, heading=_("Settings")),
        ]
    )
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("full_title", boost=2),
        index.SearchField("programme_name"),
        index.SearchField("acronym"),
        index.SearchField("smis_code"),
        index.SearchField("general_objective"),
        index.SearchField("specific_objectives"),
        index.SearchField("results"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("EU-funded project")
        verbose_name_plural = _("EU-funded projects")

    def clean(self):
        super().clean()
        if not (self.starts_on and self.ends_on):
            return
        if self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("It ends before it begins.")})
        counted = months_between(self.starts_on, self.ends_on)
        if self.months not in (None, counted) and not self.may_differ:
            words = ngettext(
                "From the first day to the last there is %(n)d month.",
                "From the first day to the last there are %(n)d months.",
                counted,
            )
            raise ValidationError({"months": words % {"n": counted}})

    @property
    def may_differ(self) -> bool:
        """Whether figures need not agree: somebody says why. A translation has its source's, explained there."""
        if self.figures_note.strip():
            return True
        return self.locale_id is not None and self.locale_id != Locale.get_default().pk

    def refuse_wrong_sums(self) -> None:
        found = balances(self.sums.all())
        problems = [one.mistakes if self.may_differ else one.problems for one in found]
        if messages := [message for several in problems for _kind, message in several]:
            raise ValidationError(messages)

    def save_revision(self, *args, **kwargs):
        # Not in clean(): the editor's form cleans the page before its rows are the new ones, and has checked them itself.
        self.refuse_wrong_sums()
        return super().save_revision(*args, **kwargs)

    def save(self, *args, **kwargs):
        self.refuse_wrong_sums()
        super().save(*args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | import_string("home.views.projects.project_context")(self)

    @property
    def counted_months(self) -> int | None:
        """By the dates; what the contract says where the dates are not known."""
        return months_between(self.starts_on, self.ends_on) if self.starts_on and self.ends_on else self.months

    @property
    def period_label(self) -> str:
        return range_label(self.starts_on, self.ends_on)

    def stage_on(self, today: dt.date) -> tuple[str, str]:
        """The stage by its dates, with its words; nothing when they are not known."""
        if self.starts_on and today < self.starts_on:
            return "imagined", str(_("Not started yet"))
        if self.ends_on and self.ends_on < today:
            return "done", str(_("Completed"))
        return ("underway", str(_("Under way"))) if self.starts_on and self.ends_on else ("", "")

    def card(self, request=None) -> dict:
        return super().card(request) | {"meta": [self.period_label, self.programme_name]}
