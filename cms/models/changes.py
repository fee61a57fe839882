"""Postponed or cancelled: what may become of anything that was announced, and that calendars are told of it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.search import index


class Change(models.TextChoices):
    """What became of a plan."""

    NONE = "", _("as planned")
    POSTPONED = "postponed", _("postponed")
    CANCELLED = "cancelled", _("cancelled")


class ChangeableMixin(models.Model):
    """Mixin for page types that are announced: a change has a reason, and every told change is counted."""

    change = models.CharField(
        _("postponed or cancelled"), max_length=9, choices=Change.choices, default=Change.NONE, blank=True
    )
    change_reason = models.TextField(
        _("reason"), blank=True, help_text=_("Shown in the banner. Required when the event is postponed or cancelled.")
    )
    sequence = models.PositiveIntegerField(default=0, editable=False)

    facts = ("change", "sequence")
    told_of: tuple[str, ...] = ("change",)  # columns whose change calendars hear of
    change_panels = [
        MultiFieldPanel(
            [
                HelpPanel(content=_("Calendars of people who saved it are told of the change.")),
                FieldPanel("change"),
                FieldPanel("change_reason"),
            ],
            heading=_("Postponed or cancelled"),
        )
    ]
    search_fields = [index.FilterField("change"), index.SearchField("change_reason")]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.change and not self.change_reason.strip():
            why = _("Say why, in one sentence: people planned around it.")
            raise ValidationError({"change_reason": why})

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:  # else a draft was noted: nobody is told of it yet
            self._count_change()
        super().save(*args, **kwargs)

    def _count_change(self) -> None:
        """Raise the iCalendar SEQUENCE (RFC 5545, 3.8.7.4) when something told of a live page changes."""
        told = self.told_of
        before = type(self)._default_manager.filter(pk=self.pk).values("sequence", *told).first() if self.pk else None
        if before and self.live:
            changed = any(before[name] != getattr(self, name) for name in told) or self.rows_changed()
            self.sequence = max(self.sequence, before["sequence"]) + changed

    def rows_changed(self) -> bool:
        """Whether rows that calendars are told of differ from the stored ones."""
        return False

    @property
    def change_label(self) -> str:
        """`Postponed`, `Cancelled` or nothing: what lists and calendars say before the title."""
        return self.state_label if self.change else ""
