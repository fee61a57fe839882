"""Documents with versions: what was posted stays as it was posted, and what comes after it says what changed."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

TEXT_FEATURES = ["h2", "h3", "h4", "bold", "italic", "link", "ul", "ol"]


class PostedOnce(Exception):
    """What was posted is neither changed nor deleted: another version, or another text, is added."""


class KeptQuerySet(models.QuerySet):
    def update(self, **values):
        raise PostedOnce

    def delete(self):
        raise PostedOnce


class Kept(models.Model):
    """A row that is written once."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise PostedOnce
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise PostedOnce


class VersionedDocument(models.Model):
    """All versions of one document. Pages carry any of its files; readers are shown the current one."""

    current = models.ForeignKey(
        "cms.DocumentVersion", null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("document with versions")
        verbose_name_plural = _("documents with versions")

    def __str__(self) -> str:
        return self.current.file.title if self.current_id else ""


class DocumentVersion(Kept):
    """A file of the library as it was posted; its name, language and posting date are the file's own."""

    series = models.ForeignKey(VersionedDocument, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    file = models.OneToOneField("cms.PortalDocument", on_delete=models.PROTECT, related_name="version")
    occasion_ro = models.CharField(max_length=120, blank=True)
    occasion_en = models.CharField(max_length=120, blank=True)
    changes_ro = models.TextField(blank=True)
    changes_en = models.TextField(blank=True)
    posted_at = models.DateTimeField(default=timezone.now)
    posted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of documents")
        ordering = ["series", "number"]
        constraints = [models.UniqueConstraint(fields=["series", "number"], name="document_version_number")]

    def __str__(self) -> str:
        return f"{self.file}, {self.label}"

    @property
    def label(self) -> str:
        """`Version 2`, and on which occasion it was posted."""
        label = gettext("Version %(number)d") % {"number": self.number}
        return f"{label} – {self.occasion}" if self.occasion else label

    @property
    def occasion(self) -> str:
        return self.occasion_en if get_language() == "en" else self.occasion_ro

    @property
    def changes(self) -> str:
        """What changed since the version before, in the active language."""
        return self.changes_en if get_language() == "en" else self.changes_ro


class VersionText(Kept):
    """The text of a version as a page that everybody can read; a corrected text is another row, the newest is shown."""

    version = models.ForeignKey(DocumentVersion, on_delete=models.PROTECT, related_name="texts")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    html = RichTextField(features=TEXT_FEATURES)
    is_summary = models.BooleanField(_("is a summary"), default=False)
    written_at = models.DateTimeField(default=timezone.now)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("text of a version")
        verbose_name_plural = _("texts of versions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.version_id}, {self.language}"


LOCKED = ("file", "language", "posted_on")  # facts of a file that is a version


def refuse_change(document) -> None:
    """Raise when a file that is a version would change what was posted."""
    if document.pk is None:
        return
    stored = type(document).objects.filter(pk=document.pk, version__isnull=False).values(*LOCKED).first()
    if stored is None:
        return
    now = {"file": document.file.name, "language": document.language, "posted_on": document.posted_on}
    if any(now[name] != stored[name] for name in LOCKED):
        raise ValidationError(_("This file is a version that was posted: post another version instead."))
