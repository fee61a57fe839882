"""The city's answer: kept as a draft, published, mailed to the author in the author's language."""

from functools import partial

from django.db import transaction
from django.utils import translation
from wagtail.models import Site

from cms.models import SiteSettings
from cms.signal_handlers import purge

from ..choices import FormKind, Outcome, Privacy, outcomes_for, read_in
from ..models import IdeasPage, PublicAnswer, Submission
from ..outbox import enqueue
from ..readings import pin_of
from ..structure import privacy_of
from ..workflow import TRANSITIONS
from .capacity import free_place, keep_place
from .cases import IsMerged, close_or_open, locked, merged_rows
from .followers import corrected, tell_followers
from .journal import record

WORDS = (
    "outcome", "text_ro", "text_en", "public_title", "public_text", "translated_title", "translated_text",
    "department_ro", "department_en", "refusal_reason",
)  # fmt: skip
FACTS = ("execution", "cost", "promised_on", "promised_precision")  # afterwards they change by announcing a step


class AnswerIncomplete(Exception):
    """The answer lacks what its author is owed: words, a reason, the author's language."""


class AnsweredTogether(Exception):
    """A question about a call is answered for everybody at one moment, in a round, and never before to one alone."""


class AlreadyPublished(Exception):
    """A published answer has no draft: it can only be corrected in public."""


@transaction.atomic
def save_draft(*, submission, words: dict, by, now, seen=None) -> PublicAnswer:
    """Keep an answer that is not finished; nobody outside sees it and nothing about it is required."""
    row = locked(submission, seen)
    answer = answer_of(row)
    if row.merged_into_id:
        raise IsMerged
    if answer.published_at:
        raise AlreadyPublished
    write(answer, words, by=by, now=now)
    record(row, "draft_answer", by=by)
    return answer


@transaction.atomic
def publish_answer(*, submission, words: dict, by, now, seen=None, is_in_round: bool = False) -> PublicAnswer:
    """Give the city's answer and tell the author; said again with the same words (a double click), nothing happens.

    An answer that was published before is corrected, and the author is told of the correction. Whoever wrote what was
    merged into it is answered too, each in their own language.
    """
    row = locked(submission, None)
    if row.merged_into_id:
        raise IsMerged
    if row.form.kind == FormKind.QUESTION and not is_in_round:
        raise AnsweredTogether
    answer = answer_of(row)
    verb = "refuse" if words["outcome"] == Outcome.REFUSED else "answer"
    status = TRANSITIONS.apply(verb, row.status)
    if answer.published_at and row.status == status and is_same(answer, words):
        return answer
    locked(submission, seen)
    others = merged_rows(row)
    require_complete({row.language, *(other.language for other in others), *read_in(row.form.kind)}, words)
    is_correction = answer.published_at is not None
    answer.published_at = answer.published_at or now
    write(answer, words, by=by, now=now)
    for each in (row, *others):
        give(each, answer, verb, by=by, now=now, is_correction=is_correction)
    if is_correction:
        tell_followers(answer, kind="follow_answer", context_of=partial(corrected, answer), now=now)
    transaction.on_commit(purge_ideas)
    return answer


def give(row: Submission, answer: PublicAnswer, verb: str, *, by, now, is_correction: bool) -> None:
    """Close one submission with the answer, which may be that of another it was merged into, and tell its author."""
    before = row.status
    close_or_open(row, TRANSITIONS.apply(verb, before), now)
    keep_place(row, before=before, now=now)
    row.owner = row.owner or by
    row.save(update_fields=["status", "closed_at", "owner"])
    mailed = tell_author(row, answer, "answer_corrected" if is_correction else "answer")
    data = {"before": before, "after": row.status, "outcome": answer.outcome, "correction": is_correction}
    record(row, verb, by=by, mailed=mailed, **data)
    free_place(row, now=now)


def refuse(*, submission, reason: str, by, now, reason_en: str = "", seen=None) -> PublicAnswer:
    """Answer that the city does not take the idea over; without a reason it is impossible."""
    words = {"outcome": Outcome.REFUSED, "text_ro": reason, "text_en": reason_en, **public_words(submission)}
    return publish_answer(submission=submission, words=words, by=by, now=now, seen=seen)


