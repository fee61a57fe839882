"""The chapters about a call for money: who runs it, from the form to a change of the results, and who judges between."""

import datetime as dt
import json

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.editor import put_moment
from tests.browser.guide_contracts import look_after_contracts
from tests.browser.guide_reviewer import declare, look_again, read_and_score
from tests.browser.guide_sealed import give_password
from tests.browser.guide_staff import PHONE, Staff, bring, scroll_to, visit
from tests.browser.pictures import Guide
from tests.browser.places import place
from tests.live import Portal

CHECKLIST = {
    "ro": "Cererea este completă\nEchipa are între 3 și 6 membri\nIdeea se încearcă în Cluj-Napoca",
    "en": "The application is complete\nThe team has 3 to 6 members\nThe idea is tried in Cluj-Napoca",
}
WHY = "Din cerere nu reiese în ce cartier se încearcă ideea."
UNCLEAR = "În tabelul bugetului, rândul 2: ce servicii sunt?"
GRID = (
    ("section", "Relevanță", "Relevance", "60"),
    ("row", "Nevoia", "The need", "10"),
    ("section", "Fezabilitate", "Feasibility", "40"),
    ("row", "Planul", "The plan", "10"),
)
REASON = {"ro": "Un rând al grilei nu fusese citit.", "en": "A row of the grid had not been read."}
LATE = "Apă de ploaie"  # the demonstration's team whose guardians' agreement is still to come


def run_a_call(browser: Browser, portal: Portal, known: dict, guide: Guide) -> None:
    world = json.loads(told(portal, "call"))
    officer = Staff(browser, portal, "grants_officer", guide)
    reader = browser.new_context(
        base_url=portal.url, viewport=PHONE, locale="ro-RO", reduced_motion="reduce"
    ).new_page()
    prepare_the_form(officer, known)
    ask_once(reader, known)
    check_what_came(officer)
    committee = convene(officer, world)
    reviewer = Staff(browser, portal, "reviewer", guide)
    declare(reviewer)
    told(portal, "declare", world["key"])
    officer.page.goto(committee)
    press(officer, "draw", "responsabil-sorti")
    read_and_score(reviewer)
    told(portal, "judge", world["key"])
    second = Staff(browser, portal, world["second"].split("@")[0], guide)
    publish(officer, second, committee, reader, world)
    revise(officer, second, committee, portal, world)
    look_again(reviewer)
    look_after_contracts(officer, portal, reader, world)


def told(portal: Portal, *words: str) -> str:
    return portal.python("-m", "tests.browser.guide_grants_world", *words).strip().splitlines()[-1]


def prepare_the_form(staff: Staff, known: dict) -> None:
    """What may come later, and the question that it is about."""
    staff.page.set_default_timeout(90_000)  # fifty questions take Wagtail's editor a while
    staff.edit(known["pages"]["application"])
    role = staff.page.locator("select[name$='-value-settings-role']:has(option:checked[value=guardian])")
    expect(role).to_be_attached()
    question = role.locator("xpath=ancestor::*[@data-streamfield-child][1]")
    for folded in question.locator("button[aria-expanded=false]").all():
        folded.click()
    bring(role, 300)
    staff.picture("responsabil-acord", role)
    staff.tab_of("late_days")
    bring(staff.field("late_days"), 300)
    staff.picture("responsabil-tarziu", staff.field("late_days"))


def ask_once(reader: Page, known: dict) -> None:
    """Somebody asks whether the call is for them; it is not."""
    reader.goto(place(known, "call_open", "ro").path)
    reader.locator("main a[href*='/ro/eligibil/']").first.click()
    for name, number in (("size", "2"), ("youngest", "17"), ("oldest", "30")):
        reader.fill(f"[name={name}]", number)
    reader.locator("[name=linked]").first.check()
    reader.locator("main form button[type=submit]").click()
    expect(reader.locator("#answer")).to_be_visible()


def check_what_came(staff: Staff) -> None:
    """The board of the open call: checklist, one application, letters, counts."""
    page = staff.page
    staff.go("/admin/")
    staff.look()
    staff.go("/admin/grants/")
    staff.look()
    page.locator("main table a", has_text="experimente pentru cartier").first.click()
    staff.settle()
    board = page.url
    staff.picture("responsabil-tablou", page.locator(".inbox-shortcuts"))
    staff.look()
    page.locator("main a[href$='/checklist/']").first.click()
    staff.settle()
    for language, lines in CHECKLIST.items():
        staff.put(f"lines_{language}", lines)
    staff.picture("responsabil-lista", staff.field("lines_ro"))
    page.locator("main form.inbox-form button[type=submit]").first.click()
    expect(page.locator(".messages .success").first).to_be_visible()
    page.locator("main tr", has_text=LATE).locator("a").first.click()
    staff.settle()
    check_one(staff)
    page.goto(board)
    ticks = page.locator("main [name=code]")
    for tick in (ticks.first, ticks.nth(1)):
        tick.check()
    staff.look()
    page.locator("main form[action$='/letters/'] button[type=submit]").first.click()
    staff.settle()
    staff.picture("responsabil-scrisori", page.locator("main form button[type=submit]").first)
    page.goto(board)
    staff.look()
    page.locator("main a[href$='/counts/']").click()
    staff.settle()
    staff.picture("responsabil-cifre", page.locator("main table"))


