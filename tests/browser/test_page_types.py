"""Every page type in both languages, as the browser, axe and a thumb find it."""

import pytest

from tests.browser.places import PUBLIC, place
from tests.browser.sweep import DESK, NARROWEST, PHONE

pytestmark = pytest.mark.browser
IN_ROMANIAN, IN_ENGLISH = ([page for page in PUBLIC if page[1] == language] for language in ("ro", "en"))

# What may be kept between visits only where somebody signs in.
DOORS = ("sign_in", "sign_in_errors", "password_reset")


class EveryPage:
    """What holds of every page type; a class per language, so that the two are looked at side by side."""

    def test_page_answers_as_it_should(self, sweep, known, name, language):
        expected = place(known, name, language).status
        found = sweep(name, language).status
        assert found == expected or (
            (name.endswith("_errors") or name in ("form_file", "form_expired")) and found == 422
        )

    @pytest.mark.parametrize("width", [PHONE, DESK])
    def test_axe_finds_nothing(self, sweep, name, language, width):
        assert sweep(name, language).axe[width] == []

    def test_browser_has_nothing_to_complain_of(self, sweep, name, language):
        assert sweep(name, language).complaints == []

    def test_nothing_is_asked_of_another_host(self, sweep, name, language):
        assert sweep(name, language).foreign == []

    @pytest.mark.parametrize("width", [NARROWEST, PHONE, DESK])
    def test_nothing_sticks_out_sideways(self, sweep, name, language, width):
        assert sweep(name, language).audit[width]["wide"] == []

    def test_text_on_phones_is_at_least_eighteen_pixels(self, sweep, name, language):
        assert sweep(name, language).audit[PHONE]["small"] == []

    def test_targets_are_large_enough_for_a_thumb(self, sweep, name, language):
        assert sweep(name, language).audit[PHONE]["narrow"] == []

    def test_readers_keep_no_cookie(self, sweep, name, language):
        cookies = sweep(name, language).cookies
        assert cookies == [] or (
            name in DOORS and set(cookies) <= {"csrf", "session", "django_language", "sessionid"}
        ), cookies


@pytest.mark.parametrize(("name", "language"), IN_ROMANIAN)
class TestInRomanian(EveryPage):
    """The source language."""


@pytest.mark.parametrize(("name", "language"), IN_ENGLISH)
class TestInEnglish(EveryPage):
    """The translation."""
