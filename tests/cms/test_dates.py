"""Dates, hours and sums as people write them, in both languages."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils.translation import ngettext, override

from cms import dates

DAY = dt.date(2020, 7, 28)


@pytest.mark.parametrize(
    ("language", "precision", "words"),
    [
        ("ro", dates.DAY, "marți, 28 iulie 2020"),
        ("en", dates.DAY, "Tuesday, 28 July 2020"),
        ("ro", dates.MONTH, "iulie 2020"),
        ("en", dates.MONTH, "July 2020"),
        ("ro", dates.YEAR, "2020"),
        ("ro", dates.UNKNOWN, "dată necunoscută"),
        ("en", dates.UNKNOWN, "date not known"),
    ],
)
def test_a_date_says_no_more_than_is_known(language, precision, words):
    with override(language):
        assert dates.date_label(DAY, precision) == words


@pytest.mark.parametrize(
    ("language", "words"), [("ro", "marți, 28 iulie 2020, ora 17.00"), ("en", "Tuesday, 28 July 2020, 17:00")]
)
def test_a_moment_is_told_in_the_citys_time(language, words):
    with override(language):
        assert dates.moment_label(dt.datetime(2020, 7, 28, 14, 0, tzinfo=dt.UTC)) == words


@pytest.mark.parametrize(
    ("language", "end", "words"),
    [
        ("ro", None, "ora 17.00"),
        ("ro", dt.time(19, 30), "orele 17.00 – 19.30"),
        ("en", dt.time(19, 30), "17:00 – 19:30"),
    ],
)
def test_hours_from_and_to(language, end, words):
    with override(language):
        assert dates.hours_label(dt.time(17), end) == words


@pytest.mark.parametrize(("language", "words"), [("ro", "orele 8.00 – 9.05"), ("en", "8:00 – 9:05")])
def test_morning_hours_have_no_zero_in_front(language, words):
    with override(language):
        assert dates.hours_label(dt.time(8), dt.time(9, 5)) == words
        assert dates.time_label(dt.time(9)) == ("ora 9.00" if language == "ro" else "9:00")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (dt.datetime(2026, 6, 24, 13, 0, tzinfo=dt.UTC), "până la 24 iunie 2026, ora 16.00"),
        (dt.datetime(2026, 6, 24, 21, 0, tzinfo=dt.UTC), "până la 24 iunie 2026"),
        (dt.datetime(2026, 6, 30, 21, 0, tzinfo=dt.UTC), "până la sfârșitul lui iunie 2026"),
    ],
)
def test_a_deadline_says_no_more_than_its_moment_tells(moment, words):
    with override("ro"):
        assert dates.until_label(moment) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (dt.date(2023, 2, 14), dt.date(2023, 2, 28), "14 – 28 februarie 2023"),
        (dt.date(2026, 3, 3), dt.date(2026, 4, 3), "3 martie – 3 aprilie 2026"),
        (dt.date(2025, 12, 20), dt.date(2026, 1, 5), "20 decembrie 2025 – 5 ianuarie 2026"),
        (DAY, DAY, "28 iulie 2020"),
        (None, DAY, "28 iulie 2020"),
        (None, None, ""),
    ],
)
def test_a_range_repeats_nothing(start, end, words):
    with override("ro"):
        assert dates.range_label(start, end) == words


@pytest.mark.parametrize(("language", "words"), [("ro", "3.364.773,00 lei"), ("en", "3,364,773.00 lei")])
def test_sums_as_each_language_writes_them(language, words):
    with override(language):
        assert dates.money_label(Decimal("3364773")) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 dezbatere"),
        (2, "2 dezbateri"),
        (19, "19 dezbateri"),
        (20, "20 de dezbateri"),
        (101, "101 dezbateri"),
        (120, "120 de dezbateri"),
    ],
)
def test_romanian_counts_with_de_from_twenty(number, words):
    with override("ro"):
        said = ngettext("%(count)d debate", "%(count)d debates", number) % {"count": number}
    assert said == words


def test_october_2017_is_never_made_a_day():
    assert dates.last_day(dt.date(2017, 10, 1), dates.MONTH) == dt.date(2017, 10, 31)
    assert dates.last_day(dt.date(2017, 1, 1), dates.YEAR) == dt.date(2017, 12, 31)
    assert dates.last_day(DAY, dates.UNKNOWN) is None


def test_the_zone_follows_the_season():
    with override("ro"):
        assert "UTC+3" in dates.zone_label(dt.datetime(2020, 7, 28, 14, 0, tzinfo=dt.UTC))
        assert "UTC+2" in dates.zone_label(dt.datetime(2020, 12, 28, 14, 0, tzinfo=dt.UTC))
