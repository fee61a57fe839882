"""What readers see of the law's terms: only those that a lawyer confirmed, and every reason for a shorter one."""

from django.utils.translation import gettext as _

from cms.dates import date_label

from ..clock import Line, Verdict
from ..models import DebatePage
from ..queries.calendars import lines_of, terms_in_force


def terms_shown(page: DebatePage, proposals_until) -> dict:
    """Rows of the terms as facts, and which of them are not kept, and why; no question without an announcement."""
    if page.announced_on is None:
        return {"rows": [], "reason": "", "excused": ""}
    lines = lines_of(terms_in_force(page.regime, page.announced_on), page.days(proposals_until))
    accepted = set(page.accepted_terms.split())
    excused = [line for line in lines if line.verdict == Verdict.BROKEN and line.mark in accepted]
    return {
        "rows": [_row(line) for line in lines if line.term.is_confirmed and line.limit],
        "reason": page.shorter_because,
        "excused": "; ".join(_excuse(line) for line in excused),
    }


def _excuse(line: Line) -> str:
    words = _("%(rule)s: later than the term") if line.term.is_most else _("%(rule)s: shorter term")
    return words % {"rule": line.label}


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
