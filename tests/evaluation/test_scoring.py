"""Points become a ranking exactly: stated rounding, shared places, the same whatever the order."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.scoring import BEST, Place, Weighted, ranking, ranking_text, rounded, score, total

CRITERIA = [Weighted(1, 60, 10), Weighted(2, 40, 10)]
points = st.fixed_dictionaries({1: st.integers(0, 10), 2: st.integers(0, 10)})


def test_a_total_is_of_a_hundred_whatever_the_weights_add_up_to():
    assert total({1: 10, 2: 10}, CRITERIA) == BEST
    assert total({1: 5, 2: 10}, CRITERIA) == 70
    assert total({1: 5, 2: 10}, [Weighted(1, 3, 10), Weighted(2, 2, 10)]) == 70
    assert total({1: 1, 2: 1}, [Weighted(1, 1, 2), Weighted(2, 1, 4)]) == Fraction(75, 2)


def test_points_beyond_a_criterion_and_criteria_without_weight_are_refused():
    with pytest.raises(ValueError):
        total({1: 11, 2: 0}, CRITERIA)
    with pytest.raises(ValueError):
        total({}, [])
    with pytest.raises(KeyError):
        total({1: 5}, CRITERIA)


def test_the_mean_is_rounded_once_and_half_up():
    assert score([Fraction(70), Fraction(71), Fraction(71)]) == Decimal("70.67")
    assert rounded(Fraction(12345, 1000)) == Decimal("12.35")
    assert rounded(Fraction(12344999, 1000000)) == Decimal("12.34")
    assert score([]) is None


def test_equal_scores_share_a_place_and_the_next_is_skipped():
    found = ranking(
        [("C", Decimal("80.00")), ("A", Decimal("90.00")), ("B", Decimal("90.00")), ("D", Decimal("70.00"))]
    )
    assert [(row.place, row.key) for row in found] == [(1, "A"), (1, "B"), (3, "C"), (4, "D")]


def test_what_is_signed_says_criteria_places_and_scores():
    text = ranking_text("cheie", [("Ideea", 60, 10)], [(1, "AAAA-BBBB", "90.00")])
    assert text == "cheie\nIdeea · 60 · 0–10\n1. AAAA-BBBB 90.00\n"


@settings(deadline=None)
@given(st.lists(points, min_size=1, max_size=7))
def test_scores_stay_within_bounds_and_do_not_depend_on_the_order_of_judges(given_points):
    totals = [total(each, CRITERIA) for each in given_points]
    found = score(totals)
    assert found is not None and 0 <= found <= BEST
    assert found == score(list(reversed(totals)))


@settings(deadline=None)
@given(st.dictionaries(st.text("ABC", min_size=1, max_size=3), st.decimals(0, 100, places=2), max_size=12))
def test_places_follow_scores_and_every_entry_has_one(scores):
    found = ranking(scores.items())
    assert found == ranking(reversed(list(scores.items())))
    assert {row.key for row in found} == set(scores)
    for row in found:
        better = sum(1 for value in scores.values() if value > row.score)
        assert row == Place(better + 1, row.key, scores[row.key])
