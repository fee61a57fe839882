"""A round of questions about a call: collected from its forms, drafted in both languages, released at one moment."""

import hashlib

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import log

from cms.models.pages import whole_address
from cms.signal_handlers import purge

from ..choices import OPEN_STATUSES, FormKind, Outcome
from ..models import Form, FormPage, QuestionRound, RoundQuestion, Submission
from ..permissions import forms_for
from .answers import public_words, publish_answer
from .journal import record


class WasReleased(Exception):
    """Everybody has read it: it stays as it was; what has to be put right belongs in the next round."""


class NotReady(Exception):
    """There is nothing to release yet, or something is not said in both languages."""


class ChangedMeanwhile(Exception):
    """Somebody saved it after this person had opened it."""


NOTES, WORDS = ("note_ro", "note_en"), ("question_ro", "question_en", "answer_ro", "answer_en")


def words_of(round: QuestionRound) -> dict[tuple[int | None, str], str]:
    """(question, column) → text; what stands on the round itself has no question."""
    rows = [(None, name, getattr(round, name)) for name in NOTES]
    rows += [(row.pk, name, getattr(row, name)) for row in round.questions.all() for name in WORDS]
    return {(pk, name): text.replace("\r\n", "\n") for pk, name, text in rows}


def marker_of(round: QuestionRound) -> str:
    """What a person saw when opening it; another one later means that somebody saved it meanwhile."""
    whole = sorted((pk or 0, name, text) for (pk, name), text in words_of(round).items())
    return hashlib.sha256(repr(whole).encode()).hexdigest()[:32]


def locked(round: QuestionRound) -> QuestionRound:
    """The row as it is now, as long as it was not released."""
    row = QuestionRound.objects.select_for_update().get(pk=round.pk)
    if row.released_at:
        raise WasReleased
    return row


@transaction.atomic
def keep_round(*, round: QuestionRound, by, now, seen: str | None = None) -> QuestionRound:
    """Store a round with its questions as `round.questions`; a new one takes the next number of its call.

    `seen` is the marker of what this person changed; raises ChangedMeanwhile when it is another by now.
    """
    if round.pk is None:
        last = QuestionRound.objects.filter(page=round.page).aggregate(last=Max("number"))["last"]
        round.number = (last or 0) + 1
    elif seen not in (None, marker_of(locked(round))):
        raise ChangedMeanwhile
    for place, question in enumerate(round.questions.all()):
        question.order = place
    round.save()
    log(instance=round, action="participation.keep_round", user=by, title=str(round))
    return round


def forms_of(round: QuestionRound):
    """The forms for questions right below the page of the call, in whichever language, at the round's desk."""
    if round.page is None:
        return Form.objects.none()
    calls = [round.page, *round.page.get_translations()]
    keys = [key for call in calls for key in FormPage.objects.child_of(call).values_list("translation_key", flat=True)]
    return Form.objects.filter(page_key__in=keys, kind=FormKind.QUESTION, desk=round.desk)


@transaction.atomic
def collect(*, round: QuestionRound, by, now) -> int:
    """Take what was asked and is in no round yet, in the order in which it came; how many there were.

    Each person's words stand in their language as a first draft, for the desk to put without what names anybody.
    """
    row = locked(round)
    forms = forms_of(row) if by is None else forms_for(by, forms_of(row))
    asked = Submission.objects.real().filter(form__in=forms, status__in=OPEN_STATUSES, round_questions=None)
    asked = asked.filter(merged_into=None, erased_at=None).select_related("form", "wording__version")
    last = row.questions.aggregate(last=Max("order"))["last"]
    start = 0 if last is None else last + 1
    found = list(asked.order_by("received_at", "pk"))
    for place, submission in enumerate(found, start):
        draft = {f"question_{submission.language}": asked_in(submission)}
        RoundQuestion.objects.create(round=row, submission=submission, order=place, **draft)
        record(submission, "collect", by=by, number=row.number)
    if found:
        log(instance=row, action="participation.collect", user=by, title=str(row), data={"count": len(found)})
    return len(found)


def asked_in(submission: Submission) -> str:
    """Title and text where the form asks for both; a title that was made from the text is not said twice."""
    said = public_words(submission)
    title, text = said["public_title"].strip(), said["public_text"].strip()
    roles = {question["role"] for question in submission.wording.version.structure}
    return f"{title}\n\n{text}" if text and "title" in roles else text or title


@transaction.atomic
def release(*, round: QuestionRound, by, now, seen: str | None = None) -> QuestionRound:
    """Everybody reads all answers from this moment, in both languages; whoever asked gets theirs by letter, too.

    `seen` is the marker of what this person read; raises ChangedMeanwhile when it is another by now.
    """
    row = locked(round)
    if seen not in (None, marker_of(row)):
        raise ChangedMeanwhile
    questions = list(row.questions.select_related("submission__form", "submission__wording__version"))
    if not questions or not all(question.is_whole for question in questions) or bool(row.note_ro) != bool(row.note_en):
        raise NotReady
    row.released_at = now
    row.save(update_fields=["released_at"])
    for question in questions:
        answer_by_letter(question, by=by, now=now)
    log(instance=row, action="participation.release_round", user=by, title=str(row), data={"count": len(questions)})
    if row.page:
        for page in (row.page, *row.page.get_translations()):
            transaction.on_commit(lambda page=page: purge(page))
    return row


def answer_by_letter(question: RoundQuestion, *, by, now) -> None:
    """Close the submission with the answer that everybody reads, unless its author took it back meanwhile."""
    submission = question.submission
    if submission is None or submission.status not in OPEN_STATUSES or submission.erased_at:
        return
    words = {"outcome": Outcome.EXPLAINED}
    for language, answer in (("ro", question.answer_ro), ("en", question.answer_en)):
        with override(language):
            address = whole_address(reverse("round", kwargs={"pk": question.round_id}))
            lead = _("All questions and answers of this round:")
            words[f"text_{language}"] = f"{answer}\n\n{lead} {address}"
    publish_answer(submission=submission, words=words, by=by, now=now, is_in_round=True)


@transaction.atomic
def drop_round(*, round: QuestionRound, by, now) -> None:
    """Throw away a round that nobody has read; what was asked can be collected again."""
    row = locked(round)
    log(instance=row, action="wagtail.delete", user=by, title=str(row), deleted=True)
    row.delete()
