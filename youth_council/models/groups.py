"""Working groups: one record for both languages, reused by members, meetings and news."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.models.vocabularies import NamedTerm


class WorkingGroup(NamedTerm):
    """A domain in which members of the Council work together."""

    description_ro = models.TextField(_("description in Romanian"), max_length=400, blank=True)
    description_en = models.TextField(_("description in English"), max_length=400, blank=True)

    panels = [*NamedTerm.panels, FieldPanel("description_ro"), FieldPanel("description_en")]

    class Meta(NamedTerm.Meta):
        verbose_name = _("working group of the Youth Council")
        verbose_name_plural = _("working groups of the Youth Council")

    @property
    def description(self) -> str:
        """The description in the active language."""
        return self.description_en if get_language() == "en" else self.description_ro
