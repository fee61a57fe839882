"""What staff do besides writing: schedule, translate, choose pictures, change menus and the notice, release from quarantine."""

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from tests.browser.clerk import Clerk
from tests.browser.conftest import PHONE
from tests.browser.editor import Editor, close_calendars, put_moment
from tests.browser.places import place
from tests.browser.sweep import picture

pytestmark = pytest.mark.browser

SOON = (dt.datetime.now() + dt.timedelta(days=4)).replace(hour=10, minute=0, second=0, microsecond=0)
WORDS = {
    "Noutatea cu imagini": "The news with pictures",
    "noutatea-cu-imagini": "news-with-pictures",
    "Doi stejari într-o curte.": "Two oaks in a yard.",
}


@pytest.fixture(scope="module")
def editor(staff) -> Editor:
    page = staff("communications_editor")
    yield Editor(page)
    page.context.close()


@pytest.fixture
def reader(new_context):
    context = new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def write_news(editor: Editor, parent: int, title: str) -> None:
    editor.add("home/newspage", parent)
    editor.put("title", title)
    put_moment(editor.field("date"), dt.date.today())


def open_schedule(editor: Editor):
    toggle = editor.page.locator(".w-side-panel-toggle").first
    if toggle.get_attribute("aria-expanded") != "true":  # it stays open from page to page
        toggle.click()
    editor.page.locator("[data-a11y-dialog-show='schedule-publishing-dialog']").first.click()
    return editor.page.locator("#schedule-publishing-dialog")


def save_schedule(editor: Editor, dialog, go_live: dt.datetime, expire: dt.datetime) -> None:
    for name, when in (("go_live_at", go_live), ("expire_at", expire)):
        editor.field(name).fill(when.strftime("%d.%m.%Y %H:%M"))
        editor.field(name).press("Tab")
    close_calendars(editor.page)  # they would cover the button
    dialog.locator("button[type=submit]").click()
    editor.settle()


def test_page_goes_live_and_leaves_on_its_days(editor, known, reader):
    page = editor.page
    write_news(editor, known["pages"]["news"], "Noutatea de mâine")
    page.locator("footer button[type=submit]").first.click()
    expect(page.locator(".messages .success").first).to_be_visible()
    save_schedule(editor, open_schedule(editor), SOON, SOON - dt.timedelta(days=1))
    expect(page.locator(".messages .error").first).to_be_visible()
    save_schedule(editor, open_schedule(editor), SOON, SOON + dt.timedelta(days=9))
    expect(page.locator(".messages .success").first).to_be_visible()
    page.locator("footer .w-dropdown__toggle").first.click()
    expect(page.locator("[name=action-publish]")).to_have_text("Programează publicarea")
    page.locator("[name=action-publish]").click()
    expect(page.locator(".messages .success").first).to_contain_text("programată")
    reader.goto(place(known, "news", "ro").path)
    expect(reader.locator("main")).not_to_contain_text("Noutatea de mâine")


def test_menu_and_notice_change_in_both_languages(editor, known, reader):
    page = editor.page
    page.goto("/admin/settings/cms/sitesettings/")
    editor.settle()
    editor.tab(1)
    label = page.locator("[name='main_menu-0-value-label_ro']")
    before = label.input_value()
    label.fill("Dezbateri noi")
    editor.tab(2)
    editor.put("notice_ro", "Vineri biroul este închis.")
    editor.put("notice_en", "The office is closed on Friday.")

    def save() -> None:
        page.locator("footer button[type=submit]").first.click()
        expect(page.locator(".messages .success").first).to_have_text(
            re.compile("^\\s*Setările site-ului: s-a salvat.\\s*$")
        )

    save()
    reader.wait_for_timeout(5200)  # a process keeps menus and contact facts for five seconds
    for language, words in (("ro", "Vineri biroul este închis."), ("en", "The office is closed on Friday.")):
        reader.goto(place(known, "home", language).path)
        expect(reader.locator(".site-notice")).to_contain_text(words)
    reader.goto(place(known, "home", "ro").path)
    assert "Dezbateri noi" in reader.content()
    editor.settle()
    editor.tab(1)
    label.fill(before)
    editor.tab(2)
    editor.put("notice_ro", "")
    editor.put("notice_en", "")
    save()


