"""Following by e-mail: one idea or dossier, a page's dates, a label or a section; the one mechanism of all sections."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Subscription(models.Model):
    """One address follows one thing; it counts from the confirmation, and one click ends it.

    `subject` names what is followed: "idea:<answer id>", "ideas", a label as "topic:<slug>", a list as
    "section:<translation key>", the dates of a page as "page:<translation key>"; other sections add their own kinds.
    """

    class Pace(models.TextChoices):
        AT_ONCE = "at_once", _("at once")
        WEEKLY = "weekly", _("once a week")

    email = models.EmailField(_("e-mail"))
    language = models.CharField(_("language"), max_length=5)
    subject = models.CharField(max_length=120, db_index=True)
    pace = models.CharField(_("how often"), max_length=7, choices=Pace.choices, default=Pace.AT_ONCE)
    secret_hash = models.CharField(max_length=64, unique=True)
    nonce = models.CharField(max_length=64)  # the secret is made again from it, as a receipt's
    created_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    known_sequence = models.PositiveIntegerField(null=True, blank=True)  # of a page's changes, the last that was told

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [models.UniqueConstraint(fields=["email", "subject"], name="subscription_once")]

    def __str__(self) -> str:
        return f"{self.subject} {self.pk}"
