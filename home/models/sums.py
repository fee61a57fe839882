"""Rows of money of a project, whether they add up, and for how many months it ran."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from cms.choices import Currency
from cms.dates import money_label


class SumKind(models.TextChoices):
    """Whose money it is; the total and the support requested are made up of the others."""

    TOTAL = "total", _("total value")
    REQUESTED = "requested", _("non-refundable support requested")
    UNION = "union", _("European Union")
    NATIONAL = "national", _("national budget")
    OWN = "own", _("own contribution")
    OTHER = "other", _("other sources")


SUPPORT = (SumKind.UNION, SumKind.NATIONAL)  # what the support requested consists of


class ProjectSum(Orderable):
    """A sum of a project; an empty amount says that there is such a part and that it is not known."""

    page = ParentalKey("home.ProjectPage", on_delete=models.CASCADE, related_name="sums")
    kind = models.CharField(_("whose money"), max_length=9, choices=SumKind.choices)
    amount = models.DecimalField(
        _("amount"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("Empty: not known. The page then says so."),
    )
    currency = models.CharField(_("currency"), max_length=3, choices=Currency.choices, default=Currency.RON)

    panels = [FieldPanel("kind"), FieldRowPanel([FieldPanel("amount"), FieldPanel("currency")])]


class Difference(NamedTuple):
    """A whole that is not the sum of its parts."""

    kind: str
    parts: Decimal
    whole: Decimal


class Balance(NamedTuple):
    """What the sums in one currency say."""

    currency: str
    total: Decimal | None
    parts: list[tuple[str, Decimal]]
    unknown: list[str]
    missing: Decimal | None  # what the known parts leave of the total while some part is not known
    doubled: list[str]  # kinds that there can be only one of
    differences: list[Difference]

    @property
    def mistakes(self) -> list[tuple[str, str]]:
        """(kind of the row to mend, message) of what cannot be at all."""
        return [(kind, gettext("There is one such sum per currency.")) for kind in self.doubled]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Mistakes, and differences that nobody explained."""
        words = gettext("The parts come to %(parts)s, but this says %(whole)s: the difference is %(difference)s.")
        return self.mistakes + [(str(one.kind), words % self.labels(one)) for one in self.differences]

    def labels(self, one: Difference) -> dict[str, str]:
        values = {"parts": one.parts, "whole": one.whole, "difference": abs(one.parts - one.whole)}
        return {name: money_label(value, self.currency) for name, value in values.items()}


def balances(rows: Iterable[ProjectSum]) -> list[Balance]:
    """One balance per currency: sums in different currencies are never added."""
    rows = list(rows)
    return [
        balance([row for row in rows if row.currency == code], code)
        for code in Currency.values
        if code in {row.currency for row in rows}
    ]


def balance(rows: list[ProjectSum], currency: str) -> Balance:
    amounts: dict[str, list] = {}
    for row in rows:
        amounts.setdefault(row.kind, []).append(row.amount)
    known = {kind: sum(found, Decimal(0)) for kind, found in amounts.items() if None not in found}
    unknown = [kind for kind in SumKind.values if kind in amounts and kind not in known]
    doubled = [kind for kind in ("total", "requested") if len(amounts.get(kind, [])) > 1]
    differences = compared(SumKind.REQUESTED, SUPPORT, known, unknown)
    # The support requested stands for its parts in the total; what it consists of is told beside it.
    has_split = any(kind in amounts for kind in SUPPORT)
    leading = [SumKind.REQUESTED] if SumKind.REQUESTED in known or not has_split else list(SUPPORT)
    kinds = [*leading, SumKind.OWN, SumKind.OTHER]
    differences += compared(SumKind.TOTAL, kinds, known, unknown)
    shown = [*SUPPORT, SumKind.OWN, SumKind.OTHER] if all(kind in known for kind in SUPPORT) else kinds
    parts = [(str(kind), known[kind]) for kind in shown if kind in known]
    open_parts = [kind for kind in unknown if kind in kinds]
    total = known.get(SumKind.TOTAL)
    missing = total - sum(amount for _kind, amount in parts) if total is not None and open_parts else None
    return Balance(currency, total, parts, unknown, missing, doubled, differences)


def compared(whole: str, kinds: Iterable[str], known: dict, unknown: list[str]) -> list[Difference]:
    """A whole against its parts: equal when all are known, not exceeded when some are not."""
    found = [known[kind] for kind in kinds if kind in known]
    is_open = any(kind in unknown for kind in kinds)
    if whole not in known or not found:
        return []
    parts = sum(found, Decimal(0))
    if parts == known[whole] or (is_open and parts < known[whole]):
        return []
    return [Difference(whole, parts, known[whole])]


def months_between(starts_on: dt.date, ends_on: dt.date) -> int:
    """Whole months from the first day to the last, both included: 24.06.2019 – 24.12.2021 are 30."""
    after = ends_on + dt.timedelta(days=1)
    months = (after.year - starts_on.year) * 12 + after.month - starts_on.month
    return months - (after.day < starts_on.day)
