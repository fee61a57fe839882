"""Demonstration only: mail is kept as files instead of being sent, and can be read at /demo/mail/."""

import uuid
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail.backends.base import BaseEmailBackend
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone

app_name = "demo_mailbox"
LISTED = 200


def folder() -> Path:
    """Asked for each time, because tests move VAR_DIR."""
    place = Path(settings.VAR_DIR) / "mailbox"
    place.mkdir(parents=True, exist_ok=True)
    return place


class Backend(BaseEmailBackend):
    """Keeps each message as one file, named so that names sort by time."""

    def __init__(self, *args, **kwargs):
        if not settings.DEMO:
            raise ImproperlyConfigured("The demo mailbox takes no real mail: set EMAIL_URL, or DEMO=1 to try things.")
        super().__init__(*args, **kwargs)

    def send_messages(self, email_messages) -> int:
        for message in email_messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S-%f}-{uuid.uuid4().hex[:8]}"
            unfinished = folder() / f"{name}.tmp"
            unfinished.write_bytes(message.message().as_bytes())
            unfinished.rename(folder() / f"{name}.eml")
        return len(email_messages)


def read(file: Path) -> dict:
    """What the two pages show of one message."""
    message: EmailMessage = message_from_bytes(file.read_bytes(), policy=policy.default)
    body = message.get_body(("plain", "html"))
    return {
        "name": file.stem,
        "subject": message["subject"],
        "to": message["to"],
        "sender": message["from"],
        "reply_to": message["reply-to"],
        "language": message["content-language"],
        "sent_at": sent_at(message),
        "headers": list(message.items()),
        "text": body.get_content() if body else "",
        "attachments": [part.get_filename() for part in message.iter_attachments()],
    }


def sent_at(message: EmailMessage) -> datetime | None:
    """A date that ends in -0000 is read without a zone, and is in UTC."""
    if not message["date"]:
        return None
    moment = parsedate_to_datetime(message["date"])
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def private(response: HttpResponse) -> HttpResponse:
    """Letters hold secret addresses: kept by no cache, listed by no search engine, told to no other site."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def mailbox(request: HttpRequest) -> HttpResponse:
    files = sorted(folder().glob("*.eml"), reverse=True)
    context = {"messages_shown": [read(file) for file in files[:LISTED]], "count": len(files)}
    return private(render(request, "portal/demo_mailbox.html", context))


def letter(request: HttpRequest, name: str) -> HttpResponse:
    file = folder() / f"{name}.eml"
    if not file.is_file():
        raise Http404("No such message.")
    return private(render(request, "portal/demo_mailbox_letter.html", {"letter": read(file)}))


urlpatterns = [
    path("", mailbox, name="mailbox"),
    path("<slug:name>/", letter, name="letter"),
]
