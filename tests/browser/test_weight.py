"""What travels to a phone: gzipped bytes of styles, scripts, fonts and whole pages, against the budgets of the design."""

import urllib.request

import pytest

from tests.browser.places import READING, place
from tests.weighing import CSS, FONTS, PAGE, SCRIPT, parts, weight, whole_page

pytestmark = pytest.mark.browser  # measured over the wire, beside the other tests of finished pages


FORMS = ("form", "survey", "petition", "application")  # a form loads what it asks with, and nothing else


@pytest.fixture(params=(*READING, *FORMS))
def address(request, portal, known) -> str:
    return portal.url + place(known, request.param, "ro").path


def test_styles_scripts_and_fonts_keep_their_budgets(address):
    found = parts(address)
    assert weight(found["css"]) <= CSS
    assert weight(found["script"]) <= SCRIPT
    assert weight(found["font"]) <= FONTS


def test_whole_page_without_photographs_keeps_its_budget(address):
    assert whole_page(address) <= PAGE


def test_files_that_never_change_are_kept_for_a_year(address):
    for kind in ("css", "script", "font"):
        for part in parts(address)[kind]:
            with urllib.request.urlopen(part, timeout=30) as response:
                assert (
                    "max-age=31536000" in response.headers["Cache-Control"]
                    or "immutable" in response.headers["Cache-Control"]
                )
