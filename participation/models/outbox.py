"""Mail waiting to leave: a row of the same transaction that it tells of, so no mail is lost and none lies."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..references import without_code, without_secrets


def new_message_id() -> str:
    return uuid.uuid4().hex


class OutboxQuerySet(models.QuerySet):
    """Mail by what is still to be done with it."""

    def due(self, now):
        waiting = self.filter(sent_at=None, failed_at=None, bundled_into=None)
        return waiting.filter(not_before__lte=now).order_by("not_before", "pk")


class OutboxMessage(models.Model):
    """One message to one address. `message_id` stays the same over all tries, so a repeat can be recognised."""

    kind = models.CharField(max_length=40)
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=250)
    body = models.TextField(_("text"))
    calendar = models.TextField(blank=True)  # an iCalendar stream that goes with the letter as a file
    language = models.CharField(max_length=5)
    reply_to = models.EmailField(blank=True)
    unsubscribe_url = models.URLField(
        max_length=300, blank=True
    )  # RFC 8058: one POST there ends what brought the letter
    submission = models.ForeignKey(
        "participation.Submission", null=True, blank=True, on_delete=models.SET_NULL, related_name="messages"
    )
    message_id = models.CharField(max_length=64, unique=True, default=new_message_id)
    created_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    failed_at = models.DateTimeField(_("given up"), null=True, blank=True)
    bundled_into = models.ForeignKey(  # the one letter that says this and others
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="bundled"
    )

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [models.Index(fields=["sent_at", "failed_at", "not_before"], name="outbox_due")]

    def __str__(self) -> str:
        return f"{self.kind} → {self.submission_id or ''}"

    @property
    def shown_body(self) -> str:
        """Its words anywhere but in the mailbox that it was written to: what opens a case is nobody else's."""
        return without_secrets(self.kind, self.body)

    @property
    def shown_subject(self) -> str:
        return without_code(self.kind, self.subject)
