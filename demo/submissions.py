"""Send the demonstration's ideas through the public actions, work on some and answer them."""

import datetime as dt
from decimal import Decimal

from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.dates import combine
from cms.models import Neighbourhood
from participation.actions import answers as answering
from participation.actions import cases
from participation.actions.submissions import receive_submission
from participation.models import Form, FormPage, FormWording, Submission
from participation.structure import choice_key, question_key

from .content.open_debate import FORMS
from .content.submissions import SUBMISSIONS
from .open_debate import choice_id, day, question_id

QUESTIONS = {form["key"]: {question["key"]: question for question in form["questions"]} for form in FORMS}


def build_submissions() -> None:
    """Everything in `content.submissions`, oldest first, marked as demonstration."""
    clerk = get_user_model().objects.get(email="moderator@demo.ciic.example")
    neighbourhoods = {row.slug: row for row in Neighbourhood.objects.all()}
    wordings = {form["key"]: newest_wordings(FormPage.objects.get(slug=form["slug_ro"])) for form in FORMS}
    for row in SUBMISSIONS:
        received = moment(row["day"], row["time"])
        submission = receive_submission(
            wording=wordings[row["form"]][row["language"]],
            cleaned=cleaned(row, neighbourhoods),
            received_at=received,
            now=received,
            channel=row["channel"],
            sends_mail=False,
            is_demonstration=True,
        )
        work_on(submission, row, clerk)


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
        return keys if question["type"] == "multiple_choice" else keys[0]
    if question["type"] == "neighbourhood":
        return neighbourhoods[answer]
    if question["type"] == "date":
        return day(answer)
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
    elif row["status"] != "new":
        cases.take(submission=submission, by=clerk, now=now)
    if answer := row["answer"]:
        words = {name: answer[name] for name in ("outcome", "text_ro", "text_en")} | answering.public_words(submission)
        answering.publish_answer(submission=submission, words=words, by=clerk, now=moment(answer["day"], "12:00"))
