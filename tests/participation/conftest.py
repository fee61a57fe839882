"""An idea form, published in both languages, and people who fill it in."""

import pytest
from django.core.files.storage import storages

from participation.models import Submission
from tests.factories import make_form_page, question_block, translate
from tests.participation.sending import Visitor

WORDS = {
    "Trimite o idee": "Send an idea",
    "Titlul ideii": "Title of the idea",
    "Ideea ta": "Your idea",
    "Domeniul": "Field",
    "Parcuri": "Parks",
    "Mobilitate": "Mobility",
    "Numele tău": "Your name",
    "E-mail": "E-mail",
    "Sunt de acord cu publicarea": "I agree to publication",
    "<p>Sunt de acord cu publicarea</p>": "<p>I agree to publication</p>",
}
IDEA_RO = {
    "Titlul ideii": "Bănci la umbră",
    "Ideea ta": "Mai multe bănci sub copacii din parc.",
    "E-mail": "ana@example.org",
}
IDEA_EN = {
    "Title of the idea": "Benches",
    "Your idea": "More benches under the trees of the park.",
    "E-mail": "bob@example.org",
}


@pytest.fixture(autouse=True)
def private_files(monkeypatch, tmp_path):
    """Private files of a test live and die with it; model fields hold the storage itself."""
    storage = storages["private"]
    for name in ("base_location", "location"):
        monkeypatch.setitem(vars(storage), name, str(tmp_path / "private"))


@pytest.fixture
def idea_page(site):
    return make_form_page(site, answer_days=30, notify_addresses="birou@example.org", reply_to="idei@example.org")


@pytest.fixture
def english_page(idea_page):
    return translate(idea_page, words=WORDS)


@pytest.fixture
def ana(idea_page):
    return Visitor(idea_page)


@pytest.fixture
def bob(english_page):
    return Visitor(english_page, language="en")


@pytest.fixture
def idea_ro():
    return dict(IDEA_RO)


@pytest.fixture
def idea_en():
    return dict(IDEA_EN)


@pytest.fixture
def sent(ana, idea_ro):
    ana.send(idea_ro)
    return Submission.objects.get()


@pytest.fixture
def anonymous(site):
    """Somebody who was not asked for an e-mail."""
    visitor = Visitor(make_form_page(site, questions=[question_block("text", "Titlu")], answer_days=30))
    visitor.receipt = visitor.client.get(visitor.send({"Titlu": "Bănci"}).url)
    return visitor
