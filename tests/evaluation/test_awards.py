"""From scores to awards: worked by hand, and what holds whatever the scores are."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.awards import Candidate, Line, UnknownAmount, awarded, in_order, readers_wanted, spread, sums
from evaluation.choices import Outcome, TieRule
from evaluation.kinship import matches
from evaluation.scoring import Section, mean_parts, parts, score

NOON = dt.datetime(2030, 4, 1, 12, tzinfo=dt.UTC)
# Relevance 45 with rows of 20 and 25 points, feasibility 35 with one of 10, budget 20 with two of 5.
GRID = [Section(45, ((1, 20), (2, 25))), Section(35, ((3, 10),)), Section(20, ((4, 5), (5, 5)))]
MOST = {1: 20, 2: 25, 3: 10, 4: 5, 5: 5}


def candidate(key: str, score: str, *parts: str, amount: str | None = "3000", minutes: int = 0) -> Candidate:
    moment = NOON + dt.timedelta(minutes=minutes)
    return Candidate(
        key, Decimal(score), tuple(map(Decimal, parts)), moment, None if amount is None else Decimal(amount)
    )


def outcome(found) -> list[tuple[int, str, str]]:
    return [(row.place, row.candidate.key, row.outcome.value) for row in found]


def test_a_grid_worked_by_hand():
    """45 × 36/45 = 36; 35 × 7/10 = 24.5; 20 × 9/10 = 18: together 78.5."""
    given = {1: 16, 2: 20, 3: 7, 4: 5, 5: 4}
    assert parts(given, GRID) == [36, Fraction(49, 2), 18]
    other = parts({1: 10, 2: 12, 3: 9, 4: 3, 5: 2}, GRID)
    assert other == [22, Fraction(63, 2), 10] and sum(other) == Fraction(127, 2)
    judges = [parts(given, GRID), other]
    assert mean_parts(judges) == (Decimal("29.00"), Decimal("28.00"), Decimal("14.00"))
    assert score([sum(each) for each in judges]) == Decimal("71.00")


def test_a_grid_that_is_not_of_a_hundred_or_points_beyond_a_row_are_refused():
    with pytest.raises(ValueError):
        parts({1: 1}, [Section(99, ((1, 5),))])
    with pytest.raises(ValueError):
        parts({1: 21, 2: 0, 3: 0, 4: 0, 5: 0}, GRID)
    with pytest.raises(KeyError):
        parts({1: 1}, GRID)


def test_equals_are_told_apart_by_the_grid_then_by_the_rule():
    entries = [
        candidate("D", "80.00", "40", "40", minutes=9),
        candidate("C", "80.00", "41", "39", minutes=8),
        candidate("B", "80.00", "40", "40", minutes=7),
        candidate("A", "79.99", "45", "34"),
    ]
    by_time = in_order(entries, ties_by=TieRule.EARLIER, seed="s")
    assert [each.key for each in by_time] == ["C", "B", "D", "A"]
    lots = {"".join(each.key for each in in_order(entries, ties_by=TieRule.LOT, seed=str(n))) for n in range(20)}
    assert lots == {"CBDA", "CDBA"}, "a lot moves only those whom the grid leaves equal"


def test_the_line_stops_at_the_first_that_does_not_fit():
    """10,000 lei: 4,000 and 3,500 fit, 3,000 does not; the 2,000 behind it does not overtake."""
    entries = [
        candidate("A", "95", amount="4000"),
        candidate("B", "90", amount="3500"),
        candidate("C", "85", amount="3000"),
        candidate("D", "80", amount="2000"),
        candidate("E", "59.99", amount="100"),
    ]
    line = Line(threshold=Decimal(60), budget=Decimal(10000))
    found = awarded(entries, line=line, ties_by=TieRule.EARLIER, seed="")
    assert outcome(found) == [
        (1, "A", "awarded"), (2, "B", "awarded"), (3, "C", "reserve"), (4, "D", "reserve"), (5, "E", "rejected"),
    ]  # fmt: skip
    assert sums(found)[Outcome.AWARDED] == 7500 and sums(found)[Outcome.RESERVE] == 5000
    few = awarded(entries, line=Line(most_awards=1, most_reserves=1), ties_by=TieRule.EARLIER, seed="")
    assert [row.outcome.value for row in few] == ["awarded", "reserve", "rejected", "rejected", "rejected"]
    exact = awarded(entries, line=Line(budget=Decimal(7500)), ties_by=TieRule.EARLIER, seed="")
    assert [row.outcome for row in exact][:3] == [Outcome.AWARDED, Outcome.AWARDED, Outcome.RESERVE]


def test_a_budget_cannot_be_shared_out_when_a_sum_is_not_known():
    entries = [candidate("A", "90"), candidate("B", "80", amount=None), candidate("C", "10", amount=None)]
    with pytest.raises(UnknownAmount) as refused:
        awarded(entries, line=Line(threshold=Decimal(50), budget=Decimal(9)), ties_by=TieRule.LOT, seed="")
    assert refused.value.keys == ["B"], "below the threshold it does not matter"
    assert len(awarded(entries, line=Line(), ties_by=TieRule.LOT, seed="")) == 3


def test_judges_too_far_apart_call_for_another_reader():
    near, far = [Fraction(70), Fraction(85)], [Fraction(60), Fraction(91)]
    assert spread(far) == 31 and spread([]) == 0
    assert readers_wanted(near, readers=2, limit=Decimal(30)) == 2
    assert readers_wanted(far, readers=2, limit=Decimal(30)) == 3
    assert readers_wanted(far, readers=2, limit=None) == 2
    assert readers_wanted(far[:1], readers=2, limit=Decimal(30)) == 2
    assert readers_wanted([*far, Fraction(75)], readers=2, limit=Decimal(30)) == 3, "one more reader is enough"


def test_interests_hint_at_applicants_and_never_by_a_common_word():
    applicants = ["Echipa Umbra", "Asociația Străzi Verzi", "Clubul de robotică Onești", "Ana-Maria Pop"]
    interests = ["asociatia strazi  verzi cluj", "Clubul", "POP Ana-Maria", "", "a"]
    assert matches(interests, applicants) == {
        "Asociația Străzi Verzi": ["asociatia strazi  verzi cluj"],
        "Ana-Maria Pop": ["POP Ana-Maria"],
    }


scores = st.decimals(0, 100, places=2)
entries_drawn = st.lists(
    st.tuples(scores, scores, st.integers(0, 3), st.integers(0, 5000)), min_size=1, max_size=12
).map(
    lambda rows: [
        candidate(f"E{n}", str(value), str(part), minutes=minutes, amount=str(amount))
        for n, (value, part, minutes, amount) in enumerate(rows)
    ]
)
lines = st.builds(
    Line,
    threshold=st.none() | scores,
    budget=st.none() | st.decimals(0, 20000, places=2),
    most_awards=st.none() | st.integers(0, 6),
    most_reserves=st.none() | st.integers(0, 4),
)


@settings(deadline=None)
@given(entries_drawn, lines, st.sampled_from(TieRule.values))
def test_awards_keep_to_the_line_and_nobody_is_overtaken(entries, line, ties_by):
    found = awarded(entries, line=line, ties_by=ties_by, seed="s")
    assert found == awarded(list(reversed(entries)), line=line, ties_by=ties_by, seed="s")
    assert [row.place for row in found] == list(range(1, len(entries) + 1))
    order = [row.outcome for row in found]
    rank = {Outcome.AWARDED: 0, Outcome.RESERVE: 1, Outcome.REJECTED: 2}
    assert order == sorted(order, key=rank.get), "awards, then reserves, then the rest"
    kept = [row for row in found if row.outcome == Outcome.AWARDED]
    assert line.budget is None or sums(found)[Outcome.AWARDED] <= line.budget
    assert line.most_awards is None or len(kept) <= line.most_awards
    for row in found:
        above = line.threshold is None or row.candidate.score >= line.threshold
        assert above or row.outcome == Outcome.REJECTED
    for better, worse in pairwise(found):
        assert better.candidate.score >= worse.candidate.score


grid_points = st.fixed_dictionaries({key: st.integers(0, most) for key, most in MOST.items()})


@settings(deadline=None)
@given(st.lists(grid_points, min_size=1, max_size=4), st.sampled_from(sorted(MOST)))
def test_a_grid_stays_within_a_hundred_and_one_more_point_never_costs_any(judges, key):
    found = [sum(parts(points, GRID)) for points in judges]
    assert all(0 <= total <= 100 for total in found)
    assert score(found) == score(list(reversed(found)))
    first = judges[0]
    if first[key] < MOST[key]:
        assert sum(parts(first | {key: first[key] + 1}, GRID)) > found[0]
    assert sum(parts(MOST, GRID)) == 100
