"""Somebody who applies for money, one section of the form after another."""

import datetime as dt
import re

from playwright.sync_api import Locator, expect

from tests.browser.citizen import Citizen
from tests.browser.sweep import attachment

STARTS = dt.date.today() + dt.timedelta(days=90)
WORDS = {
    "contact": {"contact_name": "Ana Exemplu", "phone": "0722 000 111"},
    "idea": {
        "title": "Umbră pe drumul spre școală",
        "summary": "Bănci cu umbră pe drumul spre școală.",
        "need": "Copiii așteaptă la soare.",
        "solution": "Trei bănci și trei copertine.",
        "audience": "Două sute de copii.",
        "place": "Strada Exemplului",
    },
    "plan": {"period_start": STARTS.isoformat(), "period_end": (STARTS + dt.timedelta(days=90)).isoformat()},
    "budget": {"total": "12.500,00", "asked": "9.500,00"},
}
CHOSEN = {
    "team": ("city_link",),
    "idea": ("innovation", "stage"),
    "budget": ("same_money",),
    "declarations": ("true_data", "impartial", "rules", "privacy"),
}
ROWS = {
    "team": {"members": [("Ana Exemplu", "19"), ("Dan Exemplu", "20"), ("Ioana Exemplu", "22")]},
    "plan": {
        "activities": [("Proiectare", "Ana", "aprilie"), ("Montaj", "Dan", "mai")],
        "indicators": [("Bănci puse", "3", "Numărate pe loc")],
    },
    "budget": {"costs": [("Materiale", "3", "6.000"), ("Manoperă", "1", "3.500,50")]},
}
# Number of the section, hidden ones included.
NUMBERS = {"team": 1, "minors": 2, "contact": 3, "idea": 4, "plan": 5, "budget": 6, "annexes": 7, "declarations": 8}


class Applicant(Citizen):
    """A reader who applies for money."""

    def __init__(self, page, language: str, known: dict, home: str):
        super().__init__(page, language, known, home)
        self.names = known["questions"]["fix-application"]
        self.team = f"Echipa {self.email[:8]}"

    def field(self, key: str) -> Locator:
        """A question by its key; one part of it by `<key>_<part>`."""
        whole, _separator, part = key.rpartition("_")
        name = self.names[key] if key in self.names else f"{self.names[whole]}_{part}"
        return self.page.locator(f"#form [name='{name}']")

    def walk_to_application(self) -> None:
        self.go("home")
        self.page.goto(self.page.locator("a[href*='fix']").first.get_attribute("href"))
        self.follow_to("call_open")
        self.follow_to("application")

    def cells(self, key: str, row: int) -> Locator:
        return self.page.locator(f"[data-rows-of='{self.names[key]}'] [data-row]").nth(row).locator("input, textarea")

    def fill_rows(self, key: str, rows: list[tuple[str, ...]]) -> None:
        """Row by row, with a new one whenever there is none left to write in."""
        table = self.page.locator(f"[data-rows-of='{self.names[key]}']")
        for place, cells in enumerate(rows):
            if table.locator("[data-row]").count() <= place:
                table.locator("[data-add-row]").click()
                expect(table.locator("[data-row]")).to_have_count(place + 1)
            for column, text in enumerate(cells):
                self.cells(key, place).nth(column).fill(text)

    def fill_section(self, section: str) -> None:
        # Rows first: without a script, one more row is one more page.
        for key, rows in ROWS.get(section, {}).items():
            self.fill_rows(key, rows)
        for key, text in WORDS.get(section, {}).items():
            self.field(key).fill(text)
        for key in CHOSEN.get(section, ()):
            self.field(key).first.check()
        if section == "team":
            self.field("team_name").fill(self.team)
            self.has_minors(False)
        elif section == "contact":
            self.field("email").fill(self.email)
        elif section == "idea":
            self.field("field").select_option(index=1)
        elif section == "annexes":
            self.field("pitch").set_input_files(attachment("pitch.pdf"))

    def has_minors(self, answer: bool) -> None:
        self.field("minors").nth(int(answer)).check()

    def press(self, go: str) -> None:
        """A button of the form that people see, and the page that it leads to."""
        with self.page.expect_navigation():
            self.page.locator(f"#form button[name=go][value={go}]:not(.visually-hidden)").click()

    def expect_section(self, section: str) -> None:
        expect(self.page).to_have_url(re.compile(f"/{NUMBERS[section]}/$"))

    def go_through(self, *sections: str) -> None:
        for section in sections:
            self.expect_section(section)
            self.fill_section(section)
            self.press("next")

    def go_to(self, section: str) -> None:
        """Another section by its address, as somebody has it who kept the page open."""
        self.page.goto(re.sub(r"/\d+/$", f"/{NUMBERS[section]}/", self.page.url))

    def link_of_letter(self) -> str:
        letter = self.letter("/continu", {"ro": "Ciorna este salvată", "en": "The draft is saved"}[self.language])
        return re.search(r"/(?:ro/continua|en/continue)/\w+/", letter)[0]
