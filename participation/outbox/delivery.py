"""Sending what is due, by the worker: with back-off, never twice at once, and never while holding a lock."""

import datetime as dt
import logging
import smtplib
from email.utils import formatdate
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils import timezone

from cms.models import SiteSettings

from ..models import OutboxMessage
from .pacing import AT_ONCE, pace, settle

log = logging.getLogger(__name__)
BACK_OFF = [dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360)]
GIVE_UP_AFTER = dt.timedelta(hours=72)
GONE = (TimeoutError, ConnectionError, smtplib.SMTPServerDisconnected)
LEASE = dt.timedelta(minutes=10)  # whoever takes a message has this long; then another worker may


def deliver_due(*, now=None, limit: int = 50) -> int:
    """Send what is due; how many left. Safe to run in several workers at once."""
    now = now or timezone.now()
    if not OutboxMessage.objects.due(now).exists():  # a plain read: an idle worker takes no lock
        return 0
    taken = take_due(now, limit)
    connection = get_connection()
    try:
        connection.open()
    except Exception as error:
        for message in taken:
            postpone(message, error, now)
        return 0
    sent, waiting = 0, list(taken)
    try:
        while waiting:
            sent += deliver(waiting.pop(0), connection, now)
    except GONE:
        pass  # nobody waits twenty seconds for each of the others
    finally:
        connection.close()
        put_back(waiting, now)
    return sent


def take_due(now, limit: int) -> list[OutboxMessage]:
    """Claim messages in a short transaction, codes first: nobody waits for a mail server while holding a lock."""
    with transaction.atomic():
        due = OutboxMessage.objects.due(now)
        if transaction.get_connection().features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        taken = list(due.filter(kind__in=AT_ONCE)[:limit])
        taken += due.exclude(kind__in=AT_ONCE)[: limit - len(taken)]
        OutboxMessage.objects.filter(pk__in=[message.pk for message in taken]).update(not_before=now + LEASE)
        return pace(taken, now)


def deliver(message: OutboxMessage, connection, now) -> int:
    """Try one message; 1 when it left. Raises when the server is gone altogether."""
    try:
        as_email(message, connection).send()
    except Exception as error:
        postpone(message, error, now)
        if isinstance(error, GONE):
            raise
        return 0
    message.sent_at, message.last_error = now, ""
    message.attempts += 1
    message.save(update_fields=["sent_at", "last_error", "attempts"])
    if message.kind == "bundle":
        settle(message, sent_at=now)
    return 1


def put_back(messages: list[OutboxMessage], now) -> None:
    """They were not tried: soon again, without counting."""
    OutboxMessage.objects.filter(pk__in=[message.pk for message in messages]).update(not_before=now + BACK_OFF[0])


def as_email(message: OutboxMessage, connection) -> EmailMessage:
    """The message with its stable Message-ID and the headers that keep answering machines quiet."""
    reply_to = message.reply_to or SiteSettings.objects.values_list("email", flat=True).first()
    headers = {
        "Message-ID": f"<{message.message_id}@{urlsplit(settings.SITE_URL).hostname}>",
        "Date": formatdate(message.created_at.timestamp()),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": message.language,
    }
    if message.unsubscribe_url:  # RFC 8058: mail programs offer one button
        headers |= {
            "List-Unsubscribe": f"<{message.unsubscribe_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    email = EmailMessage(
        subject=message.subject,
        body=message.body,
        to=[message.to],
        reply_to=[reply_to] if reply_to else None,
        headers=headers,
        connection=connection,
    )
    if message.calendar:
        email.attach("event.ics", message.calendar, "text/calendar")
    return email


def postpone(message: OutboxMessage, error: Exception, now) -> None:
    """Try again later, ever less often; give up three days after it was written."""
    message.attempts += 1
    message.last_error = f"{type(error).__name__}: {error}"[:300]
    message.not_before = now + BACK_OFF[min(message.attempts, len(BACK_OFF)) - 1]
    if message.not_before > message.created_at + GIVE_UP_AFTER:
        message.failed_at = now
        settle(message, failed_at=now)
        log.error("Gave up message %s (%s) after %s tries", message.pk, message.kind, message.attempts)
    message.save(update_fields=["attempts", "last_error", "not_before", "failed_at"])
