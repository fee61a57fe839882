"""Working days by the Romanian calendar, and the days off that editors keep."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.actions import fill_holidays
from cms.models import Holiday
from cms.queries import days_off
from cms.working_days import add_working_days, is_working_day, next_working_day, working_days_between

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
WEEKDAYS_OFF = """
2026-01-01 2026-01-02 2026-01-06 2026-01-07 2026-04-10 2026-04-13 2026-05-01 2026-06-01 2026-11-30 2026-12-01 2026-12-25
2027-01-01 2027-01-06 2027-01-07 2027-04-30 2027-05-03 2027-06-01 2027-06-21 2027-11-30 2027-12-01
"""


@pytest.fixture
def filled(db):
    fill_holidays(now=NOW)


def of(*years: int) -> frozenset[dt.date]:
    return days_off(dt.date(years[0], 1, 1), dt.date(years[-1], 12, 31))


def test_weekdays_off_of_2026_and_2027_are_those_of_the_law(filled):
    expected = {dt.date.fromisoformat(day) for day in WEEKDAYS_OFF.split()}
    assert {day for day in of(2026, 2027) if day.weekday() < 5} == expected


@pytest.mark.parametrize(("year", "number"), [(2026, 250), (2027, 252)])
def test_a_year_has_as_many_working_days_as_published(filled, year, number):
    assert working_days_between(dt.date(year - 1, 12, 31), dt.date(year, 12, 31), of(year)) == number


@pytest.mark.parametrize(("posted", "thirtieth"), [("2026-11-23", "2027-01-12"), ("2027-03-29", "2027-05-12")])
def test_thirtieth_working_day_leaves_out_holidays_and_the_first_day(filled, posted, thirtieth):
    assert add_working_days(dt.date.fromisoformat(posted), 30, of(2026, 2027)) == dt.date.fromisoformat(thirtieth)


def test_easter_is_the_orthodox_one(filled):
    assert dt.date(2027, 5, 3) in of(2027)
    assert dt.date(2027, 3, 29) not in of(2027)


def test_a_term_that_ends_on_a_day_off_ends_on_the_next_working_day(filled):
    assert next_working_day(dt.date(2026, 4, 10), of(2026)) == dt.date(2026, 4, 14)
    assert next_working_day(dt.date(2026, 4, 9), of(2026)) == dt.date(2026, 4, 9)


def test_filling_again_adds_nothing_and_brings_back_no_day_that_was_taken_out(filled):
    Holiday.objects.get(date=dt.date(2026, 6, 1)).delete()
    Holiday.objects.create(date=dt.date(2026, 12, 24), name_ro="Zi liberă", name_en="Day off")
    before = Holiday.objects.count()
    assert fill_holidays(now=NOW) == 0
    assert Holiday.objects.count() == before
    assert fill_holidays(now=NOW.replace(year=2027)) > 0  # 2029 comes within sight
    assert not Holiday.objects.filter(date=dt.date(2026, 6, 1)).exists()


def test_every_day_off_has_a_name_in_both_languages(filled):
    assert not Holiday.objects.filter(name_ro="").exists()
    assert not Holiday.objects.filter(name_en="").exists()


@given(
    start=st.dates(dt.date(2024, 1, 1), dt.date(2035, 1, 1)),
    days=st.integers(1, 200),
    off=st.sets(st.dates(dt.date(2024, 1, 1), dt.date(2036, 1, 1)), max_size=30),
)
def test_counting_forward_and_counting_what_lies_between_agree(start, days, off):
    end = add_working_days(start, days, off)
    assert is_working_day(end, off)
    assert working_days_between(start, end, off) == days


def test_an_editor_of_vocabularies_adds_a_day_off(client, db, admin_user):
    client.force_login(admin_user)
    sent = {
        "date": "2026-12-24",
        "name_ro": "Zi liberă acordată de Guvern",
        "name_en": "Day off given by the Government",
    }
    assert client.post("/admin/snippets/cms/holiday/add/", sent).status_code == 302
    assert days_off(dt.date(2026, 12, 24), dt.date(2026, 12, 24)) == {dt.date(2026, 12, 24)}
