"""Mail: in the author's language, through the outbox, whatever the mail server does."""

import datetime as dt
import smtplib

import pytest
from django.core import mail
from django.utils import timezone

from participation.choices import Notify
from participation.models import Form, OutboxMessage, Submission
from participation.outbox import deliver_due, enqueue, send_daily_digests
from participation.outbox.delivery import BACK_OFF
from tests.factories import publish

pytestmark = pytest.mark.django_db


class Refusing:
    """A mail server that is down."""

    def __init__(self, *args, **kwargs):
        pass

    def open(self):
        raise ConnectionRefusedError(111, "refused")

    def close(self):
        pass


class RefusingSome(Refusing):
    """A mail server that takes no letter to one address."""

    def open(self):
        return True

    def send_messages(self, messages):
        if any("ana@" in address for message in messages for address in message.to):
            raise smtplib.SMTPRecipientsRefused({"ana@example.org": (450, b"later")})
        return len(messages)


def message(**changes):
    plain = {
        "kind": "receipt_link",
        "to": "ana@example.org",
        "language": "ro",
        "context": {"reference": "CJ-1", "received": "azi"},
    }
    return enqueue(**(plain | changes))


def test_a_letter_to_the_author_in_romanian(ana, idea_ro):
    response = ana.send(idea_ro)
    deliver_due()
    letter = next(letter for letter in mail.outbox if letter.to == ["ana@example.org"])
    submission = Submission.objects.get()
    assert submission.reference in letter.subject
    assert submission.reference in letter.body
    assert f"http://testserver{response.url}" in letter.body
    assert letter.reply_to == ["idei@example.org"]
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "ideea" in letter.body


def test_a_letter_to_the_author_in_english(bob, idea_en):
    bob.send(idea_en)
    deliver_due()
    letter = next(letter for letter in mail.outbox if letter.to == ["bob@example.org"])
    assert "/en/receipt/" in letter.body
    assert "your idea" in letter.body


def test_those_named_on_the_form_hear_at_once_and_read_no_personal_data_in_mail(bob, idea_en):
    bob.send(idea_en | {"Your name": "Bob Smith"})
    deliver_due()
    letter = next(letter for letter in mail.outbox if letter.to == ["birou@example.org"])
    assert Submission.objects.get().reference in letter.subject
    for personal in ("Bob", "bob@example.org", "Benches"):
        assert personal not in letter.subject + letter.body


def test_without_an_e_mail_nobody_is_written_to(site):
    from tests.factories import make_form_page, question_block
    from tests.participation.sending import Visitor

    visitor = Visitor(make_form_page(site, questions=[question_block("text", "Titlu")], notify_addresses=""))
    assert visitor.send({"Titlu": "ceva"}).status_code == 302
    assert not OutboxMessage.objects.exists()


def test_a_mail_server_that_is_down_changes_nothing_for_the_visitor(ana, idea_ro, settings):
    settings.EMAIL_BACKEND = "tests.participation.test_outbox.Refusing"
    assert ana.send(idea_ro).status_code == 302
    assert deliver_due() == 0
    waiting = OutboxMessage.objects.get(kind="received")
    assert (waiting.sent_at, waiting.failed_at, waiting.attempts) == (None, None, 1)
    assert "refused" in waiting.last_error

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert deliver_due() == 0, "not before its time"
    assert deliver_due(now=timezone.now() + dt.timedelta(minutes=2)) == 2
    assert len(mail.outbox) == 2
    assert deliver_due(now=timezone.now() + dt.timedelta(days=1)) == 0
    assert len(mail.outbox) == 2


def test_one_letter_that_is_refused_holds_up_no_other(ana, idea_ro, settings):
    settings.EMAIL_BACKEND = "tests.participation.test_outbox.RefusingSome"
    ana.send(idea_ro)
    assert deliver_due() == 1
    assert OutboxMessage.objects.get(kind="received").sent_at is None


def test_a_letter_has_the_same_number_at_every_try(settings):
    waiting = message()
    before = waiting.message_id
    settings.EMAIL_BACKEND = "tests.participation.test_outbox.Refusing"
    deliver_due()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    deliver_due(now=timezone.now() + dt.timedelta(minutes=2))
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<{before}@testserver>"


def test_tries_become_rarer_and_end_after_three_days(settings):
    settings.EMAIL_BACKEND = "tests.participation.test_outbox.Refusing"
    start = timezone.now()
    waiting = message(now=start)
    now, pauses = start, []
    while waiting.failed_at is None:
        deliver_due(now=now)
        waiting.refresh_from_db()
        pauses.append(waiting.not_before - now)
        now = waiting.not_before
    assert pauses[: len(BACK_OFF)] == BACK_OFF
    assert dt.timedelta(hours=66) < waiting.failed_at - start <= dt.timedelta(hours=72)
    assert deliver_due(now=now + dt.timedelta(days=10)) == 0


def test_two_workers_do_not_send_the_same_letter():
    from participation.outbox.delivery import take_due

    message()
    now = timezone.now()
    assert len(take_due(now, 10)) == 1
    assert take_due(now, 10) == []
    assert len(take_due(now + dt.timedelta(minutes=11), 10)) == 1, "a worker that died is followed by another"


def test_no_line_break_reaches_a_header_and_nothing_is_escaped():
    waiting = message(context={"reference": "CJ-1\r\nBcc: b@example.org", "received": "azi & <mâine>"})
    assert "\n" not in waiting.subject
    assert "\r" not in waiting.subject
    assert "azi & <mâine>" in waiting.body
    deliver_due()
    assert mail.outbox[0].message().get_all("Bcc") is None


def test_a_letter_replies_to_the_centre_when_the_form_names_no_address():
    from wagtail.models import Site

    from cms.models import SiteSettings

    site_settings = SiteSettings.for_site(Site.objects.first())
    site_settings.email = "centru@example.org"
    site_settings.save()
    message()
    deliver_due()
    assert mail.outbox[0].reply_to == ["centru@example.org"]


def test_a_daily_digest_tells_how_many_came_and_is_sent_once(ana, idea_ro, time_machine):
    page = ana.page
    page.notify = Notify.DAILY
    publish(page)
    morning = dt.datetime(2026, 12, 2, 6, 30, tzinfo=dt.UTC)  # 8.30 in the city
    time_machine.move_to(morning - dt.timedelta(hours=5), tick=False)
    ana.send(idea_ro)
    ana.send(idea_ro)
    assert not OutboxMessage.objects.filter(kind="notification").exists()
    assert send_daily_digests(now=morning - dt.timedelta(hours=2)) == 0, "not at night"
    assert send_daily_digests(now=morning) == 1
    assert send_daily_digests(now=morning + dt.timedelta(hours=1)) == 0
    letter = OutboxMessage.objects.get(kind="digest")
    assert letter.to == "birou@example.org"
    assert "2" in letter.subject
    assert send_daily_digests(now=morning + dt.timedelta(days=1)) == 0, "nothing came since"


def test_a_form_without_a_term_promises_no_day(ana, idea_ro):
    Form.objects.update(answer_days=None)
    ana.send(idea_ro)
    assert "până la" not in OutboxMessage.objects.get(kind="received").body
