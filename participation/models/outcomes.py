"""How long applications are kept by what became of them; a section says which are which (hook `kept_by_outcome`)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

USUAL_FUNDED = 60  # the state's portal keeps the files of this procedure for five years


class OutcomeTermsMixin(models.Model):
    """Mixin with the columns, of a form's page and of the form; an empty one follows the form's own term."""

    months_funded = models.PositiveSmallIntegerField(
        _("months in which funded ones are kept"),
        null=True,
        blank=True,
        default=USUAL_FUNDED,
        help_text=_("After the end of the contract, for the accounts. Empty: as long as all others."),
    )
    months_left_out = models.PositiveSmallIntegerField(
        _("months in which withdrawn and not eligible ones are kept"),
        null=True,
        blank=True,
        help_text=_("After they were withdrawn, or after the results. Empty: as long as all others."),
    )

    facts = ("months_funded", "months_left_out")
    outcome_panels = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("months_funded"), FieldPanel("months_left_out")])],
            heading=_("How long applications are kept, by their outcome (applications only)"),
            help_text=_(
                "All others go with the form’s term after the results; a draft that was not sent, with its days."
            ),
        )
    ]

    class Meta:
        abstract = True
