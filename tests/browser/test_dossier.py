"""A dossier in Chromium: somebody follows it, a promised date moves only with its reason, and everybody is told why."""

import datetime as dt
import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.citizen import Citizen
from tests.browser.conftest import DESK, PHONE
from tests.browser.editor import Editor, put_moment
from tests.browser.sweep import axe_findings

pytestmark = pytest.mark.browser
WORKS = "stages-1"
LATER = dt.date.today() + dt.timedelta(days=200)
REASON = {"ro": "Constructorul a găsit rețele vechi sub scuar.", "en": "The builder found old pipes under the square."}


@pytest.fixture(scope="module")
def dossier(portal) -> dict:
    return json.loads(portal.python("-m", "tests.browser.day_of_dossier").strip().splitlines()[-1])


def test_a_promise_moves_with_its_reason_and_followers_and_the_city_hear_it(staff, citizen, dossier):
    readers = {"ro": citizen("ro", PHONE), "en": citizen("en", DESK, java_script_enabled=False)}
    for language, reader in readers.items():
        is_late(reader, dossier["pages"][language], True)
        follow(reader, dossier["pages"][language])
    editor = Editor(staff("communications_editor"))
    move_the_promise(editor, dossier["page"])
    for language, reader in readers.items():
        text = reader.letter(dossier["pages"][language]["title"], reader.email, REASON[language])
        assert str(LATER.year) in text and dossier["pages"][language]["url"] in text
        read_in_public(reader, dossier["pages"][language], language)
        is_late(reader, dossier["pages"][language], False)
        reader.page.context.close()
    editor.page.context.close()


def follow(reader: Citizen, page: dict) -> None:
    """The form on the page, the letter that asks back, one button."""
    browser = reader.page
    browser.goto(page["url"])
    browser.locator("[name=email]").fill(reader.email)
    browser.locator("form:has([name=email]) button").click()
    expect(browser).to_have_url(re.compile("/scrisoare/|/letter/"))
    text = reader.letter(page["title"], reader.email)
    browser.goto(re.search(r"https?://\S+(?:/urmareste/|/follow/)\S+", text)[0])
    browser.locator("button[value=confirm]").click()
    expect(browser.locator("[role=status]").first).to_be_visible()


def move_the_promise(editor: Editor, pk: int) -> None:
    """Without a reason in both languages the date does not move, and what was typed stays."""
    editor.edit(pk)
    promised = editor.field(f"{WORKS}-promised_on")
    editor.tab_of(f"{WORKS}-promised_on")
    put_moment(promised, LATER)
    editor.settle()
    editor.page.locator("footer .w-dropdown__toggle").first.click()
    editor.page.locator("[name=action-publish]").click()
    editor.settle()
    editor.tab_of(f"{WORKS}-promised_on")
    for language in REASON:
        field = editor.field(f"{WORKS}-reason_{language}")
        expect(editor.page.locator(".w-field--error:visible").filter(has=field)).to_have_count(1)
    expect(promised).to_have_value(LATER.strftime("%d.%m.%Y"))
    for language, words in REASON.items():
        editor.put(f"{WORKS}-reason_{language}", words)
    editor.publish()


def read_in_public(reader: Citizen, page: dict, language: str) -> None:
    """What was promised first, what is promised now, and why: on the dossier's page."""
    reader.page.goto(page["url"])
    main = reader.page.locator("main")
    expect(main).to_contain_text(REASON[language])
    expect(main).to_contain_text({"ro": "Promis prima dată", "en": "Promised first"}[language])
    if language == "ro":  # the other reader's browser runs no script
        assert axe_findings(reader.page) == []


def is_late(reader: Citizen, page: dict, expected: bool) -> None:
    """Whether the city's page counts it among what is late."""
    reader.page.goto(page["city"])
    late = reader.page.locator("section[aria-labelledby=sums]")
    expect(late.locator("a", has_text=page["title"])).to_have_count(1 if expected else 0)
