"""Images and documents of the library."""

import copy

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet

from .versions import refuse_change


class PortalImageManager(models.Manager.from_queryset(ImageQuerySet)):  # type: ignore[misc]
    """Images come with their sizes, so that a page of many pictures asks once."""

    def get_queryset(self):
        return super().get_queryset().prefetch_related("renditions")


class PortalImage(AbstractImage):
    """An image with its credit; the alternative text belongs to each use, in each language."""

    credit = models.CharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who took or drew it, and its licence.")
    )

    objects = PortalImageManager()

    admin_form_fields = ("title", "file", "description", "credit", "collection", "tags", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")  # fmt: skip

    def find_existing_renditions(self, *filters):
        """Each use of a picture has its own sizes: stock would give a second use the first one's alternative text."""
        found = {}
        for wanted, rendition in super().find_existing_renditions(*filters).items():
            found[wanted] = copy.copy(rendition)
            found[wanted].image = self
        return found

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]


class PortalRendition(AbstractRendition):
    """A size of an image, made once."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


class PortalDocument(AbstractDocument):
    """A document with its name per language, the language it is written in and the day it was posted.

    The posting date is a fact that Law 52/2003, art. 7(12) asks to be shown with every update.
    """

    class Language(models.TextChoices):
        RO = "ro", _("Romanian")
        EN = "en", _("English")
        HU = "hu", _("Hungarian")
        MIXED = "mul", _("several languages")

    title_en = models.CharField(_("name in English"), max_length=255, blank=True)
    language = models.CharField(_("language"), max_length=3, choices=Language.choices, default=Language.RO)
    posted_on = models.DateField(_("posted on"), null=True, blank=True)

    admin_form_fields = ("title", "title_en", "file", "language", "posted_on", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def save(self, *args, **kwargs):
        refuse_change(self)
        # Size and hash are known from the start: Wagtail would write them when the page is first read.
        if self.file and self.file_size is None:
            self._set_document_file_metadata()
        super().save(*args, **kwargs)

    @property
    def name(self) -> str:
        """The document's name in the active language, else in Romanian."""
        return self.title_en if get_language() == "en" and self.title_en else self.title

    @property
    def name_language(self) -> str:
        """The language that `name` is in, when it is not the active one."""
        return "ro" if get_language() == "en" and not self.title_en else ""

    def listed(self) -> dict:
        """The arguments of components/document_list.html."""
        return {
            "title": self.name,
            "lang": self.name_language,
            "url": self.url,
            "type": self.file_extension.upper(),
            "size": self.file_size,
            "language": self.language if self.language != self.Language.MIXED else "",
            "posted_on": self.posted_on,
        }
