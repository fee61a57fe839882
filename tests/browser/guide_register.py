"""The chapter about contributions: their register, what was spoken, one answer for several, the letters, the yearly report."""

import datetime as dt

from playwright.sync_api import Page, expect

from tests.browser.guide_staff import Staff, scroll_to, visit

TITLE = "Umbră și bănci"


def keep_the_register(staff: Staff) -> str:
    """Returns where the register is."""
    page = staff.page
    staff.go("/admin/registers/")
    debate = page.locator("main table a", has_text=TITLE).first
    staff.picture("contributii-registre", debate)
    debate.click()
    staff.settle()
    register = page.url
    staff.picture("contributii-registru")
    page.locator("main a", has_text="Introdu ce s-a spus").first.click()
    staff.settle()
    staff.picture("contributii-rostita", page.locator("[name=entry-about]"))
    page.goto(register)
    ticks = page.locator("main [name=row]")
    for tick in (ticks.nth(ticks.count() - 2), ticks.last):
        tick.check()
    scroll_to(ticks.nth(ticks.count() - 6), 150)
    together = page.locator("form[action$='/together/'] button[type=submit]")
    staff.picture("contributii-impreuna", together)
    together.click()
    page.wait_for_url("**/admin/inbox/**")
    return register


def write_to_the_authors(editor: Staff, staff: Staff, debate: int, register: str, reader: Page, path: str) -> None:
    editor.edit(debate)
    editor.look()
    editor.tab_of("minutes_on")
    editor.picture("contributii-dupa", editor.field("minutes_on"))
    staff.page.goto(register)
    staff.look()
    staff.page.locator("main a[href$='/tell/']").click()
    staff.settle()
    staff.picture("contributii-scrisori", staff.page.locator("main form button[type=submit]"))
    visit(staff.guide, reader, f"{path}registru/", "contributii-public")


def report_a_year(staff: Staff, reader: Page, debates: str) -> None:
    staff.go("/admin/law-report/")
    staff.picture("contributii-raport")
    publish = staff.page.locator("form[action$='/publish/'] button")
    staff.look()
    publish.click()
    expect(staff.page.locator(".messages .success").first).to_be_visible()
    visit(staff.guide, reader, f"{debates}raport/{dt.date.today().year}/", "contributii-raport-public")
