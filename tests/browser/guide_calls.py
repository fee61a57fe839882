"""The chapter about questions and contestations: one round from what was asked to its release, and a time to contest."""

import re

from playwright.sync_api import Page, expect

from tests.browser.guide_staff import Staff, visit

NAMES = ("question_ro", "question_en", "answer_ro", "answer_en")
WORDS = {
    "E nevoie de machetă?": ("E nevoie de machetă?", "Is a model needed?", "Nu, ajung trei planșe.", "No, three boards will do."),
    "May students enter?": ("Pot participa studenții?", "May students enter?", "Da, cu un arhitect.", "Yes, with an architect."),
}  # fmt: skip


def answer_a_round(editor: Staff, staff: Staff, questions: dict, reader: Page) -> None:
    page, place = staff.page, f"/admin/rounds/inspect/{questions['round']}/"
    editor.edit(questions["page"])
    editor.tab_of("calendar-0-kind")
    editor.look()
    staff.go("/admin/")
    page.locator("nav button", has_text="Întrebări și contestații").first.click()
    staff.look(page.locator("nav a:visible[href$='/admin/rounds/']").first)
    staff.go(place)
    collect = page.locator("form[action$='/collect/'] button")
    staff.picture("intrebari-runda", collect)
    collect.click()
    expect(page.locator("main table.listing tbody tr")).to_have_count(len(WORDS))
    staff.look()
    page.locator(f"main a[href$='/rounds/edit/{questions['round']}/']").first.click()
    staff.settle()
    for number in range(len(WORDS)):
        row = [staff.field(f"questions-{number}-{name}") for name in NAMES]
        asked = row[0].input_value() or row[1].input_value()
        for field, words in zip(row, WORDS[asked], strict=True):
            field.fill(words)
    staff.picture("intrebari-scrise", row[0])
    page.locator("footer button[type=submit]:visible, main form button[type=submit]:visible").first.click()
    page.wait_for_url(re.compile(place))
    release = page.locator("form[action$='/release/'] button")
    staff.picture("intrebari-gata", release)
    release.click()
    expect(page.locator(".messages .success").first).to_be_visible()
    visit(staff.guide, reader, f"/ro/intrebari-si-raspunsuri/{questions['round']}/", "intrebari-public")
    staff.go("/admin/contestations/")
    staff.look()
    staff.go("/admin/contestations/new/")
    staff.picture("intrebari-contestatii", staff.field("published_on"))
