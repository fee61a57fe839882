"""The chapters about pages: a debate in two languages, its cancellation, a call and a competition."""

import datetime as dt

from playwright.sync_api import Locator, Page, expect

from tests.browser.editor import close_calendars, put_moment
from tests.browser.guide_staff import Staff, visit
from tests.browser.places import place

WORDS = {
    "Cum arată piața de mâine": "What tomorrow's square looks like",
    "Cum să arate piața din fața gării?": "What should the square by the station look like?",
    "Căutăm păreri despre piața din fața gării.": "We ask for views on the square by the station.",
    "cum-arata-piata-de-maine": "tomorrows-square",
}


def write_debate(staff: Staff, index: int) -> int:
    """A debate in two languages, from the list of pages to the English page."""
    staff.go("/admin/")
    staff.picture("bord")
    staff.look()
    staff.go(f"/admin/pages/{index}/")
    staff.picture("dezbatere-adauga", staff.page.locator(f"a[href='/admin/pages/{index}/add_subpage/']").first)
    staff.add("debates/debatepage", index)
    words = iter(WORDS)
    staff.put("title", next(words))
    staff.put("question", next(words))
    staff.put("summary", next(words))
    staff.page.evaluate("window.scrollTo(0, 0)")
    staff.picture("dezbatere-cuvinte")
    staff.tab(1)
    put_moment(staff.field("date"), dt.date.today() + dt.timedelta(days=30))
    put_moment_of_day(staff.field("time"), "17:30")
    staff.heading("Când și unde")
    staff.picture("dezbatere-date")
    staff.look()
    staff.page.locator("footer .w-dropdown__toggle").first.click()
    staff.picture("dezbatere-publica", staff.page.locator("[name=action-publish]"))
    staff.page.keyboard.press("Escape")
    return staff.publish()


def put_moment_of_day(field: Locator, text: str) -> None:
    field.fill(text)
    field.press("Tab")
    close_calendars(field.page)


def translate_debate(staff: Staff, pk: int, reader: Page, address: str) -> None:
    staff.go(f"/admin/pages/{pk}/edit/")
    staff.page.locator("header .w-dropdown__toggle").first.click()
    staff.picture("traducere-acasa", staff.page.locator("a[href*='/localize/submit/']:visible").first)
    staff.go(f"/admin/localize/submit/page/{pk}/")
    staff.page.check("[name=locales]")
    staff.picture("traducere-trimite", staff.page.locator("main form [type=submit]").first)
    staff.page.locator("main form [type=submit]").first.click()
    row = staff.page.locator(".js-translation-editor li.incomplete").first
    expect(row).to_be_visible()
    staff.settle()
    staff.look()
    row.locator("button").last.click()
    staff.look(row.locator("textarea"))
    row.locator("textarea").fill(WORDS[row.locator("p").first.inner_text().strip()])
    row.evaluate("node => window.scrollTo(0, node.getBoundingClientRect().top + window.scrollY - 220)")
    staff.picture("traducere-texte", row.locator("button").last)
    row.locator("button").last.click()
    staff.translate(WORDS)
    visit(staff.guide, reader, address + "tomorrows-square/", "dezbatere-in-engleza")
    staff.go("/admin/")
    staff.page.locator("nav button", has_text="Rapoarte").first.click()
    staff.look(staff.page.locator("nav a:visible[href$='/reports/translation-state/']").first)
    staff.go("/admin/reports/translation-state/")
    staff.picture("raport-traduceri")


def cancel(staff: Staff, debate: int, reader: Page, address: str) -> None:
    staff.go(f"/admin/pages/{debate}/edit/")
    staff.tab(1)
    staff.page.select_option("[name=change]", "cancelled")
    staff.put("change_reason", "Sala este în reparații.")
    staff.heading("Amânat sau anulat")
    staff.picture("anulare-campuri")
    staff.page.locator("footer .w-dropdown__toggle").first.click()
    staff.look(staff.page.locator("[name=action-publish]"))
    staff.page.keyboard.press("Escape")
    staff.publish()
    visit(staff.guide, reader, address + "cum-arata-piata-de-maine/", "anulare-public")


def open_a_call(staff: Staff, known: dict, reader: Page) -> None:
    """A call as the grants officer writes it; the demonstration's shows the rest."""
    fix = known["pages"]["fix"]
    staff.go(f"/admin/pages/{fix}/")
    staff.look()
    staff.add("fix_cluj/grantcallpage", fix)
    staff.put("title", "FIX Cluj, un apel nou")
    staff.put("summary", "Bani pentru idei care fac orașul mai prietenos.")
    staff.page.evaluate("window.scrollTo(0, 0)")
    staff.picture("apel-cuvinte")
    staff.tab(1)
    add_step(staff, "opens", 10)
    staff.picture("apel-calendar", staff.page.locator("#id_calendar-ADD"))
    staff.go(f"/admin/pages/{known['pages']['application']}/edit/")
    staff.tab(1)
    staff.heading("Reguli")
    staff.picture("apel-formular")
    visit(staff.guide, reader, place(known, "call_open", "ro").path, "apel-public")


def add_step(staff: Staff, kind: str, days: int) -> None:
    staff.page.locator("#id_calendar-ADD").click()
    staff.page.select_option("[name=calendar-0-kind]", kind)
    put_moment(staff.field("calendar-0-date"), dt.date.today() + dt.timedelta(days=days))
    staff.heading("Calendar")


def open_a_competition(staff: Staff, known: dict) -> None:
    staff.go(f"/admin/pages/{known['pages']['competitions']}/")
    staff.look()
    staff.add("competitions/competitionpage", known["pages"]["competitions"])
    staff.put("title", "Concurs nou")
    staff.tab(1)
    staff.page.locator("#id_calendar-ADD").click()
    staff.heading("Calendar")
    staff.picture("concurs-calendar", staff.page.locator("#id_calendar-ADD"))
