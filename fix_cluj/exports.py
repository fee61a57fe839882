"""Applications with their files as one ZIP archive, made while it leaves: a folder each, and an index with every digest."""

import csv
import hashlib
import tempfile
from collections.abc import Callable, Iterator
from itertools import chain

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from cms.dates import CITY_ZONE
from participation.archive import Archive, safe_name
from participation.choices import Scan
from participation.exports import moment, neutral
from participation.permissions import sees_contact, sees_sensitive
from participation.structure import reaches_people

from .models import Application
from .queries.reading import is_sensitive

PART = 64 * 1024
SLICE = 50  # applications read at once
INFECTED = gettext_lazy("The antivirus found something in it: not in the archive.")
MISSING = gettext_lazy("Not found on the disk: not in the archive.")
KEPT_IN_MEMORY = 256 * 1024  # of the index; what is more waits on the disk


class Index:
    """Lines about what is in the archive, written to it last because the digests are those of what left."""

    def __init__(self) -> None:
        self.file = tempfile.SpooledTemporaryFile(KEPT_IN_MEMORY, "w+", encoding="utf-8", newline="")  # noqa: SIM115
        self.file.write("\ufeff")  # by which a spreadsheet knows UTF-8
        self.writer = csv.writer(self.file, delimiter=";", quoting=csv.QUOTE_ALL)

    def add(self, *cells) -> None:
        self.writer.writerow([neutral(str(cell)) for cell in cells])

    def parts(self) -> Iterator[bytes]:
        self.file.seek(0)
        with self.file:
            while part := self.file.read(PART):
                yield part.encode()


class Digest:
    """Parts on their way, and what they came to."""

    def __init__(self, parts):
        self.parts, self.sha, self.size = parts, hashlib.sha256(), 0

    def __iter__(self) -> Iterator[bytes]:
        for part in self.parts:
            self.sha.update(part)
            self.size += len(part)
            yield part


class FilesExport:
    """The archive for a person, with that person's rights and language; `tell` hears of each application before it leaves."""

    def __init__(self, rows, by, tell: Callable[[list], None]):
        self.keys = list(rows.values_list("pk", flat=True))
        self.by, self.tell, self.language = by, tell, get_language()
        self.archive, self.index, self.now = Archive(), Index(), timezone.now().astimezone(CITY_ZONE)

    def __iter__(self) -> Iterator[bytes]:
        with override(self.language):
            known = (_("Reference"), _("Code"), _("Path"), _("Question"))
            self.index.add(*known, _("Name of the file"), _("Bytes"), "SHA-256", _("Remark"))
        for start in range(0, len(self.keys), SLICE):
            rows = Application.objects.filter(pk__in=self.keys[start : start + SLICE])
            rows = rows.select_related("submission__wording__version__form").prefetch_related("submission__attachments")
            for row in rows.order_by("filed_at", "pk"):
                self.tell([row.submission])
                yield from self.folder(row)
        yield from self.archive.add("index.csv", self.index.parts(), size=0, at=self.now)
        yield self.archive.end()

    def folder(self, row: Application) -> Iterator[bytes]:
        """The answers as a text, then each file."""
        hidden = hidden_from(self.by, row)
        with override(self.language):
            name, text = _("answers") + ".txt", answers_text(row, hidden).encode()
        yield from self.entry(row, name, [text], size=len(text))
        words = row.submission.wording.words
        for number, file in enumerate(files_for(self.by, row, hidden), start=1):
            asked = {"label": words.get(file.key, {}).get("label", ""), "original": file.name}
            name = safe_name(file.name, number)
            if file.scan == Scan.INFECTED:
                self.leave_out(row, INFECTED, file, **asked)
                continue
            try:
                opened = file.file.open("rb")
            except FileNotFoundError:
                self.leave_out(row, MISSING, file, **asked)
                continue
            with opened:
                parts = iter(lambda opened=opened: opened.read(PART), b"")
                yield from self.entry(row, name, parts, size=file.size, recorded=file.sha256, **asked)

    def entry(self, row, name: str, parts, *, size: int, label="", original="", recorded="") -> Iterator[bytes]:
        path, digest = f"{row.submission.reference}/{name}", Digest(parts)
        yield from self.archive.add(path, digest, size=size, at=row.submission.received_at.astimezone(CITY_ZONE))
        sha, remark = digest.sha.hexdigest(), ""
        if recorded and sha != recorded:
            with override(self.language):
                remark = _("Not what was sent: the receipt says %(digest)s.") % {"digest": recorded}
        self.index.add(row.submission.reference, row.code, path, label, original, digest.size, sha, remark)

    def leave_out(self, row, why, file, *, label: str, original: str) -> None:
        with override(self.language):
            remark = str(why)
        self.index.add(row.submission.reference, row.code, "", label, original, file.size, file.sha256, remark)


def hidden_from(user, row: Application) -> set[str]:
    """Questions whose answers this person may not take out: a reviewer's view, unless the rights say more."""
    structure, submission = row.submission.wording.version.structure, row.submission
    contact = (
        set() if sees_contact(user, submission) else {entry["key"] for entry in structure if reaches_people(entry)}
    )
    secret = set() if sees_sensitive(user, submission) else {entry["key"] for entry in structure if is_sensitive(entry)}
    return contact | secret


def files_for(user, row: Application, hidden: set[str]) -> list:
    """Of what came later with a message (identity cards, agreements) the archive holds what contact data it may."""
    files = sorted(
        row.submission.attachments.all(), key=lambda file: (file.message_id is not None, file.key, str(file.pk))
    )
    later = sees_contact(user, row.submission) and sees_sensitive(user, row.submission)
    return [file for file in files if (later if file.message_id else file.key not in hidden)]


def answers_text(row: Application, hidden: set[str]) -> str:
    """Question and answer in the form's order, in the words that the team read."""
    submission = row.submission
    facts = [
        (_("Reference"), submission.reference),
        (_("Code"), row.code),
        (_("Filed"), moment(submission.received_at)),
        (_("State"), row.get_state_display()),
        ("SHA-256", submission.digest),
    ]
    head = [f"{label}: {value}" for label, value in facts if value]
    return "\n\n".join(chain(["\n".join(head)], (told(one, hidden) for one in submission.labelled_answers()))) + "\n"


def told(answer: dict, hidden: set[str]) -> str:
    """One question as text; that something was left out is said, not what."""
    lines = [str(answer["value"] or "")]
    lines += [f"{file.name} (SHA-256 {file.sha256})" for file in answer["files"] if not file.message_id]
    value = "\n".join(line for line in lines if line)
    if value and answer["key"] in hidden:
        value = _("not shown here")
    return f"{answer['label']}\n{value or '–'}"
