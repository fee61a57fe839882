"""Files of debates: the register of one, and the report of a year; text in every cell, nothing that a sheet would run."""

import io
from collections.abc import Iterable

import xlsxwriter
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from cms.dates import CITY_ZONE
from participation.exports import CONTENT_TYPES, as_file, csv_of, printable

from .models import DebatePage
from .queries.shown import Entry
from .queries.tables import Table, tables_of


def xlsx_of(sheets: dict[str, Table]) -> bytes:
    """One sheet per table; numbers stay numbers, so that they can be added up."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True})
    for title, (headings, rows) in sheets.items():
        sheet = book.add_worksheet(title[:31])
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, 0, 48)
        for column, heading in enumerate(headings):
            sheet.write_string(0, column, printable(heading), bold)
        for place, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(place, column, value)
                else:
                    sheet.write_string(place, column, printable(str(value)))
    book.close()
    return out.getvalue()


def register_csv(page: DebatePage, entries: Iterable[Entry]) -> HttpResponse:
    """The public register of a debate, whole."""
    headings = [
        _("Number"), _("Received"), _("How it came"), _("About"), _("Title"), _("Text"), _("What was answered"),
        _("Reason"), _("Answered together with number"),
    ]  # fmt: skip
    rows = [
        [
            str(entry.number),
            entry.received.astimezone(CITY_ZONE).date().isoformat(),
            _("spoken") if entry.is_spoken else _("written"),
            entry.about,
            entry.title,
            entry.text,
            entry.outcome_label,
            entry.reason,
            str(entry.together_with or ""),
        ]
        for entry in entries
    ]
    return as_file(csv_of([(headings, rows)]), "csv", f"{page.slug}-{page.register_slug}")


def report_file(figures: dict, by_hand: dict, kind: str) -> HttpResponse:
    """The report of a year as CSV or XLSX, in the active language."""
    if kind not in CONTENT_TYPES:
        raise Http404
    tables = tables_of(figures, by_hand)
    content = csv_of(tables.values()) if kind == "csv" else xlsx_of(tables)
    return as_file(content, kind, f"ciic-{figures['year']}")
