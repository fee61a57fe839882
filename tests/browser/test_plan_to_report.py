"""An editor's debate in Chromium, from its plan to the annual report, as staff do it and as it is read in both languages."""

import datetime as dt
import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.clerk import Clerk
from tests.browser.conftest import PHONE
from tests.browser.editor import Editor, put_moment
from tests.browser.plan_world import SENT, WORDS
from tests.browser.sweep import axe_findings

pytestmark = pytest.mark.browser
TODAY = dt.date.today()
TITLE, QUESTION, SUMMARY, *_form, RESULTS = WORDS
SPOKEN = "Și pentru copiii de la grădiniță"
REASON = {"ro": "Proba durează o lună, apoi hotărâm.", "en": "The trial lasts a month, then we decide."}
LATE = {"ro": "Rezumatul trebuia publicat", "en": "The summary was due"}


@pytest.fixture
def world(portal):
    """Does a step in the portal's own environment."""

    def do(verb: str, key) -> dict:
        return json.loads(portal.python("-m", "tests.browser.plan_world", verb, str(key)).strip().splitlines()[-1])

    return do


def test_a_debate_from_its_plan_to_the_annual_report(staff, known, new_context, world):
    editor, clerk = Editor(staff("communications_editor")), Clerk(staff("moderator"))
    pk = announce(editor, known["pages"]["debates"])
    debate = world("open", pk)
    readers = {language: new_context(viewport=PHONE, java_script_enabled=language == "ro").new_page() for language in ("ro", "en")}  # fmt: skip
    read_the_announcement(readers, debate)
    world("send", debate["key"])
    world("pass", debate["key"])
    see_that_it_is_late(editor, readers, debate)
    register = f"/admin/registers/{debate['key']}/"
    enter_what_was_said(clerk.page, register)
    answer_all(clerk, register)
    publish_what_came_of_it(editor, pk)
    world("translate", debate["key"])
    tell_the_authors(clerk.page, register)
    publish_the_report(editor.page)
    for language in readers:
        read_what_came_of_it(language, new_context(viewport=PHONE).new_page(), debate, known)
    for page in (editor.page, clerk.page, *readers.values()):
        page.context.close()


def announce(editor: Editor, index: int) -> int:
    """A draft act: its calendar is looked at before it is published."""
    editor.add("debates/debatepage", index)
    for name, words in (("title", TITLE), ("question", QUESTION), ("summary", SUMMARY)):
        editor.put(name, words)
    editor.tab_of("date")
    put_moment(editor.field("date"), TODAY + dt.timedelta(days=20))
    editor.tab_of("regime")
    editor.page.select_option("[name=regime]", "draft_act")
    for name, days in (("announced_on", 0), ("place_announced_on", 12), ("proposals_until", 15)):
        put_moment(editor.field(name), TODAY + dt.timedelta(days=days))
    editor.tab_of("speaking_places")
    editor.put("speaking_places", "2")
    editor.page.locator("footer .action-save").first.click()
    expect(editor.page.locator(".messages .success").first).to_be_visible()
    editor.edit(int(re.search(r"/pages/(\d+)/edit/", editor.page.url)[1]))
    editor.tab_of("regime")
    verdicts = editor.page.locator(".debates-calendar tr[data-verdict]")
    expect(verdicts.first).to_be_visible()
    assert "broken" not in [row.get_attribute("data-verdict") for row in verdicts.all()]
    return editor.publish()


def read_the_announcement(readers: dict[str, Page], debate: dict) -> None:
    for language, reader in readers.items():
        assert reader.goto(debate[language]).ok
        expect(reader.locator("h1")).to_have_text(QUESTION if language == "ro" else WORDS[QUESTION])
        expect(reader.locator("main a[href*='/cuvant/'], main a[href*='/speak/']").first).to_be_visible()
        expect(reader.locator("main a", has_text="Spune-ți părerea" if language == "ro" else "Have your say").first).to_be_visible()  # fmt: skip


