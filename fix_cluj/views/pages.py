"""The programme's page and a call's page."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.rich_text import RichText

from cms.dates import date_label
from cms.models.calendars import by_time
from cms.models.calls import CallState
from cms.queries import documents_of
from cms.views.calls import call_context
from cms.views.labels import labels_as_facts, organisations_as_facts
from cms.views.record import record_of
from evaluation.choices import JudgingState
from participation.views.entries import first_open, form_entries
from participation.views.rounds import rounds_and_contestations

from ..eligibility import eligibility_facts, terms_of
from ..models import Committee, FixClujPage, GrantCallPage
from ..queries import pages as queries


def show_programme(request, page: FixClujPage):
    """What the fund is, its calls (open first), and what earlier editions brought."""
    calls = queries.calls_of(page, timezone.now())
    url = page.get_url(request)
    context = {
        "open_cards": [call.card(request) for call in calls.open],
        "planned_cards": [call.card(request) for call in calls.planned],
        "past_cards": [call.card(request) for call in calls.past],
        "awards_url": reverse("grant_awards") if calls.has_results else "",
        "editions": [_edition(call, request) for call in calls.counted],
        "steps": [{"title": block.value["title"], "text": block.value["text"]} for block in page.steps],
        "rss_url": f"{url}rss/",
        "calendar_url": f"{url}calendar.ics",
    }
    return page.render(request, context_overrides=context)


def _edition(call: GrantCallPage, request) -> dict:
    return {
        "title": call.title,
        "url": call.get_url(request),
        "when": call.last_on.year if call.last_on else "",
        "received": call.received_count,
        "selected": call.selected_count,
        "awarded": call.money(call.awarded_total),
    }


def show_call(request, page: GrantCallPage):
    """Everything that is known of a call, how to apply, and what came of it."""
    now = timezone.now()
    calendar = by_time(queries.calendar_of(page), page.calendar_order)
    forms = form_entries(page, now, request)
    funded = queries.funded_by(page)
    shown = call_context(page, calendar, now, request)
    context = {
        **shown,
        "deadlines": _deadlines(page, calendar) if shown["state"] in (CallState.OPEN, CallState.PLANNED) else [],
        "amounts": _amounts(page),
        "eligibility": eligibility_facts(page),
        "facts": [*_edition_fact(page), *organisations_as_facts(page.terms), *labels_as_facts(page.terms)],
        "indicators": [block.value for block in page.indicators],
        "checklist": [block.value for block in page.checklist],
        "documents": [document.listed() for document in documents_of(page)],
        "questions": [_answered(block.value) for block in page.answers],
        "forms": forms,
        "open_form": first_open(forms),
        "eligibility_url": _eligibility_url(page, shown["state"]),
        **rounds_and_contestations(page, now),
        "results": _results(page) if page.is_decided else [],
        "results_url": _results_url(page, shown["state"]),
        "funded": [_funded(page, row) for row in funded] if page.is_decided else [],
        "record": record_of(page, request),
    }
    return page.render(request, context_overrides=context)


def _eligibility_url(page: GrantCallPage, state: CallState) -> str:
    """The questions before the form, while there is something to apply to and something to ask."""
    if state not in (CallState.OPEN, CallState.PLANNED) or not terms_of(page).rules:
        return ""
    return reverse("eligibility", args=[page.translation_key])


def _results_url(page: GrantCallPage, state: str) -> str:
    """The page with the ranking, where applications were judged here and the results are published."""
    is_over = state in (CallState.CLOSED, CallState.DECIDED)
    if (
        not is_over
        or not Committee.objects.filter(call_key=page.translation_key, state=JudgingState.PUBLISHED).exists()
    ):
        return ""
    return reverse("grant_results", args=[page.translation_key])


def _funded(page: GrantCallPage, row) -> dict:
    return {"team": row.team, "project": row.project, "amount": page.money(row.amount)}


def _deadlines(page: GrantCallPage, calendar) -> list[dict]:
    """The last moment to apply, one for each way of applying."""
    closing = page.closing_entries(calendar)
    return [
        {"label": step.label, "closes_at": step.ends_at, "when": step.when, "has_hour": bool(step.closing_hour)}
        for step in closing
    ]


def _amounts(page: GrantCallPage) -> list[dict]:
    """Sums with what is not known said so; nothing at all when none of them is known."""
    unknown = _("not known")
    own = page.own_contribution
    if own is None:
        contribution = unknown
    elif own == 0:
        contribution = _("none is asked")
    else:
        contribution = _("%(percent)s%% of the project's budget") % {"percent": f"{own.normalize():f}"}
    return [
        {"label": _("At most for one application"), "value": page.money(page.ceiling) or unknown},
        {"label": _("Total budget of the call"), "value": page.money(page.total_budget) or unknown},
        {"label": _("Own contribution"), "value": contribution},
        {"label": _("As of"), "value": date_label(page.amounts_as_of, weekday=False) if page.amounts_as_of else ""},
        {"label": _("Source"), "value": page.amounts_source},
    ]


def _edition_fact(page: GrantCallPage) -> list[dict]:
    return [{"label": _("Edition"), "value": str(page.edition)}] if page.edition else []


def _results(page: GrantCallPage) -> list[dict]:
    """The numbers of a decided call, as big numbers."""
    found = []
    if page.received_count is not None:
        label = ngettext("proposal received", "proposals received", page.received_count)
        found.append({"number": page.received_count, "label": label})
    if page.selected_count is not None:
        label = ngettext("proposal selected", "proposals selected", page.selected_count)
        found.append({"number": page.selected_count, "label": label})
    if page.awarded_total is not None:
        found.append({"number": page.money(page.awarded_total), "label": _("awarded in all")})
    return found


def _answered(value) -> dict:
    """A question with its answer and the day of the answer, for the accordion."""
    day = value.get("answered_on")
    return {
        "title": value["question"],
        "text": RichText(value["answer"].source),
        "date": _("answered on %(day)s") % {"day": date_label(day, weekday=False)} if day else "",
    }
