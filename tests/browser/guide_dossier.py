"""The chapter about a dossier: its stages and figures, and a promise that moves only with its reason."""

import datetime as dt

from playwright.sync_api import Page, expect

from tests.browser.editor import put_moment
from tests.browser.guide_staff import Staff, scroll_to, visit

WORKS = "stages-2"
REASON = {"ro": "Constructorul a găsit rețele vechi sub curte.", "en": "The builder found old pipes under the yard."}


def keep_a_dossier(staff: Staff, dossier: dict, reader: Page) -> None:
    promised = staff.field(f"{WORKS}-promised_on")
    staff.go(f"/admin/pages/{dossier['index']}/")
    staff.look()
    staff.edit(dossier["page"])
    staff.tab_of(f"{WORKS}-promised_on")
    scroll_to(staff.field(f"{WORKS}-kind"), 200)
    staff.picture("dosar-etapa", promised)
    staff.tab_of("as_of")
    staff.picture("dosar-cifre")
    staff.tab_of(f"{WORKS}-promised_on")
    put_moment(promised, dt.date.today() + dt.timedelta(days=200))
    staff.page.locator("footer .w-dropdown__toggle").first.click()
    staff.look(staff.page.locator("[name=action-publish]"))
    staff.page.locator("[name=action-publish]").click()
    staff.settle()
    staff.tab_of(f"{WORKS}-reason_ro")
    reason = staff.field(f"{WORKS}-reason_ro")
    expect(staff.page.locator(".w-field--error:visible").filter(has=reason)).to_have_count(1)
    scroll_to(promised, 300)
    staff.picture("dosar-motiv", reason)
    for language, words in REASON.items():
        staff.put(f"{WORKS}-reason_{language}", words)
    staff.publish()
    reader.goto(dossier["ro"])
    expect(reader.locator("main")).to_contain_text(REASON["ro"])
    visit(staff.guide, reader, dossier["ro"], "dosar-public", "ol.steps > li:nth-child(3)")
