"""Wordless rows of a call: its calendar, and what was funded; facts that exist once for both languages."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cms.models import CalendarEntry


class GrantStep(CalendarEntry):
    """A dated step of a call; its label comes from the catalogue, so that it needs no translator."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", _("The call is published")
        QUESTIONS = "questions", _("Last day for questions")
        OPENS = "opens", _("Applications open")
        CLOSES_ONLINE = "closes_online", _("Last moment to apply online")
        CLOSES_PAPER = "closes_paper", _("Last moment to apply on paper")
        FORMAL_CHECK = "formal_check", _("Formal check of the applications")
        EVALUATION = "evaluation", _("Evaluation")
        RESULTS = "results", _("Results published")
        CONTESTATION = "contestation", _("Contestations")
        CONTRACTS = "contracts", _("Contracts")
        REPORTS = "reports", _("Final reports")

    page = ParentalKey("fix_cluj.GrantCallPage", on_delete=models.CASCADE, related_name="calendar")
    kind = models.CharField(_("step"), max_length=16, choices=Kind.choices)

    class Meta(CalendarEntry.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")


class CallIndicator(Orderable):
    """What the projects of a call are to achieve together; without a target it is only counted."""

    page = ParentalKey("fix_cluj.GrantCallPage", on_delete=models.CASCADE, related_name="indicators")
    name_ro = models.CharField(_("indicator, in Romanian"), max_length=200)
    name_en = models.CharField(_("indicator, in English"), max_length=200)
    target = models.DecimalField(
        _("target"), max_digits=12, decimal_places=2, null=True, blank=True, help_text=_("Empty: none was set.")
    )

    panels = [FieldRowPanel([FieldPanel("name_ro"), FieldPanel("name_en")]), FieldPanel("target")]

    class Meta(Orderable.Meta):
        verbose_name = _("indicator of a call")
        verbose_name_plural = _("indicators of a call")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """In the active language."""
        return self.name_en if get_language() == "en" else self.name_ro


class FundedProject(Orderable):
    """A project that the call funded, as the award notice names it; never a minor's name."""

    page = ParentalKey("fix_cluj.GrantCallPage", on_delete=models.CASCADE, related_name="funded")
    team = models.CharField(
        _("who received it"),
        max_length=200,
        help_text=_(
            "The name of the team or the organisation, not its members': some of them may be minors. One person is a code."
        ),
    )
    project_ro = models.CharField(_("project, in Romanian"), max_length=250, blank=True)
    project_en = models.CharField(_("project, in English"), max_length=250, blank=True)
    amount = models.DecimalField(
        _("amount awarded"), max_digits=12, decimal_places=2, null=True, blank=True, help_text=_("Empty: not known.")
    )

    panels = [
        FieldPanel("team"),
        FieldRowPanel([FieldPanel("project_ro"), FieldPanel("project_en")]),
        FieldPanel("amount"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("funded project")
        verbose_name_plural = _("funded projects")

    @property
    def project(self) -> str:
        """The project's name in the active language."""
        return (self.project_en if get_language() == "en" else self.project_ro) or self.project_ro
