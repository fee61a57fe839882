"""Submissions as rows of text for CSV and XLSX: read in slices, nobody's data beyond one's rights, no cell a formula."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import xlsxwriter
from django.conf import settings
from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.dates import CITY_ZONE

from .choices import Channel, Outcome, Privacy, QuestionType, Status
from .models import Form, FormWording
from .models.submissions import CONTACT_COLUMNS, display_value
from .permissions import forms_without, sees_contact, sees_sensitive
from .structure import privacy_of

CHUNK = 1000
SHEET_ROWS = 1_048_575  # Excel's limit, without the heading
CELL_CHARACTERS = 32_767  # Excel's limit; xlsxwriter would leave a longer cell empty
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")
# A program that expects another separator begins cells inside ours, quoted or not; spaces before a formula hide nothing.
CELL_INSIDE = re.compile(r'([;,\t\r\n][\x00-\x08\x0b\x0c\x0e-\x20"\xa0]*+)(?=[=+\-@])')
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")  # what XML cannot hold
HEADERS = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Columns:
    """One column per question key over all versions and languages of the forms that asked, named by its newest label."""

    def __init__(self, forms, user):
        self.questions: dict[str, dict] = {}
        self.labels: dict[str, str] = {}
        self.words: dict[str, dict] = {}
        self.secret: set[str] = set()
        self.hides_on = forms_without(user, "view_sensitive")
        wordings = FormWording.objects.filter(version__form__in=forms).select_related("version__form")
        wordings = list(wordings.order_by("language", "pk"))
        titles = {wording.version.form_id: wording.version.form.title for wording in wordings}
        self.many_forms = len(titles) > 1
        for version in sorted(
            {wording.version for wording in wordings}, key=lambda row: (titles[row.form_id], row.form_id, -row.number)
        ):
            for question in version.structure:
                if question["type"] == QuestionType.HEADING or question["role"] in CONTACT_COLUMNS:
                    continue
                if privacy_of(question) == Privacy.SENSITIVE:
                    self.secret.add(question["key"])
                known = self.questions.setdefault(question["key"], question | {"form": titles[version.form_id]})
                if "columns" in question:  # a column that was retired still exports
                    kept = {column["key"] for column in known["columns"]}
                    retired = [column for column in question["columns"] if column["key"] not in kept]
                    known["columns"] = known["columns"] + retired
                if question["type"] == QuestionType.RANKING:  # so does an answer that could be put in order
                    known["choices"] = [*dict.fromkeys(known["choices"] + question["choices"])]
        if not sees_sensitive(user):
            # Sensitive in one version is sensitive in all: the key is what rows share.
            self.questions = {key: question for key, question in self.questions.items() if key not in self.secret}
        self._read_words(wordings)

    def _read_words(self, wordings: list[FormWording]) -> None:
        """From the oldest to the newest, English before Romanian: what is written last stays."""
        for wording in wordings:
            for key, words in wording.words.items():
                if key in self.questions:
                    self.labels[key] = words["label"]
                    known = self.words.get(key, {})
                    parts = {
                        name: known.get(name, {}) | words[name] for name in ("choices", "columns") if name in words
                    }
                    self.words[key] = known | words | parts

    def headings(self) -> list[str]:
        """As `values` gives them: the parts of a place, and what was put in order, have columns of their own."""
        found = []
        for key, question in self.questions.items():
            found.append(self.heading(key))
            if question["type"] == QuestionType.PLACE:
                found += [f"{self.heading(key)}: {part}" for part in (_("latitude"), _("longitude"))]
            if question["type"] == QuestionType.RANKING:
                labels = self.words.get(key, {}).get("choices", {})
                found += [f"{self.heading(key)}: {labels.get(choice, choice)}" for choice in question["choices"]]
        return found

    def heading(self, key: str) -> str:
        label = self.labels.get(key, key)
        return f"{self.questions[key]['form']}: {label}" if self.many_forms else label

    def values(self, submission, files: dict[str, list[str]]) -> Iterator[str]:
        for key, question in self.questions.items():
            if question["type"] == QuestionType.FILE:
                yield "" if self.is_hidden(key, submission) else "\n".join(files.get(key, []))
            elif question["type"] == QuestionType.PLACE:
                place = {} if self.is_hidden(key, submission) else submission.answers.get(key) or {}
                yield from (str(place.get(part, "")) for part in ("text", "lat", "lon"))
            else:
                yield str(self.value(key, submission))
            if question["type"] == QuestionType.RANKING:
                order = [] if self.is_hidden(key, submission) else submission.answers.get(key) or []
                yield from (str(order.index(each) + 1) if each in order else "" for each in question["choices"])

    def value(self, key: str, submission):
        """An answer as people read it: the newest label for everybody, so that one choice reads the same in every row."""
        if self.is_hidden(key, submission):
            return ""
        return display_value(self.questions[key], self.words.get(key, {}), submission.answers.get(key))

    def is_hidden(self, key: str, submission) -> bool:
        """Sensitive, on a form whose sensitive answers rows take from this person."""
        return submission.form_id in self.hides_on and key in self.secret


class Table:
    """Heading and rows of an export, all text, in the language and with the rights of the person who asked."""

    def __init__(self, submissions, by):
        self.submissions = submissions
        self.has_contact, self.no_contact_on = sees_contact(by), forms_without(by, "view_contact")
        self.forms = list(Form.objects.filter(pk__in=submissions.order_by().values("form_id").distinct()))
        # What was handed over is at one form and was asked by another: the columns are those of the other.
        self.columns = Columns(submissions.order_by().values("wording__version__form_id").distinct(), by)
        self.titles = {form.pk: form.title for form in self.forms}
        # Read now: the rows are made after the request's language is gone.
        self.statuses = {value: str(label) for value, label in Status.choices}
        self.outcomes = {value: str(label) for value, label in Outcome.choices}
        self.channels = {value: str(label) for value, label in Channel.choices}
        self.yes, self.no = _("yes"), _("no")
        contact = [_("Name"), _("E-mail"), _("Phone")] if self.has_contact else []
        self.headings = [
            _("Reference"), _("Form"), _("Language"), _("Channel"), _("Received"), _("Status"), _("Owner"), _("Answer due"),
            _("Closed on"), *contact, _("E-mail confirmed"), _("Agrees to publication"), _("Neighbourhood"),
            *self.columns.headings(),
            _("Outcome"), _("Answer in Romanian"), _("Answer in English"), _("Answer published"), _("Address"),
        ]  # fmt: skip

    def slices(self) -> Iterator[list]:
        """A thousand at a time by place, newest first: no cursor stays open and no list grows."""
        rows = (
            self.submissions.order_by("-received_at", "pk")
            .select_related("owner", "neighbourhood", "answer")
            .prefetch_related("attachments")
            .defer("search_text", "contact_text")
        )
        found = list(rows[:CHUNK])
        while found:
            yield found
            last = found[-1]
            after = Q(received_at__lt=last.received_at) | Q(pk__gt=last.pk)
            found = list(rows.filter(after, received_at__lte=last.received_at)[:CHUNK]) if len(found) == CHUNK else []

    def rows(self, tell: Callable[[list], None]) -> Iterator[list[str]]:
        """Each row; `tell` hears of every slice before it leaves."""
        for found in self.slices():
            tell(found)
            yield from map(self.row, found)

    def row(self, submission) -> list[str]:
        answer = getattr(submission, "answer", None)
        contact = [submission.author_name, submission.email, submission.phone] if self.has_contact else []
        if submission.form_id in self.no_contact_on:
            contact = [""] * len(contact)
        return [
            submission.reference,
            self.titles.get(submission.form_id, ""),
            submission.language,
            self.channels[submission.channel],
            moment(submission.received_at),
            self.statuses[submission.status],
            str(submission.owner or ""),
            submission.due_on.isoformat() if submission.due_on else "",
            moment(submission.closed_at),
            *(value or "" for value in contact),
            moment(submission.confirmed_at),
            self.yes if submission.may_publish else self.no,
            submission.neighbourhood.name_ro if submission.neighbourhood else "",
            *self.columns.values(submission, links(submission)),
            self.outcomes.get(answer.outcome, "") if answer else "",
            answer.text_ro if answer else "",
            answer.text_en if answer else "",
            moment(answer.published_at) if answer else "",
            admin_url("case", submission.pk),
        ]


def moment(value) -> str:
    """A moment in the city's time, sortable as text."""
    return value.astimezone(CITY_ZONE).strftime("%Y-%m-%d %H:%M") if value else ""


