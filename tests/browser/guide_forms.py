"""The chapters about forms: a short one that an editor builds, and what a long one can do."""

import datetime as dt

from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import put_moment
from tests.browser.guide_staff import Staff, bring, scroll_to, visit
from tests.browser.places import place


def build_form(staff: Staff, debate: int, reader: Page, address: str) -> None:
    staff.go(f"/admin/pages/{debate}/")
    staff.look()
    staff.add("participation/formpage", debate)
    staff.put("title", "Spune-ne părerea")
    staff.page.locator("button.c-sf-add-button").last.click()
    staff.heading("Întrebări")
    staff.picture("formular-intrebare")
    staff.page.get_by_role("option", name="Text lung", exact=True).click()
    staff.put("questions-0-value-label", "Ce ai păstra și ce ai schimba?")
    staff.heading("Întrebări")
    staff.picture("formular-setari")
    staff.tab(1)
    put_moment(staff.field("closes_at"), dt.datetime.now().replace(hour=18, minute=0) + dt.timedelta(days=20))
    staff.heading("Reguli")
    staff.picture("formular-termene")
    slug = staff.field("slug").input_value()
    staff.publish()
    visit(staff.guide, reader, f"{address}cum-arata-piata-de-maine/{slug}/", "formular-public")


def open_kinds(page: Page, add: Locator) -> None:
    """The list of kinds; a long form that is still being built closes it again."""
    kinds = page.get_by_role("option", name="Text lung", exact=True)
    for _time in range(8):
        add.click()
        try:
            expect(kinds).to_be_visible(timeout=4_000)
        except AssertionError:
            continue
        return
    raise AssertionError("The list of kinds of questions does not open.")


def look_at_a_long_form(staff: Staff, known: dict, reader: Page) -> None:
    """Kinds of question, a condition, steps and versions, on the demonstration's application form."""
    page = staff.page
    page.set_default_timeout(90_000)  # fifty questions take Wagtail's editor a while
    staff.go(f"/admin/pages/{known['pages']['application']}/edit/")
    add = page.locator("button.c-sf-add-button").last
    bring(add)
    open_kinds(page, add)
    staff.picture("formular-feluri")
    staff.look()
    page.keyboard.press("Escape")
    page.locator("[data-streamfield-child]").last.locator("button[aria-expanded=false]").last.click()
    staff.look()
    condition = page.locator("select[id$='-if_question']:has(option:checked:not([value='']))").first
    expect(condition).to_be_attached()
    question = condition.locator("xpath=ancestor::*[@data-streamfield-child][1]")
    for folded in question.locator("button[aria-expanded=false]").all():
        folded.click()
    scroll_to(condition, 350)
    staff.picture("formular-conditie", condition)
    staff.tab(1)
    staff.look()
    visit(staff.guide, reader, place(known, "application", "ro").path, "formular-pas", "#form")
    staff.tab(0)
    versions = page.locator("table.listing:has(caption):visible").first
    bring(versions, 300)
    staff.picture("formular-versiuni", versions)
