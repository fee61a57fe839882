"""Days on which public offices are closed; terms in working days are counted around them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from .vocabularies import NamedTerm


class Holiday(NamedTerm):
    """A day off by law (Codul muncii, art. 139), or one that the government decided."""

    date = models.DateField(_("day"), unique=True)

    panels = [FieldPanel("date"), FieldRowPanel([FieldPanel("name_ro"), FieldPanel("name_en")])]

    class Meta:
        verbose_name = _("public holiday")
        verbose_name_plural = _("public holidays")
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.date:%d.%m.%Y} {self.name}"
