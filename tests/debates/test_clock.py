"""The legal clock of every regime: the worked examples, Easter, the clocks' changes, and what no order of days can break."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debates.actions.terms import FIRST_TERMS, WORKING
from debates.clock import Days, Term, Verdict, calendar_of, last_day_of, line_of, marks_of, unaccepted
from debates.models import LegalTerm
from debates.regimes import BLOCKING, ENDS, STEPS, Regime, Rule

# Days off that fall on weekdays, from the autumn of 2026 to the summer of 2027.
HOLIDAYS = {
    dt.date.fromisoformat(day)
    for day in (
        "2026-11-30", "2026-12-01", "2026-12-25", "2027-01-01", "2027-01-06", "2027-01-07", "2027-04-30", "2027-05-03",
        "2027-06-01", "2027-06-21",
    )
}  # fmt: skip
TERMS = {
    (regime, rule): Term(rule, days, unit == WORKING, direction == LegalTerm.Direction.MOST)
    for regime, rule, direction, days, unit, _act, _article in FIRST_TERMS
}
DRAFT = Regime.DRAFT_ACT


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def verdict(term: Term, **days: str) -> Verdict:
    return line_of(term, Days(**{name: day(text) for name, text in days.items()}), HOLIDAYS).verdict


@pytest.mark.parametrize(
    ("regime", "rule", "start", "last"),
    [
        (DRAFT, Rule.PROPOSALS, "2026-11-23", "2026-12-03"),
        (DRAFT, Rule.ENDORSEMENT, "2026-11-23", "2027-01-12"),
        (DRAFT, Rule.PROPOSALS, "2027-03-29", "2027-04-08"),
        (DRAFT, Rule.ENDORSEMENT, "2027-03-29", "2027-05-12"),
        (DRAFT, Rule.DEBATE, "2026-11-23", "2026-12-03"),
        (DRAFT, Rule.MINUTES, "2026-12-03", "2026-12-13"),
        (Regime.SITTING, Rule.NOTICE, "2026-11-23", "2026-11-26"),
        (Regime.BUDGET, Rule.CONTESTATIONS, "2026-12-21", "2027-01-05"),
        # Around Orthodox Easter (2 May 2027): calendar days run through it, working days go around it.
        (DRAFT, Rule.PROPOSALS, "2027-04-26", "2027-05-06"),
        (DRAFT, Rule.ENDORSEMENT, "2027-04-26", "2027-06-10"),
        (DRAFT, Rule.MINUTES, "2027-04-29", "2027-05-09"),
        # A day is a day, also that of 23 and that of 25 hours.
        (DRAFT, Rule.PROPOSALS, "2027-03-20", "2027-03-30"),
        (DRAFT, Rule.PROPOSALS, "2026-10-20", "2026-10-30"),
        (Regime.SITTING, Rule.NOTICE, "2027-03-27", "2027-03-30"),
        (Regime.BUDGET, Rule.CONTESTATIONS, "2026-10-24", "2026-11-08"),
    ],
)
def test_the_last_day_of_every_regimes_terms(regime, rule, start, last):
    assert last_day_of(TERMS[regime, rule], day(start), HOLIDAYS) == day(last)


@pytest.mark.parametrize(
    ("regime", "rule", "days", "kept", "broken"),
    [
        (DRAFT, Rule.PROPOSALS, {"announced": "2026-11-23"}, "2026-12-03", "2026-12-02"),
        (DRAFT, Rule.ENDORSEMENT, {"announced": "2026-11-23"}, "2027-01-13", "2027-01-12"),
        (DRAFT, Rule.DEBATE, {"place_announced": "2026-11-23"}, "2026-12-03", "2026-12-04"),
        (DRAFT, Rule.DEBATE, {"place_announced": "2026-11-23"}, "2026-11-23", "2026-11-22"),
        (DRAFT, Rule.MINUTES, {"debate": "2026-12-03"}, "2026-12-13", "2026-12-14"),
        (Regime.SITTING, Rule.NOTICE, {"announced": "2026-11-23"}, "2026-11-26", "2026-11-25"),
        (Regime.BUDGET, Rule.CONTESTATIONS, {"announced": "2026-12-21"}, "2027-01-05", "2027-01-04"),
    ],
)
def test_a_term_is_kept_to_the_day(regime, rule, days, kept, broken):
    term, judged = TERMS[regime, rule], ENDS[rule][1]
    assert verdict(term, **days, **{judged: kept}) == Verdict.KEPT
    assert verdict(term, **days, **{judged: broken}) == Verdict.BROKEN


def test_a_day_off_given_later_moves_the_thirtieth_working_day():
    term = TERMS[DRAFT, Rule.ENDORSEMENT]
    assert last_day_of(term, day("2026-11-23"), HOLIDAYS | {day("2026-12-24")}) == day("2027-01-13")
    assert last_day_of(term, day("2026-11-23"), HOLIDAYS | {day("2026-12-26")}) == day("2027-01-12")  # a Saturday


def test_a_day_that_the_law_needs_is_missing_and_one_that_may_come_later_is_awaited():
    assert verdict(TERMS[DRAFT, Rule.PROPOSALS], announced="2026-11-23") == Verdict.MISSING
    assert verdict(TERMS[DRAFT, Rule.PROPOSALS], proposals_until="2026-12-03") == Verdict.MISSING
    assert verdict(TERMS[DRAFT, Rule.ENDORSEMENT], announced="2026-11-23") == Verdict.WAITING
    assert verdict(TERMS[DRAFT, Rule.MINUTES]) == Verdict.WAITING


def test_whoever_accepted_one_date_has_not_accepted_another():
    term, announced = TERMS[DRAFT, Rule.PROPOSALS], day("2026-11-23")

    def lines(until: str, holidays=HOLIDAYS):
        days = Days(announced=announced, proposals_until=day(until), endorsement=day("2027-01-13"))
        return calendar_of([term, TERMS[DRAFT, Rule.ENDORSEMENT]], days, holidays)

    accepted = marks_of(lines("2026-12-01"))
    assert unaccepted(lines("2026-12-01"), accepted) == []
    assert [line.term.rule for line in unaccepted(lines("2026-11-30"), accepted)] == [Rule.PROPOSALS]
    later = unaccepted(lines("2026-12-01", HOLIDAYS | {day("2026-12-24")}), accepted)
    assert [line.term.rule for line in later] == [Rule.ENDORSEMENT]


DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2028, 1, 1))


@given(start=DAYS, chosen=DAYS, days=st.integers(1, 60), is_most=st.booleans(), off=st.sets(DAYS, max_size=30))
def test_a_working_term_holds_as_many_working_days_as_it_says(start, chosen, days, is_most, off):
    term = Term(Rule.PROPOSALS, days, is_working=True, is_most=is_most)
    line = line_of(term, Days(announced=start, proposals_until=chosen), off)
    passed = [start + dt.timedelta(number) for number in range(1, (line.limit - start).days + 1)]
    assert sum(each.weekday() < 5 and each not in off for each in passed) == days
    assert line.limit.weekday() < 5 and line.limit not in off
    kept = start <= chosen <= line.limit if is_most else chosen >= line.limit
    assert (line.verdict == Verdict.KEPT) == kept


@given(start=DAYS, earlier=st.integers(0, 40), days=st.integers(1, 60), off=st.sets(DAYS, max_size=30))
def test_what_is_announced_earlier_never_ends_later(start, earlier, days, off):
    for is_working in (True, False):
        term = Term(Rule.ENDORSEMENT, days, is_working)
        assert last_day_of(term, start - dt.timedelta(earlier), off) <= last_day_of(term, start, off)


def test_every_regime_brings_steps_that_exist_and_every_rule_days_that_exist():
    from debates.models import DebateStage

    assert set(STEPS) == set(Regime) and set(Regime) > BLOCKING
    assert {kind for kinds in STEPS.values() for kind in kinds} <= set(DebateStage.Kind.values)
    assert set(ENDS) == set(Rule)
    for first, judged in ENDS.values():
        assert hasattr(Days(), first) and hasattr(Days(), judged)
