"""How tests fill in a form in steps: as a browser does, section by section, on one device or another."""

from tests.factories import question_block
from tests.participation.sending import BROWSER, Visitor, soup


def step_questions() -> list[dict]:
    return [
        question_block("heading", "Ideea"),
        question_block("text", "Titlul ideii", required=True, role="title"),
        question_block("long_text", "Ideea ta", required=True, role="body"),
        question_block("heading", "Anexe"),
        question_block("file", "Fotografii", max_files=3),
        question_block("checkbox", "Am citit regulile"),
        question_block("heading", "Despre tine"),
        question_block("email", "E-mail", required=True, role="email"),
    ]


class Writer(Visitor):
    """Somebody who fills in a form step by step; `device` opens the same draft elsewhere."""

    address = ""

    def begin(self, answers: dict, go: str = "next"):
        return self.follow(self.post(self.typed(answers, go=go)))

    def follow(self, response):
        if response.status_code == 302:
            self.address = response.url
        return response

    def look(self, address: str = ""):
        return self.client.get(address or self.address)

    def save(self, answers: dict, go: str = "next", page=None, **extra):
        """Fill in the step that is shown and press a button."""
        page = soup(page or self.look())
        hidden = {field["name"]: field["value"] for field in page.select("form#form input[type=hidden]")}
        data = hidden | {self.key(label): value for label, value in answers.items()} | {"go": go} | extra
        action = page.select_one("form#form")["action"]
        return self.follow(self.client.post(action, data, **BROWSER))

    def device(self) -> "Writer":
        other = Writer(self.page, language=self.language)
        other.address = self.address
        return other


FIRST = {"Titlul ideii": "Bănci", "Ideea ta": "Mai multe bănci."}
LAST = {"E-mail": "ana@example.org"}
