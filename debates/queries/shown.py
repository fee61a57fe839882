"""A place in the register as the public may read it: its text only as consented, its reason without anybody's name."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from participation.choices import Status
from participation.queries.subjects import idea_words
from participation.redaction import marks, redacted

from ..models import Contribution
from .register import answer_to, leading_number


@dataclass(frozen=True)
class Entry:
    """One row of the public register."""

    number: int
    received: object
    is_spoken: bool
    about: str
    title: str = ""
    text: str = ""
    language: str = ""  # of title and text, when it is not the reader's
    is_withheld: bool = False  # answered, but its author did not agree, or it cannot be shown
    outcome: str = ""
    outcome_label: str = ""
    reason: str = ""
    reason_language: str = ""
    together_with: int | None = None


def entry_of(contribution: Contribution) -> Entry:
    """What of a contribution stands in the public register."""
    submission, answer = contribution.submission, answer_to(contribution)
    facts = {
        "number": contribution.number,
        "received": submission.received_at,
        "is_spoken": contribution.is_spoken,
        "about": contribution.about,
    }
    if answer is None or submission.status in (Status.WITHDRAWN, Status.QUARANTINED):
        return Entry(**facts, outcome_label=status_label(submission.status))
    words = public_words(submission)
    is_shown = bool(words)
    return Entry(
        **facts,
        **(words or {}),
        is_withheld=not is_shown,
        outcome=answer.outcome,
        outcome_label=answer.outcome_label,
        reason=public_reason(contribution, answer),
        reason_language=foreign(answer.text_language),
        together_with=leading_number(contribution),
    )


def status_label(status: str) -> str:
    """Where an unanswered one stands; nothing else of its status is the public's business."""
    labels = {
        Status.WITHDRAWN: _("Withdrawn by its author"),
        Status.QUARANTINED: _("Set aside"),
        Status.FILED: _("Filed without answer"),
    }
    return labels.get(status) or _("Waiting for the answer")


def public_words(submission) -> dict | None:
    """Title and text as published with its own answer; None while nothing of it is public."""
    answer = getattr(submission, "answer", None)
    if answer is None or not answer.published_at or not submission.may_publish or answer.refusal_reason:
        return None
    answer.submission = submission
    words = idea_words(answer, get_language() or "ro")
    if not (words["title"] or words["text"]):
        return None
    return {"title": words["title"], "text": words["text"], "language": foreign(words["language"])}


def public_reason(contribution: Contribution, answer) -> str:
    """The reason of the disposition: every contribution has one, so what might name its author is covered.

    An answer written before it had a number was for its author alone, unless the author agreed to publication.
    """
    submission = contribution.submission
    lead = submission.merged_into or submission
    if lead.may_publish and not answer.refusal_reason:
        return answer.text
    if answer.updated_at < contribution.numbered_at:
        return ""
    names = [name for name in (submission.author_name, lead.author_name) if name]
    return redacted(answer.text, marks(answer.text, names=names), answer.text_language)


def foreign(language: str) -> str:
    return "" if language == get_language() else language
