"""Applying: the words of an application, its receipt and mails, what is kept when it comes too late, who reads it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from participation.models import Attachment, OutboxMessage, StagedUpload, Submission
from tests.factories import make_form_page
from tests.fix_cluj.builders import ANSWERS, ENGLISH, move_deadline
from tests.fix_cluj.conftest import CLOSES
from tests.participation import files
from tests.participation.sending import soup, token_of

pytestmark = pytest.mark.django_db
WORDS = {
    "ro": {
        "button": "Trimite cererea",
        "rule": "cerere de finanțare",
        "heading": "Am primit cererea ta",
        "next": "Ce urmează",
        "mail": "cererea ta de finanțare",
        "closed": "Formularul se închisese",
    },
    "en": {
        "button": "Send the application",
        "rule": "application for funding",
        "heading": "We have your application",
        "next": "What happens next",
        "mail": "your application for funding",
        "closed": "The form had closed",
    },
}


@pytest.fixture(params=["ro", "en"])
def sender(request, team, english_team):
    """(visitor, answers, label of the file question, words of the language)"""
    if request.param == "ro":
        return team, ANSWERS, "Acordul părintelui", WORDS["ro"]
    return english_team, ENGLISH, "EN Acordul părintelui", WORDS["en"]


def test_form_receipt_and_mail_speak_of_an_application(sender):
    visitor, answers, label, words = sender
    page = soup(visitor.client.get(visitor.page.url))
    assert page.select_one("#form button[type=submit]").get_text(strip=True) == words["button"]
    assert words["rule"] in page.main.get_text()
    assert page.body["data-programme"] == "fix"
    response = visitor.send(answers | {label: [files.upload("acord.pdf", files.PDF)]})
    submission = Submission.objects.get()
    receipt = soup(visitor.client.get(response.url))
    assert receipt.h1.get_text(strip=True) == words["heading"]
    for text in (submission.reference, words["next"], "acord.pdf", "Pânze de umbră"):
        assert text in receipt.main.get_text()
    assert receipt.find("a", href=visitor.page.get_parent().url), "the results will stand on the call's page"
    mail = OutboxMessage.objects.get(to="echipa@example.org")
    assert words["mail"] in mail.body and submission.reference in mail.body
    assert mail.language == submission.language == visitor.language


def test_what_comes_too_late_is_refused_kindly_with_all_that_was_typed_and_chosen(sender, time_machine):
    visitor, answers, label, words = sender
    time_machine.move_to(CLOSES, tick=False)
    response = visitor.send(answers | {label: [files.upload("acord.pdf", files.PDF)]})
    assert response.status_code == 410
    text = soup(response).main.get_text()
    for kept in (
        words["closed"],
        "Pânze de umbră",
        "12.400",
        "acord.pdf",
        "16.30" if visitor.language == "ro" else "16:30",
    ):
        assert kept in text, kept
    assert not Submission.objects.exists()


def test_files_chosen_in_time_are_kept_should_the_deadline_move(team, call, time_machine):
    time_machine.move_to(CLOSES - dt.timedelta(minutes=5), tick=False)
    answers = {label: value for label, value in ANSWERS.items() if label != "Titlul ideii"}
    incomplete = team.send(answers | {"Acordul părintelui": [files.upload("acord.pdf", files.PDF)]})
    assert incomplete.status_code == 422
    token = token_of(incomplete)
    time_machine.move_to(CLOSES, tick=False)
    late = team.post(team.typed(ANSWERS, token=token))
    assert late.status_code == 410 and "acord.pdf" in soup(late).main.get_text()
    assert StagedUpload.objects.count() == 1
    move_deadline(call, CLOSES + dt.timedelta(days=1))
    assert team.post(team.typed(ANSWERS, token=token)).status_code == 302
    assert Attachment.objects.get().name == "acord.pdf"


@pytest.mark.parametrize("amount", ["15000,01", "0"])
def test_a_sum_beyond_the_ceiling_is_refused_beside_its_question(team, amount):
    response = team.send(ANSWERS | {"Suma cerută": amount})
    assert response.status_code == 422
    assert soup(response).select_one(f"[name='{team.key('Suma cerută')}'][aria-invalid]")


def test_only_pdf_is_taken_as_a_consent(team):
    response = team.send(ANSWERS | {"Acordul părintelui": [files.upload("acord.png", files.picture())]})
    assert response.status_code == 422
    assert "PDF" in soup(response).select_one(".error-summary, [data-error-summary]").get_text()


def test_an_application_is_never_an_idea_of_the_public_list(team, site, client):
    from participation.models import IdeasPage
    from tests.factories import publish

    ideas = IdeasPage(title="Idei", slug="idei", locale=site.locale)
    site.add_child(instance=ideas)
    publish(ideas)
    team.send(ANSWERS)
    home = client.get(site.url)
    assert home.context["idea_counts"]["received"] == 0
    assert "Pânze de umbră" not in client.get(ideas.url).content.decode()


def test_applications_reach_the_grants_desk_and_no_other(call):
    with pytest.raises(ValidationError):
        make_form_page(call, kind="application", desk="ideas")
