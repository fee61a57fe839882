"""Staff and the author of a submission write to each other; the templates that answers start from."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import Desk


class CaseMessage(models.Model):
    """One message of the conversation about a submission; `by` is None when its author wrote it."""

    class Kind(models.TextChoices):
        MESSAGE = "message", _("message")
        REQUEST = "request", _("request for something that is missing")
        HANDOVER = "handover", _("handed over")

    submission = models.ForeignKey("participation.Submission", on_delete=models.CASCADE, related_name="conversation")
    is_from_author = models.BooleanField(default=False)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.MESSAGE)
    text = models.TextField(_("text"))
    by = models.ForeignKey("accounts.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reply_until = models.DateField(_("reply until"), null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)  # by the other side
    nonce = models.CharField(max_length=64, unique=True, null=True, blank=True)

    class Meta:
        verbose_name = _("message of a case")
        verbose_name_plural = _("messages of a case")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return str(self.pk)


class ReplyTemplate(models.Model):
    """Words that clerks start a message or an answer from, in both languages."""

    name = models.CharField(_("name"), max_length=120)
    desk = models.CharField(
        _("desk"), max_length=10, choices=Desk.choices, blank=True, help_text=_("Empty: every desk.")
    )
    text_ro = models.TextField(_("text in Romanian"))
    text_en = models.TextField(_("text in English"))

    class Meta:
        verbose_name = _("reply template")
        verbose_name_plural = _("reply templates")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
