"""A team that applies for a grant: one begins and sends, two are let in by letter; with the keyboard where it counts."""

import re
import secrets

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.citizen import Citizen
from tests.browser.sweep import AUDIT, attachment, axe_findings

FOCUS = "() => { const node = document.activeElement; return { id: node.id, value: node.value, name: node.name, seen: node.matches(':focus-visible') }; }"
PAGES = {
    "ro": {"enter": "/echipa/invitatie/", "member": "/echipa/", "door": "/ro/dosar/", "minutes": "15 minute"},
    "en": {"enter": "/team/invitation/", "member": "/team/", "door": "/en/case/", "minutes": "15 minutes"},
}


def look(page: Page) -> None:
    """Nothing that axe finds, nothing that sticks out sideways; no cookie for readers."""
    page.wait_for_load_state()
    found = axe_findings(page) + page.evaluate(AUDIT)["wide"]
    assert found == [], f"{page.url}: {found}"
    assert page.context.cookies() == [], page.url


def press(page: Page, button) -> None:
    """By keyboard, as the next thing that somebody does on the page."""
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


class Member:
    """One of the team with a browser of their own."""

    def __init__(self, context: BrowserContext, language: str, world: dict):
        self.page, self.language, self.words = context.new_page(), language, PAGES[language]
        self.world, self.keys = world, world["keys"]
        self.email = f"{secrets.token_hex(4)}@example.org"

    def reach(self, wanted: str) -> None:
        """With the Tab key alone, to a field or a button by its id or its value."""
        for _press in range(60):
            self.page.keyboard.press("Tab")
            now = self.page.evaluate(FOCUS)
            if wanted in (now["id"], now["value"]) or wanted == f"{now['name']}={now['value']}":
                assert now["seen"], f"the focus on {now} cannot be seen"
                return
        raise AssertionError(f"{wanted} is never reached with the keyboard")

    def write(self, label: str, text: str) -> None:
        self.reach(f"id_{self.keys[label]}")
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def go(self, value: str) -> None:
        """The button of the form that says where to go."""
        self.reach(f"go={value}")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def postman(self) -> Citizen:
        """Reads letters in a window of its own."""
        page = self.page.context.new_page()
        return Citizen(page, self.language, {"questions": {"ideas": {}}}, "")

    def letter(self, *about: str) -> str:
        postman = self.postman()
        try:
            return postman.letter(*about)
        finally:
            postman.page.close()

    def enter_team(self) -> None:
        """The link of the letter, pressed once."""
        text = self.letter(self.email, self.words["enter"])
        self.page.goto(re.search(rf"https?://\S+{self.words['enter']}\w+/", text)[0])
        look(self.page)
        press(self.page, self.page.locator("main form button"))

    def accept(self) -> None:
        press(self.page, self.page.locator("button[value=accept]"))
        expect(self.page.locator(".notice--success")).to_be_visible()
        look(self.page)

    def invite(self, **others: "Member") -> None:
        """From the last look at the draft to the team, and back; each by what they may do, `edit` or `view`."""
        review, word = self.page.url, {"ro": "echipa", "en": "team"}[self.language]
        self.page.locator(f"main a[href$='/{word}/']").last.click()
        for role, other in others.items():
            self.page.locator("[name=email]").fill(other.email)
            self.page.locator(f"[name=role][value={role}]").check()
            press(self.page, self.page.locator("button[value=invite]"))
            expect(self.page.locator("main li", has_text=other.email)).to_be_visible()
        look(self.page)
        self.page.goto(review)

    def open_case(self, number: str) -> None:
        """With number and e-mail, by the code of a letter."""
        page = self.page
        page.goto(self.words["door"])
        page.locator("[name=number]").fill(number.lower())
        page.locator("[name=proof]").fill(self.email)
        press(page, page.locator("main form button[type=submit]").last)
        code = re.search(r"\b\d{6}\b", self.letter(number, self.words["minutes"]))[0]
        page.locator("[name=code]").fill(code)
        press(page, page.locator("main form button[type=submit]").last)
        expect(page.locator("h1")).to_have_text(number)

    def add_agreement(self) -> None:
        """The guardian's file, which was allowed to follow."""
        page = self.page
        page.locator("a[href$='/acord/'], a[href$='/agreement/']").first.click()
        look(page)
        page.locator("input[type=file]").set_input_files(attachment("acord.pdf"))
        press(page, page.locator("main form button[type=submit]").last)
        expect(page.locator(".notice--success")).to_be_visible()

    def number(self) -> str:
        expect(self.page).to_have_url(re.compile("/primire/|/receipt/"))
        return self.page.locator(".receipt__number").first.inner_text().strip()
