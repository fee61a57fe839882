"""The chapter for applicants, in either language: from the call to a question of the officer, on a phone."""

import datetime as dt
import json
import re

from playwright.sync_api import Browser, Locator, expect

from tests.browser.applicant import Applicant
from tests.browser.contract_world import IDEAS
from tests.browser.guide_staff import PHONE, scroll_to
from tests.browser.pictures import Guide
from tests.browser.places import place
from tests.live import Portal

CHAPTERS = {"ro": "solicitant", "en": "applicant"}
OWN = {"ro": "/ro/cererile-mele/", "en": "/en/my-applications/"}
CHECK = {"ro": "/ro/verifica/", "en": "/en/verify/"}
LETTER = {"ro": "acest cod deschide lista cererilor tale", "en": "this code opens the list of your applications"}
TEAMMATE = "coleg@example.org"
IBAN = "RO49AAAA1B31007593840000"
HOLDER = {"ro": "Asociația Lăstunii", "en": "The Swifts Association"}
BY_OURSELVES = {"ro": "Le-am montat noi.", "en": "We put them up ourselves."}
DONE = {"ro": "Am întins pânze de umbră în curte.", "en": "We put up sails in the yard."}


class Shown(Applicant):
    """An applicant whose screen is photographed on the way."""

    def __init__(self, browser: Browser, portal: Portal, known: dict, language: str, guide: Guide):
        locale = {"ro": "ro-RO", "en": "en-GB"}[language]
        context = browser.new_context(base_url=portal.url, viewport=PHONE, locale=locale, reduced_motion="reduce")
        context.set_default_timeout(20_000)
        super().__init__(context.new_page(), language, known, portal.url)
        self.guide = guide

    def picture(self, name: str, start: Locator | str, mark: Locator | None = None) -> None:
        """From `start` on."""
        place = self.page.locator(start).first if isinstance(start, str) else start
        expect(place).to_be_visible()
        scroll_to(place, 20)
        self.guide.picture(self.page, f"{CHAPTERS[self.language]}-{name}", mark)

    def look(self) -> None:
        self.guide.look(self.page)

    def click(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()


def apply_for_money(browser: Browser, portal: Portal, known: dict, language: str, guide: Guide) -> None:
    reader = Shown(browser, portal, known, language, guide)
    ask_whether_one_can(reader)
    begin(reader)
    invite(reader)
    number = finish(reader)
    look_after_it(reader, portal, number)
    look_after_the_award(reader, portal)


def ask_whether_one_can(reader: Shown) -> None:
    page = reader.page
    page.goto(place(reader.known, "call_open", reader.language).path)
    entry = page.locator("main a.button[href*='/eligib']").first
    reader.picture("apel", "h1", entry)
    reader.click("main a.button[href*='/eligib']")
    for name, number in (("size", "3"), ("youngest", "17"), ("oldest", "22")):
        page.fill(f"[name={name}]", number)
    page.locator("[name=linked]").first.check()
    reader.look()
    reader.click("main form button[type=submit]")
    reader.picture("eligibil", "#answer")
    reader.look()
    reader.click("#answer a.button")


def begin(reader: Shown) -> None:
    """The rules, two sections, and the way back later."""
    page = reader.page
    reader.picture("reguli", "[data-kind=application]")
    reader.fill_section("team")
    reader.has_minors(True)
    reader.picture("pas", "#form fieldset", page.locator("#form button[name=go][value=next]").last)
    reader.press("next")
    reader.expect_section("minors")
    reader.fill_rows("guardians", [("Maria Exemplu", "maria@example.org")])
    reader.picture("acord", page.locator(f"#form [name='{reader.names['guardian_consent']}']").locator("xpath=.."))
    reader.press("next")
    reader.expect_section("contact")
    reader.fill_section("contact")
    reader.press("later")
    reader.picture("mai-tarziu", "h1")
    reader.click("main a[href*='/ciorna/'], main a[href*='/draft/']")


def invite(reader: Shown) -> None:
    page = reader.page
    reader.look()
    reader.click("main a[href$='/echipa/'], main a[href$='/team/']")
    page.fill("#form [name=email]", TEAMMATE)
    reader.look()
    reader.click("#form button[value=invite]")
    reader.picture("echipa", "#members")
    reader.click("main .band a[href*='/ciorna/'], main .band a[href*='/draft/']")


def finish(reader: Shown) -> str:
    """The rest of the form; returns the number of the receipt."""
    page = reader.page
    reader.go_to("contact")
    reader.go_through("contact", "idea", "plan")
    reader.expect_section("budget")
    reader.fill_section("budget")
    reader.picture("buget", f"[data-rows-of='{reader.names['costs']}']")
    reader.press("next")
    reader.go_through("annexes", "declarations")
    reader.picture("verificare", page.locator("main .form-head").first)
    reader.press("send")
    number = reader.reference()
    reader.picture("dovada", ".receipt")
    page.locator(".accordion summary").last.click()
    reader.look()
    return number


def look_after_it(reader: Shown, portal: Portal, number: str) -> None:
    """The number checked, the list of one's own, the case with what is still to come, a question of the officer."""
    page = reader.page
    page.goto(f"{CHECK[reader.language]}{number}/")
    reader.picture("numar", "main .notice")
    page.goto(place(reader.known, "call_open", reader.language).path)
    reader.look()
    reader.click(f"main a[href$='{OWN[reader.language]}']")
    page.fill("main [name=email]", reader.email)
    reader.look()
    reader.click("main form button[type=submit]")
    page.fill("main [name=code]", code_for(reader))
    reader.look()
    reader.click("main form button[type=submit]")
    reader.picture("cereri", "h1")
    reader.look()
    reader.list = page.url
    reader.click("main button[name=open]")
    reader.picture("dosar", "#papers")
    portal.python("-m", "tests.browser.guide_grants_world", "ask", number)
    page.goto(page.url)
    reader.picture("lamurire", "main .notice--warning:has(a[href='#write'])")


def look_after_the_award(reader: Shown, portal: Portal) -> None:
    """Funded by another call, which is over: the account, then the final report."""
    page, language = reader.page, reader.language
    world = told(portal, "award", language, reader.email)
    page.goto(reader.list)
    reader.look()
    with page.expect_navigation():
        page.locator("main li", has_text=IDEAS[language]).locator("button[name=open]").click()
    reader.picture("finantare", "h1", page.locator("main .notice--success"))
    reader.click("main a[href$='/finantare/'], main a[href$='/funding/']")
    award = page.url
    reader.look()
    reader.click("main a[href$='/cont/'], main a[href$='/account/']")
    page.fill("[name=iban]", IBAN)
    page.fill("[name=holder]", HOLDER[language])
    reader.picture("cont", "h1", page.locator("main form button[type=submit]"))
    reader.click("main form button[type=submit]")
    told(portal, "begin", str(world[language]["contract"]))
    page.goto(award)
    reader.picture("contract", "h1", page.locator("main a[href$='/final/']"))
    reader.click("main a[href$='/final/']")
    said = {"spent_0": "3000", "spent_1": "700", "note_1": BY_OURSELVES[language]}
    for name, text in said.items():
        page.fill(f"[name={name}]", text)
    reader.click("button[name=count]")
    reader.picture("raport", "#costs", page.locator("button[name=count]"))
    reader.look()
    ended = dt.date.today() - dt.timedelta(days=3)
    rest = {
        "done": DONE[language],
        "reached_0": "12",
        "ended_on": ended.isoformat(),
        f"summary_{language}": DONE[language],
    }
    for name, text in rest.items():
        page.fill(f"[name={name}]", text)
    reader.click("button[name=file]")
    reader.picture("raport-depus", "h1", page.locator("main .notice--success"))


def told(portal: Portal, *words: str) -> dict:
    return json.loads(portal.python("-m", "tests.browser.contract_world", *words).strip().splitlines()[-1])


def code_for(reader: Shown) -> str:
    """From the letter, in another window: the form of the code stays open."""
    form, reader.page = reader.page, reader.page.context.new_page()
    text = reader.letter(LETTER[reader.language], reader.email)
    reader.page.close()
    reader.page = form
    return re.search(r"\b\d{6}\b", text)[0]
