"""What a reader does on the site, in either language; the steps that several journeys share."""

import re
import secrets
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.browser.places import place
from tests.browser.sweep import picture

ERROR = {"ro": "Eroare:", "en": "Error:"}
# A form that comes back faster than a person types goes to quarantine.
SECONDS_TO_TYPE = 3.2
IDEA = {
    "ro": {"title": "Banca de lângă școală", "description": "Pe strada școlii nu este nicio bancă la umbră."},
    "en": {"title": "A bench by the school", "description": "There is no bench in the shade on the school's street."},
}


class Citizen:
    """One reader with a browser of their own."""

    def __init__(self, page: Page, language: str, known: dict, home: str):
        self.page, self.language, self.known, self.home = page, language, known, home
        self.names = known["questions"]["ideas"]
        # One each: few letters an hour go to the same address.
        self.email = f"{secrets.token_hex(4)}@example.org"

    def field(self, key: str) -> Locator:
        return self.page.locator(f"#form [name='{self.names[key]}']")

    def go(self, name: str) -> None:
        self.page.goto(place(self.known, name, self.language).path)

    def follow_to(self, name: str) -> None:
        """Click the link of this page that leads there, as a reader would; it must be one that can be seen."""
        path = place(self.known, name, self.language).path
        self.page.locator(f"main a[href$='{path}']:visible").first.click()
        expect(self.page).to_have_url(re.compile(re.escape(path) + "$"))

    def walk_to_form(self) -> None:
        """From the home page over the open debate to the idea form, by links alone."""
        self.go("home")
        self.follow_to("debate_open")
        self.follow_to("form")

    def send(self) -> None:
        self.page.locator("#form button[type=submit]:not([name])").click()
        self.page.wait_for_load_state("load")

    def choose_picture(self, name: str) -> None:
        self.field("photo").set_input_files({"name": name, "mimeType": "image/png", "buffer": picture()})

    def fill_in(self, *, title: str = "") -> None:
        """Everything that the idea form asks for."""
        idea = IDEA[self.language]
        self.field("title").fill(title or idea["title"])
        self.field("description").fill(f"{title} {idea['description']}")
        self.field("topic").select_option(index=1)
        self.field("neighbourhood").select_option(index=2)
        self.field("email").fill(self.email)
        self.field("publish").check()
        self.field("privacy").check()

    def send_idea(self, title: str) -> str:
        """A whole idea, at a person's pace; returns its reference number."""
        self.go("form")
        self.page.wait_for_timeout(SECONDS_TO_TYPE * 1000)
        self.fill_in(title=title)
        self.send()
        return self.reference()

    def reference(self) -> str:
        expect(self.page).to_have_url(re.compile("/primire/|/receipt/"))
        return self.page.locator(".receipt__number").inner_text().strip()

    def letter(self, *about: str, within: int = 20) -> str:
        """The newest letter in the demonstration's mailbox that says all of this, as its page shows it; the worker sends it soon."""
        for _attempt in range(within):
            self.page.goto("/demo/mail/")
            for link in self.page.locator("main li a").all()[:8]:
                path = urlsplit(link.get_attribute("href")).path
                text = self.page.request.get(path).text()
                if all(words in text for words in about):
                    self.page.goto(path)
                    return self.page.locator("main").inner_text()
            self.page.wait_for_timeout(1000)
        raise AssertionError(f"No letter about {about} came.")
