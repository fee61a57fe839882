"""Similar ideas while one is written: shown when a field is left, told once, and nobody's focus or text is touched."""

import pytest
from playwright.sync_api import expect

from tests.browser.citizen import SECONDS_TO_TYPE, Citizen
from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser


def an_answered_idea(reader: Citizen) -> str:
    """The title of a public idea of the demonstration; the reader is then at the list of ideas."""
    reader.go("idea")
    title = reader.page.locator("main h1").inner_text().strip()
    reader.go("ideas")
    return title


@pytest.mark.parametrize(("language", "width"), [("ro", DESK), ("en", PHONE)], ids=["ro-desk", "en-phone"])
def test_similar_ideas_are_shown_below_the_title_and_told_once(citizen, language, width):
    reader = citizen(language, width)
    page, known = reader.page, an_answered_idea(reader)
    reader.go("form")
    box, status = page.locator("[data-similar]"), page.locator("[data-similar-status]")
    expect(box).to_be_hidden()
    reader.field("title").press_sequentially(known)
    expect(box).to_be_hidden()  # not at each key
    reader.field("title").press("Tab")
    expect(box.locator("a").first).to_contain_text(known)
    expect(status).to_contain_text(known)
    expect(reader.field("description")).to_be_focused()
    assert box.bounding_box()["y"] > reader.field("title").bounding_box()["y"]
    assert box.bounding_box()["y"] < reader.field("description").bounding_box()["y"]
    status.evaluate("box => new MutationObserver(() => { box.dataset.again = 'yes' }).observe(box, {childList: true})")
    with page.expect_response("**/asemanatoare/" if language == "ro" else "**/similar/"):
        reader.field("description").fill(known)
        reader.field("description").press("Tab")
    expect(status).not_to_have_attribute("data-again", "yes")
    with page.context.expect_page() as opened:
        box.locator("a").first.click()
    expect(opened.value.locator("h1")).to_contain_text(known)
    expect(reader.field("title")).to_have_value(known)


def test_where_no_answer_comes_nothing_is_shown_and_the_idea_is_sent(citizen):
    reader = citizen("ro", DESK)
    page, known = reader.page, an_answered_idea(reader)
    page.route("**/asemanatoare/", lambda route: route.abort())
    reader.go("form")
    with page.expect_event("requestfailed"):
        reader.field("title").fill(known)
        reader.field("title").press("Tab")
    expect(page.locator("[data-similar]")).to_be_hidden()
    expect(page.locator("[data-similar-status]")).to_be_empty()
    reader.send_idea(known)


@pytest.mark.parametrize("language", ["ro", "en"])
def test_without_a_script_the_form_points_at_the_list_and_the_receipt_at_ideas_to_follow(citizen, language):
    reader = citizen(language, PHONE, java_script_enabled=False)
    page, known = reader.page, an_answered_idea(reader)
    path = page.url
    reader.go("form")
    expect(page.locator("[data-similar]")).to_be_hidden()
    expect(page.locator("main a[target=_blank]").first).to_have_attribute("href", path.removeprefix(reader.home))
    page.wait_for_timeout(SECONDS_TO_TYPE * 1000)
    reader.fill_in(title=known)
    reader.field("description").fill(known)
    reader.send()
    alike = page.locator("section[aria-labelledby=alike-heading]")
    alike.locator("a", has_text=known).first.click()
    expect(page.locator("h1")).to_contain_text(known)
