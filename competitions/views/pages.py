"""The list of competitions and a competition's page."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.models.pages import canonical_of
from cms.queries import documents_of, topics_of, with_calendar
from cms.views.calls import call_context
from cms.views.labels import labels_as_facts, organisations_as_facts
from cms.views.posters import poster_url, show_poster
from cms.views.record import record_of
from participation.views.entries import first_open, form_entries
from participation.views.rounds import rounds_and_contestations

from .. import queries
from ..forms import CompetitionFilterForm
from ..models import Channel, CompetitionPage, CompetitionsIndexPage
from ..models.calendar import StepKind
from .ranking import sealed_facts

PER_PAGE = 12


def list_competitions(request, page: CompetitionsIndexPage):
    """The list with filters, twelve to a page."""
    form = CompetitionFilterForm(request.GET, **queries.filter_terms(page))
    chosen = form.chosen
    found = queries.filtered_competitions(page, chosen, timezone.now())
    page_obj = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    competitions = with_calendar(page_obj.object_list, PER_PAGE)
    topics = topics_of(competitions, PER_PAGE) if competitions else {}
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
        "count_label": ngettext("%(count)d competition", "%(count)d competitions", count) % {"count": count},
        "cards": [_card(competition, topics.get(competition.pk, []), request) for competition in competitions],
        "rss_url": f"{url}rss/",
        "calendar_url": f"{url}calendar.ics",
    }
    if not chosen:
        context |= canonical_of(page, page_obj, request)
    return page.render(request, context_overrides=context)


def _card(competition: CompetitionPage, topics: list[str], request) -> dict:
    card = competition.card(request)
    card["meta"] += topics[:2]
    return card


def show_competition(request, page: CompetitionPage):
    """Everything that is known of a competition, where to enter, and what came of it."""
    now = timezone.now()
    rows = queries.rows_of_competition(page)
    forms = form_entries(page, now, request)
    deadline = page.deadline_entry(rows.calendar)
    call = call_context(page, rows.calendar, now, request)
    context = {
        **call,
        "sealed": sealed_facts(page, call["is_open"]),
        "deadline": deadline,
        "facts": facts_of(page, deadline, rows.channels),
        "stages": [stage.as_row() for stage in rows.stage_rows],
        "prizes": [prize.as_row() for prize in rows.prizes],
        "criteria": [{"name": row.name, "weight": row.weight} for row in rows.criteria],
        "has_weights": any(row.weight is not None for row in rows.criteria),
        "jurors": [juror.as_row() for juror in rows.jurors],
        "channels": [{"label": channel.label, "url": channel.url} for channel in rows.channels],
        "entries": [entry.as_row() for entry in rows.listed_entries],
        "names_authors": any(entry.author for entry in rows.listed_entries),
        "exhibited": [step.when for step in rows.calendar if step.kind == StepKind.EXHIBITION and step.starts_at],
        "winners": [winner.as_row() for winner in rows.winners],
        "figures": [figure.as_row() for figure in rows.figures],
        "forms": forms,
        **rounds_and_contestations(page, now),
        "open_form": first_open(forms),
        "documents": [document.listed() for document in documents_of(page)],
        "record": record_of(page, request, csv_url=f"{page.get_url(request)}data/csv/" if page.is_decided else ""),
        "poster_url": poster_url(page, request),
    }
    return page.render(request, context_overrides=context)


def competition_poster(request, page: CompetitionPage):
    """By when to enter, on one sheet with a code that opens the page."""
    entry = page.deadline_entry()
    due = _("Entries due: %(moment)s") % {"moment": entry.when} if entry and not page.is_over else page.years_label
    return show_poster(request, page, [due])


def facts_of(page: CompetitionPage, deadline, channels: list[Channel]) -> list[dict]:
    named = "; ".join(channel.label for channel in channels)
    here = _("on this page, without a name") if page.takes_sealed_entries else ""
    return [
        {"label": _("Entries due"), "value": deadline.when if deadline else _("date not known")},
        {"label": _("Where to enter"), "value": here or named or _("not known")},
        {"label": _("Stages"), "value": page.get_stages_display()},
        *organisations_as_facts(page.terms),
        *labels_as_facts(page.terms),
    ]
