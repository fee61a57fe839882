"""Whoever sent something follows it without an account: by code, PIN or a letter's link, and nobody else does."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from participation.actions import access, conversation
from participation.choices import Status
from participation.models import AccessLink, Attachment, CaseMessage, OutboxMessage, Submission
from participation.references import new_reference
from tests.factories import make_form_page, question_block
from tests.participation.files import PDF
from tests.participation.sending import BROWSER, Visitor, soup
from tests.participation.staff import make_clerk

pytestmark = pytest.mark.django_db
DOOR, CODE = "/ro/dosar/", "/ro/dosar/cod/"


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


def post(path: str, data: dict, **headers):
    return Client(REMOTE_ADDR="203.0.113.9").post(path, data, **(BROWSER | headers))


def knock(reference: str, proof: str, **headers):
    return post(DOOR, {"number": reference, "proof": proof}, **headers)


def ticket_of(response) -> str:
    return soup(response).find("input", {"name": "ticket"})["value"]


def mailed_code() -> str:
    return re.search(r"^(\d{6})$", OutboxMessage.objects.filter(kind="case_code").latest("pk").body, re.M)[1]


def address(submission) -> str:
    """An open case, as after a code."""
    return f"/ro/dosar/{access.open_case(submission=submission, how='code', now=timezone.now())}/"


def words(response) -> str:
    return " ".join(soup(response).main.get_text(" ").split())


def write(path: str, text: str, nonce: str = "n1", **extra):
    return post(f"{path}mesaj/", {"nonce": nonce, "text": text} | extra)


# --- coming in ------------------------------------------------------------------------------------------------------


def test_number_and_e_mail_bring_a_code_and_the_code_opens_the_case(sent):
    page = knock(sent.reference.lower().replace("-", " "), "ANA@example.org")
    opened = post(CODE, {"ticket": ticket_of(page), "number": sent.reference, "code": mailed_code()})
    case = Client().get(opened.url)
    assert sent.reference in words(case)
    assert "no-store" in case.headers["Cache-Control"]
    assert not case.cookies


def without_ticket(response) -> str:
    return re.sub(r'name="ticket" value="\w+"', "", response.content.decode())


def test_a_stranger_reads_the_same_words_and_gets_no_letter(sent):
    OutboxMessage.objects.all().delete()
    wrong, right = knock(sent.reference, "mallory@example.org"), knock(sent.reference, "ana@example.org")
    assert without_ticket(wrong) == without_ticket(right)
    assert [letter.to for letter in OutboxMessage.objects.all()] == ["ana@example.org"]
    invented = new_reference()
    assert without_ticket(knock(invented, "ana@example.org")).replace(invented, sent.reference) == without_ticket(right)


def test_a_stranger_s_ticket_opens_nothing_whatever_the_code(sent):
    page = knock(sent.reference, "mallory@example.org")
    AccessLink.objects.update(code_hash=access.hash_code(ticket_of(page), "123456", access.settings.SECRET_KEY))
    assert post(CODE, {"ticket": ticket_of(page), "number": sent.reference, "code": "123456"}).status_code == 422


def test_after_five_wrong_codes_the_right_one_opens_nothing(sent):
    page = knock(sent.reference, "ana@example.org")
    right = mailed_code()
    wrong = "000000" if right != "000000" else "111111"
    data = {"ticket": ticket_of(page), "number": sent.reference}
    assert {post(CODE, data | {"code": wrong}).status_code for _ in range(5)} == {422}
    assert post(CODE, data | {"code": right}).status_code == 422


def test_a_code_works_once_and_for_a_quarter_of_an_hour(sent, time_machine):
    data = {
        "ticket": ticket_of(knock(sent.reference, "ana@example.org")),
        "number": sent.reference,
        "code": mailed_code(),
    }
    assert post(CODE, data).status_code == 302
    assert post(CODE, data).status_code == 422
    data = {
        "ticket": ticket_of(knock(sent.reference, "ana@example.org")),
        "number": sent.reference,
        "code": mailed_code(),
    }
    time_machine.move_to(timezone.now() + dt.timedelta(minutes=16))
    assert post(CODE, data).status_code == 422


def test_codes_are_mailed_five_times_an_hour_and_the_page_does_not_tell(sent):
    pages = [without_ticket(knock(sent.reference, "ana@example.org")) for _ in range(8)]
    assert len(set(pages)) == 1
    assert OutboxMessage.objects.filter(kind="case_code").count() == 5


def test_neither_code_nor_secret_is_in_the_database(sent):
    page = knock(sent.reference, "ana@example.org")
    path = address(sent)
    rows = str(list(AccessLink.objects.values()))
    for secret in (mailed_code(), ticket_of(page), path.split("/")[-2]):
        assert secret not in rows


def test_whoever_gave_no_e_mail_comes_in_with_the_pin_of_the_receipt(anonymous):
    submission = Submission.objects.get()
    pin = re.search(r"PIN\s+(\d{6})", words(anonymous.receipt))[1]
    assert pin not in str(Submission.objects.values().get())
    assert submission.reference in words(Client().get(knock(submission.reference, f"{pin[:3]} {pin[3:]}").url))


def test_five_wrong_pins_and_the_right_one_has_to_wait(anonymous, time_machine):
    reference = Submission.objects.get().reference
    pin = re.search(r"PIN\s+(\d{6})", words(anonymous.receipt))[1]
    wrong = "000000" if pin != "000000" else "111111"
    assert {knock(reference, wrong).status_code for _ in range(5)} == {422}
    assert knock(reference, pin).status_code == 422
    time_machine.move_to(timezone.now() + dt.timedelta(hours=2))
    assert knock(reference, pin).status_code == 302


def test_a_case_with_an_e_mail_has_no_pin(ana, sent):
    assert sent.pin_hash == ""


def test_an_opened_case_closes_after_four_hours_and_what_was_typed_is_given_back(sent, time_machine):
    path = address(sent)
    time_machine.move_to(timezone.now() + dt.timedelta(hours=5))
    assert Client().get(path).status_code == 410
    late = write(path, "Un lucru important.")
    assert late.status_code == 410
    assert "Un lucru important." in late.content.decode()


def test_the_link_of_a_letter_opens_the_case_once_and_only_by_the_button(sent):
    conversation.write_to_author(submission=sent, text="Unde anume?", by=make_clerk(), now=timezone.now())
    path = re.search(
        r"http://testserver(/ro/dosar/deschide/\w+/)", OutboxMessage.objects.get(kind="case_message").body
    )[1]
    for _ in range(3):  # programs that look into letters
        assert Client().get(path).status_code == 200
    opened = post(path, {})
    assert "Unde anume?" in words(Client().get(opened.url))
    assert post(path, {}).status_code == 410


def test_one_s_link_does_not_work_for_another_purpose(sent):
    now = timezone.now()
    secret = access.issue(purpose="enter", now=now, lifetime=dt.timedelta(days=1), submission=sent)
    assert Client().get(f"/ro/dosar/{secret}/").status_code == 410
    assert access.use(secret=secret, purpose="erase", now=now) is None


def test_another_site_can_neither_knock_nor_write(sent):
    path = address(sent)
    foreign = {"HTTP_SEC_FETCH_SITE": "cross-site"}
    assert knock(sent.reference, "ana@example.org", **foreign).status_code == 403
    assert post(f"{path}mesaj/", {"nonce": "n", "text": "x"}, **foreign).status_code == 422
    assert post(f"{path}retragere/", {}, **foreign).status_code == 422
    sent.refresh_from_db()
    assert sent.withdrawn_at is None
    assert not CaseMessage.objects.exists()


def test_the_case_speaks_the_language_of_what_was_sent(bob, idea_en):
    bob.send(idea_en)
    secret = access.open_case(submission=Submission.objects.get(), how="code", now=timezone.now())
    assert Client().get(f"/ro/dosar/{secret}/").url == f"/en/case/{secret}/"
    assert "A person reads it" in words(Client().get(f"/en/case/{secret}/"))


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
