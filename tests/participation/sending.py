"""How tests fill in and send a form: as a browser does, from the page that it was given."""

import datetime as dt

from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from participation.models import Form, FormWording
from participation.tokens import issue

BROWSER = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://testserver"}


class Visitor:
    """Somebody with a browser, who opens a form page and sends what it shows."""

    def __init__(self, page, *, language: str = "ro", address: str = "198.51.100.7"):
        self.page, self.language = page, language
        self.client = Client(REMOTE_ADDR=address, raise_request_exception=False)
        self.form = Form.objects.get(page_key=page.translation_key)
        self.wording = FormWording.objects.newest(self.form.current_version, language)

    @property
    def action(self) -> str:
        return f"/ro/trimite/{self.form.key}/" if self.language == "ro" else f"/en/submit/{self.form.key}/"

    def key(self, label: str) -> str:
        """The key of the question with that label, in the words this visitor reads."""
        return next(key for key, words in self.wording.words.items() if words.get("label") == label)

    def choice(self, label: str, text: str) -> str:
        choices = self.wording.words[self.key(label)]["choices"]
        return next(key for key, words in choices.items() if words == text)

    def ranked(self, label: str, *texts: str) -> dict:
        """The posted places of a ranking: these answers first, in this order."""
        key = self.key(label)
        return {f"{key}_{self.choice(label, text)}": place for place, text in enumerate(texts, start=1)}

    def token(self, *, opened_seconds_ago: float = 30, nonce: str | None = None) -> str:
        now = timezone.now() - dt.timedelta(seconds=opened_seconds_ago)
        return issue(wording_id=self.wording.pk, now=now, nonce=nonce)

    def typed(self, answers: dict, **extra) -> dict:
        return {self.key(label): value for label, value in answers.items()} | {"token": self.token()} | extra

    def post(self, data: dict, **headers):
        return self.client.post(self.action, data, **(BROWSER | headers))

    def send(self, answers: dict, **extra):
        return self.post(self.typed(answers, **extra))


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content.decode(), "html.parser")


def token_of(response) -> str:
    return soup(response).find("input", {"name": "token"})["value"]
