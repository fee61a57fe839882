"""The chapter about speaking: places that an editor gives, and the moderator's evening."""

from playwright.sync_api import Page, expect

from tests.browser.guide_staff import Staff, scroll_to, visit


def give_places(staff: Staff, debate: int, reader: Page, path: str) -> None:
    staff.edit(debate)
    staff.tab_of("speaking_places")
    staff.picture("cuvant-locuri", staff.field("speaking_places"))
    visit(staff.guide, reader, path, "cuvant-public", "#speaking")


def lead_an_evening(staff: Staff, evening: str) -> None:
    """Somebody comes, is called, another is moved, a third asks at the door."""
    page = staff.page
    staff.go("/admin/")
    staff.look()
    staff.go(evening)
    order = page.locator("h2", has_text="Ordinea")
    scroll_to(order, 200)
    staff.picture("cuvant-ordinea", page.locator("button[value=arrive]").first)
    page.locator("button[value=arrive]").first.click()
    expect(page.locator("tr[data-here]")).to_have_count(1)
    page.locator(".evening__now button[value=next]").click()
    expect(page.locator("[data-evening-clock] strong")).to_be_visible()
    staff.picture("cuvant-acum", page.locator("[data-evening-clock]"))
    row = page.locator("tr", has_text="Radu Model")
    row.locator("summary").click()
    scroll_to(row, 300)
    staff.picture("cuvant-muta", row.locator("[name=place]"))
    row.locator("[name=place]").fill("1")
    row.locator("button[value=move]").click()
    expect(page.locator("#next + .evening__name")).to_have_text("Radu Model")
    page.locator(".evening__add summary").click()
    scroll_to(page.locator(".evening__add"))
    staff.picture("cuvant-la-usa", page.locator(".evening__add summary"))
