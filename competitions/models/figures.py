"""Sums and sizes of a competition: each with the day for which it holds and where it comes from."""

from django.db import models
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.choices import Currency
from cms.models.figures import Exactness, NamedFigure, Sourced, exactly, sum_label


class Rank(models.TextChoices):
    FIRST = "first", gettext_lazy("First prize")
    SECOND = "second", gettext_lazy("Second prize")
    THIRD = "third", gettext_lazy("Third prize")
    MENTION = "mention", gettext_lazy("Mention")
    SPECIAL = "special", gettext_lazy("Special prize")
    TOTAL = "total", gettext_lazy("All prizes together")


class Vat(models.TextChoices):
    UNKNOWN = "", gettext_lazy("the source does not say")
    WITHOUT = "without", gettext_lazy("without VAT")
    WITH = "with", gettext_lazy("VAT included")


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


def prize_problems(prizes: list[Prize]) -> list[tuple[Prize, str, str]]:
    """A total that is less than the prizes which it sums up, in the same currency and with the same VAT."""
    found = []
    for total in (prize for prize in prizes if prize.rank == Rank.TOTAL and prize.amount is not None):
        same = (total.currency, total.vat)
        amounts = [
            prize.amount
            for prize in prizes
            if prize.rank != Rank.TOTAL and prize.amount is not None and (prize.currency, prize.vat) == same
        ]
        if total.exactness == Exactness.EXACT and sum(amounts) > total.amount:
            words = _("The prizes add up to %(sum)s, which is more than all of them together.")
            found.append((total, "amount", words % {"sum": sum_label(sum(amounts), total.currency)}))
    return found


class Figure(NamedFigure):
    """A size or a sum that sources give for the place or the works; several may contradict one another."""

    page = ParentalKey("competitions.CompetitionPage", on_delete=models.CASCADE, related_name="figures")


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
