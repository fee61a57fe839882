"""The chapter for whoever judges applications: the declaration, reading by code, points, and what is locked."""

from playwright.sync_api import expect

from tests.browser.guide_staff import Staff, scroll_to

CALL = "Apel demonstrativ jurizat"


def declare(staff: Staff) -> None:
    """Nothing opens before it."""
    page = staff.page
    staff.go("/admin/")
    staff.look()
    staff.go("/admin/grants/")
    staff.picture("evaluator-lista", page.locator("main table a", has_text=CALL).first)
    page.locator("main table a", has_text=CALL).first.click()
    staff.settle()
    start = page.locator("main a.button[href$='/declaration/']")
    staff.look()
    start.click()
    staff.settle()
    staff.put("interests", "Asociația Exemplu")
    staff.look()
    page.locator("form[action$='/interests/'] button[type=submit]").click()
    staff.settle()
    conflict = page.locator("main [name^=conflict_]").nth(2)
    conflict.fill("Am lucrat împreună anul trecut.")
    scroll_to(page.locator("h2", has_text="Solicitanții"), 150)
    staff.picture("evaluator-declaratie", conflict)
    page.check("[name=is_impartial]")
    staff.look()
    page.locator("main form:has([name=is_impartial]) button[type=submit]").click()
    expect(page.locator(".messages .success").first).to_be_visible()


def read_and_score(staff: Staff) -> None:
    page = staff.page
    staff.go("/admin/grants/")
    page.locator("main table a", has_text=CALL).first.click()
    staff.settle()
    desk = page.url
    staff.picture("evaluator-cereri", page.locator("main table.listing"))
    page.locator("main table.listing a").first.click()
    staff.settle()
    sheet = page.url
    staff.look()
    fields = page.locator("main form[data-autosave] input[type=number]")
    for field in fields.all():
        field.fill("7")
    staff.put("remark", "Nevoia e arătată cu cifre; planul are un om pentru fiecare pas.")
    expect(page.locator("[data-autosave-status]")).not_to_be_empty()
    scroll_to(page.locator("[name=hand_in]"), 650)
    staff.picture("evaluator-puncte", page.locator("[name=hand_in]"))
    reason = page.locator("[name=recusal-reason]")
    scroll_to(reason, 250)
    staff.picture("evaluator-abtinere", reason)
    staff.look()
    page.locator("[name=hand_in]").click()
    expect(page.locator(".messages .success").first).to_be_visible()
    staff.look()
    page.goto(sheet)
    scroll_to(page.locator("h2", has_text="Punctele tale"), 150)
    staff.picture("evaluator-blocat")
    page.goto(desk)


def look_again(staff: Staff) -> None:
    """After the results: what is to be read once more, and the public page."""
    staff.page.reload()
    staff.settle()
    staff.look()
