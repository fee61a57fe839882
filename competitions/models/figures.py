"""Sums and sizes of a competition: each with the day for which it holds and where it comes from."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cms.choices import Currency
from cms.dates import date_label, money_label
from cms.models.events import Precision


class Rank(models.TextChoices):
    FIRST = "first", gettext_lazy("First prize")
    SECOND = "second", gettext_lazy("Second prize")
    THIRD = "third", gettext_lazy("Third prize")
    MENTION = "mention", gettext_lazy("Mention")
    SPECIAL = "special", gettext_lazy("Special prize")
    TOTAL = "total", gettext_lazy("All prizes together")


class Exactness(models.TextChoices):
    EXACT = "", gettext_lazy("exactly this")
    ABOUT = "about", gettext_lazy("about this")
    MORE = "more", gettext_lazy("more than this")


class Vat(models.TextChoices):
    UNKNOWN = "", gettext_lazy("the source does not say")
    WITHOUT = "without", gettext_lazy("without VAT")
    WITH = "with", gettext_lazy("VAT included")


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


class Prize(Sourced):
    """A prize as it was offered."""

    class Form(models.TextChoices):
        UNKNOWN = "", gettext_lazy("the source does not say")
        CONTRACT = "contract", gettext_lazy("design contract")
        CASH = "cash", gettext_lazy("money")

    page = ParentalKey("competitions.CompetitionPage", on_delete=models.CASCADE, related_name="prizes")
    rank = models.CharField(gettext_lazy("prize"), max_length=7, choices=Rank.choices)
    form = models.CharField(gettext_lazy("in the form of"), max_length=8, choices=Form.choices, blank=True)
    amount = models.DecimalField(gettext_lazy("amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    exactness = models.CharField(gettext_lazy("how exact"), max_length=5, choices=Exactness.choices, blank=True)
    currency = models.CharField(gettext_lazy("currency"), max_length=3, choices=Currency.choices, default=Currency.RON)
    vat = models.CharField(gettext_lazy("VAT"), max_length=7, choices=Vat.choices, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("rank"), FieldPanel("form")]),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("exactness"), FieldPanel("currency"), FieldPanel("vat")]),
        *Sourced.source_panels,
    ]

    @property
    def amount_label(self) -> str:
        """`6.288.360 lei, fără TVA`, or that the sum is not known."""
        if self.amount is None:
            return _("amount not known")
        label = exactly(sum_label(self.amount, self.currency), self.exactness)
        return f"{label}, {Vat(self.vat).label}" if self.vat else label

    @property
    def value_label(self) -> str:
        """What the winner gets."""
        says_more = self.form and not (self.form == self.Form.CASH and self.amount is not None)
        return f"{self.get_form_display()}: {self.amount_label}" if says_more else self.amount_label

    def as_row(self) -> dict:
        return self.sourced() | {"name": self.get_rank_display(), "value": self.value_label}


class Figure(Sourced):
    """A size or a sum that sources give for the place or the works; several may contradict one another."""

    page = ParentalKey("competitions.CompetitionPage", on_delete=models.CASCADE, related_name="figures")
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


class Winner(Sourced):
    """Who was given a prize; kept out of the portal until the results are published."""

    page = ParentalKey("competitions.CompetitionPage", on_delete=models.CASCADE, related_name="winners")
    rank = models.CharField(gettext_lazy("prize"), max_length=7, choices=Rank.choices[:-1])
    author = models.CharField(gettext_lazy("author or office"), max_length=200)
    amount = models.DecimalField(gettext_lazy("amount"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(gettext_lazy("currency"), max_length=3, choices=Currency.choices, default=Currency.RON)
    link = models.URLField(gettext_lazy("link to the entry"), blank=True)
    note_ro = models.CharField(gettext_lazy("note in Romanian"), max_length=250, blank=True)
    note_en = models.CharField(gettext_lazy("note in English"), max_length=250, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("rank"), FieldPanel("author")]),
        FieldRowPanel([FieldPanel("amount"), FieldPanel("currency"), FieldPanel("link")]),
        FieldRowPanel([FieldPanel("note_ro"), FieldPanel("note_en")]),
        *Sourced.source_panels,
    ]

    def as_row(self) -> dict:
        note = self.note_en if get_language() == "en" else self.note_ro
        amount = sum_label(self.amount, self.currency) if self.amount is not None else ""
        details = [part for part in (amount, note) if part]
        found = {"name": self.get_rank_display(), "value": self.author, "url": self.link, "details": details}
        return self.sourced() | found