def check_one(staff: Staff) -> None:
    page = staff.page
    staff.look()
    owed = page.locator("main p", has_text="Încă nu a venit").first
    scroll_to(owed, 150)
    staff.picture("responsabil-lipseste", owed)
    radios = page.locator("main form.inbox-form input[type=radio]")
    for number in range(0, radios.count() - 2, 2):
        radios.nth(number).check()
    radios.last.check()
    note = page.locator("main [name^=note_]").last
    note.fill(WHY)
    scroll_to(radios.nth(radios.count() - 2), 300)
    staff.picture("responsabil-motiv", note)
    until = staff.field("ask-until")
    staff.put("ask-text", UNCLEAR)
    put_moment(until, dt.date.today() + dt.timedelta(days=3))
    scroll_to(staff.field("ask-text"), 200)
    button = page.locator("form[action$='/ask/'] button[type=submit]")
    staff.picture("responsabil-clarificare", button)
    button.click()
    expect(page.locator(".messages .success").first).to_be_visible()
    staff.look()


def convene(staff: Staff, world: dict) -> str:
    """Rules, grid and members; returns where the committee is."""
    page = staff.page
    staff.go(f"/admin/grants/{world['key']}/")
    staff.look()
    page.locator("form[action$='/committee/'] button, form[action*='form'] button").first.click()
    staff.settle()
    committee = page.url
    staff.look()
    page.locator("main a[href$='/rules/']").click()
    staff.settle()
    staff.put("threshold", "50")
    staff.put("most_awards", "3")
    staff.put("most_reserves", "2")
    staff.picture("responsabil-reguli")
    page.locator("main form.inbox-form button[type=submit]").first.click()
    staff.settle()
    staff.look()
    page.locator("main a[href$='/grid/']").click()
    staff.settle()
    for number, (level, ro, en, most) in enumerate(GRID):
        page.select_option(f"[name=form-{number}-level]", level)
        for name, text in (("name_ro", ro), ("name_en", en), ("number", most)):
            staff.put(f"form-{number}-{name}", text)
    staff.picture("responsabil-grila")
    page.locator("main form button[type=submit]:not([name])").last.click()
    staff.settle()
    seat = page.locator("select[name=judge]")
    while seat.locator("option").count() > 1:
        left = seat.locator("option").count()
        seat.select_option(index=1)
        page.locator("form[action$='/seats/'] button, form:has(select[name=judge]) button").first.click()
        staff.settle()
        expect(seat.locator("option")).to_have_count(left - 1)
    scroll_to(page.locator("h2", has_text="Membri").first, 150)
    staff.picture("responsabil-comisia", page.locator("form:has(select[name=judge]) button"))
    press(staff, "convene")
    return committee


def verb(staff: Staff, name: str) -> Locator:
    return staff.page.locator(f"main form[action$='/{name}/'] button[type=submit]").first


def press(staff: Staff, name: str, picture: str = "") -> None:
    """A button of the committee or of a change of the results; what it leads to says that it was done."""
    button = verb(staff, name)
    if picture:
        staff.picture(picture, button)
    else:
        expect(button).to_be_visible()
        staff.look()
    button.click()
    expect(staff.page.locator(".messages .success").first).to_be_visible()
    staff.look()


def publish(officer: Staff, second: Staff, committee: str, reader: Page, world: dict) -> None:
    """From the points to the public page; approving takes a password that was just given."""
    officer.page.goto(committee)
    press(officer, "rank")
    for staff in (officer, second):
        give_password(staff.page, path_of(committee), staff.password)
    press(officer, "approve", "responsabil-clasament")
    second.page.reload()
    press(second, "approve_second", "responsabil-a-doua")
    press(second, "publish")
    officer.page.goto(committee)
    officer.look()
    visit(officer.guide, reader, f"/ro/rezultate/{world['key']}/", "responsabil-rezultate")


def path_of(url: str) -> str:
    return "/" + url.split("/", 3)[3]


def revise(officer: Staff, second: Staff, committee: str, portal: Portal, world: dict) -> None:
    """A contestation was upheld: others read, before and after, two approvals."""
    page = officer.page
    page.goto(committee)
    officer.look()
    page.locator("main a[href$='/contested/']").click()
    officer.settle()
    page.locator("select[name=decision]").select_option(index=4)
    for language, text in REASON.items():
        officer.put(f"reason_{language}", text)
    officer.picture("responsabil-contestatie", officer.field("decision"))
    page.locator("main form.inbox-form button[type=submit]").first.click()
    expect(page.locator(".messages .success").first).to_be_visible()
    officer.look()
    change = page.url
    told(portal, "again", world["key"])
    for staff in (officer, second):
        give_password(staff.page, path_of(committee), staff.password)
        staff.page.goto(change)
    second.page.goto(committee)
    page.goto(change)
    scroll_to(page.locator("h2", has_text="Înainte și după"), 150)
    press(officer, "propose_revision", "responsabil-inainte-dupa")
    second.page.goto(change)
    press(second, "apply_revision")
