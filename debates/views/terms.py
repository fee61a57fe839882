"""What readers see of the law's terms: only those that a lawyer confirmed, and every reason for a shorter one."""

from django.utils.translation import gettext as _

from cms.dates import date_label

from ..clock import Line, Verdict
from ..models import DebatePage
from ..queries.calendars import lines_of, terms_in_force


def terms_shown(page: DebatePage, proposals_until) -> dict:
    """Rows of the terms as facts, and whether one is shorter than the law asks; no question for a page without an announcement."""
    if page.announced_on is None:
        return {"rows": [], "reason": "", "is_shorter": False}
    lines = lines_of(terms_in_force(page.regime, page.announced_on), page.days(proposals_until))
    accepted = set(page.accepted_terms.split())
    shorter = [line for line in lines if line.verdict == Verdict.BROKEN and line.mark in accepted]
    return {
        "rows": [_row(line) for line in lines if line.term.is_confirmed and line.limit],
        "reason": page.shorter_because,
        "is_shorter": bool(shorter),
        "names": ", ".join(line.label for line in shorter),
    }


def _row(line: Line) -> dict:
    if line.term.is_most:
        words = _("%(measure)s: not after %(day)s (%(source)s)")
    elif line.passes_first:
        words = _("%(measure)s: after %(day)s (%(source)s)")
    else:
        words = _("%(measure)s: not before %(day)s (%(source)s)")
    facts = {
        "measure": line.term.measure,
        "day": date_label(line.limit, weekday=False),
        "source": line.term.source,
    }
    return {"label": line.label, "value": words % facts}
