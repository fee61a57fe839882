"""Who takes the pictures of the guides: an editor or a clerk at a desk, and a reader with a phone."""

import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.editor import Editor
from tests.browser.pictures import Guide
from tests.live import Portal

DESK, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 700}


def scroll_to(place: Locator, above: int = 100) -> None:
    """To the top of what scrolls, the window or a part of it, with room for the bar above."""
    place.evaluate(
        "(node, above) => { node.style.scrollMarginTop = `${above}px`; node.scrollIntoView({ block: 'start' }) }", above
    )


def bring(place: Locator, above: int = 100) -> None:
    """Scroll until it stays where it should be: what comes into view for the first time takes its room only then."""
    before = None
    for _moment in range(20):
        scroll_to(place, above)
        place.page.wait_for_timeout(250)
        box = place.bounding_box()
        if box and box == before and 0 <= box["y"] < DESK["height"]:
            return
        before = box
    raise AssertionError(f"It does not come into view: {place}, {before}")


def visit(guide: Guide, reader: Page, address: str, name: str, start: str = "h1") -> None:
    """What a reader sees on a phone, from the heading on unless told otherwise."""
    assert reader.goto(address).ok, address
    scroll_to(reader.locator(start), 90)
    guide.picture(reader, name)


class Staff(Editor):
    """An editor who takes pictures on the way."""

    def __init__(self, browser: Browser, portal: Portal, role: str, guide: Guide):
        context = browser.new_context(base_url=portal.url, viewport=DESK, locale="ro-RO", reduced_motion="reduce")
        context.set_default_timeout(20_000)
        page = context.new_page()
        page.goto("/cont/login/")
        page.fill("[name=login]", portal.account(role))
        page.fill("[name=password]", portal.password)
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/admin/**")
        super().__init__(page)
        self.guide, self.password = guide, portal.password

    def go(self, path: str) -> None:
        self.page.goto(path)
        self.settle()

    def picture(self, name: str, mark: Locator | None = None) -> None:
        self.guide.picture(self.page, name, mark)

    def look(self, shown: Locator | None = None) -> None:
        """What is on the screen; after a click that opens something, once that is there."""
        if shown is not None:
            expect(shown).to_be_visible()
        self.guide.look(self.page)

    def heading(self, text: str) -> None:
        """Scroll so that what stands under this label is in the picture."""
        found = self.page.locator(
            ".w-panel__heading:visible, .w-field__label:visible", has_text=re.compile(f"^\\s*{text}", re.I)
        ).first
        found.evaluate("node => window.scrollTo(0, node.getBoundingClientRect().top + window.scrollY - 140)")
