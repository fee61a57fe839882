"""What a case's pages show beside their forms: read in a constant number of queries."""

from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from cms.queries.city_map import City, city_of, facts_beside

from ..actions import answers
from ..actions import conversation as conversations
from ..actions.presence import GONE_AFTER
from ..choices import CALL_KINDS, IDEA_KINDS, OPEN_STATUSES, Channel, Desk, Execution, FormKind, Held, Outcome, Privacy
from ..models import CaseMessage, PersonalDataAccess, PublicAnswer, Submission
from ..models.submissions import CONTACT_COLUMNS
from ..outbox import compose
from ..permissions import sees_sensitive, visible_to, works_on
from ..queries import around
from ..queries.alike import similar_to
from ..structure import privacy_of

STAYING = (FormKind.APPLICATION, *CALL_KINDS)  # what belongs to a call stays at its desk
RECEIVED = "participation.receive"
ASSIGNED = ("participation.assign", "participation.route")
MOVED = ("participation.hand_over", "participation.hand_back")
MOST_ACCESSES = 40
VERBS = {
    "take": gettext_lazy("Take it over"),
    "answer": gettext_lazy("Answer"),
    "refuse": gettext_lazy("Refuse"),
    "file": gettext_lazy("File without answer"),
    "reopen": gettext_lazy("Reopen"),
    "quarantine": gettext_lazy("Move to quarantine"),
    "release": gettext_lazy("Release from quarantine"),
}
COPIES = {"clean": gettext_lazy("without metadata"), "original": gettext_lazy("the original")}
DONE = {
    "take": gettext_lazy("It is yours now, in progress."),
    "file": gettext_lazy("Filed without answer."),
    "reopen": gettext_lazy("Reopened: in progress again."),
    "quarantine": gettext_lazy("Moved to quarantine."),
    "release": gettext_lazy("Released: it is new again."),
}


def of(submission: Submission, user, *, reveals: bool, now, owner=None, template=None) -> dict:
    """Answers, files, conversation, notes, who is there; `owner` and `template` are fields that get their choices."""
    prefetch_related_objects([submission], "attachments")
    is_by_hand = submission.channel != Channel.WEB
    lines = around.around(
        submission,
        since=now - GONE_AFTER,
        owners=owner and owner.queryset,
        templates=template and template.queryset,
        action=RECEIVED if is_by_hand else "",
    )
    answers = answers_of(submission, user, reveals=reveals)
    known = {row["key"] for row in answers}
    mine = [line for line in lines[around.PRESENCE] if line.number == user.pk]
    for field, kind in ((owner, around.OWNER), (template, around.TEMPLATE)):
        if field:
            offered = [(line.number, line.who or line.text) for line in lines[kind]]
            field.choices = [("", field.empty_label), *offered]
    return {
        "sent": answers,
        "city": map_of(submission) if any(row["pin"] and not row["is_hidden"] for row in answers) else None,
        "hides_sensitive": any(row["is_hidden"] for row in answers) and sees_sensitive(user, submission),
        "scans": [file for file in submission.attachments.all() if file.message_id is None and file.key not in known],
        "conversation": conversation_of(submission, lines[around.MESSAGE], now=now),
        "notes": lines[around.NOTE],
        "members": lines[around.MEMBER],
        "updates": steps_of(lines[around.STEP]),
        "others": [presence_label(line.who, line.at) for line in lines[around.PRESENCE] if line not in mine],
        "since": mine[0].at if mine else None,
        "entered_by": next((line.who or _("the portal") for line in lines[around.ENTRY]), ""),
        "has_templates": bool(lines[around.TEMPLATE]),
        "quarantine_reason": submission.quarantine_label,
    }


def map_of(submission: Submission) -> City | None:
    """The map for a pin, from what was read beside the case."""
    facts = [getattr(submission, name) for name in facts_beside()]
    return city_of(*facts) if facts[0] else None


def conversation_of(submission: Submission, messages: list, *, now) -> list:
    """Messages with their files; what its author wrote is in front of somebody now."""
    labels = dict(CaseMessage.Kind.choices)
    for message in messages:
        message.label = labels.get(message.sort, "")
        message.files = [file for file in submission.attachments.all() if file.message_id == message.number]
    if any(message.is_from_author and message.read_at is None for message in messages):
        conversations.mark_read(submission=submission, side="staff", now=now)
    return messages


def steps_of(lines: list) -> list:
    labels = dict(Execution.choices)
    for line in lines:
        line.label = labels.get(line.sort, "")
    return lines


