"""Every page type in both languages, as the browser, axe and a thumb find it."""

import pytest

from tests.browser.places import PUBLIC, place
from tests.browser.sweep import DESK, NARROWEST, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.parametrize(("name", "language"), PUBLIC)]

# What may be kept between visits only where somebody signs in.
DOORS = ("sign_in", "sign_in_errors", "password_reset")


def test_page_answers_as_it_should(sweep, known, name, language):
    expected = place(known, name, language).status
    found = sweep(name, language).status
    assert found == expected or ((name.endswith("_errors") or name in ("form_file", "form_expired", "application_file")) and found == 422)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_axe_finds_nothing(sweep, name, language, width):
    assert sweep(name, language).axe[width] == []


def test_browser_has_nothing_to_complain_of(sweep, name, language):
    assert sweep(name, language).complaints == []


def test_nothing_is_asked_of_another_host(sweep, name, language):
    assert sweep(name, language).foreign == []


@pytest.mark.parametrize("width", [NARROWEST, PHONE, DESK])
def test_nothing_sticks_out_sideways(sweep, name, language, width):
    assert sweep(name, language).audit[width]["wide"] == []


def test_text_on_phones_is_at_least_eighteen_pixels(sweep, name, language):
    assert sweep(name, language).audit[PHONE]["small"] == []


def test_targets_are_large_enough_for_a_thumb(sweep, name, language):
    assert sweep(name, language).audit[PHONE]["narrow"] == []


def test_readers_keep_no_cookie(sweep, name, language):
    cookies = sweep(name, language).cookies
    assert cookies == [] or (name in DOORS and set(cookies) <= {"csrf", "session", "django_language", "sessionid"}), cookies
