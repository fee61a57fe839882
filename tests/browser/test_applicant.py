"""Applying for a grant: begun on one device, sent from another, read by the officer; and a deadline that comes too soon."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from tests.browser.applicant import Applicant
from tests.browser.citizen import ERROR
from tests.browser.conftest import DESK, PHONE
from tests.browser.editor import Editor, put_moment

pytestmark = pytest.mark.browser

# Ends the call, or opens it again, as its officer would: in its calendar, by publishing.
MOVE_DEADLINE = """
import datetime as dt, sys, django
django.setup()
from django.utils import timezone
from demo.content.fix_cluj import DEMONSTRATION
from fix_cluj.models import GrantCallPage
page = GrantCallPage.objects.get(slug=DEMONSTRATION["slug_ro"], locale__language_code="ro")
steps = list(page.calendar.all())
for step in steps:
    step.date += dt.timedelta(days=int(sys.argv[1]))
    step.end_date = step.end_date and step.end_date + dt.timedelta(days=int(sys.argv[1]))
page.calendar = steps
page.save_revision().publish()
"""


@pytest.fixture
def applicant(new_context, portal, known):
    def make(language: str, width: dict = DESK, **options) -> Applicant:
        locale = {"ro": "ro-RO", "en": "en-GB"}[language]
        return Applicant(new_context(viewport=width, locale=locale, **options).new_page(), language, known, portal.url)

    return make


def begin(reader: Applicant, *, script: bool) -> None:
    """The team, a section that an answer brings and takes away again, a mistake; then something comes between."""
    page = reader.page
    reader.fill_section("team")
    reader.has_minors(True)
    reader.press("next")
    reader.expect_section("minors")
    reader.press("back")
    reader.has_minors(False)
    reader.press("next")
    reader.expect_section("contact")
    reader.fill_section("contact")
    reader.field("email").fill("no address")
    reader.press("next")
    reader.expect_section("contact")
    expect(page).to_have_title(re.compile(f"^{ERROR[reader.language]}"))
    expect(reader.field("contact_name")).to_have_value("Ana Exemplu")
    reader.field("email").fill(reader.email)
    if script:
        reader.field("email").blur()
        expect(page.locator("[data-save-indicator]:not([data-waiting])")).to_contain_text(re.compile(r"\d\d.\d\d"))
    reader.press("later")
    expect(page.locator("#form input[type=email]")).to_have_value(reader.email)
    page.locator("#form button.button--accent").click()
    expect(page.locator("main .notice")).to_contain_text(reader.email)


@pytest.mark.parametrize(
    ("language", "first", "second", "script"),
    [
        pytest.param("ro", PHONE, DESK, True, id="ro-phone-then-desk"),
        pytest.param("en", DESK, PHONE, False, id="en-desk-then-phone-no-script"),
    ],
)
def test_application_begun_on_one_device_is_sent_from_another_to_the_grants_officer_alone(
    applicant, staff, language, first, second, script
):
    begun = applicant(language, first, java_script_enabled=script)
    begun.walk_to_application()
    begin(begun, script=script)

    reader = applicant(language, second, java_script_enabled=script)
    page, reader.email, reader.team = reader.page, begun.email, begun.team
    page.goto(begun.link_of_letter())
    page.locator("main form button").click()
    expect(reader.field("contact_name")).to_have_value("Ana Exemplu")
    reader.go_through("contact", "idea", "plan", "budget", "annexes", "declarations")
    main = page.locator("main")
    for text in (reader.team, "Ioana Exemplu", "Trei bănci și trei copertine.", "pitch.pdf"):
        expect(main).to_contain_text(text)
    expect(main).to_contain_text(re.compile(r"9[.,]?500[.,]50"))
    reader.press("send")
    number = reader.reference()
    expect(main).to_contain_text("pitch.pdf")
    expect(main.locator("table").first.locator("tbody tr")).to_have_count(3)
    assert not page.context.cookies(), "no cookie for readers"
    reader.letter(number)
    expect_only_the_officer_sees(staff, number, reader.team)


def expect_only_the_officer_sees(staff, number: str, team: str) -> None:
    officer = staff("grants_officer")
    officer.goto(f"/admin/inbox/?q={number}")
    officer.locator("main table.listing tbody a").first.click()
    expect(officer.locator("main")).to_contain_text(team)
    expect(officer.locator("main")).to_contain_text("pitch.pdf")
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
    reader.fill_section("team")
    reader.press("next")
    reader.go_to("annexes")
    reader.go_through("annexes")
    reader.go_to("idea")
    reader.fill_section("idea")
    portal.python("-c", MOVE_DEADLINE, "-60")
    try:
        reader.press("next")
        main = reader.page.locator("main")
        expect(main.locator("[data-error-summary]")).to_be_visible()
        for text in (reader.team, "Ioana Exemplu", "Trei bănci și trei copertine.", "pitch.pdf"):
            expect(main).to_contain_text(text)
    finally:
        portal.python("-c", MOVE_DEADLINE, "60")
    # The deadline was moved after all: the draft goes on where it stood.
    reader.page.goto(reader.page.url)
    expect(reader.field("solution")).to_have_value("Trei bănci și trei copertine.")


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
