"""What makes a page one that may be relied on: as of when, who says so, whom the press asks, and what was wrong in it."""

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable


class PageCorrection(Orderable):
    """What was wrong on a page and is right now, told in both languages at once."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="corrections")
    corrected_on = models.DateField(_("corrected on"))
    note_ro = models.TextField(_("what was wrong, in Romanian"), max_length=600)
    note_en = models.TextField(_("what was wrong, in English"), max_length=600)

    panels = [FieldPanel("corrected_on"), FieldRowPanel([FieldPanel("note_ro"), FieldPanel("note_en")])]

    @property
    def note(self) -> str:
        return self.note_en if get_language() == "en" else self.note_ro


class RecordMixin(models.Model):
    """Mixin for page types that others quote, placed before the page's own base."""

    as_of = models.DateField(
        _("as of"),
        null=True,
        blank=True,
        help_text=_("The day on which somebody last compared the page with its sources."),
    )
    source = models.CharField(_("source"), max_length=250, blank=True)
    source_url = models.URLField(_("link to the source"), blank=True)
    press_email = models.EmailField(_("e-mail for the press"), blank=True, help_text=_("Empty: the centre’s own."))
    press_phone = models.CharField(_("phone for the press"), max_length=40, blank=True)

    facts = ("as_of", "source", "source_url", "press_email", "press_phone")
    of_one_page = ("as_of", "source", "source_url", "corrections")  # what a copy of the page does not take along
    record_panels = [
        MultiFieldPanel(
            [FieldPanel("as_of"), FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")])],
            heading=_("Sources"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("press_email"), FieldPanel("press_phone")])], heading=_("Press contact")
        ),
        InlinePanel(
            "corrections",
            label=_("correction"),
            heading=_("Corrections"),
            help_text=_(
                "What was wrong on this page and is right now. The page says at its top that it was corrected."
            ),
        ),
    ]

    class Meta:
        abstract = True

    @classmethod
    def served_annotations(cls) -> dict:
        """Whether there is a correction to ask for: most pages have none."""
        return {"has_corrections": Exists(PageCorrection.objects.filter(page=OuterRef("pk")))}
