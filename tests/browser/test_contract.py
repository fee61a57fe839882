"""From an award to its public summary: account, signature, payment, a report with a mistake, given back, filed again, accepted."""

import datetime as dt
import json
import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import grant_team
from tests.browser.conftest import DESK, PHONE
from tests.browser.contract_world import IDEAS, TEAMS
from tests.browser.editor import put_moment
from tests.browser.grant_team import Member
from tests.browser.sweep import attachment, axe_findings
from tests.fix_cluj.funding import IBAN

pytestmark = pytest.mark.browser
TODAY = dt.date.today()
BEGAN = TODAY - dt.timedelta(days=50)
DAYS = {
    "signed_on": BEGAN - dt.timedelta(days=2),
    "starts_on": BEGAN,
    "ends_on": TODAY - dt.timedelta(days=1),
    "interim_due": TODAY,
    "final_due": TODAY + dt.timedelta(days=20),
}
# One team is asked for an interim report as well, and writes that one by keyboard; the other its final one.
WRITTEN = {"ro": "interim", "en": "final"}
SUMS = ("3000", "700")  # of 3,000 and 1,000 lei: the second line is far off, the whole is not
WHY = {"ro": "Montajul l-au făcut voluntarii.", "en": "Volunteers put them up."}
DONE = {"ro": "Am întins pânzele în curtea școlii.", "en": "We put up the sails in the school yard."}
SUMMARY = {"ro": "Umbră pentru două sute de elevi.", "en": "Shade for two hundred pupils."}
BACK = {"ro": "Lipsește factura montajului.", "en": "The invoice of the work is missing."}
FAR_OFF = {"ro": "mai mult de 10%: spune de ce", "en": "more than 10%: say why"}
FINISHED = {"ro": "Încheiat", "en": "Finished"}


def ended_on() -> dt.date:
    """A day within the project that is typed alike in every order of day and month: the last with both the same."""
    days = (TODAY - dt.timedelta(days=ago) for ago in range(1, 50))
    return next(day for day in days if day.day == day.month)


def look(page: Page) -> None:
    """As a phone and as a desk show it."""
    for width in (DESK, PHONE):
        page.set_viewport_size(width)
        grant_team.look(page)