def see_that_it_is_late(editor: Editor, readers: dict[str, Page], debate: dict) -> None:
    """Ten days were given for the summary: staff and readers see that they are over."""
    editor.page.goto("/admin/")
    expect(editor.page.locator(".debates-home li", has_text=TITLE).first).to_contain_text("Rezumatul trebuia publicat")
    for language, reader in readers.items():
        reader.goto(debate[language] + ("registru/" if language == "ro" else "register/"))
        expect(reader.locator("#nr-2")).to_be_visible()
        reader.goto(f"{debate[language]}?again")
        expect(reader.locator("main")).to_contain_text(LATE[language])


def enter_what_was_said(page: Page, register: str) -> None:
    page.goto(register)
    page.locator("main a[href*='/spoken/'][href$='/ro/']").click()
    for label in ("Titlul", "Părerea ta"):
        page.get_by_label(label).fill(SPOKEN)
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator(".messages .success").first).to_contain_text("3")


def answer_all(clerk: Clerk, register: str) -> None:
    """Two that say the same get one answer, the other is refused; each with its reason."""
    page = clerk.page
    page.goto(register)
    ticks = page.locator("main [name=row]")
    expect(ticks).to_have_count(3)
    ticks.nth(0).check()
    ticks.nth(2).check()
    page.locator("form[action$='/together/'] button[type=submit]").click()
    page.wait_for_url("**/admin/inbox/**")
    clerk.answer("accepted", **REASON)
    page.goto(register)
    page.locator("main table a", has_text=SENT[1][1]).click()
    clerk.answer("refused", **REASON)
    page.goto(f"{register}?outcome=waiting")
    expect(page.locator("main [name=row]")).to_have_count(0)


def publish_what_came_of_it(editor: Editor, pk: int) -> None:
    page = editor.page
    editor.edit(pk)
    page.locator("[data-contentpath=results] [contenteditable=true]").click()
    page.keyboard.insert_text(RESULTS)
    editor.tab_of("is_held")
    page.check("[name=is_held]")
    editor.tab_of("minutes_on")
    page.locator("#id_minutes-chooser").get_by_role("button", name="Alege").first.click()
    page.locator(".modal a[data-chooser-modal-choice], [role=dialog] a[data-chooser-modal-choice]").first.click()
    expect(page.locator("[name=minutes]")).not_to_have_value("")
    put_moment(editor.field("minutes_on"), TODAY)
    editor.put("participants_on_site", "40")
    editor.publish()
    page.goto("/admin/")  # too late by the law, but no longer owed
    said = page.locator(".debates-home li", has_text=TITLE).filter(has_text="Rezumatul trebuia publicat")
    expect(said).to_have_count(0)


def tell_the_authors(page: Page, register: str) -> None:
    page.goto(register)
    page.locator("main a[href$='/tell/']").click()
    expect(page.locator("main .help-warning")).to_have_count(0)
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".messages .success").first).to_contain_text("2")


def publish_the_report(page: Page) -> None:
    page.goto("/admin/law-report/")
    expect(page.locator("main tr", has_text=TITLE)).to_have_count(1)
    page.locator("main form[action$='/publish/'] button").click()
    expect(page.locator(".messages .success").first).to_be_visible()


def read_what_came_of_it(language: str, reader: Page, debate: dict, known: dict) -> None:
    """The page, the register and the report of the year."""
    title, results = (TITLE, RESULTS) if language == "ro" else (WORDS[TITLE], WORDS[RESULTS])
    reader.goto(debate[language])
    expect(reader.locator("#results ~ .flow").first).to_contain_text(results)
    expect(reader.locator("main")).to_contain_text("40")
    check(reader)
    reader.locator("dl.facts a[href$='/registru/'], dl.facts a[href$='/register/']").first.click()
    for number in (1, 2, 3):
        expect(reader.locator(f"#nr-{number}")).to_contain_text(REASON[language])
    check(reader)
    index = known["places"]["debates"][language]["path"]
    reader.goto(f"{index}{'raport' if language == 'ro' else 'report'}/{TODAY.year}/")
    cells = reader.locator("main tr", has=reader.locator("th", has_text=title)).first.locator("td").all_inner_texts()
    written, spoken, waiting = 2, 1, 0
    assert [int(text) for text in cells[-7:]] == [written, spoken, 2, 0, 0, 1, waiting]
    check(reader)


def check(reader: Page) -> None:
    assert axe_findings(reader) == []
    assert reader.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
