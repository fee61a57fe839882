"""From scores to who gets what, in stated steps; pure.

1. The better score stands first. Equal scores are told apart by the first section of the grid, then by the second and
   so on, then by the rule of the call: who filed earlier, or a lot drawn from a stored seed.
2. Below the threshold nothing is awarded.
3. From the first place on every entry gets what it may get, as long as the money lasts and the number of awards is not
   reached. The first that does not fit ends the list: nobody is overtaken by somebody who asked for less.
4. Who reached the threshold and comes after that is a reserve, in the order of places.
5. Who gave an award up keeps the place and takes no money: it goes on to the next, by the same steps.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .assignment import lot
from .choices import Outcome, TieRule


@dataclass(frozen=True)
class Candidate:
    """What an entry brings to the ranking; `parts` are its scores by section, in the order of the grid."""

    key: str
    score: Decimal
    parts: tuple[Decimal, ...]
    received_at: dt.datetime
    amount: Decimal | None = None


@dataclass(frozen=True)
class Line:
    """Where the list of awards ends; None: no such limit."""

    threshold: Decimal | None = None
    budget: Decimal | None = None
    most_awards: int | None = None
    most_reserves: int | None = None


@dataclass(frozen=True)
class Ranked:
    """Place, outcome and sum of an entry; a reserve's sum is what it would get."""

    place: int
    candidate: Candidate
    outcome: Outcome


class UnknownAmount(Exception):
    """With a budget, every entry above the threshold has to say how much it asks for."""

    def __init__(self, keys: list[str]):
        super().__init__(", ".join(keys))
        self.keys = keys


def in_order(candidates: Iterable[Candidate], *, ties_by: str, seed: str) -> list[Candidate]:
    """The best first; never two at one place, and the same whatever the order in which they came."""

    def standing(candidate: Candidate) -> tuple:
        better = (-candidate.score, *(-part for part in candidate.parts))
        drawn = lot(seed, "tie", candidate.key)
        last = (candidate.received_at, drawn) if ties_by == TieRule.EARLIER else (drawn,)
        return (better, last, candidate.key)

    return sorted(candidates, key=standing)


def awarded(
    candidates: Iterable[Candidate], *, line: Line, ties_by: str, seed: str, gone: Collection[str] = ()
) -> list[Ranked]:
    """Places and outcomes of all, `gone` being those who gave an award up; raises UnknownAmount."""
    ordered = in_order(candidates, ties_by=ties_by, seed=seed)
    staying = [each for each in ordered if each.key not in gone]
    passed = [each for each in staying if line.threshold is None or each.score >= line.threshold]
    if line.budget is not None and (unknown := sorted(each.key for each in passed if each.amount is None)):
        raise UnknownAmount(unknown)
    number = awards_in(passed, line)
    last_reserve = len(passed) if line.most_reserves is None else number + line.most_reserves
    outcomes = dict.fromkeys((each.key for each in ordered), Outcome.REJECTED)
    outcomes |= dict.fromkeys((each.key for each in passed[number:last_reserve]), Outcome.RESERVE)
    outcomes |= dict.fromkeys((each.key for each in passed[:number]), Outcome.AWARDED)
    outcomes |= dict.fromkeys((each.key for each in ordered if each.key in gone), Outcome.GIVEN_UP)
    return [Ranked(place, each, outcomes[each.key]) for place, each in enumerate(ordered, start=1)]


def awards_in(passed: Sequence[Candidate], line: Line) -> int:
    """How many from the first place on are awarded."""
    left = line.budget
    for number, candidate in enumerate(passed):
        if line.most_awards is not None and number >= line.most_awards:
            return number
        if left is not None:
            left -= candidate.amount or Decimal(0)
            if left < 0:
                return number
    return len(passed)


def spread(totals: Sequence[Fraction]) -> Fraction:
    """How far apart the judges of one entry are, in points of a hundred."""
    return max(totals) - min(totals) if totals else Fraction(0)


def readers_wanted(totals: Sequence[Fraction], *, readers: int, limit: Decimal | None) -> int:
    """How many have to read an entry: one more than usual once the usual number is too far apart."""
    is_far = limit is not None and len(totals) >= readers and spread(totals) > Fraction(limit)
    return readers + 1 if is_far else readers


def sums(rows: Iterable[Ranked]) -> Mapping[Outcome, Decimal]:
    """What is awarded in all, and what the reserves would take."""
    found = dict.fromkeys(Outcome, Decimal(0))
    for row in rows:
        found[row.outcome] += row.candidate.amount or Decimal(0)
    return found
