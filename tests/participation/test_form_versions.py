"""Versions as editors and clerks meet them: told before publishing, asked before a question goes, every answer readable."""

import random
import uuid

import pytest
from django.urls import reverse

from accounts.models import User
from participation.exports import Table
from participation.models import Form, FormPage, Submission
from tests.factories import make_form_page, publish, question_block, translate
from tests.participation.sending import Visitor, soup
from tests.participation.staff import make_clerk

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = User.objects.create_superuser("sef@example.org", "parola-de-test-1")
    client.force_login(user)
    return client


def ask(*labels: str) -> list[dict]:
    return [question_block("text", label, required=False) for label in labels]


def set_questions(page, raw: list[dict]):
    page = FormPage.objects.get(pk=page.pk)
    page.questions = type(page.questions)(page.questions.stream_block, raw, is_lazy=True)
    return page


def edit_data(page, raw: list[dict], **extra) -> dict:
    """What the editor's browser posts."""
    from wagtail.test.utils.form_data import nested_form_data, rich_text

    form = page.get_edit_handler().get_form_class()(instance=page)
    data = {name: value for name, value in form.initial.items() if isinstance(value, (str, int)) and value is not None}
    data |= {"intro": rich_text(""), "thank_you": rich_text(""), "opens_at": "", "closes_at": ""}
    questions = {"count": str(len(raw))}
    for place, block in enumerate(raw):
        questions[f"{place}-type"], questions[f"{place}-id"] = block["type"], block["id"]
        questions[f"{place}-order"], questions[f"{place}-deleted"] = str(place), ""
        questions[f"{place}-value-label"] = block["value"]["label"]
        for name in ("help_text", "example"):
            questions[f"{place}-value-{name}"] = block["value"].get(name, "")
        questions[f"{place}-value-settings-role"] = ""
    for name in form.formsets:
        data |= {f"{name}-{key}": 0 for key in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")} | {
            f"{name}-MAX_NUM_FORMS": 1000
        }
    return (
        {key: value for key, value in data.items() if value is not False}
        | nested_form_data({"questions": questions})
        | extra
    )


def test_the_editor_sees_versions_and_what_publishing_would_change(site, editor):
    page = make_form_page(site, questions=ask("Unu", "Doi"))
    visitor = Visitor(page)
    visitor.send({"Unu": "a", "Doi": "b"})
    draft = set_questions(page, list(page.questions.raw_data)[:1] + ask("Trei"))
    draft.save_revision()
    text = soup(editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))).get_text(" ")
    for words in ("Trei", "Doi"):
        assert words in text
    assert draft.difference_to(draft.questions).removed == [("Doi", 1)]
    assert draft.difference_to(draft.questions).added == ["Trei"]


def test_a_form_without_answers_changes_without_questions(site):
    page = make_form_page(site, questions=ask("Unu"))
    draft = set_questions(page, ask("Doi"))
    assert draft.difference_to(draft.questions) is None


def test_words_alone_ask_nothing(site):
    page = make_form_page(site, questions=ask("Unu"))
    Visitor(page).send({"Unu": "a"})
    raw = [dict(block) for block in page.questions.raw_data]
    raw[0]["value"] = raw[0]["value"] | {"label": "Altfel"}
    draft = set_questions(page, raw)
    assert draft.difference_to(draft.questions) is None


def test_deleting_an_answered_question_is_asked_before_it_is_published(site, editor):
    page = make_form_page(site, questions=ask("Unu", "Doi"))
    Visitor(page).send({"Unu": "a", "Doi": "b"})
    raw = list(page.questions.raw_data)[:1]
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = edit_data(FormPage.objects.get(pk=page.pk), raw, **{"action-publish": "1"})
    response = editor.post(address, data)
    assert response.status_code == 200
    assert soup(response).find("input", {"name": "confirm_version"})
    assert "Doi" in soup(response).get_text()
    assert Form.objects.get().current_version.number == 1
    saved = editor.post(address, {key: value for key, value in data.items() if key != "action-publish"})
    assert saved.status_code == 302, "a draft is saved without asking"
    assert editor.post(address, data | {"confirm_version": "on"}).status_code == 302
    assert Form.objects.get().current_version.number == 2


class Walk:
    """An editor who changes a form at random between submissions, and what every sender saw."""

    def __init__(self, site, seed: int):
        self.random, self.count = random.Random(seed), 0
        self.page = make_form_page(site, questions=self.new(3))
        self.sent: dict[str, dict[str, str]] = {}

    def new(self, how_many: int) -> list[dict]:
        self.count += how_many
        names = [f"Întrebarea {number}" for number in range(self.count - how_many, self.count)]
        return [question_block(self.random.choice(["text", "long_text"]), name) for name in names]

    def edit(self) -> None:
        raw = [dict(block) for block in FormPage.objects.get(pk=self.page.pk).questions.raw_data]
        move = self.random.choice(["add", "rename", "delete", "reorder", "require"])
        if move == "add" or not raw:
            raw[self.random.randint(0, len(raw)) : 0] = self.new(1)
        elif move == "rename":
            block = self.random.choice(raw)
            block["value"] = block["value"] | {
                "label": f"Redenumită {uuid.UUID(int=self.random.getrandbits(128)).hex[:6]}"
            }
        elif move == "delete" and len(raw) > 1:
            raw.pop(self.random.randrange(len(raw)))
        elif move == "reorder":
            self.random.shuffle(raw)
        else:
            block = self.random.choice(raw)
            settings = block["value"].get("settings") or {}
            block["value"] = block["value"] | {"settings": settings | {"max_length": self.random.randint(50, 200)}}
        publish(set_questions(self.page, raw))

    def send(self, language: str) -> None:
        page = self.page if language == "ro" else translate(self.page)
        visitor = Visitor(page, language=language, address=f"198.51.{self.random.randrange(250)}.7")
        labels = [words["label"] for key, words in visitor.wording.words.items() if not key.startswith("_")]
        answers = {label: f"răspuns {uuid.UUID(int=self.random.getrandbits(128)).hex}" for label in labels}
        response = visitor.send(answers)
        assert response.status_code == 302
        stored = Submission.objects.order_by("stored_at").last()
        self.sent[stored.reference] = answers


@pytest.mark.parametrize("seed", range(20))
def test_whatever_editors_do_every_answer_is_read_with_the_label_its_author_saw(site, client, seed):
    """Twenty walks of five edits: a hundred changes between submissions, in both languages."""
    walk = Walk(site, seed)
    for step in range(5):
        walk.send("en" if step % 3 == 2 else "ro")
        walk.edit()
    walk.send("ro")
    clerk = make_clerk("export_submission", "view_contact")
    client.force_login(clerk)
    exported = list(Table(Submission.objects.all(), clerk).rows(lambda rows: None))
    for submission in Submission.objects.select_related("wording__version"):
        shown = {row["label"]: row["value"] for row in submission.labelled_answers()}
        sent = walk.sent[submission.reference]
        assert shown == sent
        case = client.get(reverse("inbox:case", args=[submission.pk])).content.decode()
        assert all(text in case for pair in sent.items() for text in pair)
        row = next(row for row in exported if submission.reference in row)
        assert set(sent.values()) <= set(row), "answers to questions that are asked no more are exported too"
