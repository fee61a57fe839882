"""A team of three applies, one of them a minor: let in by letters, filed by keyboard, changed once more, taken back."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.citizen import SECONDS_TO_TYPE
from tests.browser.conftest import PHONE
from tests.browser.grant_team import Member, look, press
from tests.browser.papers import check_paper

pytestmark = pytest.mark.browser
TITLE, CHANGED = "Umbră și răcoare în fața școlii", "Umbră, răcoare și țâșnitori"
LANGUAGES = {"ro": "ro-RO", "en": "en-GB"}


@pytest.fixture(scope="module")
def world(portal) -> dict:
    return json.loads(portal.python("-m", "tests.browser.grant_world", "make_open").strip().splitlines()[-1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_team_of_three_with_a_minor_files_changes_and_takes_back(new_context, world, language):
    anna, dan, ioana = (
        Member(new_context(viewport=PHONE, locale=LANGUAGES[language]), language, world) for _each in range(3)
    )
    page = anna.page
    page.goto(world[language]["call"])
    look(page)
    page.locator(f"main a[href$='{world[language]['form']}']").first.click()
    look(page)
    page.wait_for_timeout(SECONDS_TO_TYPE * 1000)
    anna.write("Numele echipei", "Țestoasele")
    anna.write("Persoana de contact", "Ana Știrbăț")
    anna.write("E-mail", anna.email)
    anna.go("next")
    look(page)
    anna.write("Titlul ideii", "O idee")
    anna.write("Suma cerută", "9500")
    anna.go("next")
    look(page)
    anna.invite(edit=dan, view=ioana)

    for member in (dan, ioana):
        member.enter_team()
    press(dan.page, dan.page.locator("main a.button"))
    steps = dan.page.url
    if not steps.endswith("/2/"):
        dan.go("next")
    look(dan.page)
    dan.write("Titlul ideii", TITLE)
    dan.go("next")
    expect(dan.page.locator("main")).to_contain_text(TITLE)
    expect(dan.page.locator("button[value=send].button--accent")).to_have_count(0)
    dan.page.go_back()
    ioana.accept()

    page.reload()
    main = page.locator("main")
    expect(main).to_contain_text(TITLE)
    expect(main).to_contain_text(dan.email)  # has not accepted yet, and may do so later
    look(page)
    anna.reach("go=send")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    first = anna.number()
    look(page)
    paper = page.request.get(page.url + "pdf/")
    check_paper(
        paper.body(), language=language, title=first, words=(first, TITLE, "Țestoasele", "Ana Știrbăț", "SHA-256")
    )

    anna.open_case(first)
    look(page)
    expect(page.locator("#papers, main")).to_contain_text([dan.email])
    anna.add_agreement()
    expect(page.locator("main")).to_contain_text("acord.pdf")

    press(page, page.locator("form[action$='/modificare/'] button, form[action$='/change/'] button"))
    expect(page.locator("main")).to_contain_text(first)
    expect(page.locator("main")).to_contain_text("acord.pdf")
    look(page)
    page.locator("main section.review a").last.click()
    anna.write("Titlul ideii", CHANGED)
    anna.go("next")
    expect(page.locator("main")).to_contain_text(CHANGED)
    anna.reach("go=send")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    second = anna.number()
    assert second != first
    expect(page.locator("main")).to_contain_text("acord.pdf")
    look(page)
    if language == "ro":
        return  # the other team changes its mind
    anna.open_case(second)
    with page.expect_navigation():
        page.locator("a[href$='/withdraw/']").click()
    look(page)
    press(page, page.locator("main form button[type=submit]").last)
    expect(page.locator(".notice--success")).to_be_visible()
    look(page)
