"""An editor's work from an empty page to a debate in two languages, and what a change in Romanian does to English."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from tests.browser.editor import Editor, put_moment

pytestmark = pytest.mark.browser

WORDS = {
    "Piața de mâine": "The square of tomorrow",
    "Cum să arate piața din fața școlii?": "What should the square by the school look like?",
    "Un rezumat despre piață.": "A summary about the square.",
    "piata-de-maine": "the-square-of-tomorrow",
    "Spune-ne cum o vezi": "Tell us how you see it",
    "spune-ne-cum-o-vezi": "tell-us-how-you-see-it",
    "Ideea ta pe scurt": "Your idea in short",
    "Ce ai schimba": "What you would change",
    "Adresa ta de e-mail": "Your e-mail address",
    "Sala este în reparații.": "The hall is under repair.",
}
# As it is written: another debate of the demonstration portal may hold the same words within its title.
TITLES = {"ro": re.compile("Piața de mâine"), "en": re.compile("The square of tomorrow")}
ADDRESSES = {"ro": "/ro/dezbateri/piata-de-maine/", "en": "/en/debates/the-square-of-tomorrow/"}
FORMS = {"ro": ADDRESSES["ro"] + "spune-ne-cum-o-vezi/", "en": ADDRESSES["en"] + "tell-us-how-you-see-it/"}
CLOSES = (dt.datetime.now() + dt.timedelta(days=12)).replace(hour=18, minute=0, second=0, microsecond=0)
LATER = CLOSES + dt.timedelta(days=9)


def in_english(when: dt.datetime) -> re.Pattern:
    return re.compile(rf"{when.day} {when:%B} {when.year}")


@pytest.fixture(scope="module")
def editor(staff) -> Editor:
    page = staff("communications_editor")
    yield Editor(page)
    page.context.close()


@pytest.fixture(scope="module")
def debate(editor, known) -> dict:
    """A debate with an idea form, written, published and translated through the staff area."""
    editor.add("debates/debatepage", known["pages"]["debates"])
    editor.put("title", "Piața de mâine")
    editor.put("summary", "Un rezumat despre piață.")
    editor.put("question", "Cum să arate piața din fața școlii?")
    editor.tab(1)
    put_moment(editor.field("date"), (CLOSES + dt.timedelta(days=30)).date())
    pk = editor.publish()
    editor.add("participation/formpage", pk)
    editor.put("title", "Spune-ne cum o vezi")
    for kind, label in (
        ("Text scurt", "Ideea ta pe scurt"),
        ("Text lung", "Ce ai schimba"),
        ("E-mail", "Adresa ta de e-mail"),
    ):
        editor.add_question(kind, label)
    editor.tab(1)
    put_moment(editor.field("closes_at"), CLOSES)
    form = editor.publish()
    for page in (pk, form):
        editor.send_to_translation(page)
        editor.translate(WORDS)
    return {"pk": pk, "form": form}


@pytest.fixture
def reader(debate, new_context):
    """A browser that saw nothing before: others may show a page for a minute as it was."""
    context = new_context()
    yield context.new_page()
    context.close()


def test_debate_and_form_are_live_in_both_languages(reader):
    for language, heading, form in (
        ("ro", "Cum să arate piața din fața școlii?", "Spune-ne cum o vezi"),
        ("en", "What should the square by the school look like?", "Tell us how you see it"),
    ):
        reader.goto(ADDRESSES[language])
        expect(reader.locator("html")).to_have_attribute("lang", language)
        expect(reader.locator("h1")).to_have_text(heading)
        reader.get_by_role("link", name=form).first.click()
        expect(reader.locator("#form textarea")).to_have_count(1)


def test_keys_of_questions_are_equal_in_both_languages_and_seen_by_nobody(reader):
    names = []
    for address in FORMS.values():
        reader.goto(address)
        names.append([field.get_attribute("name") for field in reader.locator("#form [name^=q_]").all()])
        assert not any(name in reader.locator("main").inner_text() for name in names[-1])
    assert names[0] == names[1] and len(names[0]) == 3


def test_deadline_extended_in_romanian_holds_in_english_at_once(editor, debate, reader):
    reader.goto(FORMS["en"])
    expect(reader.locator("main")).to_contain_text(in_english(CLOSES))
    editor.edit(debate["form"])
    editor.tab(1)
    put_moment(editor.field("closes_at"), LATER)
    editor.publish()
    reader.goto(FORMS["en"])
    expect(reader.locator("main")).to_contain_text(in_english(LATER))
    expect(reader.locator("main")).not_to_contain_text(in_english(CLOSES))


def test_romanian_words_never_stand_on_the_english_page(editor, debate, reader):
    """A new question without English words waits; the English form goes on without it."""
    editor.edit(debate["form"])
    editor.add_question("Telefon", "Numărul tău de telefon")
    editor.publish()
    reader.goto(FORMS["ro"])
    expect(reader.locator("main")).to_contain_text("Numărul tău de telefon")
    reader.goto(FORMS["en"])
    expect(reader.locator("main")).not_to_contain_text("Numărul tău")
    expect(reader.locator("#form [name^=q_]")).to_have_count(3)


def test_cancelling_needs_a_reason_and_shows_in_both_languages(editor, debate, reader):
    editor.edit(debate["pk"])
    editor.tab(1)
    editor.page.select_option("[name=change]", "cancelled")
    editor.settle()
    editor.page.locator("footer .w-dropdown__toggle").first.click()
    editor.page.locator("[name=action-publish]").click()
    expect(editor.page.locator(".messages .error").first).to_be_visible()
    editor.tab(1)
    editor.put("change_reason", "Sala este în reparații.")
    editor.publish()
    for language, word in (("ro", "Anulat"), ("en", "Cancelled")):
        reader.goto(ADDRESSES[language])
        expect(reader.locator(".notice", has_text=re.compile(word, re.I)).first).to_be_visible()
        reader.goto(ADDRESSES[language].rsplit("/", 2)[0] + "/")
        card = reader.locator(".card", has_text=TITLES[language])
        expect(card).to_contain_text(word)
    reader.goto(ADDRESSES["en"])
    expect(reader.locator("main")).not_to_contain_text("reparații")
    assert "STATUS:CANCELLED" in reader.request.get(ADDRESSES["en"] + "event.ics").text()


def test_renamed_page_leads_from_its_old_address_to_the_new_one(editor, debate, reader):
    editor.edit(debate["pk"])
    editor.tab_of("slug")
    editor.put("slug", "piata-de-poimaine")
    editor.publish()
    reader.goto(ADDRESSES["ro"])
    expect(reader).to_have_url(re.compile("/ro/dezbateri/piata-de-poimaine/$"))
