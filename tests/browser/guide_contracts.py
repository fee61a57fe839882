"""The end of the officer's chapter: contract, payments, the report of a team, and what everybody reads of the project."""

import datetime as dt
import json

from playwright.sync_api import Page, expect

from tests.browser.editor import put_moment
from tests.browser.guide_staff import Staff, scroll_to, visit
from tests.live import Portal

TODAY = dt.date.today()
DAYS = {
    "signed_on": TODAY - dt.timedelta(days=30),
    "starts_on": TODAY - dt.timedelta(days=28),
    "ends_on": TODAY - dt.timedelta(days=1),
    "final_due": TODAY + dt.timedelta(days=14),
}
SUM = "1500"


def look_after_contracts(staff: Staff, portal: Portal, reader: Page, world: dict) -> None:
    page, key = staff.page, world["key"]
    code = json.loads(portal.python("-m", "tests.browser.guide_grants_world", "account", key).splitlines()[-1])["code"]
    staff.go(f"/admin/grants/{key}/")
    staff.look()
    listed = f"/admin/grants/{key}/contracts/"
    page.locator(f"main a[href='{listed}']").click()
    staff.settle()
    staff.picture("responsabil-contracte", page.locator("main .inbox-shortcuts"))
    page.locator("main td a", has_text=code).click()
    staff.settle()
    contract = page.url
    staff.look()
    sign(staff)
    pay(staff)
    portal.python("-m", "tests.browser.guide_grants_world", "report", key)
    page.goto(contract)
    staff.settle()
    read_report(staff)
    page.goto(contract)
    staff.settle()
    staff.look()
    visit(staff.guide, reader, f"/ro/rezultate/{key}/", "responsabil-stadiu", "#done")


def press(staff: Staff, ending: str) -> None:
    staff.page.locator(f"main form[action$='/{ending}/'] button[type=submit]").first.click()
    staff.settle()
    expect(staff.page.locator(".messages .success").first).to_be_visible()
    staff.look()


def sign(staff: Staff) -> None:
    page = staff.page
    page.locator("main a[href$='/sign/']").click()
    staff.settle()
    staff.put("number", "14")
    for name, day in DAYS.items():
        put_moment(staff.field(name), day)
    staff.picture("responsabil-semnare", page.locator("main form.inbox-form button[type=submit]"))
    page.locator("main form.inbox-form button[type=submit]").click()
    staff.settle()
    staff.look()


def pay(staff: Staff) -> None:
    """One instalment, and the day on which it left."""
    page = staff.page
    press(staff, "do/start")
    staff.put("new-amount", SUM)
    put_moment(staff.field("new-planned_on"), DAYS["starts_on"])
    press(staff, "instalments")
    scroll_to(page.locator("h2", has_text="Tranșe"), 150)
    staff.picture("responsabil-plata", page.locator("form[action$='/pay/'] button"))
    press(staff, "pay")


def read_report(staff: Staff) -> None:
    page = staff.page
    staff.look()
    page.locator("main td a[href*='/reports/']").first.click()
    staff.settle()
    scroll_to(page.locator("h2", has_text="Cât a costat"), 150)
    staff.picture("responsabil-raport", page.locator("main form[action$='/accept/'] button"))
    press(staff, "accept")
    for language in ("ro", "en"):
        field = staff.field(f"summary-summary_{language}")
        if not field.input_value():
            field.fill(
                {"ro": "Copacii de pe stradă au plăcuțe.", "en": "The trees of the street have labels."}[language]
            )
    scroll_to(page.locator("h2", has_text="Rezumatul public"), 150)
    staff.picture("responsabil-rezumat", page.locator("main form[action$='/summary/'] button"))
    press(staff, "summary")
