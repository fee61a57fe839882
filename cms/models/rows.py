"""Wordless rows that every page type carries: facts that exist once for both languages.

They hang on Wagtail's own page, so that one table answers "what carries this topic" for all page types at once.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class PageTopic(Orderable):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey("cms.Topic", verbose_name=_("topic"), on_delete=models.PROTECT, related_name="+")

    panels = [FieldPanel("topic")]


class PageNeighbourhood(Orderable):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="neighbourhoods")
    neighbourhood = models.ForeignKey(
        "cms.Neighbourhood", verbose_name=_("neighbourhood"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("neighbourhood")]


class PageGoal(Orderable):
    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="goals")
    goal = models.ForeignKey(
        "cms.Goal", verbose_name=_("sustainable development goal"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("goal")]


class PageOrganisation(Orderable):
    """Who stands behind a page, and as what; the organisation itself is one record reused everywhere."""

    class Role(models.TextChoices):
        ORGANISER = "organiser", _("organised by")
        PROMOTER = "promoter", _("launched by")
        PARTNER = "partner", _("with the support of")
        FUNDER = "funder", _("funded by")
        BENEFICIARY = "beneficiary", _("beneficiary")
        AUTHOR = "author", _("written by")

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey(
        "cms.Organisation", verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="page_rows"
    )
    role = models.CharField(_("role"), max_length=11, choices=Role.choices, default=Role.ORGANISER)

    panels = [FieldRowPanel([FieldPanel("organisation"), FieldPanel("role")])]


class PageDocument(Orderable):
    """A document of the page; its name, language and posting date are the document's own."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="documents")
    document = models.ForeignKey(
        "cms.PortalDocument", verbose_name=_("document"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("document")]
