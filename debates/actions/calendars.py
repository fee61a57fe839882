"""What follows from a debate's calendar: the reason of a shorter term is logged, due days follow the table of terms."""

import datetime as dt

from django.db import transaction
from django.db.models import Q
from wagtail.log_actions import log
from wagtail.models import Locale, PageLogEntry

from ..models import DebatePage, LegalTerm
from .register import number_missing
from .terms import fill_terms

ACCEPTED = "debates.accept_calendar"


@transaction.atomic
def note_acceptance(*, page: DebatePage, by, now: dt.datetime) -> bool:
    """Log who published dates that the law does not allow, and why; once for each such decision."""
    data = {"terms": page.accepted_terms, "reason": page.shorter_because.strip()}
    last = PageLogEntry.objects.filter(page_id=page.pk, action=ACCEPTED).order_by("-timestamp", "-pk").first()
    if not page.accepted_terms or (last and last.data == data):
        return False
    log(instance=page, action=ACCEPTED, user=by, data=data)
    return True


@transaction.atomic
def follow_terms(*, now: dt.datetime, by=None) -> list[DebatePage]:
    """Work out again by when summaries are due; the pages for which that changed, translations included."""
    regimes = LegalTerm.objects.values("regime")
    pages = DebatePage.objects.filter(Q(regime__in=regimes) | Q(summary_due_on__isnull=False), alias_of=None)
    changed = []
    # The Romanian page first: a translation takes the fact from it when it is saved.
    for page in sorted(pages, key=lambda page: page.locale_id != Locale.get_default().pk):
        before = page.summary_due_on
        page.work_out()
        if page.summary_due_on != before:
            page.save(update_fields=["summary_due_on"], clean=False)
            page.update_aliases()
            log(instance=page, action="debates.follow_terms", user=by, data={"before": str(before or "")})
            changed.append(page)
    return changed


def tend_terms(*, now: dt.datetime) -> None:
    """Once a day: the table is filled if it never was, no day off that came later is forgotten, nor a contribution."""
    fill_terms(now=now)
    follow_terms(now=now)
    number_missing(now=now)
