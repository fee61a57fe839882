"""What is around one case, in one statement: the conversation, notes, who is there, and what its fields offer."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    Expression,
    F,
    IntegerField,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry

from accounts.models import User
from cms.folding import fold

from ..choices import FormKind
from ..models import AnswerUpdate, CaseMessage, InternalNote, PersonalDataAccess, Presence, Submission, TeamMember

MESSAGE, NOTE, PRESENCE, STEP, ENTRY, LOOK = "message", "note", "present", "step", "entry", "look"
OWNER, TEMPLATE, MEMBER = "owner", "template", "member"
COLUMNS = {
    "kind": CharField(),
    "number": IntegerField(),
    "first": CharField(),
    "last": CharField(),
    "email": CharField(),
    "at": DateTimeField(),
    "text": TextField(),
    "sort": CharField(),
    "is_from_author": BooleanField(),
    "day": DateField(),
    "read_at": DateTimeField(),
}


@dataclass
class Line:
    """One of them; what its kind does not have is None."""

    kind: str
    number: int
    first: str | None
    last: str | None
    email: str | None
    at: object
    text: str | None
    sort: str | None
    is_from_author: bool | None
    day: object
    read_at: object
    label: str = ""
    files: list = field(default_factory=list)

    @property
    def who(self) -> str:
        """As accounts.User says it; empty where nobody is named."""
        return f"{self.first or ''} {self.last or ''}".strip() or self.email or ""


def around(submission: Submission, *, since, owners=None, templates=None, action: str = "") -> dict[str, list[Line]]:
    """Lines by kind, in their order; whoever was there after `since`, whose log entry `action` is, what may be chosen."""
    parts = [
        lines(
            CaseMessage.objects.filter(submission=submission),
            MESSAGE,
            **named("by"),
            at="created_at",
            text="text",
            sort="kind",
            is_from_author="is_from_author",
            day="reply_until",
            read_at="read_at",
        ),
        lines(InternalNote.objects.filter(submission=submission), NOTE, **named("by"), at="created_at", text="text"),
        lines(
            Presence.objects.filter(submission=submission, seen_at__gt=since),
            PRESENCE,
            **named("user") | {"number": "user_id"},
            at="opened_at",
        ),
        lines(
            AnswerUpdate.objects.filter(answer__submission=submission),
            STEP,
            at="published_at",
            text="text_ro",
            sort="execution",
        ),
    ]
    if submission.form.kind == FormKind.APPLICATION:
        members = TeamMember.objects.of_submission(submission)
        parts.append(lines(members, MEMBER, email="email", at="invited_at", sort="role", read_at="accepted_at"))
    if owners is not None:
        parts.append(lines(owners, OWNER, **named("")))
    if templates is not None:
        parts.append(lines(templates, TEMPLATE, text="name"))
    if action:
        entries = ModelLogEntry.objects.for_instance(submission).filter(action=action)
        parts.append(lines(entries, ENTRY, **named("user"), at="timestamp"))
    return gathered(parts)


def people_of_past(submission: Submission, owners, most: int) -> dict[str, list[Line]]:
    """Who looked at personal data, and the people with these ids, as history names them."""
    looked = submission.accesses.order_by("-at")[:most]
    return gathered(
        [
            lines(User.objects.filter(pk__in=owners), OWNER, **named("")),
            lines(
                PersonalDataAccess.objects.filter(pk__in=looked.values("pk")),
                LOOK,
                **named("user"),
                at="at",
                sort="how",
            ),
        ]
    )


def gathered(parts: list[QuerySet]) -> dict[str, list[Line]]:
    """Lines by kind, each kind in its order; what is not there is an empty list."""
    found: dict[str, list[Line]] = defaultdict(list)
    for row in parts[0].union(*parts[1:], all=True):
        found[row[0]].append(Line(*row))
    for kind, rows in found.items():
        rows.sort(key=by_name if kind in (OWNER, TEMPLATE) else by_time)
    return found


def by_time(line: Line) -> tuple:
    return line.at, line.number


def by_name(line: Line) -> str:
    return fold(line.who or line.text or "")


def named(path: str) -> dict[str, str]:
    """The columns that name a person."""
    before = f"{path}__" if path else ""
    return {"first": f"{before}first_name", "last": f"{before}last_name", "email": f"{before}email"}


def lines(rows: QuerySet, kind: str, **columns: str) -> QuerySet:
    """Rows of one kind in the columns that all kinds share."""
    values = {"kind": Value(kind, CharField()), "number": F(columns.pop("number", "pk"))}
    values |= {name: F(source) for name, source in columns.items()}
    shown = {f"line_{name}": values.get(name, nothing(sort)) for name, sort in COLUMNS.items()}
    return rows.order_by().annotate(**shown).values_list(*shown)


def nothing(sort) -> Expression:
    """An empty cell of the right type: databases look at the first part of a union to know a column's."""
    return Cast(Value(None), sort)
