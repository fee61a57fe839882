"""From cleaned answers to a row: answers by key, personal data in its columns, the day of the promised answer."""

from django.conf import settings

from cms.dates import CITY_ZONE
from cms.folding import fold
from cms.models import Neighbourhood, Topic

from ..choices import IDEA_KINDS, Privacy, QuestionType, Role
from ..models import FormWording, Submission
from ..models.submissions import CONTACT_COLUMNS
from ..readings import as_json, display_value
from ..references import hash_secret, receipt_secret
from ..spam import digest_of
from ..structure import privacy_of
from .terms import due_day

UNANSWERED = (None, "", [], False)


def build(*, wording: FormWording, cleaned: dict, received_at, nonce: str) -> Submission:
    """The row, not stored yet: answers by key, personal data in its columns, the day of the promised answer."""
    form = wording.version.form
    submission = Submission(
        form=form, desk=form.desk, wording=wording, language=wording.language, nonce=nonce, received_at=received_at
    )
    submission.secret_hash = hash_secret(receipt_secret(nonce, settings.SECRET_KEY))
    submission.due_on = submission.promised_on = due_day(form, received_at.astimezone(CITY_ZONE).date())
    take_answers(submission, wording, cleaned)
    submission.title = title_of(wording.version.structure, submission.answers)
    texts = free_texts(wording.version.structure, submission.answers)
    submission.text_digest = digest_of(texts)
    submission.search_text = searchable(submission, wording)
    submission.contact_text = contact_of(submission)
    return submission


def take_answers(submission: Submission, wording: FormWording, cleaned: dict) -> None:
    """Spread the answers over the columns that their roles name, and the rest over `answers`."""
    for question in wording.version.structure:
        key, role = question["key"], question["role"]
        value = cleaned.get(key)
        if (
            key not in wording.words
            or question["type"] in (QuestionType.HEADING, QuestionType.FILE)
            or value in UNANSWERED
        ):
            continue
        if role in CONTACT_COLUMNS:
            setattr(submission, CONTACT_COLUMNS[role], value)
            continue
        if role == Role.NEIGHBOURHOOD and isinstance(value, Neighbourhood):
            submission.neighbourhood = value
        if role == Role.TOPIC and isinstance(value, Topic):
            submission.topic = value
        if role == Role.PUBLISH:
            submission.may_publish = value is True and wording.version.form.kind in IDEA_KINDS
        submission.answers[key] = as_json(value)


def free_texts(structure: list[dict], answers: dict) -> list[str]:
    """The answers that somebody wrote freely, in order."""
    kinds = (QuestionType.TEXT, QuestionType.LONG_TEXT)
    return [
        answers[question["key"]] for question in structure if question["type"] in kinds and question["key"] in answers
    ]


def title_of(structure: list[dict], answers: dict) -> str:
    """The answer that is the title, else the first thing that was written; nothing sensitive, since all lists show it."""
    open_questions = [question for question in structure if privacy_of(question) != Privacy.SENSITIVE]
    titled = [answers.get(question["key"]) for question in open_questions if question["role"] == Role.TITLE]
    first = next((text for text in [*titled, *free_texts(open_questions, answers)] if text), "")
    line = " ".join(first.split())
    return line if len(line) <= 300 else f"{line[:299]}…"


def searchable(submission: Submission, wording: FormWording) -> str:
    """What everybody at the desk may look for, folded: the reference and the answers as they were read, none sensitive."""
    parts = [submission.reference]
    for question in wording.version.structure:
        value = submission.answers.get(question["key"])
        if value in UNANSWERED or isinstance(value, bool) or privacy_of(question) == Privacy.SENSITIVE:
            continue
        parts.append(str(display_value(question, wording.words[question["key"]], value)))
    return fold(" ".join(part for part in parts if part))


def contact_of(submission: Submission) -> str:
    """What only those look for who may know who wrote, folded."""
    return fold(" ".join(part for part in (submission.author_name, submission.email, submission.phone) if part))
