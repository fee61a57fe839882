"""The legal terms: periods and names of acts that editors keep, each version with the days in which it is in force."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel

from cms.dates import date_label

from ..clock import LONGEST_TERM, Term
from ..regimes import Regime, Rule


class LegalTermQuerySet(models.QuerySet):
    def in_force_on(self, day):
        """Those that count for what is announced on that day; it may be a slot."""
        begun = Q(in_force_from=None) | Q(in_force_from__lte=day)
        return self.filter(begun, Q(in_force_until=None) | Q(in_force_until__gte=day))


class LegalTerm(models.Model):
    """A term that the law sets for one regime; several versions follow one another, the one in force counts."""

    class Unit(models.TextChoices):
        CALENDAR = "calendar", _("calendar days")
        WORKING = "working", _("working days")

    class Direction(models.TextChoices):
        LEAST = "least", _("at least")
        MOST = "most", _("at most")

    rule = models.CharField(_("what it limits"), max_length=13, choices=Rule.choices)
    regime = models.CharField(_("regime"), max_length=9, choices=Regime.choices)
    direction = models.CharField(_("at least or at most"), max_length=5, choices=Direction.choices)
    days = models.PositiveSmallIntegerField(
        _("number of days"), validators=[MinValueValidator(1), MaxValueValidator(LONGEST_TERM)]
    )
    unit = models.CharField(_("counted in"), max_length=8, choices=Unit.choices, default=Unit.CALENDAR)
    act_ro = models.CharField(_("act in Romanian"), max_length=120, help_text=_("For example: Legea 52/2003"))
    act_en = models.CharField(_("act in English"), max_length=120)
    article_ro = models.CharField(_("article in Romanian"), max_length=60, blank=True)
    article_en = models.CharField(_("article in English"), max_length=60, blank=True)
    in_force_from = models.DateField(
        _("in force from"), null=True, blank=True, help_text=_("Empty: for everything announced until its last day.")
    )
    in_force_until = models.DateField(
        _("in force until"), null=True, blank=True, help_text=_("The last day; empty: it is in force now.")
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)
    confirmed_by = models.CharField(
        _("confirmed by"), max_length=120, blank=True, help_text=_("The lawyer who read the act, with their office.")
    )
    note = models.TextField(_("note"), blank=True)

    objects = LegalTermQuerySet.as_manager()

    panels = [
        HelpPanel(
            content=_(
                "When the law changes, give this version its last day and add another from the next day on: what was "
                "announced before keeps its own term."
            )
        ),
        FieldRowPanel([FieldPanel("rule"), FieldPanel("regime")]),
        FieldRowPanel([FieldPanel("direction"), FieldPanel("days"), FieldPanel("unit")]),
        FieldRowPanel([FieldPanel("act_ro"), FieldPanel("act_en")]),
        FieldRowPanel([FieldPanel("article_ro"), FieldPanel("article_en")]),
        FieldRowPanel([FieldPanel("in_force_from"), FieldPanel("in_force_until")]),
        MultiFieldPanel(
            [
                HelpPanel(content=_("Until a lawyer has confirmed it, no public page names this term as law.")),
                FieldRowPanel([FieldPanel("confirmed_on"), FieldPanel("confirmed_by")]),
                FieldPanel("note"),
            ],
            heading=_("Confirmed by a lawyer"),
        ),
    ]

    class Meta:
        verbose_name = _("legal term")
        verbose_name_plural = _("legal terms")
        ordering = ["regime", "rule", "in_force_from", "pk"]

    def __str__(self) -> str:
        return f"{self.get_regime_display()}: {self.get_rule_display()}, {self.measure()}"

    def clean(self):
        super().clean()
        if self.in_force_from and self.in_force_until and self.in_force_until < self.in_force_from:
            raise ValidationError({"in_force_until": _("It cannot end before it begins.")})
        if bool(self.confirmed_on) != bool(self.confirmed_by.strip()):
            raise ValidationError({"confirmed_by": _("Say both who confirmed it and on which day.")})
        if self._others_in_force().exists():
            raise ValidationError(
                {"in_force_from": _("Another version of this term is in force on some of these days: end it first.")}
            )

    def _others_in_force(self):
        found = LegalTerm.objects.filter(rule=self.rule, regime=self.regime).exclude(pk=self.pk)
        if self.in_force_until:
            found = found.filter(Q(in_force_from=None) | Q(in_force_from__lte=self.in_force_until))
        if self.in_force_from:
            found = found.filter(Q(in_force_until=None) | Q(in_force_until__gte=self.in_force_from))
        return found

    def regime_label(self) -> str:
        return self.get_regime_display()

    def rule_label(self) -> str:
        return self.get_rule_display()

    def measure(self) -> str:
        """`at least 30 working days`."""
        return self.as_term().measure

    def act_label(self) -> str:
        return self.source

    def period(self) -> str:
        """When it is in force; nothing when no day limits it."""
        first, last = (
            date_label(day, weekday=False) if day else "" for day in (self.in_force_from, self.in_force_until)
        )
        return f"{first or '…'} – {last or '…'}" if first or last else ""

    def is_confirmed(self) -> bool:
        return self.confirmed_on is not None

    regime_label.short_description = _("regime")
    rule_label.short_description = _("what it limits")
    measure.short_description = _("term")
    act_label.short_description = _("act and article")
    period.short_description = _("in force")

    @property
    def source(self) -> str:
        """`Law 52/2003, art. 7(4)`, in the active language."""
        in_english = get_language() == "en"
        act, article = (self.act_en, self.article_en) if in_english else (self.act_ro, self.article_ro)
        return f"{act}, {article}" if article else act

    def is_in_force_on(self, day: dt.date) -> bool:
        """As the queryset's `in_force_on`, for a row that was read already."""
        return (self.in_force_from or day) <= day <= (self.in_force_until or day)

    def as_term(self) -> Term:
        """What the clock needs of it."""
        return Term(
            rule=self.rule,
            days=self.days,
            is_working=self.unit == self.Unit.WORKING,
            is_most=self.direction == self.Direction.MOST,
            source=self.source,
            is_confirmed=self.is_confirmed(),
        )