def related(submission: Submission, user, *, now) -> dict:
    """What it is answered together with, and what is like it."""
    visible = visible_to(user, Submission.objects.all())
    merged = list(submission.merged.select_related("form").order_by("received_at", "pk"))
    return {
        "merged": merged,
        "merged_shown": [row for row in merged if works_on(user, row)],
        "alike": similar_to(submission, visible, now=now) if may_be_merged(submission) else [],
    }


def past(submission: Submission, user) -> dict:
    """Letters, history, who saw personal data."""
    return {
        "mails": submission.messages.order_by("created_at"),
        **history(submission, visible_to(user, Submission.objects.all())),
    }


def answers_of(submission: Submission, user, *, reveals: bool) -> list[dict]:
    """The answers but for who wrote; a sensitive one is hidden until somebody who may asks to see it."""
    structure = {entry["key"]: entry for entry in submission.wording.version.structure}
    rows = []
    for row in submission.labelled_answers():
        entry = structure[row["key"]]
        if entry["role"] in CONTACT_COLUMNS:
            continue
        is_sensitive = privacy_of(entry) == Privacy.SENSITIVE and (row["value"] or row["files"])
        rows.append(row | {"is_hidden": bool(is_sensitive) and not (reveals and sees_sensitive(user, submission))})
    return rows


def may_be_merged(submission: Submission) -> bool:
    kind = submission.form.kind
    return kind in IDEA_KINDS and submission.status in OPEN_STATUSES and not submission.merged_into_id


def may_be_handed_over(submission: Submission) -> bool:
    is_free = not submission.merged_count and not submission.merged_into_id
    return is_free and submission.status in OPEN_STATUSES and submission.form.kind not in STAYING


def presence_label(who, opened_at) -> str:
    """Who else has the case open, since when."""
    since = time_format(timezone.localtime(opened_at), "H:i")
    return _("%(who)s has had it open since %(time)s.") % {"who": who, "time": since}


def theirs(answer, words: dict) -> list[dict]:
    """What somebody else saved of an answer meanwhile, where it differs from what this person typed."""
    labels = {name: PublicAnswer._meta.get_field(name).verbose_name for name in words}
    return [
        {"label": labels[name], "theirs": getattr(answer, name), "mine": value}
        for name, value in words.items()
        if name in answers.WORDS and getattr(answer, name) and getattr(answer, name) != value.strip()
    ]


def history(submission: Submission, visible) -> dict:
    """Who did what and when, oldest first, and who looked at personal data, newest first.

    Of other cases it tells the numbers of those that the reader may see.
    """
    entries = list(ModelLogEntry.objects.for_instance(submission).select_related("user").order_by("timestamp", "pk"))
    owners = {entry.data.get("after") for entry in entries if entry.action in ASSIGNED} - {None}
    people = around.people_of_past(submission, owners, MOST_ACCESSES)
    names = {line.number: line.who for line in people[around.OWNER]}
    numbers = {entry.data["number"] for entry in entries if entry.data.get("number")}
    known = set(visible.filter(reference__in=numbers).values_list("reference", flat=True)) if numbers else set()
    told = [
        {
            "action": entry.action,
            "when": entry.timestamp,
            "who": str(entry.user) if entry.user else _("the portal"),
            "what": message_of(entry),
            "detail": detail_of(entry, names, known),
        }
        for entry in entries
    ]
    hows = dict(PersonalDataAccess.How.choices)
    looks = [{"who": line.who, "how": hows.get(line.sort, ""), "at": line.at} for line in reversed(people[around.LOOK])]
    return {"history": told, "accesses": looks}


def detail_of(entry: ModelLogEntry, owners: dict, known: set[str]) -> str:
    """What became of it, where the sentence alone does not say: the new owner, the new day, the outcome."""
    after = entry.data.get("after")
    if entry.action in ASSIGNED:
        return str(owners.get(after) or _("nobody"))
    if entry.action in MOVED:
        return str(dict(Desk.choices).get(after["desk"], ""))
    if copy := COPIES.get(entry.data.get("copy")):
        held = ", ".join(str(dict(Held.choices).get(kind, kind)) for kind in entry.data["held"])
        return _("%(copy)s (the original tells %(held)s)") % {"copy": copy, "held": held} if held else str(copy)
    if number := entry.data.get("number"):
        return str(number) if number in known else ""
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
    others = _("Its author") if last and last.action.startswith("participation.author_") else _("Somebody else")
    who = str(last.user) if last and last.user else others
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
