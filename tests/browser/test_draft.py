"""An idea that is begun on one device and sent from another: by the letter's link, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.citizen import IDEA
from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser

DEVICES = pytest.mark.parametrize(
    ("language", "first", "second", "script"),
    [
        pytest.param("ro", PHONE, DESK, True, id="ro-phone-then-desk"),
        pytest.param("en", DESK, PHONE, False, id="en-desk-then-phone-no-script"),
    ],
)


def accent(page):
    return page.locator("#form button.button--accent")


@DEVICES
def test_a_draft_is_continued_on_another_device_and_sent(citizen, language, first, second, script):
    begun = citizen(language, first, java_script_enabled=script)
    begun.go("form")
    title = f"{IDEA[language]['title']} {begun.email[:8]}"
    begun.field("title").fill(title)
    begun.choose_picture("banca.png")
    begun.page.locator("#form button[value=later]").click()
    begun.page.locator("#form input[type=email]").fill(begun.email)
    accent(begun.page).click()
    expect(begun.page.locator("main")).to_contain_text(begun.email)
    link = re.search(r"/(?:ro/continua|en/continue)/\w+/", begun.letter("/continu", title_of(begun))).group(0)

    other = citizen(language, second, java_script_enabled=script)
    other.page.goto(link)
    other.page.locator("main form button").click()
    expect(other.field("title")).to_have_value(title)
    expect(other.page.locator("main")).to_contain_text("banca.png")
    if script:
        other.field("description").fill("Scris pe al doilea dispozitiv.")
        other.field("description").blur()
        saved = other.page.locator("[data-save-indicator]:not([data-waiting])")
        expect(saved).to_contain_text(re.compile(r"\d\d.\d\d"))
        other.page.reload()
        expect(other.field("description")).to_have_value("Scris pe al doilea dispozitiv.")
    other.fill_in(title=title)
    accent(other.page).click()
    expect(other.page.locator("main")).to_contain_text(title)
    accent(other.page).click()
    other.reference()
    expect(other.page.locator("main")).to_contain_text("banca.png")
    assert not other.page.context.cookies(), "no cookie for readers"

    begun.page.goto(link)
    expect(begun.page.locator("main form button")).to_have_attribute("name", "again")


def title_of(citizen) -> str:
    """What tells this letter from others: nothing of the draft stands in it but the form's name."""
    return {"ro": "Ciorna este salvată", "en": "The draft is saved"}[citizen.language]
