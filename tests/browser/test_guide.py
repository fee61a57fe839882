"""The guides are done as they say, and every name that they quote is on the screen where they say so."""

import pytest

from tests.browser.guide import take
from tests.browser.pictures import WALKS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("walk", WALKS)
def test_guide_says_what_is_on_the_screen(portal, browser, walk):
    assert take(portal, None, browser, walk) == []
