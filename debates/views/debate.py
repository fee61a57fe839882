"""A debate's page: everything known of it, where it stands, what the law asks, how to take part."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.dates import CITY_ZONE, date_label
from cms.models.changes import Change
from cms.queries import documents_of
from cms.views.labels import labels_as_facts, organisations_as_facts
from cms.views.posters import poster_url, show_poster
from cms.views.record import record_of
from participation.views.entries import first_open, form_entries

from .. import queries
from ..models import DebatePage
from ..regimes import Regime
from .after import after_of
from .speaking import offer_of
from .steps import steps_of
from .terms import terms_shown
from .votes import votes_of


def show_debate(request, page: DebatePage):
    """Everything that is known of a debate, and how to take part."""
    now = timezone.now()
    today = now.astimezone(CITY_ZONE).date()
    forms = form_entries(page, now, request)
    asking = [form for form in forms if form["brings_ideas"]]
    page.is_form_open = any(form["is_open"] for form in asking) if asking else None
    _title, until = queries.window_of([(form["title"], form["closes_at"]) for form in asking])
    context = {
        "now": now,
        "facts": facts_of(page, until),
        "forms": forms,
        "open_form": first_open(forms) if page.change != Change.CANCELLED else None,
        "steps": steps_of(page, queries.stages_of(page), until, today),
        "terms": terms_shown(page, until),
        "documents": [document.listed() for document in documents_of(page)],
        "summary": _summary(page),
        **votes_of(page, now),
        "board_url": reverse("board", args=[page.translation_key]) if any(form["is_live"] for form in forms) else "",
        "poster_url": poster_url(page, request),
        "ics_url": page.ics_url(request) if page.pk else "",
        "speaking": offer_of(page, now),
        "after": after_of(page, request),
        "record": record_of(page, request, csv_url=f"{page.get_url(request)}data/csv/"),
    }
    return page.render(request, context_overrides=context)


def debate_poster(request, page: DebatePage):
    """When and where, on one sheet with a code that opens the page."""
    when = ", ".join(filter(None, [page.day_label, page.hour_label]))
    return show_poster(request, page, [when, page.full_place_label])


def facts_of(page: DebatePage, form_until) -> list[dict]:
    regime = "" if page.regime == Regime.VOLUNTARY else page.get_regime_display()
    until = form_until or page.proposals_until
    return [
        {"label": _("When"), "value": ", ".join(filter(None, [page.day_label, page.hour_label]))},
        {"label": _("Where"), "value": page.full_place_label, "url": page.venue.map_url if page.venue else ""},
        *organisations_as_facts(page.terms),
        {"label": _("Kind"), "value": page.kind_label},
        {"label": _("Regime"), "value": regime},
        {"label": _("Announced on"), "value": _day(page.announced_on)},
        {"label": _("Written proposals until"), "value": _day(until if page.announced_on else None)},
        *labels_as_facts(page.terms),
    ]


def _day(day) -> str:
    return date_label(day, weekday=False) if day else ""


def _summary(page: DebatePage) -> dict:
    """By when the summary comes or should have come, and when it came."""
    return {
        "due": date_label(page.summary_due_on) if page.summary_due_on else "",
        "is_overdue": page.is_overdue,
        "published": date_label(page.summary_on) if page.summary_on else "",
    }
