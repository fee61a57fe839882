"""The list of debates and a debate's page."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.dates import CITY_ZONE, date_label, moment_label
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
    open_forms = queries.open_forms_by_parent(page, now) if page_obj.object_list else {}
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
        "cards": [_card(debate, open_forms.get(debate.path), request) for debate in page_obj],
        "rss_url": f"{url}rss/",
        "calendar_url": f"{url}calendar.ics",
    }
    return page.render(request, context_overrides=context)


def _card(debate: DebatePage, form, request) -> dict:
    card = debate.card(request)
    topics = [row.topic.name for row in debate.topics.all()[:2]]
    card["meta"] += topics
    if form is not None:
        until = _("ideas until %(moment)s") % {"moment": moment_label(form.closes_at, weekday=False)} if form.closes_at else _("open for ideas")
        card["meta"].append(until)
    return card


def show_debate(request, page: DebatePage):
    """Everything that is known of a debate, and how to take part."""
    now = timezone.now()
    today = now.astimezone(CITY_ZONE).date()
    rows = queries.debate_rows(page)
    forms = [_form_entry(form, now, request) for form in queries.forms_of(page)]
    context = {
        "now": now,
        "facts": _facts(page, rows),
        "forms": forms,
        "open_form": next((form for form in forms if form["is_open"]), None),
        "steps": [stage.as_step(today) for stage in page.stages.all()],
        "documents": [document.listed() for document in rows["documents"]],
        "topics": rows["topics"],
        "neighbourhoods": rows["neighbourhoods"],
        "results_due": _results_due(page),
        "ics_url": page.ics_url(request) if page.pk else "",
        "share_url": page.get_full_url(request),
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
    }


def _facts(page: DebatePage, rows: dict) -> list[dict]:
    organisers = ", ".join(organisation.name for organisation in rows["organisers"])
    return [
        {"label": _("When"), "value": page.day_label},
        {"label": _("Time"), "value": page.hour_label},
        {"label": _("Where"), "value": page.full_place_label, "url": page.venue.map_url if page.venue else ""},
        {"label": _("Organised by"), "value": organisers},
        {"label": _("Kind"), "value": page.kind_label},
        {"label": _("Topics"), "value": ", ".join(topic.name for topic in rows["topics"])},
        {"label": _("Neighbourhoods"), "value": ", ".join(place.name for place in rows["neighbourhoods"])},
    ]


def _results_due(page: DebatePage) -> str:
    return date_label(page.results_due_on) if page.results_due_on else ""
