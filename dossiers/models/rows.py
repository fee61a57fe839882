"""Rows of a dossier: its stages, the figures that sources give, and the pages, ideas and projects that belong to it."""

import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import NumberInput
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from cms.dates import date_label
from cms.models.events import Precision
from cms.models.figures import NamedFigure, Sourced
from participation.models import PublicAnswer

from ..choices import MARKS, StageKind, StageState
from ..dates import Dated, Promise, kept
from ..form_fields import ProjectSelect


class StageWords(models.Model):
    """What a stage is called and why its date slips: a few words of its own, in both languages at once."""

    kind = models.CharField(gettext_lazy("stage"), max_length=11, choices=StageKind.choices)
    name_ro = models.CharField(
        gettext_lazy("name in Romanian"),
        max_length=120,
        blank=True,
        help_text=gettext_lazy("Only where the kind does not say enough, e.g. “Works, first section”."),
    )
    name_en = models.CharField(gettext_lazy("name in English"), max_length=120, blank=True)
    state = models.CharField(
        gettext_lazy("where it stands"), max_length=8, choices=StageState.choices, default=StageState.UNKNOWN
    )
    promised_on = models.DateField(gettext_lazy("promised for"), null=True, blank=True)
    promised_precision = models.CharField(
        gettext_lazy("what is known of that date"), max_length=7, choices=Precision.choices, default=Precision.UNKNOWN
    )
    actual_on = models.DateField(gettext_lazy("happened on"), null=True, blank=True)
    actual_precision = models.CharField(
        gettext_lazy("what is known of that date"), max_length=7, choices=Precision.choices, default=Precision.UNKNOWN
    )
    reason_ro = models.CharField(
        gettext_lazy("why it is late, in Romanian"),
        max_length=250,
        blank=True,
        help_text=gettext_lazy("One public line; required when the promised date moves or has passed."),
    )
    reason_en = models.CharField(gettext_lazy("why it is late, in English"), max_length=250, blank=True)

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        own = self.name_en if get_language() == "en" else self.name_ro
        return own or str(StageKind(self.kind).label)

    @property
    def reason(self) -> str:
        return self.reason_en if get_language() == "en" else self.reason_ro

    @property
    def state_label(self) -> str:
        return str(StageState(self.state).label)

    @property
    def mark(self) -> str:
        return MARKS[StageState(self.state)]

    @property
    def promised(self) -> Dated:
        return Dated(self.promised_on, self.promised_precision)

    @property
    def actual(self) -> Dated:
        return Dated(self.actual_on, self.actual_precision)

    @property
    def promised_label(self) -> str:
        return date_label(self.promised_on, self.promised_precision, weekday=False)

    @property
    def actual_label(self) -> str:
        return date_label(self.actual_on, self.actual_precision, weekday=False)

    def kept_on(self, today) -> Promise:
        return kept(self.promised, self.actual, self.state, today)


class DossierStage(StageWords, Sourced):
    """A stage: what was promised, what happened, who answers for it and who says so. `key` names it in both languages."""

    page = ParentalKey("dossiers.DossierPage", on_delete=models.CASCADE, related_name="stages")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    body = models.ForeignKey(
        "cms.Organisation",
        verbose_name=gettext_lazy("responsible body"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    source = models.CharField(gettext_lazy("source"), max_length=200, blank=True)
    as_of_precision = models.CharField(
        gettext_lazy("what is known of that date"), max_length=7, choices=Precision.choices, default=Precision.UNKNOWN
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("state")]),
        FieldRowPanel([FieldPanel("name_ro"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("promised_on"), FieldPanel("promised_precision")]),
        FieldRowPanel([FieldPanel("actual_on"), FieldPanel("actual_precision")]),
        FieldRowPanel([FieldPanel("reason_ro"), FieldPanel("reason_en")]),
        FieldPanel("body"),
        *Sourced.source_panels,
    ]

    def __str__(self) -> str:
        return self.name

    def clean(self):
        super().clean()
        errors = {}
        for name, precision in (("promised_on", self.promised_precision), ("actual_on", self.actual_precision)):
            if getattr(self, name) is None and precision != Precision.UNKNOWN:
                errors[name] = _("Give the date, or say that it is not known.")
            if getattr(self, name) is not None and precision == Precision.UNKNOWN:
                errors[name] = _("Say how much of this date is known: the day, the month or the year.")
        if self.actual_on and self.state != StageState.DONE:
            errors["state"] = _("What has a date on which it happened is done.")
        if self.kind == StageKind.OTHER and not (self.name_ro and self.name_en):
            errors["name_ro"] = _("Say in both languages which stage this is.")
        if bool(self.name_ro) != bool(self.name_en):
            errors["name_en" if self.name_ro else "name_ro"] = _("Say it in both languages.")
        if self.state != StageState.UNKNOWN and not self.source.strip():
            errors["source"] = _("Say who tells this; what no source tells is not known.")
        if errors:
            raise ValidationError(errors)


class DossierFigure(NamedFigure):
    """An area, a cost: figures of the same name stand side by side, each with its day and its source."""

    page = ParentalKey("dossiers.DossierPage", on_delete=models.CASCADE, related_name="figures")


class DossierLink(Orderable):
    """A page of whatever section that belongs to the dossier; each language shows its own."""

    page = ParentalKey("dossiers.DossierPage", on_delete=models.CASCADE, related_name="links")
    target = models.ForeignKey(
        "wagtailcore.Page", verbose_name=gettext_lazy("page"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("target")]


class DossierIdea(Orderable):
    """An answered public idea that belongs to the dossier, by the number in its address."""

    page = ParentalKey("dossiers.DossierPage", on_delete=models.CASCADE, related_name="ideas")
    answer = models.ForeignKey(
        PublicAnswer,
        verbose_name=gettext_lazy("idea"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=gettext_lazy("The number at the end of the idea’s address."),
    )

    panels = [FieldPanel("answer", widget=NumberInput)]


class DossierProject(Orderable):
    """A funded project that belongs to the dossier, by the code that its page has in every language.

    No key into another table: the section that funds stands above this floor and answers by hooks for its codes.
    """

    page = ParentalKey("dossiers.DossierPage", on_delete=models.CASCADE, related_name="projects")
    code = models.CharField(gettext_lazy("project"), max_length=20, db_index=True)

    panels = [FieldPanel("code", widget=ProjectSelect)]
