"""Voting: what the forms of support and of polls send, and the page behind a letter's link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cms.dates import moment_label

from ..actions import votes
from ..actions.subscriptions import NoSuchSubject
from ..models import Poll
from ..queries.subjects import describe
from ..windows import WindowState
from .asking import described_or_404, empty_form, in_both_languages, private_page, take
from .polls import show_poll
from .requests import is_from_here, received_at


def options_of(subject: str) -> list[tuple[str, str]]:
    """The variants of a poll of preference; support has none to choose from."""
    poll = Poll.objects.public().filter(subject=subject).prefetch_related("options").first()
    return [(option.key, option.label) for option in poll.options.all()] if poll else []


@csrf_exempt  # no cookie and no right is involved: a letter asks back, whoever typed the address
def vote(request: HttpRequest) -> HttpResponse:
    """The form to support something (GET ?about=…), and what it and the polls send."""

    def show(subject, form, status=200, problem=""):
        poll = Poll.objects.public().filter(subject=subject).prefetch_related("options").first()
        if poll:
            return show_poll(request, poll, form, status=status, problem=problem)
        described = described_or_404(subject)
        if not described.takes_votes:
            raise Http404("It cannot be supported.")
        facts = {"described": described, "form": form, "problem": problem, "action": reverse("vote")}
        if request.method != "POST":
            facts["alternates"] = in_both_languages(request, "vote")
        return private_page(request, "participation/support.html", facts, status=status)

    if request.method != "POST":
        subject = request.GET.get("about", "")
        return show(subject, empty_form(subject, options_of(subject)))

    def ask(asked) -> None:
        try:
            votes.cast(
                email=asked.email, subject=asked.subject, option=asked.option or votes.SUPPORT,
                language=get_language(), now=asked.now, sender=asked.sender,
            )  # fmt: skip
        except NoSuchSubject:
            raise Http404("Nothing to vote on.") from None

    try:
        return take(request, show=show, ask=ask, options_of=options_of, done="vote_asked")
    except votes.VoteClosed:
        return private_page(request, "participation/vote_closed.html", {}, status=409)


@require_safe
def vote_asked(request: HttpRequest) -> HttpResponse:
    """The same words whoever has voted before."""
    subject = request.GET.get("about", "")
    poll = Poll.objects.public().filter(subject=subject).first()
    if poll:
        facts = {"title": poll.question, "url": reverse("poll", kwargs={"pk": poll.pk}), "closes": closes(poll)}
    else:
        described = described_or_404(subject)
        facts = {"title": described.title, "lang": described.lang, "url": described.url, "closes": ""}
    return private_page(
        request, "participation/vote_asked.html", facts | {"alternates": in_both_languages(request, "vote_asked")}
    )


def closes(found: Poll) -> str:
    return moment_label(found.closes_at) if found.closes_at else ""


@csrf_exempt
def voted(request: HttpRequest, secret: str) -> HttpResponse:
    """Behind the link of a letter: count the vote, or take it back; the GET changes nothing."""
    found = votes.find(secret)
    if found is None:
        return private_page(request, "participation/voted.html", {"state": "gone"}, status=404)
    facts = {"state": "counted" if found.confirmed_at else "waiting"} | vote_facts(found)
    status = 200
    if request.method == "POST":
        if not is_from_here(request):
            raise Http404
        facts["state"], status = decide(request, secret, facts["state"])
    elif found.poll.state_at(received_at(request)) == WindowState.CLOSED and not found.confirmed_at:
        facts["state"] = "late"
    facts["can_change"] = found.poll.state_at(received_at(request)) == WindowState.OPEN
    return private_page(request, "participation/voted.html", facts, status=status)


def decide(request: HttpRequest, secret: str, state: str) -> tuple[str, int]:
    """What a button of that page asks for, judged by the moment at which the request came in."""
    now = received_at(request)
    try:
        if request.POST.get("do") == "confirm":
            return ("counted" if votes.confirm(secret=secret, now=now) else "gone"), 200
        if request.POST.get("do") == "withdraw":
            votes.withdraw(secret=secret, now=now)
            return "withdrawn", 200
    except votes.VoteClosed:
        return "late", 409
    return state, 200


def vote_facts(found) -> dict:
    is_support = found.poll.kind == Poll.Kind.SUPPORT
    described = describe(found.poll.subject, get_language()) if is_support else None
    poll_url = "" if is_support else reverse("poll", kwargs={"pk": found.poll_id})
    return {
        "is_support": is_support,
        "title": described.title if described else found.poll.question,
        "title_lang": described.lang if described else "",
        "option": "" if is_support else found.option.label,
        "url": described.url if described else poll_url,
        "back_label": _("Back to the idea") if is_support else _("Back to the vote"),
        "closes": closes(found.poll),
    }
