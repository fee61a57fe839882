"""Send the demonstration's ideas through the public actions, work on some and answer them."""

import datetime as dt
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.core.files import File
from django.utils import timezone

from cms.dates import combine
from cms.models import Neighbourhood
from participation.actions import answers as answering
from participation.actions import cases
from participation.actions.submissions import receive_submission
from participation.actions.uploads import stage_upload
from participation.models import Form, FormPage, FormWording, Submission
from participation.structure import choice_key, question_key
from participation.tokens import new_nonce

from .content.fix_cluj import APPLICATION_FORM, APPLICATIONS
from .content.open_debate import FORMS
from .content.submissions import SUBMISSIONS
from .content.submissions.afterwards import MORE_WORDS
from .open_debate import FILES, choice_id, day, question_id

ALL_FORMS = [*FORMS, APPLICATION_FORM]
QUESTIONS = {form["key"]: {question["key"]: question for question in form["questions"]} for form in ALL_FORMS}
CLERKS = {"grants": "grants-officer"}  # desk → who works there in the demonstration; else the moderator
LARGEST = 10 * 1024 * 1024


def build_submissions() -> dict[str, Submission]:
    """By key: everything in `content.submissions` and the applications, each oldest first, marked as demonstration."""
    clerks = {form["key"]: clerk_of(form["desk"]) for form in ALL_FORMS}
    neighbourhoods = {row.slug: row for row in Neighbourhood.objects.all()}
    wordings = {form["key"]: newest_wordings(FormPage.objects.get(slug=form["slug_ro"])) for form in ALL_FORMS}
    sent = {}
    for row in [*SUBMISSIONS, *APPLICATIONS]:
        received = moment(row["day"], row["time"])
        wording, nonce = wordings[row["form"]][row["language"]], new_nonce()
        submission = receive_submission(
            wording=wording,
            cleaned=cleaned(row, neighbourhoods),
            received_at=received,
            now=received,
            nonce=nonce,
            staged=staged(row, wording, nonce),
            channel=row["channel"],
            sends_mail=False,
            is_demonstration=True,
        )
        work_on(submission, row, clerks[row["form"]])
        sent[row["key"]] = submission
    return sent


def clerk_of(desk: str):
    return get_user_model().objects.get(email=f"{CLERKS.get(desk, 'moderator')}@demo.ciic.example")


def staged(row: dict, wording: FormWording, nonce: str) -> list:
    """The files of a row, through the same gate as everybody's."""
    found = []
    for name, filename in row.get("files", {}).items():
        with (FILES / filename).open("rb") as content:
            upload = File(content, name=filename)
            key = question_key(question_id(row["form"], name))
            found.append(
                stage_upload(
                    form=wording.version.form,
                    nonce=nonce,
                    key=key,
                    upload=upload,
                    extensions=["pdf"],
                    max_bytes=LARGEST,
                    now=timezone.now(),
                )
            )
    return found


def newest_wordings(page: FormPage) -> dict[str, FormWording]:
    form = Form.objects.select_related("current_version").get(page_key=page.translation_key)
    return {language: FormWording.objects.newest(form.current_version, language) for language in ("ro", "en")}


def moment(offset: int, time: str) -> dt.datetime:
    """That hour so many days from today, never in the future."""
    return min(combine(day(offset), dt.time.fromisoformat(time)), timezone.now())


def cleaned(row: dict, neighbourhoods: dict) -> dict:
    """The answers as a valid form would give them."""
    questions = QUESTIONS[row["form"]]
    found = {}
    for name, answer in row["answers"].items():
        name = "day" if name == "day_wanted" else name
        if name in questions and answer not in (None, ""):
            found[question_key(question_id(row["form"], name))] = clean_answer(
                row["form"], questions[name], answer, neighbourhoods
            )
    return found


def clean_answer(form: str, question: dict, answer, neighbourhoods: dict):
    if question["choices"]:
        keys = [
            choice_key(choice_id(form, question["key"], key))
            for key in ([answer] if isinstance(answer, str) else answer)
        ]
        return keys if question["type"] in ("multiple_choice", "ranking") else keys[0]
    if columns := question.get("columns"):
        keys = [choice_key(choice_id(form, question["key"], column["key"])) for column in columns]
        return [dict(zip(keys, row, strict=True)) for row in answer]
    if question["type"] == "neighbourhood":
        return neighbourhoods[answer]
    if question["type"] == "date":
        return day(answer)
    if question["type"] == "date_range":
        return {"start": day(answer[0]), "end": day(answer[1])}
    if question["type"] == "money":
        return {"amount": Decimal(answer), "currency": "RON"}
    if question["type"] == "number":
        return Decimal(answer)
    return answer


def work_on(submission: Submission, row: dict, clerk) -> None:
    """What staff did with it so far."""
    now = submission.received_at + dt.timedelta(hours=3)
    if row["note_ro"]:
        cases.add_note(submission=submission, text=row["note_ro"], by=clerk, now=now)
    if row["status"] == "quarantined":
        cases.quarantine(submission=submission, by=clerk, now=now)
    elif row["status"] == "filed":
        cases.file(submission=submission, by=clerk, now=now)
    elif row["status"] != "new":
        cases.take(submission=submission, by=clerk, now=now)
    if answer := row["answer"]:
        words = {name: answer[name] for name in ("outcome", "text_ro", "text_en")} | answering.public_words(submission)
        words |= more_words(row["key"])
        answering.publish_answer(submission=submission, words=words, by=clerk, now=moment(answer["day"], "12:00"))


def more_words(key: str) -> dict:
    """What an answer says besides its outcome and text."""
    found = dict(MORE_WORDS.get(key, {}))
    if "promised_day" in found:
        found["promised_on"] = day(found.pop("promised_day"))
    if "cost" in found:
        found["cost"] = Decimal(found["cost"])
    return found
