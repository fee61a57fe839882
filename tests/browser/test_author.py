"""The author of an idea follows it without an account: in by a code, replies, reads the answer; another takes it back."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.clerk import ANSWERS, Clerk
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


def open_by_code(author, number: str, citizen) -> None:
    """With number and e-mail alone: the code comes by letter, read in another window, so that the page stays open."""
    page = author.page
    page.goto({"ro": "/ro/dosar/", "en": "/en/case/"}[author.language])
    page.locator("[name=number]").fill(number.lower())
    page.locator("[name=proof]").fill(author.email)
    press(page)
    letter = citizen(author.language).letter(number, {"ro": "15 minute", "en": "15 minutes"}[author.language])
    page.locator("[name=code]").fill(re.search(r"\b\d{6}\b", letter)[0])
    press(page)
    expect(page.locator("h1")).to_have_text(number)


def write_to(desk: Clerk, title: str, text: str) -> None:
    desk.open(title)
    summary = desk.page.locator("#conversation-section summary, summary", has_text=re.compile("Scrie autorului"))
    summary.focus()
    desk.page.keyboard.press("Enter")
    desk.page.locator("[name='message-text']").fill(text)
    desk.press("write")


@READERS
def test_an_author_follows_replies_with_a_file_and_reads_the_public_answer(citizen, staff, language, width, script):
    author = citizen(language, width, java_script_enabled=script)
    page, title = author.page, f"O bancă de urmărit {'+' if script else '-'}"
    number = author.send_idea(title)
    open_by_code(author, number, citizen)

    desk = Clerk(staff("moderator", java_script_enabled=script))
    desk.open_list(f"?q={number}")
    write_to(desk, title, ASK[language])

    # The link of the letter opens the case once.
    letter = author.letter(number, ASK[language])
    page.goto(re.search(r"https?://\S+/(?:dosar/deschide|case/open)/\w+/", letter)[0])
    press(page)
    expect(page.locator("main")).to_contain_text(ASK[language])
    case = page.url
    page.locator("[name=text]").fill("La intrarea de pe strada școlii.")
    page.locator("[name=files]").set_input_files({"name": "banca.png", "mimeType": "image/png", "buffer": picture()})
    press(page)
    expect(page.locator(".notice--success")).to_be_visible()
    expect(page.locator(".talk__mine")).to_contain_text("banca.png")

    desk.open_list(f"?q={number}&waits=reply")
    desk.open(title)
    expect(desk.page.locator(".inbox-message--author")).to_contain_text("banca.png")
    desk.answer("accepted", **ANSWERS)
    desk.page.context.close()

    page.goto(case)
    expect(page.locator("#answer ~ *, [aria-labelledby=answer]").first).to_contain_text(ANSWERS[language])
    author.go("ideas")
    page.get_by_role("link", name=title).focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text(ANSWERS[language])
    expect(page.locator("main")).not_to_contain_text(author.email)
    assert not page.context.cookies(), "no cookie for readers"


@READERS
def test_another_author_takes_an_idea_back(citizen, language, width, script):
    author = citizen(language, width, java_script_enabled=script)
    page = author.page
    number = author.send_idea(f"O bancă retrasă {'+' if script else '-'}")
    open_by_code(author, number, citizen)
    page.locator("a[href$='/retragere/'], a[href$='/withdraw/']").focus()
    page.keyboard.press("Enter")
    page.locator("[name=reason]").fill("S-a pus deja o bancă.")
    press(page)
    expect(page.locator(".notice--success")).to_be_visible()
    expect(page.locator(".stage").first).to_have_text({"ro": "Retras", "en": "Withdrawn"}[language])
