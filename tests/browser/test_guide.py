"""The editors' guide is done as it says, and every name that it quotes is on the screen where it says so."""

import pytest

from tests.browser.guide import take_all

pytestmark = pytest.mark.browser


def test_guide_says_what_is_on_the_screen(portal, browser):
    assert take_all(portal, None, browser) == []
