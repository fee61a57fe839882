"""The evening of a debate, in both languages: questions get to the screen through the moderator; the last place is given once."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.citizen import SECONDS_TO_TYPE
from tests.browser.conftest import DESK, PHONE
from tests.browser.sweep import axe_findings

pytestmark = pytest.mark.browser
QUESTION = {"ro": "Cine plătește parcarea?", "en": "Who pays for the parking?"}


@pytest.fixture(scope="module")
def world(portal) -> dict:
    return json.loads(portal.python("-m", "tests.browser.board_world").strip().splitlines()[-1])


def fill(page: Page, text: str) -> None:
    """As a person does, who needs a moment to type."""
    page.locator("#form textarea:visible, #form input[type=text]:visible").first.fill(text)
    page.wait_for_timeout(1000 * SECONDS_TO_TYPE)


def send(page: Page) -> None:
    page.locator("#form button.button--accent").click()


def test_questions_get_to_the_screen_of_the_room_and_leave_it_answered(new_context, staff, world):
    moderator = staff("moderator", viewport=DESK)
    for language, question in QUESTION.items():
        phone = new_context(viewport=PHONE, java_script_enabled=False).new_page()
        phone.goto(world["debate"][language])
        phone.locator(f"main a[href$='{world['ask'][language]}']").first.click()
        fill(phone, question)
        send(phone)
        expect(phone.locator(".receipt__number").first).to_be_visible()
        moderator.goto(world["desk"])
        moderator.locator("tr", has_text=question).locator("button[value=show]").click()
        screen = new_context(viewport=DESK).new_page()
        screen.goto(world["board"][language])
        asked = screen.locator(".board__asked li", has_text=question)
        expect(asked).to_be_visible()
        assert screen.context.cookies() == []
        assert axe_findings(screen) == axe_findings(moderator, include="main") == []
        moderator.locator("tr", has_text=question).locator("button[value=answer]").click()
        expect(asked).to_have_count(0)  # the screen asks for itself: nobody touches it
        expect(screen.locator("main ul li", has_text=question)).to_be_visible()


def test_the_last_place_goes_to_the_first_and_what_the_second_typed_stays(new_context, world):
    first = new_context(viewport=DESK, java_script_enabled=False).new_page()
    second = new_context(viewport=PHONE).new_page()
    first.goto(world["visit"]["ro"])
    second.goto(world["visit"]["en"])
    fill(first, "Ana Exemplu")
    fill(second, "John Example")
    send(first)
    expect(first.locator(".receipt__number")).to_be_visible()
    send(second)
    expect(second.locator("[data-error-summary]")).to_be_visible()
    expect(second.locator("main")).to_contain_text("John Example")
    assert axe_findings(second) == []
    second.locator("main a[href*='/submit/']").click()
    expect(second.locator("#form")).to_have_count(0)
    assert axe_findings(second) == []
