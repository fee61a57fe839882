"""Wordless rows of the section: facts that exist once for both languages."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from cms.dates import date_label, first_day, last_day, range_label
from cms.models.events import Precision

COUNCIL = "youth_council.YouthCouncilPage"


class CouncilGroup(Orderable):
    """A working group that the Council has now."""

    page = ParentalKey(COUNCIL, on_delete=models.CASCADE, related_name="groups")
    group = models.ForeignKey(
        "youth_council.WorkingGroup", verbose_name=_("working group"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("group")]


class CouncilMember(Orderable):
    """A member association; one row for each working group that it is in."""

    page = ParentalKey(COUNCIL, on_delete=models.CASCADE, related_name="members")
    organisation = models.ForeignKey(
        "cms.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("If it is not in the list, ask the communications office to add it to the organisations."),
    )
    group = models.ForeignKey(
        "youth_council.WorkingGroup",
        verbose_name=_("working group"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("group")])]


class HistoryStep(Orderable):
    """A step on the Council's way; its label comes from the catalogue, so that it needs no translator."""

    class Kind(models.TextChoices):
        DECISION = "decision", _("Decision of the Local Council")
        ENTRY = "entry", _("Associations sign up")
        CHECK = "check", _("The files are checked")
        PLANNED = "planned", _("Founding, as it was planned")
        FOUNDED = "founded", _("Founding")
        SESSION = "session", _("First working session")

    page = ParentalKey(COUNCIL, on_delete=models.CASCADE, related_name="history")
    kind = models.CharField(_("step"), max_length=8, choices=Kind.choices)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    precision = models.CharField(
        _("what is known of the date"), max_length=7, choices=Precision.choices, default=Precision.DAY
    )
    target = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page that tells more"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("precision")]),
        PageChooserPanel("target"),
    ]

    def clean(self):
        super().clean()
        if not (self.starts_on or self.ends_on) and self.precision != Precision.UNKNOWN:
            raise ValidationError({"starts_on": _("Give the date, or say that it is not known.")})
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("It ends before it begins.")})

    def state_on(self, today: dt.date) -> str:
        """What is told without a date has happened; what has one has the stage that the date gives it."""
        first = self.starts_on or self.ends_on
        if first is None or self.precision == Precision.UNKNOWN:
            return "done"
        if self.starts_on and today < first_day(self.starts_on, self.precision):
            return "imagined"
        return "underway" if today <= last_day(self.ends_on or first, self.precision) else "done"

    @property
    def when(self) -> str:
        """A day, a period, until when, or as much of it as is known."""
        first = self.starts_on or self.ends_on
        if first is None or self.precision == Precision.UNKNOWN:
            return date_label(None)
        if self.precision != Precision.DAY:
            return date_label(first, self.precision)
        if self.starts_on is None:
            return gettext("until %(day)s") % {"day": date_label(self.ends_on, weekday=False)}
        return range_label(self.starts_on, self.ends_on)

    def as_entry(self, url: str, today: dt.date) -> dict:
        """The arguments of components/timeline.html."""
        return {"title": self.get_kind_display(), "date": self.when, "state": self.state_on(today), "url": url}


class VoteOption(Orderable):
    """What people could vote for, and how much of the vote it got."""

    page = ParentalKey("youth_council.YouthNewsPage", on_delete=models.CASCADE, related_name="options")
    name_ro = models.CharField(_("name in Romanian"), max_length=120)
    name_en = models.CharField(_("name in English"), max_length=120)
    percent = models.DecimalField(
        _("share of the vote (%)"),
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )

    panels = [FieldRowPanel([FieldPanel("name_ro"), FieldPanel("name_en"), FieldPanel("percent")])]

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_en if get_language() == "en" else self.name_ro
