"""A debate with a form for contributions, people who write and a clerk who answers."""

from django.utils import timezone

from participation.actions.answers import publish_answer
from participation.models import Submission
from tests.factories import make_debate, make_form_page
from tests.participation.conftest import IDEA_RO, WORDS
from tests.participation.sending import Visitor

CONSENT = {"Sunt de acord cu publicarea": "on"}


class Debate:
    """A debate, the form below it, and what comes through it."""

    def __init__(self, site, **fields):
        fields.setdefault("date", timezone.localdate())
        self.page = make_debate(site, title="Piața Unirii", **fields)
        self.form_page = make_form_page(self.page, title="Spune-ți părerea", answer_days=30)
        self.visitor = Visitor(self.form_page)
        self.sent = 0

    @property
    def register_url(self) -> str:
        return f"{self.page.get_url()}registru/"

    def send(self, *, consents: bool = True, **extra) -> Submission:
        """Somebody writes something of their own."""
        self.sent += 1
        own = {"Ideea ta": f"Propun lucrul numărul {self.sent}.", "E-mail": f"om{self.sent}@example.org"}
        named = {"Titlul ideii": f"Propunerea {self.sent}"}
        self.visitor.send(IDEA_RO | own | named | (CONSENT if consents else {}), **extra)
        return Submission.objects.order_by("stored_at").last()


def answer(submission, *, by, outcome: str = "accepted", text: str = "Se ia în seamă.", **words):
    """The city's answer, as a clerk publishes it."""
    given = {"outcome": outcome, "text_ro": text, "text_en": "It is taken over."}
    shown = {"public_title": submission.title, "public_text": submission.answers.get("q_body", "Textul public.")}
    return publish_answer(submission=submission, words=given | shown | words, by=by, now=timezone.now())


__all__ = ["WORDS", "Debate", "answer"]
