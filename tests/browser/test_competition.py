"""The editor's competition in Chromium: a calendar that cannot be, a round released in both languages, the verdict with its entries."""

import datetime as dt
import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor import Editor, put_moment
from tests.browser.sweep import AXE, AXE_TAGS, RUN_AXE

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
TODAY = dt.date.today()
ANSWERS = {
    "E nevoie de machetă?": ("E nevoie de machetă?", "Is a model needed?", "Nu, ajung trei planșe.", "No, three boards will do."),
    "May students enter?": ("Pot participa studenții?", "May students enter?", "Da, cu un arhitect.", "Yes, with an architect."),
}  # fmt: skip


@pytest.fixture(scope="module")
def seeded(portal) -> dict:
    return json.loads(portal.python("-m", "tests.browser.day_of_competition").strip().splitlines()[-1])


def test_a_competition_from_its_questions_to_the_exhibition(staff, seeded, new_context):
    clerk, reader = staff("moderator"), new_context(viewport=PHONE).new_page()
    release_the_round(clerk, seeded["round"], reader)
    editor = Editor(staff("communications_editor"))
    mend_the_calendar(editor, seeded["page"])
    publish_the_verdict(editor, seeded["page"])
    read_the_verdict(reader, seeded)
    for page in (clerk, editor.page, reader):
        page.context.close()


def release_the_round(page: Page, pk: int, reader: Page) -> None:
    """Nobody reads a word before the button, everybody reads all of it after."""
    addresses = (f"/ro/intrebari-si-raspunsuri/{pk}/", f"/en/questions-and-answers/{pk}/")
    page.goto(f"/admin/rounds/inspect/{pk}/")
    page.locator(f"form[action$='/rounds/{pk}/collect/'] button").click()
    expect(page.locator("main table.listing tbody tr")).to_have_count(2)
    expect(page.locator(f"form[action$='/rounds/{pk}/release/']")).to_have_count(0)
    assert reader.goto(addresses[0]).status == 404
    page.locator(f"main a[href$='/rounds/edit/{pk}/']").first.click()
    for place in range(2):
        row = {name: page.locator(f"[name=questions-{place}-{name}]") for name in ("question_ro", "question_en", "answer_ro", "answer_en")}  # fmt: skip
        asked = row["question_ro"].input_value() or row["question_en"].input_value()
        for field, words in zip(row.values(), ANSWERS[asked], strict=True):
            field.fill(words)
    page.locator("main form button[type=submit]:visible, footer button[type=submit]:visible").first.click()
    page.wait_for_url(re.compile(f"/rounds/inspect/{pk}/"))
    page.locator(f"form[action$='/rounds/{pk}/release/'] button").click()
    expect(page.locator(".messages .success").first).to_be_visible()
    for address, words in zip(addresses, ("Nu, ajung trei planșe.", "No, three boards will do."), strict=True):
        assert reader.goto(address).status == 200
        expect(reader.locator("main")).to_contain_text(words)
        expect(reader.locator("main")).not_to_contain_text("example.org")
        assert accessible(reader)


def mend_the_calendar(editor: Editor, pk: int) -> None:
    """Answers before the questions are refused beside their step; nothing typed is lost."""
    editor.edit(pk)
    editor.tab(1)
    step = editor.field("calendar-2-date")
    put_moment(step, TODAY - dt.timedelta(days=30))
    send(editor)
    editor.tab(1)
    expect(editor.page.locator(".w-field--error:visible").filter(has=step)).to_have_count(1)
    expect(step).to_have_value((TODAY - dt.timedelta(days=30)).strftime("%d.%m.%Y"))
    put_moment(step, TODAY - dt.timedelta(days=16))
    editor.publish()


def publish_the_verdict(editor: Editor, pk: int) -> None:
    """A name before the results is refused; with them it is published."""
    editor.edit(pk)
    editor.tab(2)
    editor.put("exhibition_place", "Casino, Parcul Central")
    author = editor.field("listed_entries-0-author")
    author.fill("Birou de probă")
    send(editor)
    editor.tab(2)
    expect(editor.page.locator(".w-field--error:visible").filter(has=author)).to_have_count(1)
    editor.tab(1)
    editor.page.check("[name=is_decided]")
    editor.publish()


def send(editor: Editor) -> None:
    editor.settle()
    editor.page.locator("footer .w-dropdown__toggle").first.click()
    editor.page.locator("[name=action-publish]").click()
    expect(editor.page.locator(".messages .error").first).to_be_visible()
    editor.settle()


def read_the_verdict(reader: Page, seeded: dict) -> None:
    words = {"ro": ("Clar și simplu.", "Birou de probă"), "en": ("Clear and simple.", "Birou de probă")}
    for language, (report, author) in words.items():
        reader.goto(seeded[language])
        entry = reader.locator("details").filter(has_text="AB12")
        expect(entry.locator("summary")).to_contain_text(author)
        entry.locator("summary").click()
        expect(entry).to_contain_text(report)
        expect(reader.locator("main")).to_contain_text("Casino, Parcul Central")
        assert accessible(reader)
        assert reader.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def accessible(page: Page) -> bool:
    page.evaluate(AXE)
    assert page.evaluate(RUN_AXE, [None, AXE_TAGS]) == []
    return True
