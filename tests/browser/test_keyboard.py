"""Without a mouse, without colours of one's own, without motion, and on paper."""

import pytest
from playwright.sync_api import expect

from tests.browser.citizen import ERROR, SECONDS_TO_TYPE
from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser

# What holds the focus: its words, and whether something visible surrounds it.
FOCUS = """() => {
  const node = document.activeElement, style = getComputedStyle(node);
  return {
    tag: node.tagName, text: (node.innerText || node.value || "").trim(), id: node.id, href: node.getAttribute("href"),
    seen: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none",
    inWindow: node.getBoundingClientRect().bottom > 0 && node.getBoundingClientRect().top < innerHeight,
  };
}"""


def focused(page) -> dict:
    return page.evaluate(FOCUS)


def press_until(page, found, *, key: str = "Tab", most: int = 80) -> dict:
    """Press a key until what holds the focus is what we look for; all on the way must be seen to hold it."""
    for _ in range(most):
        page.keyboard.press(key)
        now = focused(page)
        assert now["seen"], f"the focus on {now} cannot be seen"
        if found(now):
            return now
    raise AssertionError("never reached with the keyboard")


@pytest.mark.parametrize("language", ["ro", "en"])
@pytest.mark.parametrize("width", [PHONE, DESK], ids=["phone", "desk"])
def test_first_key_press_offers_to_skip_to_the_content(citizen, language, width):
    reader = citizen(language, width)
    reader.go("home")
    reader.page.keyboard.press("Tab")
    first = focused(reader.page)
    assert first["href"] == "#content"
    assert first["inWindow"] and first["seen"]
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("main")).to_be_focused()


def test_menu_on_phones_opens_and_closes_with_the_keyboard(citizen):
    reader = citizen("ro", PHONE)
    reader.go("home")
    press_until(reader.page, lambda now: now["tag"] == "SUMMARY")
    first = reader.page.locator(".menu__list a").first
    expect(first).not_to_be_visible()
    reader.page.keyboard.press("Enter")
    expect(first).to_be_visible()
    reader.page.keyboard.press("Tab")
    expect(first).to_be_focused()


def test_language_is_switched_with_the_keyboard(citizen):
    reader = citizen("ro", DESK)
    reader.go("debate_open")
    press_until(reader.page, lambda now: now["text"] == "English")
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator("html")).to_have_attribute("lang", "en")
    expect(reader.page.locator("h1")).not_to_be_empty()


@pytest.mark.parametrize("language", ["ro", "en"])
def test_idea_is_sent_with_the_keyboard_alone(citizen, language):
    """A first try that lacks the address, the way back from the list of errors, and the receipt."""
    reader = citizen(language, DESK)
    page, keys = reader.page, reader.page.keyboard
    reader.go("form")
    page.wait_for_timeout(SECONDS_TO_TYPE * 1000)

    def to(key: str) -> None:
        press_until(page, lambda now: now["id"] == f"id_{reader.names[key]}")

    to("title")
    keys.type("Numai cu tastatura")
    to("description")
    keys.type("Un text scris fără maus.")
    to("topic")
    keys.press("ArrowDown")
    to("neighbourhood")
    keys.press("ArrowDown")
    to("privacy")
    keys.press("Space")
    press_until(page, lambda now: now["tag"] == "BUTTON")
    with page.expect_navigation():
        keys.press("Enter")
    assert page.title().startswith(ERROR[language])
    expect(page.locator("[data-error-summary]")).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    expect(reader.field("email")).to_be_focused()
    keys.type(reader.email)
    with page.expect_navigation():
        keys.press("Enter")
    reader.reference()


def test_focus_is_never_hidden_behind_something(citizen):
    reader = citizen("ro", PHONE, reduced_motion="reduce")  # else the page is still gliding when we look
    reader.go("debate_open")
    hidden = []
    for _ in range(40):
        reader.page.keyboard.press("Tab")
        now = focused(reader.page)
        if now["tag"] != "BODY" and not now["inWindow"]:
            hidden.append(now)
    assert hidden == []


def test_nothing_moves_for_those_who_asked_for_stillness(citizen):
    reader = citizen("ro", DESK, reduced_motion="reduce")
    for name in ("home", "debate_open", "form"):
        reader.go(name)
        moving = reader.page.evaluate("""() => [...document.querySelectorAll("*")].filter((node) => {
          const style = getComputedStyle(node);
          const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
          return (style.animationName !== "none" && lasts(style.animationDuration)) || lasts(style.transitionDuration);
        }).map((node) => node.outerHTML.slice(0, 80))""")
        assert moving == [], name
        assert reader.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_cards_keep_their_borders_when_the_system_chooses_the_colours(citizen):
    reader = citizen("ro", DESK, forced_colors="active")
    reader.go("debates")
    styles = reader.page.locator(".card").evaluate_all(
        "cards => cards.map(card => { const style = getComputedStyle(card); return style.borderTopStyle + ' ' + style.borderTopWidth })"
    )
    assert styles and all(style.split()[0] in ("solid", "dashed") and style.split()[1] != "0px" for style in styles)
    assert any(style.startswith("dashed") for style in styles) and any(style.startswith("solid") for style in styles)
    stages = reader.page.locator(".stage").evaluate_all("all => all.map(one => getComputedStyle(one).borderTopWidth)")
    assert stages and all(width != "0px" for width in stages)


@pytest.mark.parametrize("name", ["debate_open", "receipt"])
def test_paper_carries_the_words_and_not_the_furniture(citizen, name):
    reader = citizen("ro", DESK)
    reader.go(name)
    page = reader.page
    page.emulate_media(media="print")
    for furniture in (".site-header form", ".menu", ".skip-link", ".share", ".site-notice + nav"):
        for piece in page.locator(furniture).all():
            expect(piece).not_to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    dark = page.evaluate("""() => [...document.querySelectorAll("main, main > *, body, .page-head")].filter((node) => {
      const found = getComputedStyle(node).backgroundColor.match(/[\\d.]+/g).map(Number);
      return found[3] !== 0 && (found[0] + found[1] + found[2]) / 3 < 128;
    }).map((node) => node.className)""")
    assert dark == []
    if name == "receipt":
        expect(page.locator(".receipt__number")).to_be_visible()
    assert page.pdf()[:5] == b"%PDF-"
