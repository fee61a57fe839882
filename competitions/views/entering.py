"""Sending a sealed entry, the page with its code, and taking it back: no session, no cookie, no letter."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, override
from django.views.decorators.csrf import csrf_exempt

from cms.dates import moment_label
from participation.actions.retries import durably
from participation.models import RateBucket
from participation.references import hash_secret
from participation.spam import Level
from participation.views.requests import (
    UNREADABLE,
    home_alternates,
    is_from_here,
    keep_private,
    read_typed,
    received_at,
    sender_of,
)

from .. import tokens
from ..actions import entries
from ..forms import EntryForm, filled, typed_files
from ..forms.sealed import REMOVE
from ..models import CompetitionPage, SealedEntry, SealedFile, SealedRound
from ..queries.sealed import page_of
from .files import Crowded, keep_files

FOREIGN = gettext_lazy(
    "The form did not come from this site, so nothing was sent. Check it below and send it from here."
)
CROWDED = gettext_lazy(
    "Very many forms came from your network, so this one was not sent. Everything you typed is below: wait a few minutes "
    "and send it again."
)
EXPIRED = gettext_lazy("The form was open for too long, so nothing was sent. Check it below and send it again.")
AGAIN = gettext_lazy("Choose again the files that are not listed here: they were not kept.")


def round_and_page(key) -> tuple[SealedRound, CompetitionPage]:
    """404 unless the competition is public and takes entries here."""
    found = get_object_or_404(SealedRound, competition_key=key)
    page = page_of(found)
    if page is None:
        raise Http404
    return found, page


@csrf_exempt  # no cookie proves who sends: a signed token and the browser's own word on the origin do
def enter(request: HttpRequest, key) -> HttpResponse:
    """The form, and what it sends."""
    found, page = round_and_page(key)
    now = received_at(request)
    if request.method != "POST":
        form = EntryForm(initial={"token": tokens.issue(round_pk=found.pk, now=now)})
        is_open = entries.is_receiving(found, page, now)
        return show(request, found, page, form) if is_open else closed(request, page)
    try:
        typed, too_large = read_typed(request)
    except UNREADABLE:
        return keep_private(render(request, "participation/unreadable.html", status=400))
    return durably(lambda: take(request, found, page, typed, too_large))


def take(request, found, page, typed, too_large) -> HttpResponse:
    """One try; safe to repeat, because a token stores one entry only."""
    now = received_at(request)
    nonce, problem, status = judged(request, found, typed, now)
    if earlier := SealedEntry.objects.filter(nonce=nonce).first():
        return to_receipt(earlier)
    if not entries.is_receiving(found, page, now):
        return closed(request, page, status=409)
    problems = []
    if not problem:
        entries.drop_files(nonce=nonce, ids=typed.getlist(REMOVE), now=now)
        try:
            problems = keep_files(request, found, nonce, too_large, now)
        except Crowded:
            problem, status = CROWDED, 429
    if problem and typed_files(request):
        problems = [AGAIN]
    typed["token"] = tokens.issue(round_pk=found.pk, now=now, nonce=nonce)
    form = filled(typed, kept=SealedFile.objects.filter(nonce=nonce, entry=None), problems=problems)
    if problem or not form.is_valid() or form.cleaned_data["website"]:
        return show(request, found, page, form, status=status, problem=problem)
    RateBucket.objects.take(sender_of(request).bucket("source"), now)
    return sent(request, found, page, form, nonce, now)


def sent(request, found, page, form, nonce: str, now) -> HttpResponse:
    """The entry is stored, or its form is shown again with what gives its author away."""
    facts = {"words": form.words, "identity": form.identity, "language": get_language(), "now": now}
    try:
        return to_receipt(entries.send_entry(found=found, page=page, nonce=nonce, **facts))
    except entries.TellsWho as refusal:
        form.add_tells(refusal.places)
        return show(request, found, page, form, status=422)
    except entries.RoundClosed:
        return closed(request, page, status=409)


def judged(request, found, typed, now) -> tuple[str, object, int]:
    """The nonce of an attempt, and what speaks against it as a whole: whence it comes, how many came, then its token."""
    try:
        nonce, issued = tokens.read(typed.get("token", ""), round_pk=found.pk)
    except tokens.BadToken:
        nonce, issued = tokens.read(tokens.issue(round_pk=found.pk, now=now), round_pk=found.pk)[0], None
    if not is_from_here(request):
        return nonce, FOREIGN, 403
    if Level.WAIT in RateBucket.objects.levels(sender_of(request).bucket("source"), now).values():
        return nonce, CROWDED, 429
    if issued is None or (now - issued).total_seconds() > settings.FORM_TOKEN_MAX_SECONDS:
        return nonce, EXPIRED, 422
    return nonce, "", 422


def show(request, found, page, form, *, status: int = 200, problem="") -> HttpResponse:
    context = {
        "page": None,
        "competition": page.title,
        "competition_lang": page.words_language if page.words_language != get_language() else "",
        "competition_url": page.get_url(request),
        "closes": moment_label(page.closes_at) if page.closes_at else "",
        "form": form,
        "problem": problem,
        "action": reverse("sealed_entry", args=[found.competition_key]),
        "alternates": in_both("sealed_entry", found.competition_key),
    }
    return private(request, "competitions/sealed_entry.html", context, status=status)


def private(request, template: str, context: dict, *, status: int = 200) -> HttpResponse:
    context = {"alternates": home_alternates(), "home_url": f"/{get_language()}/"} | context
    return keep_private(render(request, template, context, status=status), referrer="same-origin")


def in_both(name: str, *args) -> list[dict]:
    """For the language switch: the same address in the other language."""
    found = []
    for item in home_alternates():
        with override(item["code"]):
            found.append(item | {"url": settings.SITE_URL + reverse(name, args=args)})
    return found


def closed(request, page, *, status: int = 200) -> HttpResponse:
    context = {"competition": page.title, "competition_url": page.get_url(request), "state": page.state_label}
    return private(request, "competitions/sealed_closed.html", context, status=status)


def to_receipt(entry: SealedEntry) -> HttpResponse:
    return keep_private(redirect("sealed_receipt", secret=entries.secret_of(entry.nonce)))


def entry_or_404(secret: str) -> SealedEntry:
    return get_object_or_404(SealedEntry.objects.select_related("round"), secret_hash=hash_secret(secret))


def receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """The code, and what we have; whoever holds this address may take the entry back while others can be sent."""
    entry = entry_or_404(secret)
    page = page_of(entry.round)
    is_published = entry.round.published_at is not None
    context = {
        "entry": entry,
        "files": list(entry.files.all()),
        "received": moment_label(entry.received_at),
        "competition": entry.round.title if page is None else page.title,
        "competition_url": page.get_url(request) if page else "",
        "withdraw_url": reverse("sealed_withdraw", args=[secret]) if may_withdraw(request, entry, page) else "",
        "place": next((row["place"] for row in entry.round.ranking if row["code"] == entry.code), None),
        "is_published": is_published,
        "refused_because": entry.refused_because(get_language()),
        "ranking_url": reverse("sealed_ranking", args=[entry.round.competition_key]) if is_published and page else "",
        "alternates": in_both("sealed_receipt", secret),
    }
    return private(request, "competitions/sealed_receipt.html", context)


def may_withdraw(request, entry, page) -> bool:
    return page is not None and entries.is_receiving(entry.round, page, received_at(request))


@csrf_exempt  # the secret in the address is the right
def withdraw(request: HttpRequest, secret: str) -> HttpResponse:
    """A question with a button; the POST takes the entry, its files and its envelope away."""
    entry = entry_or_404(secret)
    page = page_of(entry.round)
    if not may_withdraw(request, entry, page):
        raise Http404
    context = {"code": entry.code, "competition_url": page.get_url(request), "is_gone": False}
    if request.method == "POST":
        if not is_from_here(request):
            raise Http404
        try:
            entries.withdraw_entry(entry=entry, page=page, now=received_at(request))
        except entries.RoundClosed:  # the jury began meanwhile
            raise Http404 from None
        context["is_gone"] = True
    else:
        context |= {
            "back_url": reverse("sealed_receipt", args=[secret]),
            "alternates": in_both("sealed_withdraw", secret),
        }
    return private(request, "competitions/sealed_withdraw.html", context)
