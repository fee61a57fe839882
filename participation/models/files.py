"""Files on their way (staged) and files that were sent (attached); both in private storage under random names."""

import uuid

from django.core.files.storage import storages
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import Scan


def private_storage():
    return storages["private"]


def staged_path(instance, filename: str) -> str:
    """A random name in a folder of the day, so that the sweep looks at a few days only."""
    return f"{timezone.now():%Y/%m-%d}/{uuid.uuid4().hex}"


class StagedUpload(models.Model):
    """A file chosen in a form that is not sent yet: a browser cannot refill a file input, so we keep it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nonce = models.CharField(max_length=64, db_index=True)
    form = models.ForeignKey("participation.Form", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=20)
    file = models.FileField(storage=private_storage, upload_to=staged_path)
    name = models.CharField(max_length=200)
    extension = models.CharField(max_length=8)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [  # a double click sends the same file twice at the same moment
            models.UniqueConstraint(fields=["nonce", "key", "sha256", "name"], name="staged_once")
        ]

    def __str__(self) -> str:
        return self.name


class Attachment(models.Model):
    """A file that belongs to a submission; `file` is the staged file itself, now owned by this row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    submission = models.ForeignKey("participation.Submission", on_delete=models.CASCADE, related_name="attachments")
    key = models.CharField(max_length=20)
    file = models.FileField(storage=private_storage, max_length=200)
    thumbnail = models.FileField(storage=private_storage, max_length=200, blank=True)
    is_thumbnail_due = models.BooleanField(default=False, editable=False)
    name = models.CharField(_("name"), max_length=200)
    extension = models.CharField(max_length=8)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64)
    message = models.ForeignKey(
        "participation.CaseMessage", null=True, blank=True, on_delete=models.CASCADE, related_name="attachments"
    )
    added_at = models.DateTimeField(null=True, blank=True)  # sent later, with a message
    scan = models.CharField(_("antivirus"), max_length=8, choices=Scan.choices, default=Scan.OFF)
    scanned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["key", "name"]
        indexes = [
            models.Index(
                fields=["is_thumbnail_due"], condition=models.Q(is_thumbnail_due=True), name="attachment_thumbnail_due"
            )
        ]

    def __str__(self) -> str:
        return self.name
