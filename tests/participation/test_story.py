"""An idea, from the open page to the receipt, told in both languages."""

import pytest

from participation.models import OutboxMessage, Submission
from tests.participation.sending import soup, token_of

pytestmark = pytest.mark.django_db


def test_ana_sends_an_idea_in_romanian_and_gets_a_receipt(ana, idea_ro):
    page = ana.client.get(ana.page.url)
    assert page.status_code == 200
    assert "set-cookie" not in {name.lower() for name in page.headers}
    assert "no-store" in page.headers["Cache-Control"]

    response = ana.send(idea_ro)

    assert response.status_code == 302
    assert response.url.startswith("/ro/primire/")
    submission = Submission.objects.get()
    assert (submission.title, submission.email, submission.language) == ("Bănci la umbră", "ana@example.org", "ro")
    assert "ana@example.org" not in str(submission.answers)
    receipt = ana.client.get(response.url)
    assert receipt.status_code == 200
    assert submission.reference in receipt.content.decode()


def test_bob_sends_an_idea_in_english_to_the_same_inbox(ana, bob, idea_ro, idea_en):
    ana.send(idea_ro)
    response = bob.send(idea_en)

    assert response.url.startswith("/en/receipt/")
    romanian, english = Submission.objects.order_by("received_at")
    assert romanian.form == english.form
    assert set(romanian.answers) == set(english.answers)
    assert soup(bob.client.get(response.url)).html["lang"] == "en"
    assert {message.language for message in OutboxMessage.objects.filter(kind="received")} == {"ro", "en"}


def test_the_token_of_the_page_is_taken(ana, idea_ro):
    token = token_of(ana.client.get(ana.page.url))
    assert ana.send(idea_ro, token=token).status_code == 302
