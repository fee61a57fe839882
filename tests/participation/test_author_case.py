"""Inside one's own case: what it says, adding to it, taking it back, own data, erasure, confirming the address."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from participation.actions import access, conversation
from participation.choices import Status
from participation.models import Attachment, CaseMessage, OutboxMessage, StagedUpload, Submission
from tests.participation.author import address, knock, mailed_code, post, ticket_of, words, write
from tests.participation.files import PDF
from tests.participation.staff import make_clerk

pytestmark = pytest.mark.django_db


# --- what it says ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", Status.values)
def test_every_stage_is_said_in_public_words_and_quarantine_never(sent, status):
    Submission.objects.update(status=status)
    text = words(Client().get(address(sent)))
    assert "arantin" not in text
    assert sent.reference in text


def test_a_case_in_quarantine_reads_like_a_new_one(sent):
    texts = []
    for status in (Status.NEW, Status.QUARANTINED):
        Submission.objects.update(status=status)
        texts.append(words(Client().get(address(sent))))
    assert texts[0] == texts[1]


def test_a_promise_that_was_not_kept_is_admitted(sent):
    Submission.objects.update(promised_on=dt.date(2026, 1, 5))
    assert "Ne pare rău" in words(Client().get(address(sent)))


def test_what_was_asked_for_waits_until_the_answer_and_not_longer(sent):
    request = {"text": "Unde anume?", "by": make_clerk(), "now": timezone.now(), "kind": CaseMessage.Kind.REQUEST}
    conversation.write_to_author(submission=sent, **request)
    assert "Avem nevoie de ceva de la tine" in words(Client().get(address(sent)))
    Submission.objects.update(status=Status.ANSWERED)
    text = words(Client().get(address(sent)))
    assert "Avem nevoie de ceva de la tine" not in text and "Unde anume?" in text


def test_internal_notes_and_names_of_clerks_are_not_shown(sent):
    from participation.actions.cases import add_note, take

    clerk = make_clerk(first_name="Grigore", last_name="Clerkescu")
    take(submission=sent, by=clerk, now=timezone.now())
    add_note(submission=sent, text="secretul biroului", by=clerk, now=timezone.now())
    conversation.write_to_author(submission=sent, text="Bună ziua!", by=clerk, now=timezone.now())
    text = words(Client().get(address(sent)))
    assert "Bună ziua!" in text
    for hidden in ("secretul biroului", "Clerkescu", "Grigore"):
        assert hidden not in text


# --- adding to it ---------------------------------------------------------------------------------------------------


def test_a_message_with_a_file_reaches_the_desk_and_the_letter_says_only_that_it_came(sent):
    OutboxMessage.objects.all().delete()
    response = write(address(sent), "Iată planul.", files=SimpleUploadedFile("plan.pdf", PDF))
    assert "done=sent" in response.url
    message = CaseMessage.objects.get()
    assert (message.text, message.is_from_author) == ("Iată planul.", True)
    file = message.attachments.get()
    assert (file.name, file.submission, file.added_at is not None) == ("plan.pdf", sent, True)
    letter = OutboxMessage.objects.get()
    assert letter.to == "birou@example.org"
    assert "planul" not in letter.subject + letter.body


def test_a_double_click_writes_one_message(sent):
    path = address(sent)
    responses = [write(path, "O dată.", nonce="same") for _ in range(3)]
    assert {response.status_code for response in responses} == {302}
    assert CaseMessage.objects.count() == 1


def test_a_refused_message_keeps_its_text_and_its_good_file(sent):
    path = address(sent)
    bad = write(
        path, "Text de păstrat", files=[SimpleUploadedFile("plan.pdf", PDF), SimpleUploadedFile("x.pdf", b"MZ")]
    )
    assert bad.status_code == 422
    assert "Text de păstrat" in bad.content.decode()
    assert "plan.pdf" in words(bad)
    again = write(path, "Text de păstrat")
    assert again.status_code == 302
    assert Attachment.objects.get().name == "plan.pdf"


def test_an_empty_message_is_not_sent(sent):
    assert write(address(sent), "  ").status_code == 422
    assert not CaseMessage.objects.exists()


def test_a_file_sent_later_is_not_part_of_what_the_receipt_proves(ana, sent):
    write(address(sent), "", files=SimpleUploadedFile("plan.pdf", PDF))
    from participation.actions.sealing import proof_on_record

    assert proof_on_record(Submission.objects.get()) is not None


# --- taking it back, own data, erasure ------------------------------------------------------------------------------


def test_an_author_takes_it_back_after_being_asked_and_both_sides_hear(sent):
    path = address(sent)
    OutboxMessage.objects.all().delete()
    assert Client().get(f"{path}retragere/").status_code == 200
    sent.refresh_from_db()
    assert sent.status == Status.NEW
    for _ in range(2):
        assert post(f"{path}retragere/", {"reason": "S-a rezolvat."}).status_code == 302
    sent.refresh_from_db()
    assert (sent.status, bool(sent.withdrawn_at), bool(sent.closed_at)) == (Status.WITHDRAWN, True, True)
    assert {letter.kind for letter in OutboxMessage.objects.all()} == {"case_withdrawn", "case_news"}
    assert "S-a rezolvat." in words(Client().get(path))
    assert write(path, "Totuși").status_code == 422


def test_what_was_answered_cannot_be_taken_back(sent):
    Submission.objects.update(status=Status.ANSWERED)
    assert post(f"{address(sent)}retragere/", {"reason": "de ce nu"}).status_code == 422
    sent.refresh_from_db()
    assert sent.withdrawn_at is None


def test_own_data_is_a_zip(sent):
    response = Client().get(f"{address(sent)}date/")
    assert response.headers["Content-Type"] == "application/zip"
    assert b"".join(response.streaming_content)[:2] == b"PK"


def test_erasure_is_asked_for_with_a_new_code(sent):
    path = f"{address(sent)}stergere/"
    page = post(path, {"ask": "1"})
    wrong = post(path, {"ticket": ticket_of(page), "number": sent.reference, "code": "12"})
    assert wrong.status_code == 422
    OutboxMessage.objects.exclude(kind="case_code").delete()
    assert post(path, {"ticket": ticket_of(page), "number": sent.reference, "code": mailed_code()}).status_code == 302
    sent.refresh_from_db()
    assert sent.erasure_asked_at is not None
    assert OutboxMessage.objects.filter(kind="case_news", to="birou@example.org").count() == 1


def test_a_code_for_following_does_not_ask_for_erasure(sent):
    ticket = ticket_of(knock(sent.reference, "ana@example.org"))
    typed = {"ticket": ticket, "number": sent.reference, "code": mailed_code()}
    assert post(f"{address(sent)}stergere/", typed).status_code == 422
    sent.refresh_from_db()
    assert sent.erasure_asked_at is None


def test_whoever_gave_no_e_mail_asks_for_erasure_with_the_button_alone(anonymous):
    submission = Submission.objects.get()
    assert post(f"{address(submission)}stergere/", {"ask": "1"}).status_code == 302
    submission.refresh_from_db()
    assert submission.erasure_asked_at is not None


def test_another_site_cannot_ask_for_erasure(sent, anonymous):
    foreign = {"HTTP_SEC_FETCH_SITE": "cross-site"}
    letters = OutboxMessage.objects.count()
    for submission in Submission.objects.all():
        response = post(f"{address(submission)}stergere/", {"ask": "1"}, **foreign)
        assert response.status_code == 403
        assert "nu a venit de pe acest site" in words(response)
    assert not Submission.objects.exclude(erasure_asked_at=None).exists()
    assert OutboxMessage.objects.count() == letters


def test_another_site_leaves_no_file_with_a_message(sent):
    file = SimpleUploadedFile("plan.pdf", PDF)
    typed = {"nonce": "n1", "text": "Text", "files": file}
    response = post(f"{address(sent)}mesaj/", typed, HTTP_SEC_FETCH_SITE="cross-site")
    assert response.status_code == 422
    assert not StagedUpload.objects.exists()


# --- confirming the address -----------------------------------------------------------------------------------------


def test_a_form_that_asks_for_it_gets_the_address_confirmed_by_a_button(ana, idea_ro):
    type(ana.form).objects.update(needs_confirmation=True)
    receipt = ana.client.get(ana.send(idea_ro).url)
    assert "confirmă-ți e-mailul" in words(receipt)
    path = re.search(r"http://testserver(/ro/confirma/\w+/)", OutboxMessage.objects.get(kind="received").body)[1]
    Client().get(path)
    assert Submission.objects.get().confirmed_at is None, "a program that looks into letters confirms nothing"
    post(path, {})
    confirmed = Submission.objects.get().confirmed_at
    assert confirmed is not None
    post(path, {})
    assert Submission.objects.get().confirmed_at == confirmed
    assert "este confirmat" in words(Client().get(path))


def test_a_code_from_the_mailbox_confirms_the_address_too(ana, idea_ro):
    type(ana.form).objects.update(needs_confirmation=True)
    ana.send(idea_ro)
    address(Submission.objects.get())
    assert Submission.objects.get().confirmed_at is not None


def test_a_form_that_does_not_ask_mails_no_such_link(sent):
    assert "/confirma/" not in OutboxMessage.objects.get(kind="received").body


def test_ended_links_are_forgotten(sent):
    address(sent)
    assert access.sweep_links(now=timezone.now() + dt.timedelta(days=1)) == 0
    assert access.sweep_links(now=timezone.now() + dt.timedelta(days=3)) == 1


# --- letters that never arrived -------------------------------------------------------------------------------------


def test_staff_see_letters_that_were_given_up_and_have_them_tried_again(sent):
    letter = OutboxMessage.objects.get(kind="received")
    OutboxMessage.objects.filter(pk=letter.pk).update(failed_at=timezone.now(), attempts=9)
    client = Client()
    client.force_login(make_clerk())
    assert sent.reference in client.get("/admin/inbox/letters/").content.decode()
    client.post(f"/admin/inbox/letters/{letter.pk}/again/")
    letter.refresh_from_db()
    assert (letter.failed_at, letter.attempts) == (None, 0)
    assert sent.reference not in client.get("/admin/inbox/letters/").content.decode()


def test_another_desk_s_letters_do_not_exist(sent):
    from tests.participation.staff import make_user

    letter = OutboxMessage.objects.get(kind="received")
    OutboxMessage.objects.filter(pk=letter.pk).update(failed_at=timezone.now())
    client = Client()
    client.force_login(make_user("view_submission", "change_submission", "work_grants_desk"))
    assert sent.reference not in client.get("/admin/inbox/letters/").content.decode()
    assert client.post(f"/admin/inbox/letters/{letter.pk}/again/").status_code == 404
