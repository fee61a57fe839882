"""The published ranking as a file: text in every cell, nothing that a sheet would run."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from participation.exports import as_file, csv_of


def ranking_csv(rows: list[dict], refused: list[dict], name: str) -> HttpResponse:
    """Cells between semicolons, as a Romanian Excel expects; what was not admitted comes last, with its reason."""
    headings = [_("Place"), _("Code"), _("Entry"), _("Author"), _("Score of 100"), _("Why it is not admitted")]
    ranked = [[row["place"], row["code"], row["title"], row["name"], row["score"], ""] for row in rows]
    left_out = [["", row["code"], "", "", "", row["because"]] for row in refused]
    return as_file(csv_of([(headings, [*ranked, *left_out])]), "csv", name)
