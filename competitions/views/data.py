"""A decided competition as a file: its facts, the prizes, every entry by its code, where all of it comes from."""

from django.http import Http404
from django.utils.translation import gettext as _

from cms.views.record import record_of, record_tables
from participation.exports import as_file, csv_of

from .. import queries
from ..models import CompetitionPage
from .pages import facts_of


def give_data(request, page: CompetitionPage):
    """In the page's language; nothing before the results are published."""
    if not page.is_decided:
        raise Http404
    rows = queries.rows_of_competition(page)
    facts = [
        {"label": _("Title"), "value": page.title},
        {"label": _("State"), "value": page.state_label},
        *facts_of(page, page.deadline_entry(rows.calendar), rows.channels),
    ]
    winners = [_sourced(winner.as_row()) for winner in rows.winners]
    entries = [_listed(entry.as_row()) for entry in rows.listed_entries]
    tables = [
        ([_("Prize"), _("Author or office"), _("As of"), _("Source"), _("Link to the source")], winners),
        (
            [_("Code"), _("Result"), _("Author or office"), _("What the jury says of it"), _("Link to its boards")],
            entries,
        ),
    ]
    return as_file(csv_of(record_tables(facts, record_of(page, request), tables)), "csv", f"ciic-{page.slug}")


def _sourced(row: dict) -> list:
    value = ", ".join([row["value"], *row["details"]])
    return [row["name"], value, row["as_of"], row["source"], row["source_url"]]


def _listed(row: dict) -> list:
    return [row["code"], row["result"], row["author"], row["report"], row["url"]]
