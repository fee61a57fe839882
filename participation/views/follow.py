"""Following by e-mail: the form, the page behind a letter's link, and the one click that ends it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ..actions import subscriptions
from ..models import Subscription
from ..queries.coming import may_be_reminded
from ..queries.subjects import PAGE, describe
from .asking import described_or_404, empty_form, in_both_languages, private_page, take
from .requests import is_from_here, keep_private, received_at


def way_to_follow(subject: str, page) -> str:
    """Where one asks for letters about it; of the dates of a page only while some are still to come."""
    is_over = page is not None and page.followed_as == PAGE and not may_be_reminded(page)
    return "" if is_over else f"{reverse('follow')}?about={subject}"


@csrf_exempt  # no cookie and no right is involved: a letter asks back, whoever typed the address
def follow(request: HttpRequest) -> HttpResponse:
    """The form to follow a subject (GET ?about=…), and what it sends."""

    def show(subject, form, status=200, problem=""):
        described = described_or_404(subject)
        facts = {
            "described": described,
            "form": form,
            "problem": problem,
            "is_weekly": not described.is_at_once,
            "action": reverse("follow"),
        }
        if request.method != "POST":
            facts["alternates"] = in_both_languages(request, "follow")
        return private_page(request, "participation/follow.html", facts, status=status)

    if request.method != "POST":
        subject = request.GET.get("about", "ideas")
        return show(subject, empty_form(subject))
    return take(request, show=show, ask=ask_to_follow, options_of=lambda subject: [], done="follow_asked")


def ask_to_follow(asked) -> None:
    try:
        subscriptions.subscribe(
            email=asked.email, subject=asked.subject, language=get_language(), now=asked.now, sender=asked.sender
        )
    except subscriptions.NoSuchSubject:
        raise Http404("Nothing to follow.") from None


@require_safe
def follow_asked(request: HttpRequest) -> HttpResponse:
    """The same words for an address that we know and one that we do not."""
    described = described_or_404(request.GET.get("about", "ideas"))
    facts = {"described": described, "alternates": in_both_languages(request, "follow_asked")}
    return private_page(request, "participation/follow_asked.html", facts)


def row_or_404(secret: str) -> Subscription:
    row = subscriptions.find(secret)
    if row is None:
        raise Http404("No such subscription.")
    return row


@csrf_exempt
def followed(request: HttpRequest, secret: str) -> HttpResponse:
    """Behind the link of a letter: confirm, see everything that this address follows, end some or all."""
    row = row_or_404(secret)
    if row.language != get_language():
        return keep_private(redirect(address("followed", row, secret)))
    done = ""
    if request.method == "POST":
        if not is_from_here(request):
            raise Http404
        done = decide(request, row, secret)
        row.refresh_from_db()
    rows = [entry(found) for found in subscriptions.of_owner(row)]
    facts = {
        "row": entry(row),
        "is_waiting": row.confirmed_at is None and row.ended_at is None,
        "is_ended": row.ended_at is not None,
        "rows": [item for item in rows if item["is_confirmed"]],
        "mailbox": masked(row.email),
        "done": done,
    }
    return private_page(request, "participation/followed.html", facts)


def decide(request: HttpRequest, row: Subscription, secret: str) -> str:
    """What a button of that page asks for; the word by which the page tells what was done."""
    now, wanted = received_at(request), request.POST.get("do", "")
    if wanted == "confirm":
        return "confirmed" if subscriptions.confirm(secret=secret, now=now).confirmed_at else ""
    if wanted == "end_all":
        which = [found.pk for found in subscriptions.of_owner(row)]
    elif wanted.startswith("end-") and wanted[4:].isdecimal():
        which = [int(wanted[4:])]
    else:
        return ""
    return "ended" if subscriptions.end(secret=secret, now=now, which=which) else ""


@csrf_exempt  # RFC 8058: a mail program posts here, from anywhere and without a cookie
def unfollow(request: HttpRequest, secret: str) -> HttpResponse:
    """End what brought the letter: one POST does it, and a second does no harm. A GET shows the button."""
    row = row_or_404(secret)
    if request.method == "POST":
        subscriptions.end(secret=secret, now=received_at(request))
        row.refresh_from_db()
    elif row.language != get_language():
        return keep_private(redirect(address("unfollow", row, secret)))
    facts = {"row": entry(row), "is_ended": row.ended_at is not None, "manage_url": reverse("followed", args=[secret])}
    return private_page(request, "participation/unfollow.html", facts)


def address(name: str, row: Subscription, secret: str) -> str:
    from django.utils.translation import override

    with override(row.language):
        return reverse(name, kwargs={"secret": secret})


def entry(row: Subscription) -> dict:
    """A subscription in words; what it was about may be gone."""
    described = describe(row.subject, get_language())
    return {
        "pk": row.pk,
        "title": described.title if described else _("something that is no longer public"),
        "lang": described.lang if described else "",
        "url": described.url if described else "",
        "is_weekly": row.pace == Subscription.Pace.WEEKLY,
        "is_confirmed": row.confirmed_at is not None,
    }


def masked(email: str) -> str:
    """Enough for its owner to know it: `i…@example.org`."""
    local, _at, domain = email.partition("@")
    return f"{local[:1]}…@{domain}"
