"""The list of debates and a debate's page."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.dates import CITY_ZONE, date_label, moment_label
from cms.models.pages import canonical_of
from participation.choices import FormKind
from participation.windows import WindowState

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
    topics = queries.topics_of(debates, PER_PAGE) if debates else {}
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
    forms = [_form_entry(form, now, request) for form in queries.forms_of(page)]
    context = {
        "now": now,
        "facts": _facts(page),
        "forms": forms,
        "open_form": _first_open(forms),
        "steps": [stage.as_step(today) for stage in queries.stages_of(page)],
        "documents": [document.listed() for document in queries.documents_of(page)],
        "results_due": _results_due(page),
        "ics_url": page.ics_url(request) if page.pk else "",
    }
    return page.render(request, context_overrides=context)


def _form_entry(form, now, request) -> dict:
    """A form with what can be done there now."""
    state = form.state_at(now)
    labels = {
        WindowState.OPEN: (_("Open"), "imagined"),
        WindowState.NOT_YET: (_("Opens soon"), "imagined"),
        WindowState.CLOSED: (_("Closed"), "done"),
    }
    label, stage = labels[state]
    if state == WindowState.NOT_YET:
        when = _("opens on %(moment)s") % {"moment": moment_label(form.opens_at)}
    elif form.closes_at:
        words = _("open until %(moment)s") if state == WindowState.OPEN else _("closed on %(moment)s")
        when = words % {"moment": moment_label(form.closes_at)}
    else:
        when = ""
    return {
        "title": form.title,
        "summary": form.summary,
        "url": form.get_url(request),
        "is_open": state == WindowState.OPEN,
        "stage": stage,
        "stage_label": label,
        "when": when,
        "closes_at": form.closes_at,
        "kind": form.get_kind_display(),
        "is_survey": form.kind == FormKind.SURVEY,
    }


def _first_open(forms: list[dict]) -> dict | None:
    """The open form to point at: one for ideas before a survey, then the one that closes soonest."""
    return min((form for form in forms if form["is_open"]), key=lambda form: form["is_survey"], default=None)


def _facts(page: DebatePage) -> list[dict]:
    names = {kind: ", ".join(term["name"] for term in terms) for kind, terms in page.terms.items()}
    return [
        {"label": _("When"), "value": ", ".join(filter(None, [page.day_label, page.hour_label]))},
        {"label": _("Where"), "value": page.full_place_label, "url": page.venue.map_url if page.venue else ""},
        {"label": _("Organised by"), "value": names["organisers"]},
        {"label": _("Kind"), "value": page.kind_label},
        {"label": _("Topics"), "value": names["topics"]},
        {"label": _("Neighbourhoods"), "value": names["neighbourhoods"]},
    ]


def _results_due(page: DebatePage) -> str:
    return date_label(page.results_due_on) if page.results_due_on else ""
