"""Wanting to speak: the form, the page that says the same to everybody, and one's own page behind a letter's link."""

import datetime as dt
import uuid
from contextlib import suppress

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cms.dates import moment_label, until_label
from cms.models.pages import public_url
from participation.models import RateBucket
from participation.spam import Level
from participation.subjects import BadSubject, sign, unsign
from participation.views.asking import BUSY_SECONDS, private_page
from participation.views.requests import (
    UNREADABLE,
    home_alternates,
    is_from_here,
    keep_private,
    read_typed,
    received_at,
    sender_of,
)
from participation.windows import WindowState

from ..actions import reminding
from ..actions import speaking as actions
from ..forms import SpeakForm
from ..models import DebatePage, Speaker
from ..models.speakers import in_language, pages_of
from ..outbox.speaking import facts_of
from ..queries.speaking import Standing, offered, standing_of, standing_read_with
from ..workflow import TurnRefused


def offer_of(page: DebatePage, now) -> dict:
    """How one can speak at a debate, for its page; nothing where nobody registers."""
    if not page.speaking_places or page.change:
        return {}
    state = page.speaking_state(now)
    standing = standing_read_with(page) if state == WindowState.OPEN else Standing(page.speaking_places)
    return said_of(page, standing, state) | {"url": reverse("speak", kwargs={"key": page.translation_key})}


def said_of(page: DebatePage, standing: Standing, state: WindowState) -> dict:
    """What page and form say of places and hours."""
    opens_at, ends_at = page.speaking_opens_at, page.speaking_ends_at
    return {
        "state": state.value,
        "places": standing.places,
        "free": standing.free if standing.has_room else 0,
        "waiting": standing.waiting,
        "minutes": page.speaking_minutes,
        "opens": moment_label(opens_at) if opens_at else "",
        "until": until_label(ends_at) if ends_at else "",
    }


def page_or_404(key: uuid.UUID) -> DebatePage:
    page = offered(key, get_language())
    if page is None:
        raise Http404("Nobody registers to speak there.")
    return page


@csrf_exempt  # no cookie and no right is involved: the letter goes to the address that was typed
def speak(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The form (GET) and what it sends."""
    page = page_or_404(key)
    if request.method == "POST":
        return take(request, page)
    form = SpeakForm(ways=page.ways, initial={"token": token_of(page, received_at(request))})
    return show(request, page, form)


def token_of(page: DebatePage, now: dt.datetime) -> str:
    """Which debate's form it is, and since when somebody has it."""
    return sign(f"speak:{page.translation_key}_{int(now.timestamp())}")


def is_fresh(token: str, page: DebatePage, now: dt.datetime) -> bool:
    """Whether a form was fetched lately enough; raises BadSubject for what is no form of this debate."""
    key, _underscore, moment = unsign(token).partition("_")
    if key != f"speak:{page.translation_key}" or not moment:
        raise BadSubject
    return now.timestamp() - int(moment) <= settings.FORM_TOKEN_MAX_SECONDS


def show(
    request: HttpRequest, page: DebatePage, form: SpeakForm, *, status: int = 200, problem: str = ""
) -> HttpResponse:
    state = page.speaking_state(received_at(request))
    facts = {
        "page_url": public_url(page, request),
        "title": page.title,
        "lang": page.words_language if page.words_language != get_language() else "",
        "when": page.date_label,
        "where": page.full_place_label,
        "offer": said_of(page, standing_of(page), state),
        "kept": reminding.KEPT_FOR.days,
        "form": form,
        "problem": problem,
        "alternates": in_both_languages("speak", page.translation_key),
    }
    return private_page(request, "debates/speak.html", facts, status=status)


def in_both_languages(name: str, key: uuid.UUID) -> list[dict]:
    found = []
    for item in home_alternates():
        with override(item["code"]):
            found.append(item | {"url": item["url"].partition(f"/{item['code']}/")[0] + reverse(name, args=[key])})
    return found


def take(request: HttpRequest, page: DebatePage) -> HttpResponse:
    """Read a POST; whoever was registered before goes on to the same page as whoever was not."""
    now = received_at(request)
    try:
        typed, _too_large = read_typed(request)
        fresh = is_fresh(typed.get("token", ""), page, now)
    except (*UNREADABLE, BadSubject):
        raise Http404("No form of ours.") from None
    if not fresh:
        typed["token"] = token_of(page, now)  # for the form that is shown again
    form = SpeakForm(typed, ways=page.ways)
    if page.speaking_state(now) != WindowState.OPEN:
        return show(request, page, form, status=409)
    if not form.is_valid():
        return show(request, page, form, status=422)
    if not is_from_here(request):
        return show(request, page, form, status=403, problem="foreign")
    if not fresh:
        return show(request, page, form, status=422, problem="expired")
    given = form.cleaned_data
    sender = sender_of(request)
    buckets = sender.bucket("speak") | sender.mail_bucket(given["email"])
    if Level.WAIT in RateBucket.objects.levels(buckets, now).values():
        response = show(request, page, form, status=429, problem="busy")
        response.headers["Retry-After"] = BUSY_SECONDS
        return response
    RateBucket.objects.take(buckets, now)
    try:
        if not given["website"]:  # what a robot filled in gets the same page, and nothing more
            enter(page, given, now)
    except actions.RegistrationClosed:  # meanwhile
        return show(request, page, form, status=409)
    return keep_private(redirect("speak_asked", key=page.translation_key))


def enter(page: DebatePage, given: dict, now: dt.datetime) -> None:
    words = {name: given[name] for name in ("name", "email", "about")}
    actions.register(page=page, way=given.get("way") or page.ways[0], language=get_language(), now=now, **words)


@require_safe
def speak_asked(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """The same words whoever has registered before."""
    page = page_or_404(key)
    facts = {
        "page_url": public_url(page, request),
        "title": page.title,
        "lang": page.words_language if page.words_language != get_language() else "",
        "alternates": in_both_languages("speak_asked", key),
    }
    return private_page(request, "debates/speak_asked.html", facts)


@csrf_exempt  # the secret in the address is the only right there is
def speaker(request: HttpRequest, secret: str) -> HttpResponse:
    """Behind the link of a letter: one's place, and the button that gives it back; the GET changes nothing."""
    found = actions.find(secret)
    if found is None:
        return private_page(request, "debates/speaker.html", {"state": "unknown"}, status=404)
    if found.language != get_language():
        with override(found.language):
            return keep_private(redirect("speaker", secret=secret))
    page = in_language(pages_of(found.speaking.key), found.language)
    if request.method == "POST":
        if not is_from_here(request):
            raise Http404
        decide(request, secret, page)
        return keep_private(redirect("speaker", secret=secret))
    return private_page(request, "debates/speaker.html", own_facts(found, page))


def decide(request: HttpRequest, secret: str, page: DebatePage | None) -> None:
    """What a button of that page asks for, where it still applies; else the page says how it stands."""
    now, asked = received_at(request), request.POST.get("do", "")
    if asked == "cancel":
        with suppress(TurnRefused):
            actions.cancel(secret=secret, page=page, now=now)
    if asked == "forget":
        actions.forget_as_asked(secret=secret, now=now)


def own_facts(found: Speaker, page: DebatePage | None) -> dict:
    facts = facts_of(found, page) if page else {"title": "", "page_url": ""}
    return facts | {
        "state": found.status,
        "is_forgotten": found.erased_at is not None,
        "name": found.name,
        "rank": found.speaking.ranks().get(found.pk),
        "ics_url": page.ics_url() if page and not page.change else "",
        "kept": reminding.KEPT_FOR.days,
    }
