"""A copy of everything kept about one submission, for its author: data, a page to read, files, who looked at it."""

import json
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail import hooks

from cms.dates import moment_label

from ..choices import Desk, Scan
from ..gate import clean_name
from ..models import OutboxMessage, PersonalDataAccess, PublicAnswer, Submission, TeamMember
from ..permissions import desks_of
from .retention import months_of

PIECE = 256 * 1024


class Sink:
    """What zipfile writes to: it cannot seek, and hands on what came since."""

    def __init__(self):
        self.pieces: list[bytes] = []
        self.written = 0

    def write(self, piece: bytes) -> int:
        self.pieces.append(bytes(piece))
        self.written += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self.written

    def flush(self) -> None:
        """Nothing is held back."""

    def take(self) -> bytes:
        taken, self.pieces = b"".join(self.pieces), []
        return taken


class Copy(NamedTuple):
    """A file of the ZIP and where it lies in private storage."""

    name: str
    attachment: object


def own_data(submission: Submission) -> Iterator[bytes]:
    """The ZIP in pieces, for a `StreamingHttpResponse`; its words are read now, its files while it is sent."""
    with override(submission.language):
        facts = facts_of(submission)
        page = render_to_string("participation/own_data.html", facts | {"language": submission.language})
    copies = [Copy(f"{number:02}-{clean_name(file.name)}", file) for number, file in enumerate(files_of(submission), 1)]
    data = json.dumps(facts, ensure_ascii=False, indent=2, default=str)
    return pieces(submission.language, data, page, copies)


def file_name(submission: Submission) -> str:
    return f"{submission.reference}.zip"


def pieces(language: str, data: str, page: str, copies: list[Copy]) -> Iterator[bytes]:
    """Written as it is sent: a large file never lies in the memory whole."""
    sink = Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("citeste.html" if language == "ro" else "read-me.html", page)
        archive.writestr("data.json", data)
        yield sink.take()
        for copy in copies:
            with archive.open(f"files/{copy.name}", "w") as target, copy.attachment.file.open("rb") as source:
                while piece := source.read(PIECE):
                    target.write(piece)
                    yield sink.take()
    yield sink.take()


def files_of(submission: Submission) -> list:
    storage = submission.attachments.model._meta.get_field("file").storage
    clean = submission.attachments.exclude(scan=Scan.INFECTED)
    return [file for file in clean if storage.exists(file.file.name)]


def facts_of(submission: Submission) -> dict:
    """All that is kept, in the author's language; members of staff by their desk, never by name."""
    return {
        "site": settings.SITE_URL,
        "reference": submission.reference,
        "form": submission.wording.words.get("_form", {}).get("title") or submission.form.title,
        "language": submission.language,
        "channel": submission.get_channel_display(),
        "received": moment_label(submission.received_at),
        "status": submission.get_status_display(),
        "closed": moment_label(submission.closed_at) if submission.closed_at else "",
        "name": submission.author_name,
        "email": submission.email,
        "phone": submission.phone,
        "may_publish": submission.may_publish,
        "neighbourhood": str(submission.neighbourhood or ""),
        "topic": str(submission.topic or ""),
        "months_kept": months_of(submission),
        "answers": [
            {"question": answer["label"], "answer": answer["value"]}
            for answer in submission.labelled_answers()
            if answer["type"] != "file"
        ],
        "files": [
            {"name": file.name, "bytes": file.size, "sha256": file.sha256, "checked": file.get_scan_display()}
            for file in submission.attachments.all()
        ],
        "conversation": conversation_of(submission),
        "answer": answer_of(submission),
        "letters": letters_of(submission),
        "team": team_of(submission),
        # What a section keeps beside it: {"title", "rows": [{"label", "value"}]}.
        "sections": [part for told in hooks.get_hooks("own_data") for part in told(submission)],
        "looked_at": accesses_of(submission),
    }


def team_of(submission: Submission) -> list[dict]:
    return [
        {
            "email": member.email,
            "role": member.get_role_display(),
            "accepted": moment_label(member.accepted_at) if member.accepted_at else "",
        }
        for member in TeamMember.objects.of_submission(submission)
    ]


def conversation_of(submission: Submission) -> list[dict]:
    return [
        {
            "when": moment_label(message.created_at),
            "from": _("you") if message.is_from_author else _("staff"),
            "text": message.text,
        }
        for message in submission.conversation.all()
    ]


def answer_of(submission: Submission) -> dict:
    """The city's answer, once it was given; a draft of it is nobody's yet."""
    answer = PublicAnswer.objects.filter(submission=submission).exclude(published_at=None).first()
    if answer is None:
        return {}
    return {
        "when": moment_label(answer.published_at),
        "outcome": str(answer.outcome_label),
        "text": answer.text,
        "public_title": answer.public_title,
        "public_text": answer.public_text,
    }


def letters_of(submission: Submission) -> list[dict]:
    """Letters to its author, without what opens anything; those to staff are about work, not about a person."""
    if not submission.email:
        return []
    found = OutboxMessage.objects.filter(submission=submission, to__iexact=submission.email).order_by("created_at")
    return [
        {
            "when": moment_label(letter.created_at),
            "sent": moment_label(letter.sent_at) if letter.sent_at else "",
            "subject": letter.shown_subject,
            "text": letter.shown_body,
        }
        for letter in found
    ]


def accesses_of(submission: Submission) -> list[dict]:
    """Who saw the personal data, by role: a desk, not a name."""
    found = PersonalDataAccess.objects.filter(submission=submission).select_related("user")
    return [
        {"when": moment_label(access.at), "who": role_of(access.user), "how": access.get_how_display()}
        for access in found
    ]


def role_of(user) -> str:
    if user is None:
        return _("a former member of staff")
    labels = dict(Desk.choices)
    desks = ", ".join(str(labels[desk]) for desk in desks_of(user))
    return _("staff: %(desks)s") % {"desks": desks} if desks else _("staff")