def public_words(submission: Submission) -> dict:
    """What the author wrote, as the first proposal of what is shown in public; a clerk removes personal data."""
    body = ""
    for question in submission.wording.version.structure:
        if question["role"] == "body" and privacy_of(question) != Privacy.SENSITIVE:
            body = str(submission.answers.get(question["key"]) or "")
    return {"public_title": submission.title, "public_text": body}


def public_place(submission: Submission) -> str:
    """Where the author put the pin, when the form says that the place may be published."""
    for question in submission.wording.version.structure:
        pin = pin_of(question, submission.answers.get(question["key"]))
        if pin and privacy_of(question) == Privacy.PUBLIC:
            return f"{pin['lat']},{pin['lon']}"
    return ""


def answer_of(submission: Submission) -> PublicAnswer:
    """The submission's answer, or a new one that is not stored yet."""
    found = PublicAnswer.objects.filter(submission=submission).first() or PublicAnswer()
    found.submission = submission
    return found


def write(answer: PublicAnswer, words: dict, *, by, now) -> None:
    for name, value in stripped(words).items():
        setattr(answer, name, value)
    if not answer.submission.erased_at:  # what was published stays when the term of the rest ended
        answer.place = public_place(answer.submission)
    answer.by = by
    answer.updated_at = now
    answer.save()


def stripped(words: dict) -> dict:
    """What was said of an answer's words and facts; what was not said stays as it is."""
    said = {name: words[name].strip() for name in WORDS if name in words}
    return said | {name: words[name] for name in FACTS if name in words}


def is_same(answer: PublicAnswer, words: dict) -> bool:
    return all(getattr(answer, name) == value for name, value in stripped(words).items())


def require_complete(languages: set[str], words: dict) -> None:
    """The form says it in friendlier words; this is the wall behind it."""
    if words["outcome"] not in Outcome.values:
        raise AnswerIncomplete("An answer needs an outcome.")
    if not words["text_ro"].strip():
        raise AnswerIncomplete("An answer needs its words; a refusal its reason.")
    if "en" in languages and not words.get("text_en", "").strip():
        raise AnswerIncomplete("Who wrote in English is answered in English.")


def tell_author(submission: Submission, answer: PublicAnswer, kind: str) -> bool:
    """Put the answer in the outbox, in the author's language; False when there is no address to write to."""
    if not submission.email:
        return False
    enqueue(**letter(submission, answer, kind))
    return True


def letter(submission: Submission, answer: PublicAnswer, kind: str) -> dict:
    """The answer's mail as the outbox takes it."""
    return {
        "kind": kind,
        "to": submission.email,
        "language": submission.language,
        "context": mail_context(submission, answer),
        "submission": submission,
        "reply_to": reply_address(submission),
    }


def mail_context(submission: Submission, answer: PublicAnswer) -> dict:
    """The values that the answer's mail prints."""
    is_english = submission.language == "en"
    with translation.override(submission.language):
        outcome = str(dict(outcomes_for(submission.form.kind)).get(answer.outcome) or answer.get_outcome_display())
    return {
        "reference": submission.reference,
        "title": submission.title,
        "author_name": submission.author_name,
        "outcome": outcome,
        "text": answer.text_en if is_english else answer.text_ro,
        "public_url": public_address(submission, answer),
        "is_refused": answer.outcome == Outcome.REFUSED,
        "is_together": submission.pk != answer.submission_id,
        "not_shown": answer.refusal_reason if submission.may_publish else "",
    }


def public_address(submission: Submission, answer: PublicAnswer) -> str:
    """Where the answer can be read in the author's language; empty when it is not public."""
    if not answer.submission.may_publish or answer.refusal_reason or not answer.pk:
        return ""
    page = IdeasPage.objects.live().filter(locale__language_code=submission.language).first()
    return f"{page.full_url}{answer.pk}/" if page and page.full_url else ""


def reply_address(submission: Submission) -> str:
    """The form's address for replies, else the centre's."""
    if submission.form.reply_to:
        return submission.form.reply_to
    site = Site.objects.filter(is_default_site=True).first()
    return SiteSettings.for_site(site).email if site else ""


def purge_ideas() -> None:
    for page in IdeasPage.objects.live():
        purge(page)
