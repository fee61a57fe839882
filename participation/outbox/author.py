"""Letters about a case that is already here: codes, links, messages of either side, confirmations."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from cms.dates import date_label

from ..models import CaseMessage, OutboxMessage, Submission
from .composing import compose
from .desks import addresses_at
from .letters import STAFF_LANGUAGE, facts_of, inbox_url


def absolute(name: str, language: str, **kwargs) -> str:
    """The address of a page of ours in a language, as a letter prints it."""
    with override(language):
        return settings.SITE_URL + reverse(name, kwargs=kwargs)


def to_author(submission: Submission, kind: str, *, now, **facts) -> OutboxMessage:
    """A letter to the author, in the author's language."""
    with override(submission.language):
        facts = facts_of(submission) | facts
    return compose(kind=kind, to=submission.email, language=submission.language, context=facts, submission=submission, reply_to=submission.form.reply_to, now=now)  # fmt: skip


def case_code(
    submission: Submission | None, *, reference: str, to: str, code: str, link: str, purpose: str, now
) -> OutboxMessage:
    """The code that opens a case; for a stranger it is composed as well and thrown away, so that it takes as long."""
    language = submission.language if submission else STAFF_LANGUAGE
    url = absolute("case_enter", language, secret=link)
    facts = {"reference": reference, "code": code, "is_erasure": purpose == "erase", "case_url": url}
    to = submission.email if submission else to
    return compose(kind="case_code", to=to, language=language, context=facts, submission=submission, now=now)


def message_to_author(message: CaseMessage, *, secret: str, now) -> OutboxMessage:
    """What staff wrote, with a link that opens the case once."""
    submission = message.submission
    with override(submission.language):
        until = date_label(message.reply_until, weekday=False) if message.reply_until else ""
    return to_author(
        submission,
        "case_message",
        now=now,
        text=message.text,
        message_kind=message.kind,
        reply_until=until,
        case_url=absolute("case_enter", submission.language, secret=secret),
    )


def told_staff(submission: Submission, what: str, *, now) -> list[OutboxMessage]:
    """To whom it concerns at its desk: that something came, never what."""
    facts = {"reference": submission.reference, "what": what, "inbox_url": inbox_url()}
    return [
        compose(kind="case_news", to=address, language=STAFF_LANGUAGE, context=facts, submission=submission, now=now)
        for address in addresses_at(submission)
    ]
