"""Takes the pictures of the guide about a debate's regime and terms while doing what it says."""

import datetime as dt

from playwright.sync_api import Page, expect

from tests.browser.editor import put_moment

TITLE, ADDRESS = "Regulamentul teraselor", "regulamentul-teraselor/"
WHY = "Terasele se deschid la 1 martie."


def keep_the_terms(staff, index: int, reader: Page, address: str) -> None:
    """A draft act with too short a term: refused, published with a reason, and seen when the law changes."""
    today = dt.date.today()
    staff.add("debates/debatepage", index)
    staff.put("title", TITLE)
    staff.tab(1)
    put_moment(staff.field("date"), today + dt.timedelta(days=8))
    staff.look()
    staff.tab(2)
    staff.page.select_option("[name=regime]", "draft_act")
    put_moment(staff.field("announced_on"), today)
    put_moment(staff.field("proposals_until"), today + dt.timedelta(days=5))
    staff.look()
    staff.page.locator("footer .action-save").first.click()
    staff.page.wait_for_url("**/edit/**")
    staff.settle()
    staff.tab(2)
    staff.page.evaluate("window.scrollTo(0, 0)")
    staff.picture("termene-calendar", staff.page.locator(".debates-calendar table"))
    publish(staff)
    expect(staff.page.locator("[name=accept_calendar]")).to_be_attached()
    staff.tab(2)
    staff.field("shorter_because").evaluate("node => node.scrollIntoView({block: 'center'})")
    staff.picture("termene-refuz", staff.page.locator("[name=accept_calendar]"))
    staff.put("shorter_because", WHY)
    staff.page.check("[name=accept_calendar]")
    publish(staff)
    expect(staff.page.locator(".messages .success").first).to_be_visible()
    assert reader.goto(address + ADDRESS).ok
    reader.get_by_text(WHY).evaluate("node => node.scrollIntoView({block: 'center'})")
    staff.guide.picture(reader, "termene-motiv")
    change_the_law(staff)


def change_the_law(staff) -> None:
    staff.go("/admin/snippets/debates/legalterm/")
    staff.look()
    edit = staff.page.locator("main a", has_text="Propuneri în scris").first
    address = edit.get_attribute("href")
    staff.go(address)
    staff.look()
    staff.put("days", "12")
    staff.page.locator("footer [type=submit]").first.click()
    expect(staff.page.locator(".messages .success").first).to_be_visible()
    staff.go("/admin/snippets/debates/legalterm/")
    staff.picture("termene-lista")
    staff.go("/admin/")
    staff.picture("termene-bord", staff.page.locator(".debates-home"))
    staff.go(address)
    staff.put("days", "10")
    staff.page.locator("footer [type=submit]").first.click()
    expect(staff.page.locator(".messages .success").first).to_be_visible()


def publish(staff) -> None:
    staff.settle()
    staff.page.locator("footer .w-dropdown__toggle").first.click()
    staff.page.locator("[name=action-publish]").click()
    staff.settle()