def admin_url(name: str, *args) -> str:
    return settings.WAGTAILADMIN_BASE_URL + reverse(f"inbox:{name}", args=args)


def links(submission) -> dict[str, list[str]]:
    """Files by question: name, and the address where staff may ask for it."""
    found: dict[str, list[str]] = {}
    for file in submission.attachments.all():
        found.setdefault(file.key, []).append(f"{file.name} ({admin_url('attachment', submission.pk, file.pk)})")
    return found


def neutral(value: str) -> str:
    """Text that a spreadsheet opening a CSV file will not run, whatever separates its cells: an apostrophe before a formula."""
    inside = CELL_INSIDE.sub(r"\1'", value)
    return f"'{inside}" if value.startswith(FORMULA_STARTS) else inside


def printable(value: str) -> str:
    """Text that a sheet's XML can hold."""
    return CONTROL.sub("", value)[:CELL_CHARACTERS]


def csv_of(tables: Iterable[tuple[list[str], Iterable[list]]]) -> bytes:
    """Headings and rows of small tables: cells between semicolons, as a Romanian Excel expects; an empty line between two."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    for number, (headings, rows) in enumerate(tables):
        if number:
            out.write("\r\n")
        writer.writerow([neutral(heading) for heading in headings])
        writer.writerows([neutral(str(value)) for value in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()


def as_file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


class Echo:
    """A file that hands back what is written to it, so that csv makes one line at a time."""

    def write(self, value: str) -> str:
        return value


def csv_lines(table: Table, tell: Callable[[list], None]) -> Iterator[str]:
    """Cells between semicolons, as a Romanian Excel expects, all in quotation marks; first the mark by which it knows UTF-8."""
    writer = csv.writer(Echo(), delimiter=";", quoting=csv.QUOTE_ALL)
    yield "\ufeff" + writer.writerow([neutral(heading) for heading in table.headings])
    for row in table.rows(tell):
        yield writer.writerow([neutral(value) for value in row])


def write_csv(table: Table, path: str, tell: Callable[[list], None]) -> None:
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        file.writelines(csv_lines(table, tell))


def write_xlsx(table: Table, path: str, tell: Callable[[list], None]) -> None:
    """A row at a time; every cell is a string, so a phone keeps its plus sign."""
    book = xlsxwriter.Workbook(path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True})
    sheet = None
    for number, row in enumerate(table.rows(tell)):
        place = number % SHEET_ROWS
        if place == 0:
            sheet = new_sheet(book, table, bold)
        for column, value in enumerate(row):
            sheet.write_string(place + 1, column, printable(value))
    if sheet is None:
        new_sheet(book, table, bold)
    book.close()


def new_sheet(book, table: Table, bold):
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 1)
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, printable(heading), bold)
    return sheet


WRITERS = {"xlsx": write_xlsx, "csv": write_csv}
