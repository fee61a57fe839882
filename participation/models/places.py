"""How many people can take part in what a form is for, and whether others may wait for a place."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from ..choices import FormKind, Role
from ..structure import structure_of


class PlacesMixin(models.Model):
    """Mixin for form pages."""

    places = models.PositiveSmallIntegerField(
        _("places"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_(
            "How many people can take part, e.g. in a site visit. Empty: no limit. Who withdraws frees a place."
        ),
    )
    has_waiting_list = models.BooleanField(
        _("with a waiting list"),
        default=False,
        help_text=_(
            "Who comes when all places are taken may wait, in order, and is written to when a place is free. Where the "
            "e-mail must be confirmed, a place that nobody confirms within 48 hours goes to the next."
        ),
    )

    facts = ("places", "has_waiting_list")
    places_panels = [FieldPanel("places"), FieldPanel("has_waiting_list")]

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.kind != FormKind.SURVEY and self.places is not None:
            message = _("Only a survey or a registration has places: no idea, petition or application is turned away.")
            raise ValidationError({"places": message})
        if self.has_waiting_list and self.places is None:
            raise ValidationError({"has_waiting_list": _("A waiting list needs a number of places.")})
        if self.has_waiting_list and not any(
            question["role"] == Role.EMAIL for question in structure_of(self.questions)
        ):
            message = _("Who waits is written to: ask for the author's e-mail among the questions.")
            raise ValidationError({"has_waiting_list": message})
