"""Submissions as CSV and XLSX: row by row from the database, and no cell is ever a formula."""

import csv
import re
import tempfile
from collections.abc import Iterator

import xlsxwriter
from django.conf import settings
from django.http import FileResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.dates import CITY_ZONE

from .actions.journal import record_export
from .choices import CHOICE_TYPES, Channel, Outcome, QuestionType, Status
from .models import Form, FormVersion, FormWording
from .models.submissions import CONTACT_COLUMNS, display_value

CHUNK = 1000
SHEET_ROWS = 1_048_575  # Excel's limit, without the heading
CELL_CHARACTERS = 32_767  # Excel's limit; xlsxwriter would leave a longer cell empty
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")  # what XML cannot hold
HEADERS = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


class Columns:
    """One column per question key over all versions and languages of the forms, named by its newest label."""

    def __init__(self, forms: list[Form]):
        self.many_forms = len(forms) > 1
        self.questions: dict[str, dict] = {}
        self.labels: dict[str, str] = {}
        self.choices: dict[str, dict[str, str]] = {}
        titles = {form.pk: form.title for form in forms}
        for version in FormVersion.objects.filter(form__in=forms).order_by("form__title", "form_id", "-number"):
            for question in version.structure:
                if question["type"] != QuestionType.HEADING and question["role"] not in CONTACT_COLUMNS:
                    self.questions.setdefault(question["key"], question | {"form": titles[version.form_id]})
        # Read from the oldest to the newest, English before Romanian: what is written last stays.
        wordings = FormWording.objects.filter(version__form__in=forms).order_by("language", "pk")
        for wording in wordings.iterator(chunk_size=CHUNK):
            for key, words in wording.words.items():
                if key in self.questions:
                    self.labels[key] = words["label"]
                    self.choices.setdefault(key, {}).update(words.get("choices", {}))

    def headings(self) -> list[str]:
        return [self._heading(key) for key in self.questions]

    def _heading(self, key: str) -> str:
        label = self.labels.get(key, key)
        return f"{self.questions[key]['form']}: {label}" if self.many_forms else label

    def values(self, submission, files: dict[str, list[str]]) -> Iterator[str]:
        for key, question in self.questions.items():
            if question["type"] == QuestionType.FILE:
                yield "\n".join(files.get(key, []))
            else:
                yield str(self._value(question, submission.answers.get(key)))

    def _value(self, question: dict, value):
        # The newest label for everybody, so that one choice reads the same in every row and language.
        words = {"choices": self.choices.get(question["key"], {})} if question["type"] in CHOICE_TYPES else {}
        return display_value(question, words, value)


class Table:
    """Heading and rows of an export, all text, in the language of the person who asked."""

    def __init__(self, submissions):
        rows = submissions.order_by()
        self.forms = list(Form.objects.filter(pk__in=rows.values("form_id").distinct()))
        self.columns = Columns(self.forms)
        self.titles = {form.pk: form.title for form in self.forms}
        # Read now: the rows are made after the request's language is gone.
        self.statuses = {value: str(label) for value, label in Status.choices}
        self.outcomes = {value: str(label) for value, label in Outcome.choices}
        self.channels = {value: str(label) for value, label in Channel.choices}
        self.yes, self.no = _("yes"), _("no")
        self.headings = [
            _("Reference"), _("Form"), _("Language"), _("Channel"), _("Received"), _("Status"), _("Owner"), _("Answer due"),
            _("Closed on"), _("Name"), _("E-mail"), _("Phone"), _("Agrees to publication"), _("Neighbourhood"),
            *self.columns.headings(),
            _("Outcome"), _("Answer in Romanian"), _("Answer in English"), _("Answer published"), _("Address"),
        ]  # fmt: skip
        self.submissions = (
            submissions.select_related("owner", "neighbourhood", "answer").prefetch_related("attachments").defer("search_text", "contact_text")
        )

    def rows(self) -> Iterator[list[str]]:
        for submission in self.submissions.iterator(chunk_size=CHUNK):
            answer = getattr(submission, "answer", None)
            yield [
                submission.reference,
                self.titles[submission.form_id],
                submission.language,
                self.channels[submission.channel],
                moment(submission.received_at),
                self.statuses[submission.status],
                str(submission.owner or ""),
                submission.due_on.isoformat() if submission.due_on else "",
                moment(submission.closed_at),
                submission.author_name or "",
                submission.email or "",
                submission.phone or "",
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
    """Text that a spreadsheet opening a CSV file will not run: an apostrophe before what starts a formula."""
    return f"'{value}" if value.startswith(FORMULA_STARTS) else value


def printable(value: str) -> str:
    """Text that a sheet's XML can hold."""
    return CONTROL.sub("", value)[:CELL_CHARACTERS]


class Echo:
    """A file that hands back what is written to it, so that csv makes one line at a time."""

    def write(self, value: str) -> str:
        return value


def csv_lines(table: Table) -> Iterator[str]:
    writer = csv.writer(Echo())
    yield "\ufeff" + writer.writerow([neutral(heading) for heading in table.headings])  # the mark by which Excel knows UTF-8
    for row in table.rows():
        yield writer.writerow([neutral(value) for value in row])


def as_csv(table: Table, filename: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(csv_lines(table), content_type="text/csv; charset=utf-8", headers=HEADERS)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def as_xlsx(table: Table, filename: str) -> FileResponse:
    """Written to a temporary file a row at a time; every cell is a string, so a phone keeps its plus sign."""
    file = tempfile.NamedTemporaryFile(suffix=".xlsx")  # noqa: SIM115 - closed, and so deleted, by the response
    book = xlsxwriter.Workbook(file.name, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True})
    sheet = None
    for number, row in enumerate(table.rows()):
        place = number % SHEET_ROWS
        if place == 0:
            sheet = new_sheet(book, table, bold)
        for column, value in enumerate(row):
            sheet.write_string(place + 1, column, printable(value))
    if sheet is None:
        new_sheet(book, table, bold)
    book.close()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return FileResponse(file, as_attachment=True, filename=filename, content_type=kind, headers=HEADERS)


def new_sheet(book, table: Table, bold):
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 1)
    for column, heading in enumerate(table.headings):
        sheet.write_string(0, column, printable(heading), bold)
    return sheet


def export_as(make, extension: str):
    """An export that is logged before the first row leaves."""

    def export(submissions, *, by, now, selection: str):
        table = Table(submissions)
        record_export(table.forms, by=by, kind=extension, selection=selection)
        return make(table, f"ciic-{now.astimezone(CITY_ZONE):%Y-%m-%d-%H%M}.{extension}")

    return export


EXPORTS = {"xlsx": export_as(as_xlsx, "xlsx"), "csv": export_as(as_csv, "csv")}
