"""The page of one funded project: who, how much, what was promised and what became of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from cms.addresses import address_of
from cms.dates import CITY_ZONE, date_label, moment_label, money_label
from cms.models.pages import whole_address
from cms.views.record import record_of
from dossiers.queries import dossiers_of_project
from evaluation.choices import Outcome
from participation.proof import in_groups

from ..models import Contract, GrantCallPage
from ..queries.awards import year_of
from ..queries.contracts import public_row
from ..queries.projects import Project, project_of
from ..queries.promises import steps_of
from .results import in_both, published


@require_safe
def project(request: HttpRequest, key, code: str) -> HttpResponse:
    """What published results fund, by name; what they funded once, by its code; nothing else has a page."""
    committee, call = published(key)
    found = project_of(committee, code)
    if found is None:
        raise Http404
    today = timezone.localdate(timezone=CITY_ZONE)
    results_url = reverse("grant_results", args=[key])
    address = whole_address(reverse("grant_project", args=[key, code]))
    alternates = in_both("grant_project", key, code)
    name = found.application.public_name if found.is_named else found.application.code
    contract = public_row(found.decision) if found.is_named else {}
    context = {
        "title": found.title if found.title_language else name,
        "title_lang": foreign(found.title_language),
        "head": head_of(found, name, call),
        "call": call.title,
        "call_lang": foreign(call.words_language),
        "call_url": call.get_url(request),
        "page": call,
        "contract": contract,
        "lost": lost_label(found),
        "in_short": in_short(found, name),
        "facts": facts_of(found, name, call, results_url),
        "steps": [step_item(step) for step in steps_of(found, today)],
        "payments": payments_of(found.contract),
        "results_url": results_url,
        "digest": in_groups(committee.digest) if committee.digest else "",
        "record": record_of(call, request, csv_url=reverse("grant_results_file", args=[key, "csv"]), address=address),
        "belongs_to": dossiers_around(code, request),
        "alternates": alternates,
        "hreflang": call.hreflang(alternates),
        "canonical_url": address,
        "home_url": f"/{get_language()}/",
    }
    return render(request, "fix_cluj/project.html", context)


def foreign(language: str) -> str:
    """A language that has to be said, because the page has another."""
    return "" if language == get_language() else language


def head_of(found: Project, name: str, call: GrantCallPage) -> dict:
    """What machines read of the page."""
    summary = _("A project of the call “%(call)s”: what was awarded, promised, paid and done.") % {"call": call.title}
    return {"title": found.title if found.title_language else name, "summary": summary}


def lost_label(found: Project) -> str:
    """That nothing is awarded any more; empty while something is."""
    if found.is_named:
        return ""
    is_given_up = found.decision.outcome == Outcome.GIVEN_UP
    return _("The award was given up") if is_given_up else _("No longer funded")


def has_own_name(found: Project, name: str) -> bool:
    """Whether there is a team or an organisation beside the title; one person has none."""
    return found.is_named and name not in (found.title, found.application.code)


def in_short(found: Project, name: str) -> str:
    """Who and how much, beside the stage."""
    decision = found.decision
    amount = money(decision.amount, decision.committee.currency) if found.is_named else ""
    return " · ".join(part for part in (name if has_own_name(found, name) else "", amount) if part)


def facts_of(found: Project, name: str, call: GrantCallPage, results_url: str) -> list[dict]:
    """Whoever is not funded is a code with a place and a score, as in the results."""
    decision, submission = found.decision, found.application.submission
    committee, unknown = decision.committee, _("not known")
    told = [
        {"label": call.applicants_column, "value": name if has_own_name(found, name) else ""},
        {"label": _("Amount awarded"), "value": money(decision.amount, committee.currency) or unknown},
        {"label": _("Topic"), "value": str(submission.topic or _("not stated"))},
        {"label": _("Neighbourhood"), "value": str(submission.neighbourhood or _("not stated"))},
    ]
    when = moment_label(committee.published_at, weekday=False)
    return [
        *(told if found.is_named else []),
        {"label": _("Paid"), "value": paid_label(found)},
        {"label": _("Year"), "value": str(year_of(call, committee) or unknown)},
        {"label": _("Results"), "value": _("published on %(when)s") % {"when": when}, "url": results_url},
        {"label": _("Place"), "value": str(decision.place)},
        {"label": _("Score of 100"), "value": number_format(decision.score, 2)},
        {"label": _("Code"), "value": found.application.code},
    ]


def money(amount, currency: str) -> str:
    return "" if amount is None else money_label(amount, currency)


def paid_label(found: Project) -> str:
    """Against the award while there is one; of what came to nothing only if something had been paid."""
    contract, decision = found.contract, found.decision
    currency = decision.committee.currency
    if contract is None:
        return _("not known") if found.is_named else ""
    if not found.is_named:
        return money(contract.paid, currency) if contract.paid else ""
    awarded = contract.amount if contract.amount is not None else decision.amount
    if awarded is None:
        return money(contract.paid, currency)
    return _("%(paid)s of %(awarded)s") % {"paid": money(contract.paid, currency), "awarded": money(awarded, currency)}


def payments_of(contract: Contract | None) -> list[dict]:
    """What was paid, oldest first; never to which account."""
    rows = [row for row in contract.instalments.all() if row.paid_on] if contract else []
    return [
        {"day": date_label(row.paid_on, weekday=False), "amount": money_label(row.amount, contract.currency)}
        for row in sorted(rows, key=lambda row: (row.paid_on, row.pk))
    ]


def step_item(step) -> dict:
    return {"title": step.title, "date": step.when, "state": step.state, "text": step.text}


def dossiers_around(code: str, request: HttpRequest) -> list[dict]:
    """The dossiers that hold the project, in the reader's language."""
    found = dossiers_of_project(code, Locale.objects.get_for_language(get_language()))
    return [{"title": title, "url": address_of(path, request) or ""} for title, path in found]
