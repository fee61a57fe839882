"""Letters to one mailbox: three an hour, the rest waits and leaves as one; nothing is dropped, codes do not wait."""

import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.utils import timezone

from participation.models import OutboxMessage
from participation.outbox import deliver_due, enqueue, purge_letters

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 12, 1, 12, 0, tzinfo=dt.UTC)


def letter(number: int = 1, *, kind: str = "receipt_link", to: str = "ana@example.org", now=START):
    context = {"reference": f"CJ-{number}", "received": "azi", "code": "123456"}
    return enqueue(kind=kind, to=to, language="ro", context=context, now=now)


def minutes(number: int) -> dt.datetime:
    return START + dt.timedelta(minutes=number)


def run(until: int, step: int = 5) -> None:
    for minute in range(0, until + 1, step):
        deliver_due(now=minutes(minute))


def test_three_letters_leave_one_by_one():
    for number in range(3):
        letter(number)
    assert deliver_due(now=START) == 3


def test_what_comes_beyond_leaves_with_the_third_as_one_letter_that_says_all_of_it():
    for number in range(10):
        letter(number)
    deliver_due(now=START)
    assert len(mail.outbox) == 3
    said = "".join(message.subject + message.body for message in mail.outbox)
    assert all(f"CJ-{number}" in said for number in range(10))
    assert not OutboxMessage.objects.filter(sent_at=None).exists()


def test_after_three_the_next_wait_until_the_hour_is_over_and_leave_as_one():
    for number in range(3):
        letter(number)
    deliver_due(now=START)
    for number in range(3, 9):
        letter(number, now=minutes(10))
    run(55)
    assert len(mail.outbox) == 3
    run(65)
    assert len(mail.outbox) == 6
    assert all(f"CJ-{number}" in "".join(message.body for message in mail.outbox) for number in range(9))


def test_capital_letters_do_not_make_another_mailbox():
    for number, to in enumerate(["ana@example.org", "ANA@example.org"] * 3):
        letter(number, to=to)
    deliver_due(now=START)
    assert len(mail.outbox) == 3


@pytest.mark.parametrize("spelling", ["ana+{}@example.org", "ANA+{}@Example.org"])
def test_what_follows_a_plus_makes_no_other_mailbox_in_one_run_or_the_next(spelling):
    for number in range(6):
        letter(number, to=spelling.format(number))
        deliver_due(now=minutes(number))
    assert len(mail.outbox) == 3


def test_other_mailboxes_are_not_held_up():
    for number in range(5):
        letter(number)
    letter(9, to="bob@example.org")
    deliver_due(now=START)
    assert [message.to for message in mail.outbox].count(["bob@example.org"]) == 1


def test_a_code_does_not_wait_and_leaves_first():
    for number in range(60):
        letter(number, to=f"p{number}@example.org")
    for number in range(4):
        letter(number)
    letter(kind="case_code")
    deliver_due(now=START)
    assert "123456" in mail.outbox[0].subject
    letter(kind="case_code", now=minutes(1))
    deliver_due(now=minutes(1))
    assert sum("123456" in message.subject for message in mail.outbox) == 2


class Hanging:
    """A mail server that takes the connection and then says nothing."""

    tries = 0

    def __init__(self, *args, **kwargs):
        pass

    def open(self):
        return True

    def send_messages(self, messages):
        Hanging.tries += 1
        raise TimeoutError("timed out")

    def close(self):
        pass


def test_a_mail_server_that_hangs_costs_one_wait_and_not_one_per_letter(settings, monkeypatch):
    monkeypatch.setattr(Hanging, "tries", 0)
    for number in range(20):
        letter(number, to=f"p{number}@example.org")
    settings.EMAIL_BACKEND = "tests.participation.test_pacing.Hanging"
    assert deliver_due(now=START) == 0
    assert Hanging.tries == 1
    assert sorted(OutboxMessage.objects.values_list("attempts", flat=True)) == [0] * 19 + [1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert deliver_due(now=minutes(2)) == 20


class RefusingFirst(Hanging):
    def send_messages(self, messages):
        Hanging.tries += 1
        if Hanging.tries == 3:
            raise smtplib.SMTPDataError(451, b"later")
        return len(messages)


def test_a_bundle_that_is_refused_is_tried_again_under_the_same_number_and_ends_what_it_says(settings, monkeypatch):
    monkeypatch.setattr(Hanging, "tries", 0)
    for number in range(6):
        letter(number)
    settings.EMAIL_BACKEND = "tests.participation.test_pacing.RefusingFirst"
    assert deliver_due(now=START) == 2
    bundle = OutboxMessage.objects.get(kind="bundle")
    assert OutboxMessage.objects.filter(sent_at=None).count() == 5
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert deliver_due(now=minutes(2)) == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{bundle.message_id}@testserver>"
    assert not OutboxMessage.objects.filter(sent_at=None).exists()


def test_the_text_is_forgotten_a_week_after_delivery_and_the_row_after_three_months():
    sent, waiting = letter(1), letter(2, to="bob@example.org")
    OutboxMessage.objects.filter(pk=sent.pk).update(sent_at=START)
    purge_letters(now=START + dt.timedelta(days=6))
    assert OutboxMessage.objects.exclude(body="").count() == 2
    purge_letters(now=START + dt.timedelta(days=8))
    assert OutboxMessage.objects.get(body="") == sent
    purge_letters(now=START + dt.timedelta(days=91))
    assert OutboxMessage.objects.get() == waiting


def test_a_quarantined_form_sends_nothing(ana, idea_ro):
    ana.send(idea_ro, website="https://buy.example")
    deliver_due(now=timezone.now())
    assert mail.outbox == []
