"""The author of an idea follows it without an account: in by a code, answers a question, takes it back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.sweep import picture

pytestmark = pytest.mark.browser

READERS = pytest.mark.parametrize(
    ("language", "width", "script"),
    [pytest.param("ro", PHONE, False, id="ro-phone-no-script"), pytest.param("en", DESK, True, id="en-desk")],
)
ASK = {"ro": "Unde anume este banca?", "en": "Where exactly is the bench?"}


def press(page) -> None:
    """The page's own button, by keyboard alone."""
    page.locator("main form button[type=submit]").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state("load")


@READERS
def test_an_author_follows_answers_and_takes_back(citizen, staff, language, width, script):
    author = citizen(language, width, java_script_enabled=script)
    page = author.page
    number = author.send_idea(f"O bancă de urmărit {'+' if script else '-'}")

    clerk = staff("moderator")
    clerk.goto(f"/admin/inbox/?q={number}")
    clerk.locator("table a", has_text="O bancă de urmărit").first.click()
    clerk.locator("summary", has_text=re.compile("Scrie autorului|Write to the author")).click()
    clerk.locator("[name='message-text']").fill(ASK[language])
    clerk.locator("form[action*='/write/'] button[type=submit]").last.click()
    clerk.context.close()

    # The link of the letter opens the case once.
    letter = author.letter(number, ASK[language])
    page.goto(re.search(r"https?://\S+/(?:dosar/deschide|case/open)/\w+/", letter)[0])
    press(page)
    expect(page.locator("main")).to_contain_text(ASK[language])
    expect(page.locator("h1")).to_have_text(number)

    page.locator("[name=text]").fill("La intrarea de pe strada școlii.")
    page.locator("[name=files]").set_input_files({"name": "banca.png", "mimeType": "image/png", "buffer": picture()})
    press(page)
    expect(page.locator(".notice--success")).to_be_visible()
    expect(page.locator(".talk__mine")).to_contain_text("banca.png")

    # Later, with number and e-mail alone.
    page.goto({"ro": "/ro/dosar/", "en": "/en/case/"}[language])
    page.locator("[name=number]").fill(number.lower())
    page.locator("[name=proof]").fill(author.email)
    press(page)
    door = page.url
    ticket = page.locator("[name=ticket]").input_value()
    code = re.search(r"\b\d{6}\b", letter_with_code(citizen, language, number))[0]
    assert page.url == door
    assert page.locator("[name=ticket]").input_value() == ticket
    page.locator("[name=code]").fill(code)
    press(page)
    expect(page.locator("h1")).to_have_text(number)
    page.locator("a[href$='/retragere/'], a[href$='/withdraw/']").click()
    page.locator("[name=reason]").fill("S-a pus deja o bancă.")
    press(page)
    expect(page.locator(".notice--success")).to_be_visible()
    expect(page.locator(".stage").first).to_have_text({"ro": "Retras", "en": "Withdrawn"}[language])


def letter_with_code(citizen, language: str, number: str) -> str:
    """Read in another window, so that the page that asks for the code stays open."""
    return citizen(language).letter(number, {"ro": "15 minute", "en": "15 minutes"}[language])
