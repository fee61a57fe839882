"""What a clerk does in the inbox; plain links and forms, so that it works with JavaScript and without."""

import datetime as dt

from playwright.sync_api import Page, expect

from tests.browser.editor import put_moment

ANSWERS = {
    "ro": "Punem banca până la 1 mai; locul a fost măsurat.",
    "en": "The bench comes before 1 May; the spot has been measured.",
}


class Clerk:
    """One moderator with a browser of their own, already signed in."""

    def __init__(self, page: Page):
        self.page = page

    def open_list(self, query: str = "") -> None:
        self.page.goto(f"/admin/inbox/{query}")

    def rows(self):
        return self.page.locator("table tbody tr")

    def open(self, title: str) -> None:
        self.page.locator("table tbody a", has_text=title).first.click()
        expect(self.page.locator(".inbox-case__heading h2")).to_have_text(title)

    def press(self, form: str, button: str = "") -> None:
        """Press a button of the form whose address ends so."""
        selector = f"form[action*='/{form}/'] button[type=submit]" + (f"[name={button}]" if button else ":not([name])")
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state("load")

    def take(self) -> None:
        self.press("do/take")

    def save(self, *, note: str = "", due: dt.date | None = None, button: str = "") -> None:
        if note:
            self.page.fill("[name=case-note]", note)
        if due:
            put_moment(self.page.locator("[name=case-due_on]"), due)
        self.press("save", button)

    def answer(self, outcome: str, *, button: str = "publish", **words: str) -> None:
        self.page.check(f"[name=answer-outcome][value={outcome}]")
        for language, text in words.items():
            self.page.fill(f"[name=answer-text_{language}]", text)
        self.press("answer", button)
