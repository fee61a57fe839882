"""Promised against actual: what the dates say, and what they do not."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossiers.choices import DossierState, Keeping
from dossiers.dates import Dated, Span, kept, median_years, slips, state_of, years_between

TODAY = dt.date(2026, 11, 22)
DATES = st.builds(
    Dated,
    st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)) | st.none(),
    st.sampled_from(["day", "month", "year", "unknown"]),
)


def day(text: str) -> Dated:
    return Dated(dt.date.fromisoformat(text))


def year(number: int) -> Dated:
    return Dated(dt.date(number, 1, 1), "year")


@pytest.mark.parametrize(
    ("promised", "actual", "state", "keeping", "days"),
    [
        (Dated(), day("2024-01-01"), "done", Keeping.UNPROMISED, 0),
        (day("2024-06-15"), day("2024-06-15"), "done", Keeping.KEPT, 0),
        (day("2024-06-15"), day("2024-06-16"), "done", Keeping.LATE, 1),
        (year(2024), day("2024-12-31"), "done", Keeping.KEPT, 0),
        (day("2024-06-15"), year(2024), "done", Keeping.UNKNOWN, 0),
        (day("2024-06-15"), year(2025), "done", Keeping.LATE, 200),
        (day("2024-06-15"), Dated(), "done", Keeping.UNKNOWN, 0),
        (day("2026-11-21"), Dated(), "underway", Keeping.OVERDUE, 1),
        (day("2026-11-22"), Dated(), "underway", Keeping.DUE, 0),
        (year(2026), Dated(), "planned", Keeping.DUE, 0),
        (year(2020), Dated(), "unknown", Keeping.UNKNOWN, 0),
    ],
)
def test_what_became_of_a_promise(promised, actual, state, keeping, days):
    found = kept(promised, actual, state, TODAY)
    assert (found.keeping, found.days) == (keeping, days)


@given(DATES, DATES, st.sampled_from(["unknown", "planned", "underway", "done", "dropped"]))
def test_only_what_is_late_has_days(promised, actual, state):
    found = kept(promised, actual, state, TODAY)
    assert (found.days > 0) == (found.keeping in (Keeping.LATE, Keeping.OVERDUE))


@given(DATES, DATES)
def test_years_are_told_only_when_both_dates_are_known(start, end):
    found = years_between(start, end)
    if not (start.is_known and end.is_known):
        assert found is None
    if found is not None:
        assert 0 <= found.least <= found.most


def test_years_of_exact_and_of_rough_dates():
    assert round(years_between(day("2017-02-04"), day("2023-02-04")).middle, 2) == 6.0
    rough = years_between(year(2017), year(2023))
    assert not rough.is_exact and 5 <= rough.least < 6 < rough.most <= 7
    assert years_between(year(2024), year(2023)) is None


def test_the_median_is_as_unsure_as_its_dates():
    assert median_years([]) is None
    assert median_years([Span(2, 2), Span(5, 7), Span(9, 9)]) == Span(5, 7)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (year(2024), year(2025), True),
        (year(2025), year(2024), False),
        (year(2024), day("2024-12-31"), False),
        (year(2024), Dated(), True),
        (Dated(), year(2024), False),
    ],
)
def test_a_promise_slips_when_it_moves_later_or_is_taken_back(before, after, expected):
    assert slips(before, after) is expected


def test_only_what_goes_on_can_be_late():
    past = dt.date(2020, 1, 1)
    assert state_of("underway", past, TODAY) == DossierState.LATE
    assert state_of("delivered", past, TODAY) == DossierState.DELIVERED
    assert state_of("waiting", TODAY, TODAY) == DossierState.WAITING
