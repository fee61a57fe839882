"""Into one's own case without an account: by code, PIN or a letter's link, and nobody else."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from participation.actions import access, conversation
from participation.models import AccessLink, CaseMessage, OutboxMessage, Submission
from participation.references import new_reference
from tests.participation.author import CODE, address, knock, mailed_code, post, ticket_of, words, write
from tests.participation.staff import make_clerk

pytestmark = pytest.mark.django_db


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


def from_elsewhere(number: int, sent, **headers):
    return knock(sent.reference, "ana@example.org", REMOTE_ADDR=f"10.9.{number}.1", **headers)


def letters() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind="case_code").order_by("pk"))


def link_of(letter: OutboxMessage) -> str:
    return re.search(r"(/ro/dosar/deschide/\w+/)", letter.body)[1]


def test_who_asks_for_the_codes_of_somebody_else_uses_up_the_own_ones(sent):
    for _ in range(8):
        from_elsewhere(1, sent)
    assert len(letters()) == 5
    page = knock(sent.reference, "ana@example.org")
    assert len(letters()) == 6, "the author sits in another network"
    data = {"ticket": ticket_of(page), "number": sent.reference, "code": mailed_code()}
    assert post(CODE, data).status_code == 302


def test_from_however_many_networks_a_mailbox_is_neither_filled_nor_its_author_shut_out(sent, time_machine):
    begins = timezone.now()
    for number in range(40):
        from_elsewhere(number, sent)
    assert len(letters()) == 10, "a mailbox is not filled"
    knock(sent.reference, "ana@example.org")
    assert len(letters()) == 10
    newest, earlier = letters()[-1], letters()[-2]
    door = link_of(newest)
    assert Client().get(door).status_code == 200, "opening it uses nothing up"
    case = post(door, {})
    assert case.status_code == 302 and sent.reference in words(Client().get(case.url))
    assert post(door, {}).status_code == 410, "once"
    # Whoever takes every letter that may leave leaves the author one link at least that still opens the case.
    for minutes in range(2, 130, 2):
        time_machine.move_to(begins + dt.timedelta(minutes=minutes))
        from_elsewhere(minutes, sent)
        alive = [row for row in letters()[-3:] if access.find(secret=link_of(row).split("/")[-2], purpose="enter", now=timezone.now())]  # fmt: skip
        assert alive, minutes
    assert Client().get(link_of(earlier)).status_code == 410


def test_a_stranger_gets_no_link_and_codes_of_the_door_take_nothing_from_an_erasure(sent):
    for number in range(12):
        from_elsewhere(number, sent)
        knock(sent.reference, f"m{number}@example.org")
    assert {row.to for row in letters()} == {"ana@example.org"}
    before = len(letters())
    post(f"{address(sent)}stergere/", {})
    asked = letters()
    assert len(asked) == before + 1 and "/dosar/deschide/" not in asked[-1].body, "erasing takes the code"


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


def from_network(number: int, reference: str, pin: str):
    return knock(reference, pin, REMOTE_ADDR=f"10.0.{number}.1")


def test_wrong_pins_from_one_network_do_not_lock_the_author_out(anonymous):
    reference = Submission.objects.get().reference
    pin = re.search(r"PIN\s+(\d{6})", words(anonymous.receipt))[1]
    wrong = "000000" if pin != "000000" else "111111"
    assert {from_network(1, reference, wrong).status_code for _ in range(30)} <= {422, 429}
    assert from_network(2, reference, pin).status_code == 302


def test_one_s_own_pin_uses_nothing_up(anonymous):
    reference = Submission.objects.get().reference
    pin = re.search(r"PIN\s+(\d{6})", words(anonymous.receipt))[1]
    assert {from_network(1, reference, pin).status_code for _ in range(8)} == {302}


def test_many_networks_together_try_a_pin_twenty_times_an_hour(anonymous):
    reference = Submission.objects.get().reference
    pin = re.search(r"PIN\s+(\d{6})", words(anonymous.receipt))[1]
    wrong = "000000" if pin != "000000" else "111111"
    for network in range(5):
        for _ in range(4):
            from_network(network, reference, wrong)
    assert from_network(99, reference, pin).status_code == 422


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
