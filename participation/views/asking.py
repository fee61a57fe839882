"""What following and voting share: an address is typed, a letter asks back, the words are the same for everybody."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from ..actions.screening import Sender
from ..idea_forms import AddressForm
from ..models import RateBucket
from ..queries.subjects import Described, describe
from ..spam import Level
from ..subjects import SUBJECT, BadSubject, sign, unsign
from .requests import UNREADABLE, home_alternates, is_from_here, keep_private, read_typed, received_at, sender_of

BUSY_SECONDS = "300"


@dataclass(frozen=True)
class Asked:
    """An address that was typed well, for what, and by whom."""

    email: str
    subject: str
    option: str
    sender: Sender
    now: object


def described_or_404(subject: str) -> Described:
    found = describe(subject, get_language()) if SUBJECT.fullmatch(subject) else None
    if found is None:
        raise Http404("Nothing by that name can be followed or voted on.")
    return found


def empty_form(subject: str, options=()) -> AddressForm:
    return AddressForm(initial={"token": sign(subject)}, options=options)


def take(
    request: HttpRequest,
    *,
    show: Callable[..., HttpResponse],
    ask: Callable[[Asked], None],
    options_of: Callable[[str], list],
    done: str,
) -> HttpResponse:
    """Read a POST, ask the address by letter and go on to a page that says the same to everybody.

    `show(subject, form, status, problem)` shows the form again with what was typed.
    """
    try:
        typed, _too_large = read_typed(request)
    except UNREADABLE:
        raise Http404 from None
    try:
        subject = unsign(typed.get("token", ""))
    except BadSubject:
        raise Http404("No subject of ours.") from None
    form = AddressForm(typed, options=options_of(subject))
    if not form.is_valid():
        return show(subject, form, status=422)
    if not is_from_here(request):
        return show(subject, form, status=403, problem="foreign")
    sender, now = sender_of(request), received_at(request)
    buckets = sender.bucket("ask")
    if Level.WAIT in RateBucket.objects.levels(buckets, now).values():
        response = show(subject, form, status=429, problem="busy")
        response.headers["Retry-After"] = BUSY_SECONDS
        return response
    RateBucket.objects.take(buckets, now)
    if not form.cleaned_data["website"]:  # what a robot filled in gets the same page, and nothing more
        option = form.cleaned_data.get("option", "")
        ask(Asked(form.cleaned_data["email"], subject, option, sender, now))
    return keep_private(redirect(f"{reverse(done)}?about={subject}"))


def private_page(request: HttpRequest, template: str, facts: dict, *, status: int = 200) -> HttpResponse:
    """A page that no cache keeps, with the home pages behind its language switch."""
    context = {"alternates": home_alternates(), "home_url": f"/{get_language()}/"} | facts
    return keep_private(render(request, template, context, status=status), referrer="same-origin")


def in_both_languages(request: HttpRequest, name: str) -> list[dict]:
    """For the language switch: the same page about the same subject."""
    from django.utils.translation import override

    query = f"?about={request.GET['about']}" if SUBJECT.fullmatch(request.GET.get("about", "")) else ""
    found = []
    for item in home_alternates():
        with override(item["code"]):
            found.append(item | {"url": request.build_absolute_uri(reverse(name) + query)})
    return found
