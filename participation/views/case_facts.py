"""What the author of a case reads about it: where it stands, what happens next, its history and the conversation."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.models import ModelLogEntry

from cms.dates import CITY_ZONE, date_label, moment_label

from ..actions.again import may_change
from ..choices import OPEN_STATUSES, FormKind, Outcome, Status, outcomes_for, programme_of
from ..models import CaseMessage, PublicAnswer, Submission
from ..outbox.letters import receipt_path
from ..queries.teams import may_have_team
from ..workflow import TRANSITIONS

# What the log holds, in words for its author; what is not here is the desk's own business.
TOLD = {
    "receive": gettext_lazy("We received it"),
    "take": gettext_lazy("Somebody began to work on it"),
    "answer": gettext_lazy("We answered"),
    "refuse": gettext_lazy("We answered"),
    "file": gettext_lazy("We closed it"),
    "reopen": gettext_lazy("We opened it again"),
    "hand_over": gettext_lazy("It went to the colleagues who can deal with it"),
    "merge": gettext_lazy("It was put together with others that say the same"),
    "announce": gettext_lazy("We told what was done"),
    "write": gettext_lazy("We wrote to you"),
    "author_write": gettext_lazy("You wrote to us"),
    "give_place": gettext_lazy("You got a place from the waiting list"),
    "lapse": gettext_lazy("Your place went back, because nobody confirmed the e-mail in time"),
    "withdraw": gettext_lazy("You withdrew it"),
    "replace": gettext_lazy("You sent a newer version, which counts instead"),
    "confirm": gettext_lazy("You confirmed your e-mail"),
    "ask_erasure": gettext_lazy("You asked us to erase your data"),
}
STAGES = {
    Status.NEW: ("imagined", pgettext_lazy("case", "Received")),
    Status.QUARANTINED: ("imagined", pgettext_lazy("case", "Received")),
    Status.IN_PROGRESS: ("underway", pgettext_lazy("case", "We work on it")),
    Status.ANSWERED: ("done", pgettext_lazy("case", "Answered")),
    Status.REFUSED: ("done", pgettext_lazy("case", "Answered")),
    Status.FILED: ("done", pgettext_lazy("case", "Closed")),
    Status.WITHDRAWN: ("done", pgettext_lazy("case", "Withdrawn")),
}


def case_facts(submission: Submission, secret: str) -> dict:
    """Everything that the case page shows, in the active language."""
    messages = list(submission.conversation.prefetch_related("attachments"))
    with_whom = submission.merged_into_id or submission.pk  # what was merged is answered with the one that leads
    answer = PublicAnswer.objects.filter(submission=with_whom, published_at__isnull=False).first()
    stage, label = STAGES[submission.status]
    request = open_request(messages) if submission.status in OPEN_STATUSES else None  # an answer ends the asking
    return {
        "submission": submission,
        "programme": programme_of(submission.form.kind),
        "kicker": "",
        "form_title": submission.wording.words.get("_form", {}).get("title") or submission.form.title,
        "stage": stage,
        "stage_label": label,
        "next_step": next_step(submission, request),
        "asked": asked(request),
        "history": history(submission),
        "messages": [as_read(message) for message in messages],
        "answer": answered(submission, answer),
        "receipt_url": receipt_path(submission),
        "may_write": not submission.withdrawn_at,
        "may_withdraw": "withdraw" in TRANSITIONS.verbs(submission.status),
        "change_until": change_until(submission),
        "has_team": not submission.withdrawn_at and may_have_team(submission.form.kind, submission.form.page_key),
        "has_asked_erasure": bool(submission.erasure_asked_at),
        "urls": {
            name: reverse(f"case_{name}", kwargs={"secret": secret})
            for name in ("write", "again", "team", "withdraw", "data", "erase")
        },
    }


def change_until(submission: Submission) -> str:
    """Until when another version of it may be sent; empty: not any more."""
    if not may_change(submission, timezone.now()):
        return ""
    closes_at = submission.form.closes_at
    return moment_label(closes_at) if closes_at else str(_("the form closes"))


def open_request(messages: list[CaseMessage]) -> CaseMessage | None:
    """What staff asked for last, unless its author has written since."""
    for message in reversed(messages):
        if message.is_from_author:
            return None
        if message.kind == CaseMessage.Kind.REQUEST:
            return message
    return None


def asked(request: CaseMessage | None) -> dict | None:
    if request is None:
        return None
    until = date_label(request.reply_until, weekday=False) if request.reply_until else ""
    return {"text": request.text, "until": until}


def place_in_words(submission: Submission) -> str:
    """Where it stands with a place, when it has none; nothing otherwise."""
    if submission.status == Status.WITHDRAWN and submission.form.places:
        return _("You have no place any more. If you want to come, register again on the form's page.")
    if place := submission.place_in_line:
        said = _("You are number %(place)d on the waiting list; we write to you when a place is yours.")
        return said % {"place": place}
    return ""


def next_step(submission: Submission, request: CaseMessage | None) -> str:
    """One sentence: what happens next, and by when."""
    promised = submission.promised_on
    day = date_label(promised, weekday=False) if promised else ""
    if about_place := place_in_words(submission):
        return about_place
    if submission.status == Status.WITHDRAWN:
        return _("You withdrew it, so we no longer work on it.")
    if submission.merged_into_id and submission.status in OPEN_STATUSES:
        return _("Others wrote the same: we answer all of you together, and you get the answer too.")
    if submission.status in (Status.ANSWERED, Status.REFUSED):
        return _("We have answered; the answer is below. If something is unclear, write to us here.")
    if submission.status == Status.FILED:
        return _("We have closed it. If you think that something is missing, write to us here.")
    if request is not None:
        return _("We wait for something from you before we go on.")
    if promised and promised < timezone.now().astimezone(CITY_ZONE).date():
        return _("We promised to answer by %(day)s and are late. We are sorry: it is not forgotten.") % {"day": day}
    if submission.form.kind == FormKind.QUESTION:
        return _(
            "The answer is published together with all others, and you get it by e-mail at that moment if you gave an address."
        )
    if submission.form.kind == FormKind.LIVE:
        return _("The moderator reads it; what is asked in the room stands on the screen, without your name.")
    if submission.form.kind == FormKind.CONTESTATION:
        said = _("We decide by %(promised_label)s and tell you why.") if promised else _("We decide and tell you why.")
        return said % {"promised_label": day}
    if submission.form.kind == FormKind.APPLICATION:
        words = (
            _("We check whether it is complete and write to you by %(day)s."),
            _("We check whether it is complete and write to you."),
        )
    elif submission.status == Status.IN_PROGRESS:
        words = _("Somebody works on it, and we answer by %(day)s."), _("Somebody works on it.")
    else:
        words = _("A person reads it, and we answer by %(day)s."), _("We read everything that comes.")
    return words[0] % {"day": day} if promised else words[1]


def history(submission: Submission) -> list[dict]:
    """The log in public words, oldest first; what happened on one day in the same words is said once."""
    entries = ModelLogEntry.objects.for_instance(submission).order_by("timestamp", "pk")
    found: list[dict] = []
    for action, moment in entries.values_list("action", "timestamp"):
        verb = action.partition(".")[2]
        words, moment = TOLD.get(verb), submission.received_at if verb == "receive" else moment
        step = {"title": words, "date": date_label(moment.astimezone(CITY_ZONE).date(), weekday=False), "state": "done"}
        if words and step not in found[-1:]:
            found.append(step)
    return found


def as_read(message: CaseMessage) -> dict:
    return {
        "is_mine": message.is_from_author,
        "when": moment_label(message.created_at, weekday=False),
        "text": message.text,
        "files": list(message.attachments.all()),
    }


def answered(submission: Submission, answer: PublicAnswer | None) -> dict | None:
    """The city's answer in the author's language."""
    if answer is None:
        return None
    label = dict(outcomes_for(submission.form.kind)).get(answer.outcome) or Outcome(answer.outcome).label
    return {
        "label": label,
        "text": answer.text,
        "when": date_label(answer.published_at.astimezone(CITY_ZONE).date(), weekday=False),
    }
