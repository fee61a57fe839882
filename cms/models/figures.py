"""Figures that drift over time, whatever they measure: each with the day for which it holds and where it comes from."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from ..choices import Currency
from ..dates import date_label, money_label
from .events import Precision


class Exactness(models.TextChoices):
    EXACT = "", gettext_lazy("exactly this")
    ABOUT = "about", gettext_lazy("about this")
    MORE = "more", gettext_lazy("more than this")


class Unit(models.TextChoices):
    HECTARES = "ha", gettext_lazy("hectares")
    SQUARE_METRES = "m2", gettext_lazy("square metres")
    RON = "RON", gettext_lazy("lei")
    EUR = "EUR", gettext_lazy("euro")
    PIECES = "", gettext_lazy("pieces")


def exactly(label: str, exactness: str) -> str:
    """A figure's label with the caution of its source."""
    words = {Exactness.ABOUT: _("about %(figure)s"), Exactness.MORE: _("more than %(figure)s")}
    return words[Exactness(exactness)] % {"figure": label} if exactness else label


def sum_label(amount: Decimal, currency: str) -> str:
    return money_label(amount, currency, cents=amount % 1 != 0)


class Sourced(Orderable):
    """A row whose figure drifts over time: it holds as of a day, and someone says so."""

    as_of = models.DateField(gettext_lazy("as of"), null=True, blank=True)
    as_of_precision = models.CharField(
        gettext_lazy("what is known of that date"), max_length=7, choices=Precision.choices, default=Precision.DAY
    )
    source = models.CharField(gettext_lazy("source"), max_length=200)
    source_en = models.CharField(gettext_lazy("source in English, if it reads differently"), max_length=200, blank=True)
    source_url = models.URLField(gettext_lazy("link to the source"), blank=True)

    source_panels = [
        FieldRowPanel([FieldPanel("as_of"), FieldPanel("as_of_precision")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_en")]),
        FieldPanel("source_url"),
    ]

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self):
        super().clean()
        if self.as_of is None and self.as_of_precision != Precision.UNKNOWN:
            raise ValidationError({"as_of": _("Say for which day this holds, or that it is not known.")})

    @property
    def as_of_label(self) -> str:
        return date_label(self.as_of, self.as_of_precision, weekday=False)

    def sourced(self) -> dict:
        """What the table of sourced rows shows of where this comes from."""
        source = (get_language() == "en" and self.source_en) or self.source
        return {"as_of": self.as_of_label, "source": source, "source_url": self.source_url}


class NamedFigure(Sourced):
    """A size or a sum that sources give for the place or the works; several may contradict one another."""

    name_ro = models.CharField(gettext_lazy("what it measures, in Romanian"), max_length=120)
    name_en = models.CharField(gettext_lazy("what it measures, in English"), max_length=120)
    amount = models.DecimalField(gettext_lazy("figure"), max_digits=14, decimal_places=2)
    exactness = models.CharField(gettext_lazy("how exact"), max_length=5, choices=Exactness.choices, blank=True)
    unit = models.CharField(gettext_lazy("unit"), max_length=3, choices=Unit.choices, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name_ro"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("exactness"), FieldPanel("unit")]),
        *Sourced.source_panels,
    ]

    class Meta(Sourced.Meta):
        abstract = True

    @property
    def value_label(self) -> str:
        if self.unit in Currency.values:
            return exactly(sum_label(self.amount, self.unit), self.exactness)
        number = number_format(self.amount.normalize() if self.amount % 1 else int(self.amount), force_grouping=True)
        unit = {Unit.HECTARES: " ha", Unit.SQUARE_METRES: " m²"}.get(self.unit, "")
        return exactly(f"{number}{unit}", self.exactness)

    def as_row(self) -> dict:
        name = self.name_en if get_language() == "en" else self.name_ro
        return self.sourced() | {"name": name, "value": self.value_label}
