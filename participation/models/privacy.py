"""What is kept of erased data, of consents and of moved deadlines: enough to prove, nothing that names a person."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Tombstone(models.Model):
    """Proof that something was erased, replayed after a restored backup; `digest` is a keyed hash of its id."""

    class Why(models.TextChoices):
        REQUEST = "request", _("its author asked")
        RETENTION = "retention", _("its term ended")

    digest = models.CharField(max_length=64, db_index=True)
    scope = models.CharField(max_length=40)
    why = models.CharField(max_length=9, choices=Why.choices)
    erased_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{self.scope} {self.erased_at:%Y-%m-%d}"


class WindowExtension(models.Model):
    """A deadline that was moved, of a form or of a vote: by whom, and the note that everybody reads."""

    form = models.ForeignKey("participation.Form", null=True, on_delete=models.PROTECT, related_name="extensions")
    poll = models.ForeignKey("participation.Poll", null=True, on_delete=models.PROTECT, related_name="extensions")
    before = models.DateTimeField(null=True)
    after = models.DateTimeField(null=True)
    note_ro = models.CharField(_("public note in Romanian"), max_length=500)
    note_en = models.CharField(_("public note in English"), max_length=500)
    by = models.ForeignKey("accounts.User", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(form=None, poll__isnull=False) | models.Q(form__isnull=False, poll=None),
                name="extension_of_form_or_poll",
            )
        ]

    def __str__(self) -> str:
        return f"{self.form or self.poll} {self.at:%Y-%m-%d}"
