"""The list of competitions and a competition's page."""

import datetime as dt

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.models.calls import CallState
from cms.models.pages import canonical_of
from cms.queries import documents_of, topics_of, with_calendar
from cms.views.labels import labels_as_facts, organisations_as_facts
from participation.views.entries import first_open, form_entries

from . import queries
from .forms import CompetitionFilterForm
from .models import CompetitionPage, CompetitionsIndexPage, CompetitionStep

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
    context = {
        "now": now,
        "is_open": page.state_at(now) == CallState.OPEN,
        "is_unverified": page.state_at(now) == CallState.UNVERIFIED,
        "deadline": deadline,
        "facts": _facts(page, deadline),
        "steps": _steps(page, rows.calendar, now),
        "prizes": [prize.as_row() for prize in rows.prizes],
        "criteria": [{"name": row.name, "weight": row.weight} for row in rows.criteria],
        "has_weights": any(row.weight is not None for row in rows.criteria),
        "jurors": [juror.label for juror in rows.jurors],
        "channels": [{"label": channel.label, "url": channel.url} for channel in rows.channels],
        "winners": [winner.as_row() for winner in rows.winners],
        "figures": [figure.as_row() for figure in rows.figures],
        "forms": forms,
        "open_form": first_open(forms),
        "documents": [document.listed() for document in documents_of(page)],
        "ics_url": f"{page.get_url(request)}calendar.ics"
        if page.pk and not page.is_over and page.deadlines(rows.calendar)
        else "",
    }
    return page.render(request, context_overrides=context)


def _steps(page: CompetitionPage, calendar: list[CompetitionStep], now: dt.datetime) -> list[dict]:
    """The calendar as steps; one of unknown date is over as well once a later one is; none is when nobody confirms any."""
    steps = [step.as_step(now) for step in calendar]
    if not page.is_confirmed:
        return [step | {"state": "imagined"} for step in steps]
    done = [place for place, step in enumerate(steps) if step["state"] == "done"]
    for place, step in enumerate(calendar):
        if step.starts_at is None and done and place < done[-1]:
            steps[place]["state"] = "done"
    return steps


def _facts(page: CompetitionPage, deadline) -> list[dict]:
    return [
        {"label": _("Entries due"), "value": deadline.when if deadline else _("date not known")},
        {"label": _("Stages"), "value": page.get_stages_display()},
        *organisations_as_facts(page.terms),
        *labels_as_facts(page.terms),
    ]
