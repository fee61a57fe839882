"""The chapter about who follows and who comes: ways to follow a topic, and a form whose places are gone."""

from playwright.sync_api import Page

from tests.browser.guide_staff import Staff, scroll_to, visit


def follow_and_wait(staff: Staff, full: dict, reader: Page) -> None:
    reader.goto("/ro/teme/")
    reader.locator("main a[href*='/ro/tema/']").first.click()
    reader.wait_for_load_state()
    visit(staff.guide, reader, reader.url, "urmarire-tema")
    reader.locator("main a[href*='/ro/urmareste/']").first.click()
    reader.wait_for_load_state()
    visit(staff.guide, reader, reader.url, "urmarire-adresa")
    staff.edit(full["page"])
    staff.tab_of("places")
    staff.put("places", "1")
    staff.page.check("[name=has_waiting_list]")
    scroll_to(staff.field("takes_votes"), 300)
    staff.picture("urmarire-locuri", staff.field("has_waiting_list"))
    staff.publish()
    visit(staff.guide, reader, full["ro"], "urmarire-lista", "main .notice--info")
