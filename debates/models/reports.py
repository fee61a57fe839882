"""The report of a year under the law on transparency: what the portal cannot count, and the figures as published."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class AnnualReport(models.Model):
    """One year. `figures` is what was published, as it stood that day; until then the report is counted anew."""

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    acts_adopted = models.PositiveIntegerField(_("draft acts adopted"), null=True, blank=True)
    requests_refused = models.PositiveIntegerField(_("requests for a debate that were refused"), null=True, blank=True)
    closed_sittings = models.PositiveIntegerField(_("sittings that were not public"), null=True, blank=True)
    court_cases = models.PositiveIntegerField(_("complaints in court"), null=True, blank=True)
    note_ro = models.TextField(_("remarks in Romanian"), blank=True)
    note_en = models.TextField(_("remarks in English"), blank=True)
    figures = models.JSONField(null=True, blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    by = models.ForeignKey(
        "accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    class Meta:
        verbose_name = _("yearly report on transparency")
        verbose_name_plural = _("yearly reports on transparency")
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(self.year)

    @property
    def note(self) -> str:
        """The published remarks in the active language, else in Romanian."""
        words = (self.figures or {}).get("note", {})
        return (get_language() == "en" and words.get("en")) or words.get("ro", "")
