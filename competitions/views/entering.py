"""Sending a sealed entry, the page with its code, and taking it back: no session, no cookie, no letter."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from cms.dates import moment_label
from participation.actions.retries import durably
from participation.gate import Refused, clean_name
from participation.models import RateBucket
from participation.references import hash_secret
from participation.spam import Level
from participation.views.requests import (
    UNREADABLE,
    home_alternates,
    is_from_here,
    is_within,
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

FOREIGN = gettext_lazy(
    "The form did not come from this site, so nothing was sent. Check it below and send it from here."
)
CROWDED = gettext_lazy(
    "Very many forms came from your network, so this one was not sent. Everything you typed is below: wait a few minutes "
    "and send it again."
)
EXPIRED = gettext_lazy("The form was open for too long, so nothing was sent. Check it below and send it again.")

REFUSED = (403, 429)  # from elsewhere, or too many: nothing of it is kept


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
    nonce, problem, status = judged_token(request, found, typed, now)
    if earlier := SealedEntry.objects.filter(nonce=nonce).first():
        return to_receipt(earlier)
    if not entries.is_receiving(found, page, now):
        return closed(request, page, status=409)
    entries.drop_files(nonce=nonce, ids=typed.getlist(REMOVE), now=now)
    problems = [] if status in REFUSED else keep_files(request, found, nonce, too_large, now)
    typed["token"] = tokens.issue(round_pk=found.pk, now=now, nonce=nonce)
    form = filled(typed, kept=SealedFile.objects.filter(nonce=nonce, entry=None), problems=problems)
    if problem or not form.is_valid() or form.cleaned_data["website"]:
        return show(request, found, page, form, status=status if problem else 422, problem=problem)
    RateBucket.objects.take(sender_of(request).bucket("source"), now)
    try:
        entry = entries.send_entry(
            found=found,
            page=page,
            nonce=nonce,
            words=form.words,
            identity=form.identity,
            language=get_language(),
            now=now,
        )
    except entries.TellsWho as refusal:
        form.add_tells(refusal.places)
        return show(request, found, page, form, status=422)
    except entries.RoundClosed:
        return closed(request, page, status=409)
    return to_receipt(entry)


def judged_token(request, found, typed, now) -> tuple[str, object, int]:
    """The nonce of an attempt, and what speaks against it as a whole."""
    try:
        nonce, issued = tokens.read(typed.get("token", ""), round_pk=found.pk)
    except tokens.BadToken:
        return tokens.read(tokens.issue(round_pk=found.pk, now=now), round_pk=found.pk)[0], EXPIRED, 422
    if not is_from_here(request):
        return nonce, FOREIGN, 403
    if (now - issued).total_seconds() > settings.FORM_TOKEN_MAX_SECONDS:
        return nonce, EXPIRED, 422
    crowded = Level.WAIT in RateBucket.objects.levels(sender_of(request).bucket("source"), now).values()
    if crowded or (typed_files(request) and not is_within(request, "upload")):
        return nonce, CROWDED, 429
    return nonce, "", 422


def keep_files(request, found, nonce: str, too_large, now) -> list[str]:
    """Clean and keep what was chosen; sentences about what was not kept."""
    large = _("“%(name)s” is larger than %(size)d MB. Choose a smaller file.")
    problems = [large % {"name": clean_name(name), "size": settings.UPLOAD_MAX_MEGABYTES} for _key, name in too_large]
    for upload in typed_files(request):
        try:
            entries.keep_file(found=found, nonce=nonce, upload=upload, now=now)
        except Refused as refusal:
            problems.append(str(refusal))
    return problems


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
        entries.withdraw_entry(entry=entry, page=page, now=received_at(request))
        context["is_gone"] = True
    else:
        context |= {
            "back_url": reverse("sealed_receipt", args=[secret]),
            "alternates": in_both("sealed_withdraw", secret),
        }
    return private(request, "competitions/sealed_withdraw.html", context)
