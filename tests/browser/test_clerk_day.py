"""A whole day in the inbox by keyboard alone: thirty ideas, from the list to the last of them, without needless pages."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.day_of_ideas import NUMBER, WITH_PHONE

pytestmark = pytest.mark.browser
# One page per case, and one more for each step that asks something first.
MOST_PAGES = NUMBER + 20


@pytest.fixture(scope="module")
def word(portal) -> str:
    return json.loads(portal.python("-m", "tests.browser.day_of_ideas").strip().splitlines()[-1])


RELATED = ".inbox-case__pages a[href*='/related/']"


class Day:
    """A clerk who never touches the mouse; counts the pages that were loaded."""

    def __init__(self, page: Page, word: str):
        self.page, self.word, self.pages, self.titles = page, word, 0, []
        page.on("load", self.count)

    def count(self, _page) -> None:
        self.pages += 1

    def keys(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)

    def press(self, selector: str) -> None:
        """The Enter key on a button or a link, and the page that follows."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.locator(selector).first.press("Enter")

    def write(self, name: str, text: str) -> None:
        self.page.locator(f"[name={name}]").focus()
        self.page.keyboard.insert_text(text)

    def open_list(self, query: str = "") -> None:
        self.page.goto(f"/admin/inbox/?q={self.word}&ordering=received_at{query}")

    def tick(self, rows: range) -> None:
        """The rows at these places, from the top."""
        self.keys(*["j"] * rows.start)
        for _place in rows:
            self.keys("j", "x")

    def several(self, action: str) -> None:
        """What is done with the ticked rows; the page that asks waits for its button."""
        button = f"[data-bulk-action-button][href*='/{action}/']"
        if not self.page.locator(button).count():  # the rarer ones unfold
            self.page.locator(".bulk-actions-choices .w-dropdown__toggle").press("Enter")
            self.page.wait_for_timeout(500)  # Wagtail's script follows what unfolded, as fast as people are
        self.press(button)

    def confirm(self) -> None:
        self.press("main form button[type=submit]")
        expect(self.page.locator(".messages .success").first).to_be_visible()

    def title(self) -> str:
        return self.page.locator(".inbox-case__heading h2").inner_text()

    def number(self) -> int:
        return int(self.title().split()[1])

    def unfold(self, name: str) -> None:
        """Open the part of the page in which this field or form is folded away."""
        summary = self.page.locator(f"details:has({name}) > summary").first
        if not self.page.locator(name).first.is_visible():
            summary.press("Enter")

    def save_and_next(self, note: str = "") -> None:
        if note:
            self.write("case-note", note)
        self.press("form[action*='/save/'] button[name=next]")


def test_thirty_ideas_are_worked_through_by_keyboard(staff, word, citizen):
    day = Day(staff("moderator"), word)
    page = day.page
    take_several_at_once(day)

    day.open_list()
    day.keys("j")
    page.locator("[data-inbox-row]").first.press("Enter")
    page.wait_for_load_state("load")
    answered = ""
    while page.locator(".inbox-case__heading h2").count():
        number = day.number()
        day.titles.append(day.title())
        if number == 1:
            assign(day)
        elif number == 2:
            write_from_template(day)
        elif number == WITH_PHONE:
            answered = answer_without_the_phone(day)
            continue
        elif number == 5:
            hand_over(day)
        elif number == 6:
            day.press("form[action*='/do/file/'] button")
        elif number == 7:
            day.press("form[action*='/do/take/'] button") if page.locator("form[action*='/do/take/']").count() else None
        day.save_and_next(f"Văzut azi, {number}.")
    expect(page.locator(".messages .success").first).to_be_visible()

    assert len(day.titles) == len(set(day.titles)) == NUMBER - 3, "those filed at once are not met again"
    assert day.pages <= MOST_PAGES
    day.open_list("&owner=nobody&status=new&status=in_progress")
    # Only what was handed over waits for somebody of its new desk.
    expect(page.locator("main table.listing tbody tr")).to_have_count(1)
    merge_two(day)
    page.context.close()

    reader = citizen("ro")
    reader.go("ideas")
    reader.page.get_by_role("link", name=answered).click()
    expect(reader.page.locator("main")).not_to_contain_text("0745")


def take_several_at_once(day: Day) -> None:
    """All of them become one's own; five authors are written to; three are filed."""
    day.open_list()
    day.tick(range(NUMBER))
    day.several("assign-to-me")
    day.confirm()
    day.open_list()
    day.tick(range(10, 15))
    day.several("reply")
    day.page.locator("select[name=template]").focus()
    day.keys("ArrowDown")
    day.confirm()
    expect(day.page.locator(".messages .success").first).to_contain_text("5")
    day.open_list()
    day.tick(range(NUMBER - 3, NUMBER))
    day.several("file")
    day.confirm()


def assign(day: Day) -> None:
    """To somebody else of the desk, or to nobody and back: whoever is next in the list."""
    day.page.locator("select[name=case-owner]").focus()
    day.keys("ArrowUp", "ArrowDown")


def write_from_template(day: Day) -> None:
    day.unfold("form[action*='/write/']")
    day.page.locator("select[name=message-template]").focus()
    day.keys("ArrowDown")
    day.press("form[action*='/write/'] button[name=insert]")
    expect(day.page.locator("[name=message-text]")).not_to_have_value("")
    day.press("form[action*='/write/'] button[type=submit]:not([name])")
    expect(day.page.locator(".inbox-message").last).to_be_visible()


def answer_without_the_phone(day: Day) -> str:
    """The phone number in the text is found, replaced, and the answer goes out; on to the next."""
    page, title = day.page, day.title()
    page.locator("[name=answer-outcome][value=accepted]").focus()
    day.keys("Space")
    for language, text in {"ro": "O facem până la 1 mai.", "en": "We do it before 1 May."}.items():
        day.write(f"answer-text_{language}", text)
    day.press("form[action*='/answer/'] button[name=redact]")
    expect(page.locator("[name=answer-public_text]")).not_to_have_value(title)
    assert "0745" not in page.locator("[name=answer-public_text]").input_value()
    day.press("form[action*='/answer/'] button[name=next]")
    return title


def hand_over(day: Day) -> None:
    """To the other desk that this clerk works at."""
    day.press(RELATED)
    page = day.page
    target = page.locator("select[name=handover-target]")
    target.focus()
    value = target.locator("option[value^='youth:']").first.get_attribute("value")
    target.select_option(value)
    day.press("form:has([name=handover-target]) button[type=submit]")
    expect(page.locator(".messages .success").first).to_be_visible()


def merge_two(day: Day) -> None:
    """The same idea twice: the second is answered with the first, and that can be undone."""
    page = day.page
    day.open_list()
    lead = page.locator("main table.listing tbody tr").nth(9).inner_text()
    number = next(part for part in lead.split() if part.count("-") >= 3)
    page.locator("[data-inbox-row]").nth(8).press("Enter")
    page.wait_for_load_state("load")
    day.press(RELATED)
    day.unfold("[name=merge-into]:not([type=hidden])")
    page.locator("[name=merge-into]:not([type=hidden])").focus()
    page.keyboard.insert_text(number)
    day.keys("Enter")
    page.wait_for_load_state("load")
    expect(page.locator(".messages .success").first).to_be_visible()
