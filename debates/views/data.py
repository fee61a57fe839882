"""A debate as a file: its facts, what came of it, its steps, where all of it comes from."""

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from cms.dates import CITY_ZONE
from cms.views.record import record_of, record_tables
from participation.exports import as_file, csv_of

from .. import queries
from ..models import DebatePage
from .after import participants_of
from .debate import facts_of
from .steps import steps_of


def give_data(request, page: DebatePage):
    """In the page's language; the register of contributions has a file of its own."""
    today = timezone.localdate(timezone=CITY_ZONE)
    facts = [
        {"label": _("Title"), "value": page.heading},
        {"label": _("State"), "value": page.state_label},
        *facts_of(page, None),
        {"label": _("Who took part"), "value": participants_of(page)},
        {"label": _("What came of it"), "value": strip_tags(page.results)},
    ]
    steps = [[step["title"], step["date"]] for step in steps_of(page, queries.stages_of(page), None, today)]
    tables = record_tables(facts, record_of(page, request), [([_("Step"), _("Date")], steps)])
    return as_file(csv_of(tables), "csv", f"ciic-{page.slug}")
