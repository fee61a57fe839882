"""A clerk's day in the inbox: with JavaScript, and without wherever the page is our own.

What Wagtail's admin itself needs JavaScript for: its side menu, the drop-down filters, the date chooser and the ticking
of rows. Without it the dashboard's panel and the list's shortcuts lead everywhere, and filters work as addresses.
"""

import datetime as dt
import re
import secrets
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.citizen import SECONDS_TO_TYPE, Citizen
from tests.browser.clerk import ANSWERS, Clerk

pytestmark = pytest.mark.browser
BROWSERS = pytest.mark.parametrize("script", [pytest.param(True, id="script"), pytest.param(False, id="no-script")])


@pytest.fixture
def clerk(staff):
    made = []

    def make(script: bool = True) -> Clerk:
        made.append(staff("moderator", java_script_enabled=script))
        return Clerk(made[-1])

    yield make
    for page in made:
        page.context.close()


@pytest.fixture(scope="module")
def ideas(new_context, portal, known) -> dict[str, list[Citizen]]:
    """Ideas that were just sent, by language; the time that typing takes is waited for once."""
    waiting = [
        Citizen(new_context().new_page(), language, known, portal.url)
        for language in ("en", "ro", "en", "ro", "ro", "ro", "ro")
    ]
    for author in waiting:
        author.go("form")
    waiting[0].page.wait_for_timeout(SECONDS_TO_TYPE * 1000)
    for author in waiting:
        author.title = f"Idee {secrets.token_hex(3)}"
        author.fill_in(title=author.title)
        author.send()
        author.number = author.reference()
    return {language: [author for author in waiting if author.language == language] for language in ("ro", "en")}


@pytest.fixture
def idea(ideas):
    """Takes one of them: its author and its title."""

    def take(language: str) -> tuple[Citizen, str]:
        author = ideas[language].pop()
        return author, author.title

    return take


@BROWSERS
def test_clerk_finds_ideas_of_both_languages_in_one_list(clerk, ideas, script):
    romanian, english = ideas["ro"][0].title, ideas["en"][0].title
    desk = clerk(script)
    desk.page.goto("/admin/")
    desk.page.locator(".inbox-home a").first.click()
    expect(desk.page).to_have_url(re.compile("/admin/inbox/"))
    for title in (romanian, english):
        expect(desk.page.locator("table a", has_text=title)).to_have_count(1)
    desk.open_list("?language=en&status=new")
    expect(desk.page.locator("table a", has_text=english)).to_have_count(1)
    expect(desk.page.locator("table a", has_text=romanian)).to_have_count(0)


@BROWSERS
def test_clerk_works_on_an_idea_and_answers_it_in_public(clerk, idea, citizen, script):
    """Take, note, due date; no refusal without a reason; an answer that everybody can read; on to the next."""
    author, title = idea("en")
    desk = clerk(script)
    page = desk.page
    desk.open_list("?status=new")
    desk.open(title)
    desk.take()
    due = dt.date.today() + dt.timedelta(days=9)
    desk.save(note="De întrebat la Direcția Tehnică.", due=due)
    expect(page.locator(".inbox-note").first).to_contain_text("Direcția Tehnică")
    assert page.locator("[name=case-due_on]").input_value() in (f"{due:%d.%m.%Y}", f"{due:%Y-%m-%d}")

    desk.answer("refused")
    expect(page.locator("[name=answer-outcome][value=refused]")).to_be_checked()
    expect(page.locator(".w-field__errors, .error-message").filter(has_text=re.compile(r"\w")).first).to_be_visible()

    desk.answer("accepted", ro=ANSWERS["ro"], en=ANSWERS["en"], button="next")
    expect(page.locator(".inbox-case__heading h2, table").first).to_be_visible()
    expect(page.locator("body")).not_to_contain_text(title)

    author.letter(author.number, ANSWERS["en"])
    headers = author.page.locator("main dl").inner_text()
    assert "imaginatiecivica@primariaclujnapoca.ro" in headers.partition("Reply-To")[2].partition("\n\n")[0]
    for language in ("ro", "en"):
        reader = citizen(language)
        reader.go("ideas")
        reader.page.get_by_role("link", name=title).click()
        expect(reader.page.locator("main")).to_contain_text(ANSWERS[language])
        expect(reader.page.locator("main")).not_to_contain_text(author.email)


@BROWSERS
def test_draft_is_kept_and_seen_by_nobody_outside(clerk, idea, citizen, script):
    _, title = idea("ro")
    desk = clerk(script)
    desk.open_list(f"?q={title}")
    desk.open(title)
    desk.answer("accepted", ro="O ciornă.", button="draft")
    expect(desk.page.locator("[name=answer-text_ro]")).to_have_value("O ciornă.")
    reader = citizen("ro")
    reader.go("ideas")
    expect(reader.page.get_by_role("link", name=title)).to_have_count(0)


def test_second_clerk_is_told_who_was_quicker(clerk, idea):
    _, title = idea("ro")
    first, second = clerk(), clerk()
    for desk in (first, second):
        desk.open_list(f"?q={title}")
        desk.open(title)
    first.take()
    second.save(note="Nota celui de-al doilea.")
    note = second.page.locator("[name=case-note]")
    kept = second.page.locator(".inbox-note", has_text="Nota celui de-al doilea.")
    # Either it is stored beside the other's change, or it is still in the box; it is never lost.
    assert kept.count() or note.input_value() == "Nota celui de-al doilea."


def test_export_is_a_file_with_the_selection(clerk, idea):
    _, title = idea("ro")
    desk = clerk()
    desk.page.goto(f"/admin/inbox/export/?q={title}")
    desk.page.check("[name=kind][value=csv]")
    desk.page.fill("[name=reason]", "Pentru ședința de luni.")
    with desk.page.expect_download() as taken:
        desk.page.locator(".inbox-form [type=submit]").click()
    text = Path(taken.value.path()).read_text(encoding="utf-8-sig")
    assert title in text
    assert len(text.strip().splitlines()) == 2


@pytest.mark.parametrize("role", ["communications_editor", "translator", "administrator"])
def test_inbox_is_closed_to_other_roles(staff, role):
    page = staff(role)
    response = page.goto("/admin/inbox/")
    assert response.status in (403, 404) or "/admin/inbox/" not in page.url
    page.context.close()


def test_wrong_password_opens_nothing(new_context, portal):
    page = new_context().new_page()
    page.goto("/cont/login/")
    page.fill("[name=login]", portal.account("moderator"))
    page.fill("[name=password]", "not the password")
    page.press("[name=password]", "Enter")
    expect(page.locator("[data-error-summary]")).to_be_visible()
    page.goto("/admin/")
    expect(page).to_have_url(re.compile("/cont/login/"))
    page.context.close()
