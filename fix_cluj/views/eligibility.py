"""Eligibility in 60 seconds: plain questions before any form, and what becomes of the answers."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from participation.queries.about import ABOUT
from participation.queries.late import GUARDIAN
from participation.views.entries import first_open, form_entries
from participation.views.requests import home_alternates, is_from_here, is_within, keep_private, read_safely

from ..actions.counting import count_check
from ..choices import Applicants
from ..eligibility import Team, Terms, asked_label, failed_rules, terms_of
from ..forms.eligibility import EligibilityForm
from ..models import GrantCallPage
from ..queries.applications import ideas_page, other_calls_for, page_of_call
from ..queries.board import forms_by_call

FOREIGN = gettext_lazy("The page did not come from this site. Look at your answers and press the button again.")


@csrf_exempt  # nothing is stored of whoever asks, and no cookie says who it is
@require_http_methods(["GET", "HEAD", "POST"])
def eligibility(request: HttpRequest, key) -> HttpResponse:
    """The questions; after the button, which condition is met and which is not, and where to go from here."""
    page = page_of_call(key)
    terms = terms_of(page) if page else Terms()
    if page is None or not terms.rules:
        raise Http404("No such call, or nothing is known of who can apply.")
    form = EligibilityForm(read_safely(request) if request.method == "POST" else None, terms=terms)
    if request.method != "POST":
        return show(request, page, form)
    if not is_from_here(request):
        return show(request, page, form, status=403, problem=FOREIGN)
    if not form.is_valid():
        return show(request, page, form, status=422)
    now, team = timezone.now(), form.team
    failed = failed_rules(terms, team)
    if is_within(request, "check"):
        count_check(call_key=page.translation_key, terms=terms, failed=failed, now=now)
    return show(request, page, form, result=outcome(request, page, terms, team, now))


def outcome(request: HttpRequest, page: GrantCallPage, terms: Terms, team: Team, now) -> dict:
    """What the page says of a team: condition by condition, and what it can do now."""
    failed = failed_rules(terms, team)
    form = first_open(form_entries(page, now, request))
    ideas = ideas_page(page) if failed else None
    others = other_calls_for(team, page, now) if failed else []
    return {
        "rules": [
            {"label": rule.label, "asks": asked_label(rule, terms), "is_met": rule not in failed}
            for rule in terms.rules
        ],
        "is_eligible": not failed,
        "has_minor": team.has_minor,
        "guardian_until": guardian_until(page) if team.has_minor else "",
        "start_url": f"{form['url']}?{urlencode({ABOUT: team.as_key()})}" if form and not failed else "",
        "others": [
            {"title": call.title, "url": call.get_url(request), "until": call.deadline_label} for call in others
        ],
        "ideas_url": ideas.get_url(request) if ideas else "",
    }


def guardian_until(page: GrantCallPage) -> str:
    """Until when the agreement of a guardian may follow, where the call's form lets it."""
    forms = forms_by_call([page.translation_key])[page.translation_key]
    return next((form.late_label for form in forms if form.may_follow(GUARDIAN)), "")


def show(
    request: HttpRequest, page: GrantCallPage, form, *, result=None, status: int = 200, problem=""
) -> HttpResponse:
    context = {
        "page": None,
        "call_title": page.title,
        "call_lang": page.words_language if page.words_language != get_language() else "",
        "call_url": page.get_url(request),
        "call_state": page.state_label,
        "programme_url": page.get_parent().get_url(request),
        "contact_email": page.contact_email,
        "form": form,
        "is_alone": page.applicants == Applicants.INDIVIDUAL,
        "result": result,
        "problem": problem,
        "alternates": in_both(page.translation_key),
    }
    response = render(request, "fix_cluj/eligibility.html", context, status=status)
    return keep_private(response, referrer="same-origin")


def in_both(key) -> list[dict]:
    """For the language switch: the same questions in the other language."""
    found = []
    for item in home_alternates():
        with override(item["code"]):
            found.append(item | {"url": settings.SITE_URL + reverse("eligibility", args=[key])})
    return found
