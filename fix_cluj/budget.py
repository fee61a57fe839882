"""A budget judged by a call's terms: it adds up, stays below the ceiling, brings the contribution that is asked.

What is not known (of the call or of the form) is not judged.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from cms.dates import money_label
from participation.choices import Role

CENT = Decimal("0.01")
Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Limits:
    """What a call says of sums; None is not known."""

    ceiling: Decimal | None = None
    own_percent: Decimal | None = None  # of the project's budget
    currency: str = "RON"


@dataclass(frozen=True)
class Budget:
    """The sums of an application; None was not asked or not answered."""

    requested: Decimal | None = None
    own: Decimal | None = None
    table: Decimal | None = None  # what the lines add up to

    @property
    def total(self) -> Decimal | None:
        """The project's whole budget: what the lines say, else what is asked for and brought."""
        if self.table is not None:
            return self.table
        return None if self.requested is None or self.own is None else self.requested + self.own


@dataclass(frozen=True)
class Problem:
    """What is wrong, and the meaning of the question beside which it is said."""

    role: str
    message: str


def least_own(total: Decimal, percent: Decimal) -> Decimal:
    """The smallest contribution in whole bani that is at least so many percent of the budget."""
    exact = total * percent / 100
    rounded = exact.quantize(CENT)
    return rounded if rounded >= exact else rounded + CENT


def problems(limits: Limits, budget: Budget) -> list[Problem]:
    """Everything that is wrong with the sums, first what is asked for."""
    found = [*asked_too_much(limits, budget)]
    if budget.table is not None and None not in (budget.requested, budget.own):
        found += does_not_add_up(limits, budget)
    if not found:  # a share of sums that are wrong would only confuse
        found += brings_too_little(limits, budget)
    return found


def asked_too_much(limits: Limits, budget: Budget) -> Iterable[Problem]:
    if budget.requested is None:
        return
    if limits.ceiling is not None and budget.requested > limits.ceiling:
        words = _("The call gives at most %(most)s to one application.")
        yield Problem(Role.AMOUNT, words % {"most": money_label(limits.ceiling, limits.currency)})
    if budget.table is not None and budget.requested > budget.table:
        words = _("You ask for more than the lines of your budget add up to: %(total)s.")
        yield Problem(Role.AMOUNT, words % {"total": money_label(budget.table, limits.currency)})


def does_not_add_up(limits: Limits, budget: Budget) -> Iterable[Problem]:
    both = (budget.requested or Decimal(0)) + (budget.own or Decimal(0))
    if both != budget.table and (budget.requested or 0) <= (budget.table or 0):
        words = _("What you ask for and what you bring make %(sums)s, and the lines of your budget %(total)s.")
        sums = {
            "sums": money_label(both, limits.currency),
            "total": money_label(budget.table or Decimal(0), limits.currency),
        }
        yield Problem(Role.OWN, words % sums)


def brings_too_little(limits: Limits, budget: Budget) -> Iterable[Problem]:
    if not limits.own_percent or budget.total is None or budget.requested is None:
        return
    least, own = least_own(budget.total, limits.own_percent), budget.total - budget.requested
    if own < least:
        words = _(
            "At least %(percent)s%% of the budget has to come from elsewhere: %(least)s of %(total)s. By your sums it is %(own)s."
        )
        facts = {
            "percent": f"{limits.own_percent.normalize():f}",
            "least": money_label(least, limits.currency),
            "total": money_label(budget.total, limits.currency),
            "own": money_label(own, limits.currency),
        }
        yield Problem(Role.OWN if budget.own is not None else Role.AMOUNT, words % facts)


# --- from a form's answers ------------------------------------------------------------------------------------------------


def budget_of(structure: Iterable[Mapping[str, Any]], answers: Answers, currency: str) -> Budget:
    """The sums among the answers to a form, by the meaning of its questions; another currency is not counted."""
    entries = {entry["role"]: entry for entry in structure if entry["role"] in (Role.AMOUNT, Role.OWN, Role.BUDGET)}
    table = entries.get(Role.BUDGET)
    return Budget(
        requested=sum_in(answers, entries.get(Role.AMOUNT), currency),
        own=sum_in(answers, entries.get(Role.OWN), currency),
        table=lines_of(answers, table) if table and table["settings"].get("currency", "RON") == currency else None,
    )


def in_another_currency(structure: Iterable[Mapping[str, Any]], answers: Answers, currency: str) -> list[Problem]:
    """Sums that the call cannot count: what it gives and what it adds up is in one currency."""
    words = _("The call counts in %(currency)s: give the sum in it.") % {"currency": currency}
    return [
        Problem(entry["role"], words)
        for entry in structure
        if entry["role"] in (Role.AMOUNT, Role.OWN)
        and isinstance(value := answers.get(entry["key"]), Mapping)
        and value.get("currency", currency) != currency
    ]


def sum_in(answers: Answers, entry: Mapping[str, Any] | None, currency: str) -> Decimal | None:
    value = answers.get(entry["key"]) if entry else None
    if isinstance(value, Mapping):
        value = value.get("amount") if value.get("currency", currency) == currency else None
    return None if value in (None, "") else Decimal(str(value))


def lines_of(answers: Answers, entry: Mapping[str, Any]) -> Decimal | None:
    """What the lines add up to in the last column of sums, one with a total before others."""
    rows, column = answers.get(entry["key"]), column_of_sums(entry)
    if not rows or column is None:
        return None
    return sum((Decimal(str(row.get(column["key"]) or 0)) for row in rows), Decimal(0))


def column_of_sums(entry: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The last column of sums, one with a total before others."""
    money = [column for column in entry.get("columns", []) if column["type"] == "money"]
    return next(iter([column for column in money if column.get("total")][-1:] or money[-1:]), None)


def named_lines(entry: Mapping[str, Any], rows: Iterable[Mapping[str, Any]] | None) -> list[tuple[str, Decimal]]:
    """(what, sum) of the lines of a budget: the texts of a row in the order of its columns."""
    column = column_of_sums(entry)
    texts = [each["key"] for each in entry.get("columns", []) if each["type"] not in ("money", "number")]
    if column is None:
        return []
    return [
        (", ".join(str(row[key]) for key in texts if row.get(key)), Decimal(str(row.get(column["key"]) or 0)))
        for row in rows or []
    ]


# --- what it cost in the end ----------------------------------------------------------------------------------------------


def is_far_off(planned: Decimal, spent: Decimal, percent: Decimal | int) -> bool:
    """Whether a real cost is further from the plan than so many percent of the plan."""
    return abs(spent - planned) * 100 > planned * percent
