"""The list of debates and a debate's page."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.dates import CITY_ZONE, date_label, moment_label
from cms.models.changes import Change
from cms.models.pages import canonical_of
from cms.queries import documents_of, topics_of
from cms.views.labels import labels_as_facts, organisations_as_facts
from participation.views.entries import first_open, form_entries

from . import queries
from .forms import DebateFilterForm
from .models import DebatePage, DebatesIndexPage

PER_PAGE = 12


def list_debates(request, page: DebatesIndexPage):
    """The list with filters, twelve to a page."""
    now = timezone.now()
    form = DebateFilterForm(request.GET, **queries.filter_terms(page))
    chosen = form.chosen
    debates = queries.filtered_debates(page, chosen, now.astimezone(CITY_ZONE).date())
    page_obj = Paginator(debates, PER_PAGE).get_page(request.GET.get("page"))
    debates = page_obj.object_list
    open_until = queries.open_until_by_parent(page, now) if debates else {}
    topics = topics_of(debates, PER_PAGE) if debates else {}
    query = request.GET.copy()
    query.pop("page", None)
    count = page_obj.paginator.count
    url = page.get_url(request)
    context = {
        "filter_form": form,
        "filter_action": url,
        "clear_url": url if chosen else "",
        "page_obj": page_obj,
        "query": query.urlencode(),
        "count_label": ngettext("%(count)d debate", "%(count)d debates", count) % {"count": count},
        "cards": [_card(debate, topics.get(debate.pk, []), open_until, request) for debate in debates],
        "rss_url": f"{url}rss/",
        "calendar_url": f"{url}calendar.ics",
    }
    if not chosen:
        context |= canonical_of(page, page_obj, request)
    return page.render(request, context_overrides=context)


def _card(debate: DebatePage, topics: list[str], open_until: dict, request) -> dict:
    card = debate.card(request)
    card["meta"] += topics[:2]
    if debate.path in open_until:
        closes_at = open_until[debate.path]
        until = (
            _("ideas until %(moment)s") % {"moment": moment_label(closes_at, weekday=False)}
            if closes_at
            else _("open for ideas")
        )
        card["meta"].append(until)
    return card


def show_debate(request, page: DebatePage):
    """Everything that is known of a debate, and how to take part."""
    now = timezone.now()
    today = now.astimezone(CITY_ZONE).date()
    forms = form_entries(page, now, request)
    context = {
        "now": now,
        "facts": _facts(page),
        "forms": forms,
        "open_form": first_open(forms) if page.change != Change.CANCELLED else None,
        "steps": [stage.as_step(today) for stage in queries.stages_of(page)],
        "documents": [document.listed() for document in documents_of(page)],
        "results_due": _results_due(page),
        "ics_url": page.ics_url(request) if page.pk else "",
    }
    return page.render(request, context_overrides=context)


def _facts(page: DebatePage) -> list[dict]:
    return [
        {"label": _("When"), "value": ", ".join(filter(None, [page.day_label, page.hour_label]))},
        {"label": _("Where"), "value": page.full_place_label, "url": page.venue.map_url if page.venue else ""},
        *organisations_as_facts(page.terms),
        {"label": _("Kind"), "value": page.kind_label},
        *labels_as_facts(page.terms),
    ]


def _results_due(page: DebatePage) -> str:
    return date_label(page.results_due_on) if page.results_due_on else ""
