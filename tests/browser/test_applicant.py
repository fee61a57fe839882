"""Applying for a grant: from the home page to the officer's inbox, with JavaScript and without; and a deadline that comes too soon."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from tests.browser.citizen import ERROR, SECONDS_TO_TYPE, Citizen
from tests.browser.conftest import DESK, PHONE
from tests.browser.editor import Editor, put_moment
from tests.browser.sweep import attachment

pytestmark = pytest.mark.browser

ANSWERS = {
    "members_count": "3",
    "members": "Ana Exemplu, 19\nDan Exemplu, 20\nIoana Exemplu, 22",
    "contact_name": "Ana Exemplu",
    "phone": "0722 000 111",
    "summary": "Bănci cu umbră pe drumul spre școală.",
    "need": "Copiii așteaptă la soare.",
    "solution": "Trei bănci și trei copertine.",
    "audience": "Două sute de copii.",
    "place": "Strada Exemplului",
    "activities": "Proiectare, Ana, aprilie",
    "starts": (dt.date.today() + dt.timedelta(days=90)).isoformat(),
    "ends": (dt.date.today() + dt.timedelta(days=180)).isoformat(),
    "indicators": "Trei bănci, numărate pe loc",
    "total": "12.500,00",
    "asked": "9.500,00",
    "costs": "Materiale, 3, 2.000, 6.000",
}
CHOSEN = ("city_link", "innovation", "stage", "same_money", "true_data", "impartial", "rules", "privacy")
# Ends the call, or opens it again, as its officer would: in its calendar, by publishing.
MOVE_DEADLINE = """
import datetime as dt, sys, django
django.setup()
from django.utils import timezone
from fix_cluj.models import GrantCallPage
page = GrantCallPage.objects.get(is_demonstration=True, locale__language_code="ro")
steps = list(page.calendar.all())
for step in steps:
    step.date += dt.timedelta(days=int(sys.argv[1]))
    step.end_date = step.end_date and step.end_date + dt.timedelta(days=int(sys.argv[1]))
page.calendar = steps
page.save_revision().publish()
"""


class Applicant(Citizen):
    """A reader who applies for money."""

    def __init__(self, page, language: str, known: dict, home: str):
        super().__init__(page, language, known, home)
        self.names = known["questions"]["fix-application"]

    def walk_to_application(self) -> None:
        self.go("home")
        self.page.goto(self.page.locator("a[href*='fix']").first.get_attribute("href"))
        self.follow_to("call_open")
        self.follow_to("application")

    def fill_application(self, team: str) -> None:
        for key, text in ANSWERS.items():
            self.field(key).fill(text)
        for key in CHOSEN:
            self.field(key).first.check()
        self.field("field").select_option(index=1)
        self.field("team_name").fill(team)
        self.field("title").fill(f"Umbră: {team}")
        self.field("email").fill(self.email)


@pytest.fixture
def applicant(new_context, portal, known):
    def make(language: str, width: dict = DESK, **options) -> Applicant:
        locale = {"ro": "ro-RO", "en": "en-GB"}[language]
        return Applicant(new_context(viewport=width, locale=locale, **options).new_page(), language, known, portal.url)

    return make


@pytest.mark.parametrize(
    ("language", "width", "script"),
    [pytest.param("ro", PHONE, True, id="ro-phone"), pytest.param("en", DESK, False, id="en-desk-no-script")],
)
def test_application_with_files_reaches_the_grants_officer_and_nobody_else(applicant, staff, language, width, script):
    reader = applicant(language, width, java_script_enabled=script)
    page, team = reader.page, f"Echipa {language}"
    reader.walk_to_application()
    page.wait_for_timeout(SECONDS_TO_TYPE * 1000)
    reader.fill_application(team)
    reader.field("email").fill("no address")
    reader.field("pitch").set_input_files(attachment("pitch.pdf"))
    reader.send()
    expect(page).to_have_title(re.compile(f"^{ERROR[language]}"))
    expect(reader.field("solution")).to_have_value(ANSWERS["solution"])
    expect(reader.field("rules")).to_be_checked()
    expect(page.locator(".upload-list, .uploads").first).to_contain_text("pitch.pdf")
    reader.field("email").fill(reader.email)
    reader.send()
    number = reader.reference()
    reader.letter(number)

    officer = staff("grants_officer")
    officer.goto(f"/admin/inbox/?q={number}")
    officer.locator("main table.listing tbody a").first.click()
    expect(officer.locator("main")).to_contain_text(team)
    expect(officer.locator(".inbox-files")).to_contain_text("pitch.pdf")
    expect(officer.locator("main")).to_contain_text(re.compile(r"9\.?500"))
    case = officer.url
    officer.context.close()
    for role in ("moderator", "communications_editor"):
        other = staff(role)
        assert other.goto(case).status in (403, 404) or case not in other.url
        other.context.close()


@pytest.mark.parametrize("script", [pytest.param(True, id="script"), pytest.param(False, id="no-script")])
def test_deadline_that_passes_while_typing_loses_nothing(applicant, portal, script):
    reader = applicant("ro", PHONE, java_script_enabled=script)
    reader.go("application")
    reader.page.wait_for_timeout(SECONDS_TO_TYPE * 1000)
    reader.fill_application("Echipa întârziată")
    reader.field("pitch").set_input_files(attachment("pitch.pdf"))
    portal.python("-c", MOVE_DEADLINE, "-60")
    try:
        reader.send()
        main = reader.page.locator("main")
        expect(main.locator("[data-error-summary]")).to_be_visible()
        for text in ("Echipa întârziată", ANSWERS["solution"], "Ioana Exemplu, 22", "pitch.pdf"):
            expect(main).to_contain_text(text)
    finally:
        portal.python("-c", MOVE_DEADLINE, "60")


def test_youth_editor_sends_a_page_for_review_and_the_editor_publishes_it(staff, known, new_context):
    """Writing and publishing are two people's work in the youth section."""
    writer = Editor(staff("youth_editor"))
    writer.add("youth_council/youthnewspage", known["pages"]["youth_news"])
    writer.put("title", "O veste de la Consiliu")
    slug = writer.field("slug").input_value()
    writer.tab(1)
    put_moment(writer.field("date"), dt.date.today())
    writer.settle()
    writer.page.locator("footer .w-dropdown__toggle").first.click()
    expect(writer.page.locator("[name=action-publish]")).to_have_count(0)
    writer.page.locator("[name=action-submit]").click()
    message = writer.page.locator(".messages .success")
    expect(message.first).to_be_visible()
    pk = re.search(r"/pages/(\d+)/", message.locator("a[href*='/pages/']").last.get_attribute("href"))[1]
    address = known["places"]["youth_news"]["ro"]["path"] + slug + "/"
    assert new_context().new_page().goto(address).status == 404

    editor = Editor(staff("communications_editor"))
    editor.page.goto("/admin/")
    expect(editor.page.locator("main")).to_contain_text("O veste de la Consiliu")
    editor.edit(int(pk))
    editor.page.locator("footer .w-dropdown__toggle").first.click()
    editor.page.locator("[data-workflow-action-name='approve']:visible").first.click()
    expect(editor.page.locator(".messages .success").first).to_be_visible()
    assert new_context().new_page().goto(address).status == 200
    for page in (writer.page, editor.page):
        page.context.close()
