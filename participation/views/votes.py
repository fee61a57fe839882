"""Voting: the form, the poll with its results, and the page behind a letter's link."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from cms.dates import moment_label, zone_label

from ..actions import votes
from ..actions.subscriptions import NoSuchSubject
from ..models import Poll
from ..queries.subjects import describe
from ..windows import WindowState
from .asking import described_or_404, empty_form, in_both_languages, private_page, take
from .requests import home_alternates, is_from_here, received_at


def options_of(subject: str) -> list[tuple[str, str]]:
    """The variants of a poll of preference; support has none to choose from."""
    poll = Poll.objects.filter(subject=subject, kind=Poll.Kind.PREFERENCE).prefetch_related("options").first()
    return [(option.key, option.label) for option in poll.options.all()] if poll else []


@csrf_exempt  # no cookie and no right is involved: a letter asks back, whoever typed the address
def vote(request: HttpRequest) -> HttpResponse:
    """The form to support something (GET ?about=…), and what it and the polls send."""

    def show(subject, form, status=200, problem=""):
        poll = Poll.objects.filter(subject=subject, kind=Poll.Kind.PREFERENCE).prefetch_related("options").first()
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
    poll = Poll.objects.filter(subject=subject, kind=Poll.Kind.PREFERENCE).first()
    if poll:
        facts = {"title": poll.question, "url": reverse("poll", kwargs={"pk": poll.pk}), "closes": closes(poll)}
    else:
        described = described_or_404(subject)
        facts = {"title": described.title, "lang": described.lang, "url": described.url, "closes": ""}
    return private_page(
        request, "participation/vote_asked.html", facts | {"alternates": in_both_languages(request, "vote_asked")}
    )


@require_safe
def poll(request: HttpRequest, pk: int) -> HttpResponse:
    """A question with variants: the form while it is open, the results with the participation once it is closed."""
    found = get_object_or_404(Poll.objects.prefetch_related("options"), pk=pk, kind=Poll.Kind.PREFERENCE)
    options = [(option.key, option.label) for option in found.options.all()]
    return show_poll(request, found, empty_form(found.subject, options))


def show_poll(request: HttpRequest, found: Poll, form, *, status: int = 200, problem: str = "") -> HttpResponse:
    now = received_at(request)
    state = found.state_at(now)
    described = describe(found.subject, get_language())
    facts = {
        "poll": found,
        "state": state.value,
        "described": described,
        "form": form if state == WindowState.OPEN else None,
        "problem": problem,
        "action": reverse("vote"),
        "now": now,
        "closes_at": found.closes_at,
        "zone_label": zone_label(found.closes_at) if found.closes_at else "",
        "opens_label": moment_label(found.opens_at) if found.opens_at else "",
        "participation": participation(found),
        "results": results(found) if state == WindowState.CLOSED else [],
        "recount": recounted(found),
        "alternates": poll_alternates(request, found),
    }
    return private_page(request, "participation/poll.html", facts, status=status)


def poll_alternates(request: HttpRequest, found: Poll) -> list[dict]:
    items = []
    for item in home_alternates():
        with override(item["code"]):
            items.append(item | {"url": request.build_absolute_uri(reverse("poll", kwargs={"pk": found.pk}))})
    return items


def results(found: Poll) -> list[dict]:
    """Rows of results_bars, most votes first."""
    total = found.total
    rows = [
        {
            "label": option.label,
            "value": found.counts.get(option.key, 0),
            "percent": round(100 * found.counts.get(option.key, 0) / total) if total else 0,
        }
        for option in found.options.all()
    ]
    return sorted(rows, key=lambda row: -row["value"])


def participation(found: Poll) -> str:
    words = ngettext("%(count)d person took part.", "%(count)d people took part.", found.total)
    return words % {"count": found.total}


def recounted(found: Poll) -> str:
    """The published recount: every confirmed vote was counted again at that moment."""
    if found.counted_at is None:
        return ""
    words = ngettext(
        "Counted again on %(moment)s: %(count)d confirmed vote.",
        "Counted again on %(moment)s: %(count)d confirmed votes.",
        found.total,
    )
    return words % {"moment": moment_label(found.counted_at, weekday=False), "count": found.total}


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
