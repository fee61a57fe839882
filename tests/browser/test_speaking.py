"""Speaking at a debate: one registers and cancels, the next is called up; a moderator's evening with forty speakers."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.citizen import Citizen
from tests.browser.conftest import DESK, PHONE
from tests.browser.evening_of_debate import NUMBER
from tests.browser.sweep import axe_findings

pytestmark = pytest.mark.browser
OWN_PAGE = re.compile("/cuvant/loc/|/speak/place/")


@pytest.fixture(scope="module")
def debates(portal) -> dict:
    return json.loads(portal.python("-m", "tests.browser.evening_of_debate").strip().splitlines()[-1])


def register(reader: Citizen, path: str) -> None:
    """From the debate's page, after a mistake that keeps what was typed."""
    page = reader.page
    page.goto(path)
    page.locator("main a[href*='/cuvant/'], main a[href*='/speak/']").click()
    page.locator("[name=name]").fill("Ana Exemplu")
    page.locator("main form button").click()
    expect(page.locator("[data-error-summary]")).to_be_visible()
    expect(page.locator("[name=name]")).to_have_value("Ana Exemplu")
    page.locator("[name=email]").fill(reader.email)
    page.locator("main form button").click()
    expect(page).to_have_url(re.compile("/scrisoare/|/letter/"))


def own_place(reader: Citizen, about: str) -> Page:
    """By the link of the letter that says this."""
    text = reader.letter(about, reader.email)
    reader.page.goto(re.search(r"https?://\S+(?:/cuvant/loc/|/speak/place/)\S+", text)[0])
    expect(reader.page).to_have_url(OWN_PAGE)
    return reader.page


def test_one_registers_and_cancels_and_the_next_is_called_up_each_in_their_language(citizen, debates):
    first, second = citizen("ro", DESK), citizen("en", PHONE, java_script_enabled=False)
    register(first, debates["pages"]["ro"])
    register(second, debates["pages"]["en"])
    waiting = own_place(second, debates["titles"]["en"])
    expect(waiting.locator("main")).to_contain_text("waiting list: number 1")
    place = own_place(first, debates["titles"]["ro"])
    place.locator("button[value=cancel]").click()
    expect(place.locator("[role=status]")).to_be_visible()
    expect(place.locator("main")).not_to_contain_text("Ana Exemplu")
    called = own_place(second, "A place became free")
    expect(called.locator("main")).to_contain_text("number 1 in the order")


def test_a_moderators_evening_with_forty_speakers(staff, debates):
    page = staff("moderator", viewport=PHONE)
    page.goto(debates["evening"])
    expect(page.locator("#next + .evening__name")).to_have_text("Vorbitor 01")
    page.locator("tr", has_text="Vorbitor 03").locator("button[value=arrive]").click()
    expect(page.locator("tr[data-here]")).to_contain_text("Vorbitor 03")
    page.locator(".evening__now button[value=miss]").click()  # the first did not come
    third = page.locator("tr", has_text="Vorbitor 05")
    third.locator("summary").click()
    third.locator("[name=place]").fill("1")
    third.locator("button[value=move]").click()
    page.set_viewport_size(DESK)
    order = ["05", "02", "03", "04", *(f"{number:02}" for number in range(6, NUMBER + 1))]
    for number in order:
        expect(page.locator("#next + .evening__name")).to_have_text(f"Vorbitor {number}")
        page.locator(".evening__now button[value=next]").click()
        expect(page.locator("#now + .evening__name")).to_have_text(f"Vorbitor {number}")
    expect(page.locator("[data-evening-clock] strong")).to_have_text(re.compile(r"^[23]:\d\d$"))
    page.locator(".evening__now button[value=finish]").click()
    spoke = page.locator("tr:not([data-here])", has_text="Vorbitor 01")
    expect(spoke).to_have_count(1)
    assert axe_findings(page, include="main") == []
    page.goto(debates["evening"] + "print/")
    expect(page.locator("tbody tr")).to_have_count(NUMBER)
    assert axe_findings(page) == []