class Team(Member):
    """Who was funded, with a phone; what they type goes by the name of the field."""

    def __init__(self, context: BrowserContext, language: str, world: dict):
        super().__init__(context, language, {"keys": {}})
        self.facts = world[language]
        self.email = self.facts["email"]

    @property
    def main(self):
        return self.page.locator("main")

    def write(self, label: str, text: str) -> None:
        self.reach(f"id_{label}")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def press(self, wanted: str) -> None:
        """A button of the form, reached with the Tab key."""
        self.reach(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def follow(self, ending: str) -> None:
        grant_team.press(self.page, self.page.locator(f"main a[href$='{ending[self.language]}']").first)

    def has(self, *words: str) -> None:
        for each in words:
            expect(self.main).to_contain_text(each)

    def field(self, name: str):
        return self.page.locator(f"#id_{name}")


class Desk:
    """The officer at the contract of one team."""

    def __init__(self, page: Page, world: dict, *, looks: bool):
        self.page, self.list, self.looks = page, f"/admin/grants/{world['key']}/contracts/", looks

    def look(self) -> None:
        """Once, in one of the two languages of the teams: the staff area has one."""
        for width in (PHONE, DESK) if self.looks else ():
            self.page.set_viewport_size(width)
            assert axe_findings(self.page, include="main", exclude=[".messages"]) == [], self.page.url

    def open(self, code: str) -> None:
        self.page.goto(self.list)
        self.look()
        self.click(self.page.locator("main td a", has_text=code))

    def click(self, button) -> None:
        with self.page.expect_navigation():
            button.click()

    def send(self, ending: str) -> None:
        self.click(self.page.locator(f"main form[action$='{ending}'] button[type=submit]").first)

    def is_in_state(self, words: str) -> None:
        expect(self.page.locator("main p", has_text="Stare:").first).to_contain_text(words)

    def open_report(self) -> None:
        """The one that waits to be read."""
        filed = self.page.get_by_role("cell", name="Depus", exact=True)
        self.click(self.page.locator("main tbody tr", has=filed).locator("a[href*='/reports/']"))


@pytest.fixture(scope="module")
def world(portal) -> dict:
    return json.loads(portal.python("-m", "tests.browser.contract_world", "awards").strip().splitlines()[-1])


def give_account(team: Team) -> None:
    """By number and code into the case; the award, the account and the way to say no."""
    team.open_case(team.facts["number"])
    look(team.page)
    team.follow({"ro": "/finantare/", "en": "/funding/"})
    team.award = team.page.url
    look(team.page)
    team.follow({"ro": "/renunta/", "en": "/decline/"})
    look(team.page)
    team.page.goto(team.award)
    team.follow({"ro": "/cont/", "en": "/account/"})
    team.write("iban", IBAN[:-1] + "1")
    team.write("holder", "Asociația Lăstunii")
    team.page.keyboard.press("Tab")
    with team.page.expect_navigation():
        team.page.keyboard.press("Enter")
    expect(team.field("holder")).to_have_value("Asociația Lăstunii")
    expect(team.field("iban")).to_have_value(IBAN[:-1] + "1")
    look(team.page)
    team.write("iban", IBAN)
    with team.page.expect_navigation():
        team.page.keyboard.press("Enter")
    team.has("Asociația Lăstunii")
    expect(team.main).not_to_contain_text(IBAN)
    look(team.page)


def sign_and_pay(desk: Desk, team: Team, *, with_interim: bool) -> None:
    """Number and days, the beginning, one instalment that was paid."""
    page = desk.page
    desk.open(team.facts["code"])
    desk.look()
    expect(page.locator("main")).not_to_contain_text(IBAN[-10:])
    desk.click(page.locator("main a[href$='/sign/']"))
    desk.look()
    page.fill("[name=number]", f"{team.facts['contract']}/2030")  # the register has each once
    for name, day in DAYS.items():
        if with_interim or name != "interim_due":
            put_moment(page.locator(f"[name={name}]"), day)
    desk.click(page.locator("main form:has([name=number]) button[type=submit]"))
    desk.is_in_state("Semnat")
    desk.send("/start/")
    page.fill("[name=new-amount]", "4000")
    put_moment(page.locator("[name=new-planned_on]"), BEGAN)
    desk.send("/instalments/")
    desk.look()
    desk.send("/pay/")
    expect(page.locator("main")).not_to_contain_text("încă nu")


def write_with_a_mistake(team: Team, kind: str) -> None:
    """By keyboard alone, on a phone: one line is far off and says no reason; everything else stays as it was typed."""
    page, language = team.page, team.language
    page.goto(team.award)
    team.follow({"ro": f"/raport/{kind}/", "en": f"/report/{kind}/"})
    look(page)
    typed = {"spent_0": SUMS[0], "spent_1": SUMS[1], "done": DONE[language], "reached_0": "12"}
    if kind == "final":
        typed |= {"ended_on": ended_on().isoformat(), f"summary_{language}": SUMMARY[language]}
    for name, text in typed.items():
        if name == "ended_on":
            team.reach("id_ended_on")
            page.keyboard.type(f"{ended_on():%d%m%Y}")
        else:
            team.write(name, text)
    page.locator("input[type=file]").set_input_files(attachment("factura.pdf"))
    team.press("file=1")
    expect(page.locator("[data-error-summary]")).to_contain_text(FAR_OFF[language])
    expect(page.locator("[data-error-summary] li")).to_have_count(1)
    team.has("factura.pdf")
    for name, text in typed.items():
        expect(team.field(name)).to_have_value(re.compile(rf"^{re.escape(text)}(,00|\.00)?$"))
    look(page)
    page.locator("[data-error-summary]").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the link of the summary leads to the field
    expect(team.field("note_1")).to_be_focused()
    page.keyboard.type(WHY[language])
    team.press("file=1")
    expect(page.locator(".notice--success")).to_be_visible()
    look(page)


def give_back(desk: Desk, team: Team) -> None:
    desk.open(team.facts["code"])
    desk.open_report()
    expect(desk.page.locator("main")).to_contain_text(WHY[team.language])
    expect(desk.page.locator("main li a", has_text="factura.pdf")).to_be_visible()
    desk.look()
    desk.page.fill("[name=return-reason]", BACK[team.language])
    desk.send("/return/")
    desk.is_in_state("Înapoiat")
    desk.look()


def file_again(team: Team, kind: str) -> None:
    """What was given back is where the next version begins."""
    page = team.page
    page.goto(team.award)
    team.has(BACK[team.language])
    team.follow({"ro": f"/raport/{kind}/", "en": f"/report/{kind}/"})
    team.has(BACK[team.language])
    expect(team.field("done")).to_have_value(DONE[team.language])
    expect(team.field("note_1")).to_have_value(WHY[team.language])
    look(page)
    page.locator("input[type=file]").set_input_files(attachment("montaj.pdf"))
    team.press("file=1")
    expect(page.locator(".notice--success")).to_be_visible()


def accept(desk: Desk, team: Team) -> None:
    desk.open(team.facts["code"])
    desk.open_report()
    desk.send("/accept/")
    desk.is_in_state("Acceptat")


def file_the_final(team: Team) -> None:
    """After an accepted interim report; as planned, so that nothing is to be explained."""
    page = team.page
    page.goto(team.award)
    team.follow({"ro": "/raport/final/", "en": "/report/final/"})
    language = team.language
    said = {"done": DONE[language], "reached_0": "12", "ended_on": ended_on().isoformat()}
    for name, text in (said | {"spent_0": "3000", "spent_1": "1000", f"summary_{language}": SUMMARY[language]}).items():
        team.field(name).fill(text)
    look(page)
    team.press("file=1")
    expect(page.locator(".notice--success")).to_be_visible()


def publish_and_close(desk: Desk, team: Team) -> None:
    """The team's words in its language, the officer's in the other; then there is nothing left to do."""
    page = desk.page
    expect(page.locator(f"[name=summary-summary_{team.language}]")).to_have_value(SUMMARY[team.language])
    for language, words in SUMMARY.items():
        page.fill(f"[name=summary-summary_{language}]", words)
    desk.look()
    desk.send("/summary/")
    expect(page.locator("main form[action$='/hide/']")).to_be_visible()
    desk.open(team.facts["code"])
    desk.send("/close_contract/")
    desk.is_in_state("Încheiat")


@pytest.mark.parametrize("language", WRITTEN)
def test_an_award_from_the_account_to_the_public_summary(staff, new_context, world, language):
    kind = WRITTEN[language]
    locale = {"ro": "ro-RO", "en": "en-GB"}[language]
    team = Team(new_context(viewport=PHONE, locale=locale), language, world)
    desk = Desk(staff("grants_officer"), world, looks=language == "ro")
    give_account(team)
    sign_and_pay(desk, team, with_interim=kind == "interim")
    write_with_a_mistake(team, kind)
    give_back(desk, team)
    file_again(team, kind)
    accept(desk, team)
    if kind == "interim":
        file_the_final(team)
        accept(desk, team)
    publish_and_close(desk, team)

    reader = new_context(viewport=PHONE, locale=locale).new_page()
    reader.goto({"ro": f"/ro/rezultate/{world['key']}/", "en": f"/en/results/{world['key']}/"}[language])
    row = reader.locator("main table tr", has_text=TEAMS[language])
    expect(row.locator("td").last).to_contain_text(FINISHED[language])
    expect(reader.locator("main")).to_contain_text(SUMMARY[language])
    expect(reader.locator("main")).not_to_contain_text(DONE[language])
    look(reader)
    row.locator("th a").click()
    expect(reader.locator("h1")).to_have_text(IDEAS[language])
    expect(reader.locator(".stage").first).to_contain_text(FINISHED[language])
    expect(reader.locator("main")).to_contain_text(SUMMARY[language])
    look(reader)
    team.page.goto(team.award)
    expect(team.main.locator(".stage").first).to_contain_text(FINISHED[language])
    look(team.page)
