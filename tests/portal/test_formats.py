"""Dates that staff type mean the day that they meant."""

import datetime as dt

import pytest
from django import forms
from django.utils.translation import override
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput


@pytest.mark.parametrize("language", ["ro", "en"])
@pytest.mark.parametrize("typed", ["30.11.2026", "30/11/2026", "2026-11-30"])
def test_a_date_typed_as_people_do_is_that_day(language, typed):
    with override(language):
        assert forms.DateField().clean(typed) == dt.date(2026, 11, 30)


@pytest.mark.parametrize("language", ["ro", "en"])
@pytest.mark.parametrize("typed", ["30.11.2026 17:00", "2026-11-30 17:00"])
def test_an_hour_needs_no_comma_before_it(language, typed):
    with override(language):
        assert forms.DateTimeField().clean(typed).strftime("%d.%m.%Y %H:%M") == "30.11.2026 17:00"


def test_wagtails_choosers_write_what_the_fields_read():
    with override("ro"):
        assert AdminDateInput().format_value(dt.date(2026, 11, 30)) == "30.11.2026"
        assert (
            AdminDateTimeInput()
            .format_value(dt.datetime(2026, 11, 30, 17, 0, tzinfo=dt.UTC))
            .startswith("30.11.2026 17:00")
        )
