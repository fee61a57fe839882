"""A form that somebody began and will finish later, here or on another device."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """What was typed so far. Its address carries a secret, stored as a hash; its files are staged under its nonce.

    `typed` maps field names to lists of strings, as a browser posted them: nothing is judged before the end.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.ForeignKey("participation.Form", on_delete=models.CASCADE, related_name="drafts")
    wording = models.ForeignKey("participation.FormWording", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(_("language"), max_length=5)
    nonce = models.CharField(max_length=64, unique=True)
    secret_hash = models.CharField(max_length=64, unique=True)
    typed = models.JSONField(default=dict)
    step = models.PositiveSmallIntegerField(default=0)
    email = models.EmailField(_("e-mail"), blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    saved_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(db_index=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    number_of_saves = models.PositiveIntegerField(default=0)
    submission = models.OneToOneField(
        "participation.Submission", null=True, blank=True, on_delete=models.SET_NULL, related_name="draft"
    )

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")

    def __str__(self) -> str:
        return str(self.pk)
