"""Vocabularies: single rows with a name per language, shared by all sections and never translated twice."""

from django.db import models
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

LOGO_SIZE = "max-320x120"


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

    panels = [
        *NamedTerm.panels,
        FieldRowPanel([FieldPanel("address_ro"), FieldPanel("address_en")]),
        FieldPanel("map_url"),
    ]

    class Meta(NamedTerm.Meta):
        verbose_name = _("venue")
        verbose_name_plural = _("venues")

    @property
    def address(self) -> str:
        """The address in the active language."""
        return self.address_en if get_language() == "en" else self.address_ro


class Organisation(NamedTerm):
    """Who organises or takes part: one record, named on as many pages as it stands behind."""

    class Kind(models.TextChoices):
        AUTHORITY = "authority", _("public authority")
        ASSOCIATION = "association", _("association or foundation")
        UNIVERSITY = "university", _("university")
        COMPANY = "company", _("company")
        NETWORK = "network", _("network or international organisation")
        OTHER = "other", _("other")

    slug = models.SlugField(
        _("short name in addresses"), max_length=80, unique=True, blank=True, help_text=_("Empty: made from the name.")
    )
    kind = models.CharField(_("kind"), max_length=11, choices=Kind.choices, default=Kind.OTHER)
    url = models.URLField(_("website"), blank=True)
    is_partner = models.BooleanField(
        _("is a partner of the centre"),
        default=False,
        help_text=_("It is then listed among the partners, with a page of its own."),
    )
    description_ro = models.TextField(_("description in Romanian"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    logo = models.ForeignKey(
        "cms.PortalImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Only a file that the organisation gave us. It stands beside the name, so it needs no alternative text."
        ),
    )

    panels = [
        *NamedTerm.panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("is_partner"), FieldPanel("slug")]),
        FieldPanel("url"),
        FieldRowPanel([FieldPanel("description_ro"), FieldPanel("description_en")]),
        FieldPanel("logo"),
    ]
    search_fields = [*NamedTerm.search_fields, index.FilterField("kind"), index.FilterField("is_partner")]

    class Meta(NamedTerm.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    @property
    def description(self) -> str:
        """The description in the active language."""
        return self.description_en if get_language() == "en" else self.description_ro

    def address(self, partners_url: str) -> str:
        """Where the page of partners tells of it; empty when it is not listed there."""
        return f"{partners_url}{self.slug}/" if partners_url and self.is_partner else ""

    @classmethod
    def cards(cls, organisations: list["Organisation"], partners_url: str) -> list[dict]:
        """The arguments of components/partner_card.html; logos are asked for together."""
        models.prefetch_related_objects([one for one in organisations if one.logo_id], "logo__renditions")
        return [one.card(partners_url) for one in organisations]

    def card(self, partners_url: str) -> dict:
        size = self.logo.get_rendition(LOGO_SIZE) if self.logo_id else None
        return {
            "name": self.name,
            "url": self.address(partners_url),
            "text": self.description,
            "website": self.url,
            "logo": {"url": size.url, "width": size.width, "height": size.height} if size else None,
        }

    def save(self, *args, **kwargs):
        self.slug = self.slug or free_slug(self)
        super().save(*args, **kwargs)


def free_slug(organisation: Organisation) -> str:
    """The name as addresses write it, with a number when another organisation has it already."""
    wanted = slugify(organisation.name_ro)[:70] or "organizatie"
    taken = set(
        Organisation.objects.filter(slug__startswith=wanted).exclude(pk=organisation.pk).values_list("slug", flat=True)
    )
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (wanted, *numbered) if slug not in taken)


class Person(index.Indexed, models.Model):
    """Somebody whom pages name, with the role that they have; the words of the role exist per language."""

    name = models.CharField(_("name"), max_length=120)
    role_ro = models.CharField(_("role in Romanian"), max_length=200, blank=True)
    role_en = models.CharField(_("role in English"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="people",
    )
    photo = models.ForeignKey(
        "cms.PortalImage",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only with the person's agreement."),
    )

    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("role_ro"), FieldPanel("role_en")]),
        FieldPanel("organisation"),
        FieldPanel("photo"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def role(self) -> str:
        """The role in the active language."""
        return self.role_en if get_language() == "en" else self.role_ro
