"""Wordless rows of a debate: facts that exist once for both languages."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cms.dates import date_label, last_day, range_label
from cms.models.events import Precision


class DebateStage(Orderable):
    """A step of the process; its label comes from the catalogue, so that it needs no translator."""

    class Kind(models.TextChoices):
        ANNOUNCED = "announced", _("Announced")
        PAPERS = "papers", _("Papers published")
        PROPOSALS = "proposals", _("Written proposals")
        DEBATE = "debate", _("Debate")
        COLLATED = "collated", _("Proposals collated and published")
        VOTE = "vote", _("Vote on variants")
        SUMMARY = "summary", _("Summary published")
        ANSWER = "answer", _("Answers to proposals")
        ENDORSING = "endorsing", _("Sent for endorsement")
        DECISION = "decision", _("Decision")

    page = ParentalKey("debates.DebatePage", on_delete=models.CASCADE, related_name="stages")
    kind = models.CharField(_("step"), max_length=10, choices=Kind.choices)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    precision = models.CharField(
        _("what is known of the date"), max_length=7, choices=Precision.choices, default=Precision.DAY
    )
    is_done = models.BooleanField(_("done, though its date is not known"), default=False)
    url = models.URLField(_("link"), blank=True)

    panels = [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("precision")]),
        FieldPanel("is_done"),
        FieldPanel("url"),
    ]

    def state_on(self, today: dt.date) -> str:
        """`done`, `underway` or `imagined` by the dates: the stages of the steps component."""
        first = self.starts_on or self.ends_on
        if self.is_done:
            return "done"
        if first is None or today < first:
            return "imagined"
        return "underway" if today <= last_day(self.ends_on or self.starts_on, self.precision) else "done"

    @property
    def when(self) -> str:
        if self.precision != Precision.DAY:
            return (
                date_label(self.starts_on or self.ends_on, self.precision)
                if self.precision != Precision.UNKNOWN
                else ""
            )
        return range_label(self.starts_on, self.ends_on)

    def as_step(self, today: dt.date) -> dict:
        """The arguments of components/steps.html."""
        return {"title": self.get_kind_display(), "date": self.when, "state": self.state_on(today), "url": self.url}
