"""From points to a ranking, exactly and in stated steps; pure.

1. A judge's total is the share of the points given in the most that could be given, criterion by criterion, weighted:
   a number from 0 to 100.
2. What is judged has as its score the mean of its judges' totals, rounded once, half up, to two decimals.
3. Places follow the rounded scores, which everybody can check: equal scores share a place, and the places that they
   take are skipped (1, 1, 3).

A grid has two levels: sections with weights that add up to 100, and in each of them rows with their most points. The
points of a section's rows are added up; their share in the most that they could be, times the weight, is what a judge
gives for that section.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

BEST = 100
DECIMALS = 2


@dataclass(frozen=True)
class Weighted:
    """A criterion as scoring needs it: its key, its weight among the others, the most points that it takes."""

    key: int
    weight: int
    most: int


@dataclass(frozen=True)
class Section:
    """The first level of a grid: its weight, and its rows as (key, most points)."""

    weight: int
    rows: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Place:
    """Where something stands; several may stand at one place."""

    place: int
    key: str
    score: Decimal


def total(points: Mapping[int, int], criteria: Sequence[Weighted]) -> Fraction:
    """One judge's total of 100; every criterion has to have its points."""
    weights = sum(criterion.weight for criterion in criteria)
    if weights <= 0:
        raise ValueError("Criteria without any weight judge nothing.")
    return (
        sum(
            (
                Fraction(criterion.weight, weights)
                * Fraction(checked(points[criterion.key], criterion), criterion.most)
                for criterion in criteria
            ),
            Fraction(0),
        )
        * BEST
    )


def checked(points: int, criterion: Weighted) -> int:
    """The points, if the criterion takes them."""
    return within(points, criterion.most)


def within(points: int, most: int) -> int:
    if not 0 <= points <= most:
        raise ValueError(f"{points} is not between 0 and {most}.")
    return points


def parts(points: Mapping[int, int], grid: Sequence[Section]) -> list[Fraction]:
    """What one judge gives for each section; together they are of 100. Every row has to have its points."""
    if sum(section.weight for section in grid) != BEST:
        raise ValueError(f"The weights of a grid add up to {BEST}.")
    return [part_of(points, section) for section in grid]


def part_of(points: Mapping[int, int], section: Section) -> Fraction:
    most = sum(most for _key, most in section.rows)
    given = sum(within(points[key], most_of_row) for key, most_of_row in section.rows)
    return section.weight * Fraction(given, most)


def mean_parts(judges: Sequence[Sequence[Fraction]]) -> tuple[Decimal, ...]:
    """The rounded mean of what the judges gave for each section."""
    return tuple(found for section in zip(*judges, strict=True) if (found := score(section)) is not None)


def score(totals: Sequence[Fraction]) -> Decimal | None:
    """The rounded mean of the judges' totals; None when nobody could judge."""
    return rounded(sum(totals, Fraction(0)) / len(totals)) if totals else None


def rounded(value: Fraction) -> Decimal:
    """Half up to two decimals, without a binary number on the way."""
    hundredths = value * 10**DECIMALS
    whole = (2 * hundredths.numerator + hundredths.denominator) // (2 * hundredths.denominator)
    return Decimal(whole).scaleb(-DECIMALS)


def ranking(scores: Iterable[tuple[str, Decimal]]) -> list[Place]:
    """The best first; equal scores share their place and stand in the order of their keys."""
    ordered = sorted(scores, key=lambda entry: (-entry[1], entry[0]))
    found: list[Place] = []
    for number, (key, value) in enumerate(ordered, start=1):
        shares = bool(found) and found[-1].score == value
        found.append(Place(found[-1].place if shares else number, key, value))
    return found


def ranking_text(about: str, criteria: Sequence[tuple[str, int, int]], places: Sequence[tuple[int, str, str]]) -> str:
    """What is signed, line by line: what it is about, criteria with weight and most points, place, code and score."""
    lines = [about]
    lines += [f"{name} · {weight} · 0–{most}" for name, weight, most in criteria]
    lines += [f"{place}. {code} {value}" for place, code, value in places]
    return "\n".join(lines) + "\n"
