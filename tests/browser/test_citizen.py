"""An idea from the home page to the letter in the mailbox: on a phone and at a desk, with and without JavaScript."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.citizen import ERROR, IDEA, SECONDS_TO_TYPE
from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser

READERS = pytest.mark.parametrize(
    ("language", "width", "script"),
    [
        pytest.param("ro", PHONE, True, id="ro-phone"),
        pytest.param("en", DESK, True, id="en-desk"),
        pytest.param("en", PHONE, False, id="en-phone-no-script"),
        pytest.param("ro", DESK, False, id="ro-desk-no-script"),
    ],
)


@pytest.fixture
def reader(citizen, language, width, script):
    return citizen(language, width, java_script_enabled=script)


@READERS
def test_idea_is_sent_and_confirmed(reader, language, script, staff):
    """The whole way: a mistake, a kept file, the receipt, the letter, the same day in the inbox."""
    page = reader.page
    reader.walk_to_form()
    page.wait_for_timeout(SECONDS_TO_TYPE * 1000)
    title = f"{IDEA[language]['title']} {'+' if script else '-'}"
    reader.fill_in(title=title)
    reader.field("email").fill("no address")
    reader.choose_picture("banca.png")
    reader.send()
    # Everything typed and the file are still there; only the mistake needs work.
    expect(page).to_have_title(re.compile(f"^{ERROR[language]}"))
    expect(reader.field("title")).to_have_value(title)
    expect(reader.field("privacy")).to_be_checked()
    kept = page.locator(".upload-list, .uploads").first
    expect(kept).to_contain_text("banca.png")
    expect(kept).to_contain_text(re.compile(r"\d+([.,]\d+)?.(KB|MB|B|byte|octe)"))
    reader.field("email").fill(reader.email)
    reader.send()
    number = reader.reference()
    promised = page.locator(".facts dd").nth(1).inner_text()
    expect(page.locator("main")).to_contain_text("banca.png")
    assert re.match(r"[A-Z]{2}-[0-9A-Z-]{8,}$", number)
    receipt = urlsplit(page.url).path

    letter = reader.letter(number)
    assert promised in letter
    assert receipt in letter

    clerk = staff("moderator")
    clerk.goto(f"/admin/inbox/?q={number}")
    clerk.locator("table a", has_text=title).first.click()
    # The day that the receipt promised is the day that the clerk works by.
    day = clerk.locator("[name='case-due_on']").input_value()
    digits = {int(part) for part in re.findall(r"\d+", day)}
    assert {int(part) for part in re.findall(r"\d+", promised)} <= digits, (day, promised)
    expect(clerk.locator(".inbox-files")).to_contain_text("banca.png")
    clerk.context.close()


@READERS
def test_empty_form_says_what_is_missing_and_leads_to_it(reader, language, script):
    page = reader.page
    reader.go("form")
    reader.field("where").fill("Piața Unirii")
    reader.send()
    expect(page).to_have_title(re.compile(f"^{ERROR[language]}"))
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_visible()
    if script:
        expect(summary).to_be_focused()
    expect(reader.field("where")).to_have_value("Piața Unirii")
    links = summary.locator("a")
    assert links.count() == 6  # title, description, topic, neighbourhood, e-mail, privacy
    for link in links.all():
        target = page.locator(link.get_attribute("href"))
        expect(target).to_have_count(1)
        expect(target).to_have_attribute("aria-invalid", "true")
        described = target.get_attribute("aria-describedby").split()
        said = [page.locator(f"[id='{name}']").inner_text().removeprefix(ERROR[language]).strip() for name in described]
        assert any(text in link.inner_text() for text in said), said
    links.first.click()
    expect(reader.field("title")).to_be_focused()


@READERS
def test_kept_file_can_be_removed(reader, language, script):
    page = reader.page
    reader.go("form")
    page.wait_for_timeout(SECONDS_TO_TYPE * 1000)
    reader.choose_picture("greșit.png")
    reader.send()
    box = page.locator("[name=remove]")
    expect(box).to_have_count(1)
    box.check()
    reader.fill_in(title=f"{IDEA[language]['title']} fără fișier {script}")
    reader.send()
    reader.reference()
    expect(page.locator("main")).not_to_contain_text("greșit.png")


@READERS
def test_idea_is_stored_once_however_often_it_is_sent(reader, language, script, staff):
    """Pressing twice, refreshing the receipt, going back and forth: one submission."""
    page = reader.page
    reader.go("form")
    page.wait_for_timeout(SECONDS_TO_TYPE * 1000)
    title = f"Numai o dată {language} {script}"
    reader.fill_in(title=title)
    page.locator("#form button[type=submit]:not([name])").dblclick()
    page.wait_for_load_state("load")
    number = reader.reference()
    page.reload()
    assert reader.reference() == number
    page.go_back()
    expect(page.locator("#form")).to_be_visible()
    page.go_forward()
    assert reader.reference() == number
    clerk = staff("moderator")
    clerk.goto(f"/admin/inbox/?q={title}")
    expect(clerk.locator("table a", has_text=title)).to_have_count(1)
    clerk.context.close()


def test_same_form_sent_again_leads_to_the_same_receipt(citizen):
    """Two windows that hold the same form, as a lost connection leaves them: the second gets the first's receipt."""
    reader = citizen("ro")
    page = reader.page
    reader.go("form")
    page.wait_for_timeout(SECONDS_TO_TYPE * 1000)
    reader.fill_in(title="Trimisă din două ferestre")
    token = page.locator("[name=token]").input_value()
    reader.send()
    number = reader.reference()
    reader.go("form")
    page.locator("[name=token]").evaluate("(field, token) => { field.value = token }", token)
    reader.fill_in(title="Trimisă din două ferestre, cu alt titlu")
    reader.send()
    assert reader.reference() == number
    assert "changed" in page.url
    expect(page.locator("main .notice").first).to_be_visible()


@pytest.mark.parametrize("language", ["ro", "en"])
def test_switching_language_leads_to_the_same_form(citizen, language):
    reader = citizen(language, PHONE)
    reader.go("form")
    other = {"ro": "en", "en": "ro"}[language]
    reader.page.locator(".languages a").click()
    reader.language = other
    expect(reader.page.locator("html")).to_have_attribute("lang", other)
    expect(reader.field("title")).to_be_visible()


@pytest.mark.parametrize("language", ["ro", "en"])
def test_letter_is_in_the_language_of_the_idea(citizen, language):
    reader = citizen(language, DESK)
    number = reader.send_idea(f"Scrisoare / Letter {language}")
    letter = reader.letter(number)
    assert {"ro": "răspun", "en": "answer"}[language] in letter.lower()
    expect(reader.page.locator("main [lang]").first).to_have_attribute("lang", language)
