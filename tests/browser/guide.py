"""Takes the pictures of the editors' guide while doing what it says, and checks the names that it quotes; `make guide` runs it."""

import argparse
import datetime as dt
import json
import re
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.browser.chromium import launch_options
from tests.browser.editor import Editor, put_moment
from tests.browser.guide_debate import keep_the_terms
from tests.browser.pictures import FOLDER, Guide
from tests.browser.places import place
from tests.live import Portal, running_portal

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 700}
WORDS = {
    "Cum arată piața de mâine": "What tomorrow's square looks like",
    "Cum să arate piața din fața gării?": "What should the square by the station look like?",
    "Căutăm păreri despre piața din fața gării.": "We ask for views on the square by the station.",
    "cum-arata-piata-de-maine": "tomorrows-square",
}


def visit(guide: Guide, reader: Page, address: str, name: str, start: str = "h1") -> None:
    """What a reader sees on a phone, from the heading on unless told otherwise."""
    assert reader.goto(address).ok, address
    scroll_to(reader.locator(start), 90)
    guide.picture(reader, name)


class Staff(Editor):
    """An editor who takes pictures on the way."""

    def __init__(self, browser: Browser, portal: Portal, role: str, guide: Guide):
        context = browser.new_context(base_url=portal.url, viewport=DESK, locale="ro-RO", reduced_motion="reduce")
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.goto("/cont/login/")
        page.fill("[name=login]", portal.account(role))
        page.fill("[name=password]", portal.password)
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/admin/**")
        super().__init__(page)
        self.guide = guide

    def go(self, path: str) -> None:
        self.page.goto(path)
        self.settle()

    def picture(self, name: str, mark: Locator | None = None) -> None:
        self.guide.picture(self.page, name, mark)

    def look(self) -> None:
        self.guide.look(self.page)

    def heading(self, text: str) -> None:
        """Scroll so that what stands under this label is in the picture."""
        found = self.page.locator(
            ".w-panel__heading:visible, .w-field__label:visible", has_text=re.compile(f"^\\s*{text}", re.I)
        ).first
        found.evaluate("node => window.scrollTo(0, node.getBoundingClientRect().top + window.scrollY - 140)")


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
    field.press("Escape")


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
    staff.look()
    row.locator("textarea").fill(WORDS[row.locator("p").first.inner_text().strip()])
    row.evaluate("node => window.scrollTo(0, node.getBoundingClientRect().top + window.scrollY - 220)")
    staff.picture("traducere-texte", row.locator("button").last)
    row.locator("button").last.click()
    staff.translate(WORDS)
    visit(staff.guide, reader, address + "tomorrows-square/", "dezbatere-in-engleza")
    staff.go("/admin/")
    staff.page.locator("nav button", has_text="Rapoarte").first.click()
    staff.look()
    staff.go("/admin/reports/translation-state/")
    staff.picture("raport-traduceri")


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


def work_in_the_inbox(staff: Staff) -> None:
    page = staff.page
    staff.go("/admin/")
    staff.look()
    staff.go("/admin/inbox/")
    staff.picture("inbox-lista")
    staff.go("/admin/inbox/?status=new&language=ro")
    page.locator("main table.listing tbody a").first.click()
    staff.settle()
    staff.picture("inbox-caz", page.locator("form[action*='/do/take/'] button").first)
    page.check("[name=answer-outcome][value=accepted]")
    page.fill("[name=answer-text_ro]", "Mulțumim! Punem banca până la 1 mai; locul a fost măsurat.")
    page.locator("[name=answer-text_ro]").evaluate(
        "node => window.scrollTo(0, node.getBoundingClientRect().top + window.scrollY - 300)"
    )
    staff.picture("inbox-raspuns")
    staff.go("/admin/inbox/?status=quarantined")
    staff.look()
    page.locator("main table.listing tbody a").first.click()
    staff.settle()
    staff.picture("inbox-carantina", page.locator("form[action*='/do/release/'] button").first)


def look_at_a_long_form(staff: Staff, known: dict, reader: Page) -> None:
    """Kinds of question, a condition, steps and versions, on the demonstration's application form."""
    page = staff.page
    page.set_default_timeout(90_000)  # fifty questions take Wagtail's editor a while
    staff.go(f"/admin/pages/{known['pages']['application']}/edit/")
    scroll_to(page.locator("button.c-sf-add-button").last, 150)
    page.locator("button.c-sf-add-button").last.click()
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
    for _twice in range(2):  # what comes into view for the first time takes its room only then
        scroll_to(versions, 300)
        page.wait_for_timeout(500)
    staff.picture("formular-versiuni", versions)


def spend_a_day(staff: Staff) -> None:
    """The inbox by its shortcuts, and one case from its top to the answer."""
    page = staff.page
    staff.go("/admin/inbox/")
    staff.picture("cutie-scurtaturi", page.locator(".inbox-shortcuts"))
    staff.look()
    staff.go("/admin/inbox/?waits=reply")
    page.locator("main table.listing tbody a").first.click()
    staff.settle()
    staff.picture("cutie-caz")
    scroll_to(page.locator("#conversation-section"))
    staff.picture("cutie-conversatie", page.locator(".inbox-message").last)
    page.evaluate("document.querySelectorAll('main details').forEach((part) => { part.open = true })")
    staff.look()
    page.evaluate("document.querySelectorAll('main details').forEach((part) => { part.open = false })")
    page.check("[name=answer-outcome][value=accepted]")
    page.fill("[name=answer-text_ro]", "Mulțumim! Vorbim cu administratorul rețelei și revenim aici cu ziua lucrării.")
    page.locator("details:has([name=answer-promised_on]) > summary").click()
    scroll_to(page.locator("#answer-section"))
    staff.picture("cutie-raspuns")


def scroll_to(place: Locator, above: int = 100) -> None:
    """To the top of what scrolls, the window or a part of it, with room for the bar above."""
    place.evaluate(
        "(node, above) => { node.style.scrollMarginTop = `${above}px`; node.scrollIntoView({ block: 'start' }) }", above
    )


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


def cancel(staff: Staff, debate: int, reader: Page, address: str) -> None:
    staff.go(f"/admin/pages/{debate}/edit/")
    staff.tab(1)
    staff.page.select_option("[name=change]", "cancelled")
    staff.put("change_reason", "Sala este în reparații.")
    staff.heading("Amânat sau anulat")
    staff.picture("anulare-campuri")
    staff.page.locator("footer .w-dropdown__toggle").first.click()
    staff.look()
    staff.page.keyboard.press("Escape")
    staff.publish()
    visit(staff.guide, reader, address + "cum-arata-piata-de-maine/", "anulare-public")


def take_all(portal: Portal, folder: Path, browser: Browser) -> list[str]:
    """Every picture; returns the quoted names that were not on the screen and the pictures that nothing takes."""
    known = json.loads(portal.python("-m", "tests.browser.states", "--as-it-is").strip().splitlines()[-1])
    guide = Guide(folder)
    lists = {language: place(known, "debates", language).path for language in ("ro", "en")}
    reader = browser.new_context(
        base_url=portal.url, viewport=PHONE, locale="ro-RO", reduced_motion="reduce"
    ).new_page()
    editor = Staff(browser, portal, "communications_editor", guide)
    debate = write_debate(editor, known["pages"]["debates"])
    translate_debate(editor, debate, reader, lists["en"])
    keep_the_terms(editor, known["pages"]["debates"], reader, lists["ro"])
    build_form(editor, debate, reader, lists["ro"])
    officer, moderator = (Staff(browser, portal, role, guide) for role in ("grants_officer", "moderator"))
    look_at_a_long_form(officer, known, reader)
    work_in_the_inbox(moderator)
    editor.go("/admin/")
    editor.look()
    spend_a_day(moderator)
    open_a_call(officer, known, reader)
    open_a_competition(editor, known)
    cancel(editor, debate, reader, lists["ro"])
    untaken = [f"{name}: no picture" for name in guide.expected if name not in guide.taken]
    return guide.missing + untaken + [f"{name}: not in the guide" for name in guide.taken if name not in guide.expected]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=FOLDER, help="another folder")
    chosen = parser.parse_args()
    folder = tempfile.TemporaryDirectory(prefix="portal-guide-")
    with folder as var, running_portal(Path(var)) as portal, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        wrong = take_all(portal, chosen.to, browser)
        browser.close()
    for line in wrong:
        print(f"Not on the screen: {line}")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
