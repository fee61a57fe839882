"""What a case's page shows beside its forms: read in a constant number of queries."""

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from accounts.models import User

from ..actions import answers
from ..choices import Outcome
from ..models import PublicAnswer, Submission
from ..models.submissions import CONTACT_COLUMNS
from ..outbox import compose

ASSIGNED = "participation.assign"
VERBS = {
    "take": gettext_lazy("Take it over"),
    "answer": gettext_lazy("Answer"),
    "refuse": gettext_lazy("Refuse"),
    "file": gettext_lazy("File without answer"),
    "reopen": gettext_lazy("Reopen"),
    "quarantine": gettext_lazy("Move to quarantine"),
    "release": gettext_lazy("Release from quarantine"),
}
DONE = {
    "take": gettext_lazy("It is yours now, in progress."),
    "file": gettext_lazy("Filed without answer."),
    "reopen": gettext_lazy("Reopened: in progress again."),
    "quarantine": gettext_lazy("Moved to quarantine."),
    "release": gettext_lazy("Released: it is new again."),
}


def of(submission: Submission) -> dict:
    """Answers, files, notes, mails and history."""
    contact = {entry["key"] for entry in submission.wording.version.structure if entry["role"] in CONTACT_COLUMNS}
    return {
        "sent": [row for row in submission.labelled_answers() if row["key"] not in contact],
        "notes": submission.notes.select_related("by"),
        "mails": submission.messages.order_by("created_at"),
        "history": history(submission),
        "quarantine_reason": submission.quarantine_label,
    }


def history(submission: Submission) -> list[dict]:
    """Who did what and when, oldest first."""
    entries = list(ModelLogEntry.objects.for_instance(submission).select_related("user").order_by("timestamp", "pk"))
    owners = User.objects.in_bulk({entry.data.get("after") for entry in entries if entry.action == ASSIGNED} - {None})
    return [
        {
            "when": entry.timestamp,
            "who": str(entry.user) if entry.user else _("the portal"),
            "what": message_of(entry),
            "detail": detail_of(entry, owners),
        }
        for entry in entries
    ]


def detail_of(entry: ModelLogEntry, owners: dict) -> str:
    """What became of it, where the sentence alone does not say: the new owner, the new day, the outcome."""
    after = entry.data.get("after")
    if entry.action == ASSIGNED:
        return str(owners.get(after) or _("nobody"))
    if entry.action == "participation.due_date":
        return date_format(parse_date(after), "d.m.Y") if after else _("no day")
    return str(dict(Outcome.choices).get(entry.data.get("outcome"), ""))


def message_of(entry: ModelLogEntry) -> str:
    """The log's sentence; an action that is no longer known keeps its name."""
    formatter = registry.get_formatter(entry)
    return formatter.format_message(entry) if formatter else entry.action


def who_was_quicker(submission: Submission) -> str:
    """A sentence for the clerk who came second."""
    last = ModelLogEntry.objects.for_instance(submission).select_related("user").order_by("-timestamp", "-pk").first()
    who = str(last.user) if last and last.user else _("Somebody else")
    return _(
        "%(who)s changed this submission while you had it open; its status is now “%(status)s”. Nothing of yours was "
        "saved, and nothing you typed is lost: look at it again and save again."
    ) % {"who": who, "status": submission.get_status_display()}


def preview(submission: Submission, words: dict) -> dict:
    """The answer as the public page and the mail will show it; nothing is stored."""
    answer = PublicAnswer(submission=submission, **words)
    return {
        "answer": answer,
        "mail": compose(**answers.letter(submission, answer, "answer")) if submission.email else None,
        "is_refused": answer.outcome == Outcome.REFUSED,
    }