def upload_picture(editor: Editor, name: str) -> None:
    editor.page.goto("/admin/images/multiple/add/")
    editor.settle()
    editor.page.locator("input[type=file]").first.set_input_files(
        {"name": f"{name}.png", "mimeType": "image/png", "buffer": picture()}
    )
    expect(editor.page.locator("[name$=-title]").first).to_have_value(name)
    editor.page.locator("[id$=-collection] option:checked").first.wait_for(state="attached")


def add_picture(editor: Editor, number: int, name: str) -> None:
    """The picture of this name as the body's next block."""
    page = editor.page
    page.locator("button.c-sf-add-button").last.click()
    page.get_by_role("option", name="Imagine", exact=True).click()
    page.locator(f"[id='body-{number}-value-image-image-chooser']").get_by_role("button", name="Alege").first.click()
    page.locator(".modal.in, .modal.show, [role=dialog]").get_by_role("link", name=re.compile(name)).first.click()
    expect(page.locator(f"[name='body-{number}-value-image-image']")).not_to_have_value("")


def test_pictures_speak_each_language_or_say_nothing(editor, known, reader):
    upload_picture(editor, "stejari")
    write_news(editor, known["pages"]["news"], "Noutatea cu imagini")
    for number in (0, 1):
        add_picture(editor, number, "stejari")
    editor.page.fill("[name='body-0-value-image-alt_text']", "Doi stejari într-o curte.")
    editor.page.check("[name='body-1-value-image-decorative']")
    pk = editor.publish()
    editor.send_to_translation(pk)
    editor.translate(WORDS)
    for language, slug, words in (
        ("ro", "noutatea-cu-imagini", "Doi stejari într-o curte."),
        ("en", "news-with-pictures", "Two oaks in a yard."),
    ):
        reader.goto(place(known, "news", language).path + slug + "/")
        alternatives = [image.get_attribute("alt") for image in reader.locator("main figure img").all()]
        assert alternatives == [words, ""]


def test_idea_is_released_from_quarantine_by_hand(citizen, staff):
    author = citizen("en", PHONE)
    author.go("form")
    author.fill_in(title="Sent faster than people type")
    author.send()
    number = author.reference()
    desk = Clerk(staff("moderator"))
    rows = desk.page.locator("main table.listing tbody tr")
    desk.open_list(f"?q={number}")
    expect(rows).to_have_count(0)
    desk.open_list("?status=quarantined")
    desk.open("Sent faster than people type")
    desk.press("do/release")
    expect(desk.page.locator(".messages .success").first).to_be_visible()
    desk.open_list(f"?q={number}")
    expect(rows).to_have_count(1)
    author.letter(number)
    desk.page.context.close()


def test_translator_finds_romanian_words_and_no_button_of_an_editor(staff, known):
    page = staff("translator")
    page.goto(known["admin"]["communications_editor"]["admin_translation_editor"])
    page.wait_for_load_state("networkidle")
    expect(page.locator(".js-translation-editor h3").first).to_have_text("Traducere: Română → English")
    shown = [button.inner_text().strip() for button in page.locator("footer button:visible, footer a:visible").all()]
    assert shown == ["Previzualizează"]
    expect(page.get_by_text("pagina este publicată de un redactor")).to_be_visible()
    months = re.compile(r"\b\d{1,2} (January|February|March|May|June|July|August|October|November|December) \d{4}")
    assert not months.search(page.locator(".js-translation-editor").inner_text())
    page.context.close()


def test_editor_of_translations_finds_the_same_words(editor, known):
    page = editor.page
    page.goto(known["admin"]["communications_editor"]["admin_translation_editor"])
    editor.settle()
    page.locator("footer .w-dropdown__toggle").first.click()
    shown = [button.inner_text().strip() for button in page.locator("footer button:visible, footer a:visible").all()]
    assert shown[:3] == ["Publică în English", "Mai multe acțiuni", "Desparte de pagina română"]
    assert "Convertează în pagină alias" not in shown


@pytest.mark.parametrize("where", ["admin_form_editor", "admin_page_editor"])
def test_names_of_fields_start_with_a_capital(editor, known, where):
    page = editor.page
    page.goto(known["admin"]["communications_editor"][where])
    editor.settle()
    small = page.locator(".w-field__label").evaluate_all(
        """labels => labels.filter((label) => label.checkVisibility() && /^\\p{Ll}/u.test(label.innerText.trim())
             && getComputedStyle(label, "::first-letter").textTransform !== "uppercase").map((label) => label.innerText)"""
    )
    assert small == []
