"""Vocabularies: single rows with a name per language, shared by all sections and never translated twice."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index


class NamedTerm(index.Indexed, models.Model):
    """A term with a Romanian and an English name."""

    name_ro = models.CharField(_("name in Romanian"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200)

    panels = [FieldRowPanel([FieldPanel("name_ro"), FieldPanel("name_en")])]
    search_fields = [index.SearchField("name_ro"), index.SearchField("name_en"), index.AutocompleteField("name_ro")]

    class Meta:
        abstract = True
        ordering = ["name_ro"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_en if get_language() == "en" else self.name_ro


class SluggedTerm(NamedTerm):
    """A term that addresses can name, e.g. in a filter."""

    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)

    panels = [*NamedTerm.panels, FieldPanel("slug")]

    class Meta(NamedTerm.Meta):
        abstract = True


class Topic(SluggedTerm):
    """What something is about."""

    class Meta(SluggedTerm.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class Neighbourhood(SluggedTerm):
    """A part of the city. Neighbourhoods have no legal status; `is_core` marks the twenty commonly listed."""

    is_core = models.BooleanField(_("offered in forms"), default=True)

    panels = [*SluggedTerm.panels, FieldPanel("is_core")]

    class Meta(SluggedTerm.Meta):
        verbose_name = _("neighbourhood")
        verbose_name_plural = _("neighbourhoods")


class Goal(SluggedTerm):
    """One of the seventeen Sustainable Development Goals (UN resolution A/RES/70/1)."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)

    panels = [FieldPanel("number"), *SluggedTerm.panels]

    class Meta(SluggedTerm.Meta):
        verbose_name = _("sustainable development goal")
        verbose_name_plural = _("sustainable development goals")
        ordering = ["number"]


class Venue(NamedTerm):
    """A place where people meet."""

    address_ro = models.CharField(_("address in Romanian"), max_length=250, blank=True)
    address_en = models.CharField(_("address in English"), max_length=250, blank=True)
    map_url = models.URLField(_("link to a map"), blank=True)

    panels = [*NamedTerm.panels, FieldRowPanel([FieldPanel("address_ro"), FieldPanel("address_en")]), FieldPanel("map_url")]

    class Meta(NamedTerm.Meta):
        verbose_name = _("venue")
        verbose_name_plural = _("venues")

    @property
    def address(self) -> str:
        """The address in the active language."""
        return self.address_en if get_language() == "en" else self.address_ro


class Organisation(NamedTerm):
    """Who organises or takes part."""

    url = models.URLField(_("website"), blank=True)

    panels = [*NamedTerm.panels, FieldPanel("url")]

    class Meta(NamedTerm.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
