"""From an event and its facts to a letter in a language: plain text, one recipient, no line break in a header."""

import html

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from ..models import OutboxMessage


def compose(
    *,
    kind: str,
    to: str,
    language: str,
    context: dict,
    submission=None,
    reply_to: str = "",
    now=None,
    unsubscribe_url: str = "",
    calendar: str = "",
) -> OutboxMessage:
    """A message in a language from `emails/participation/<kind>_{subject,body}.txt`; not stored yet."""
    now = now or timezone.now()
    with override(language):
        facts = {"site_url": settings.SITE_URL, "language": language} | context
        # The templates escape for HTML; a letter is plain text, so that is undone.
        parts = (f"emails/participation/{kind}_{part}.txt" for part in ("subject", "body"))
        subject, body = (html.unescape(render_to_string(part, facts)) for part in parts)
    return OutboxMessage(
        kind=kind,
        to=to,
        language=language,
        subject=" ".join(subject.split())[:250],  # no line break reaches a header
        body=body.strip() + "\n",
        calendar=calendar,
        submission=submission,
        reply_to=reply_to,
        unsubscribe_url=unsubscribe_url,
        created_at=now,
        not_before=now,
    )


def enqueue(**message) -> OutboxMessage:
    """Store a message to be sent once the caller's transaction is committed; arguments as in `compose`."""
    composed = compose(**message)
    composed.save(force_insert=True)
    return composed
