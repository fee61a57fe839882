"""My applications: by a code to the mailbox, without a password, everything of one person across all calls."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.dates import moment_label
from participation.actions.access import find, open_case
from participation.actions.drafts import secret_of
from participation.actions.own_list import OWN, begin_known, open_membership, open_own_list, send_own_code
from participation.actions.screening import TooManySent
from participation.actions.team import about
from participation.models import AccessLink, Draft, Form, Submission
from participation.queries.own import own_drafts, own_memberships
from participation.views.case_door import BUSY, WRONG_CODE, case_address, show_over
from participation.views.requests import (
    alternates_of,
    home_alternates,
    is_from_here,
    is_within,
    keep_private,
    read_safely,
    received_at,
    sender_of,
)
from participation.windows import WindowState

from ..forms.own import MailboxCodeForm, MailboxForm
from ..models import Application
from ..queries.beginning import Beginning, beginnings
from ..queries.own import own_applications, public_state

FOREIGN = _("The page did not come from this site. Press the button again.")
GONE = _(
    "That is no longer here: it was sent, deleted, or another version took its place. The list below is up to date."
)
NOT_OPEN = _("Nothing was begun: that call takes no applications now. The list below is up to date.")
CROWDED = _("Nothing was begun: very many forms came from your network. Wait a few minutes and press the button again.")


def show(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    """A page with a form: its origin must be told to us, and to nobody else."""
    return keep_private(render(request, f"fix_cluj/{template}", context, status=status), referrer="same-origin")


@csrf_exempt  # no cookie is involved: whoever comes in has shown a code
@require_http_methods(["GET", "HEAD", "POST"])
def own_door(request: HttpRequest) -> HttpResponse:
    """Ask for the mailbox; whatever belongs to it, the next page is the same."""
    form = MailboxForm(read_safely(request) if request.method == "POST" else None)
    facts, status = {"form": form, "alternates": alternates_of("own_door")}, 200
    if request.method == "POST":
        status = 422
        if not is_from_here(request):
            form.add_error(None, FOREIGN)
        elif form.is_valid() and not is_within(request, "verify"):
            form.add_error(None, BUSY)
            status = 429
        elif form.is_valid():
            about_letter = {"email": form.cleaned_data["email"], "language": get_language()}
            ticket = send_own_code(now=timezone.now(), sender=sender_of(request), **about_letter)
            code_form = MailboxCodeForm(initial={"ticket": ticket}, auto_id="id_%s")
            return show(request, "own_code.html", facts | {"form": code_form})
    return show(request, "own_door.html", facts, status)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def own_code(request: HttpRequest) -> HttpResponse:
    """The code of the letter opens the list."""
    if request.method != "POST":
        return keep_private(redirect("own_door"))
    form = MailboxCodeForm(read_safely(request), auto_id="id_%s")
    facts, status = {"form": form, "alternates": alternates_of("own_door")}, 422
    if not is_from_here(request):
        form.add_error(None, FOREIGN)
    elif form.is_valid() and not is_within(request, "verify"):
        form.add_error(None, BUSY)
        status = 429
    elif form.is_valid():
        tried = {"ticket": form.cleaned_data["ticket"], "code": form.cleaned_data["code"]}
        if secret := open_own_list(now=timezone.now(), **tried):
            return keep_private(redirect("own_applications", secret=secret))
        form.add_error("code", WRONG_CODE)
    return show(request, "own_code.html", facts, status)


@csrf_exempt  # the secret of the address is what shows who asks; the origin is asked for as well
@require_http_methods(["GET", "HEAD", "POST"])
def own_list(request: HttpRequest, secret: str) -> HttpResponse:
    """Everything of the mailbox; a button opens one of it."""
    now = timezone.now()
    link = find(secret=secret, purpose=OWN, now=now)
    if link is None or not link.email:
        return show_over(request)
    email = link.email
    message, status = None, 200
    if request.method == "POST" and not is_from_here(request):
        message, status = FOREIGN, 403
    elif request.method == "POST":
        posted = read_safely(request)
        kind, _dash, key = posted.get("open", "").partition("-")
        if "begin" in posted:
            address, message, status = begun(request, link, posted["begin"])
        else:
            address, message, status = opened(email, kind, key, now), GONE, 422
        if address:
            return keep_private(redirect(address))
    facts = {
        "message": message,
        "email": email,
        "sent": [as_sent(row, application, now) for row, application in own_applications(email)],
        "drafts": [as_draft(row, now) for row in own_drafts(email, now)],
        "open": [as_beginning(each) for each in beginnings(email, now)],
        "teams": [as_team(row) for row in own_memberships(email)],
        "alternates": home_alternates(),
    }
    return show(request, "own_list.html", facts, status)


def opened(email: str, kind: str, key: str, now) -> str | None:
    """The address of one thing of this very mailbox; its rows alone are looked through."""
    if kind == "case":
        row = next((row for row, _application in own_applications(email) if str(row.pk) == key), None)
        return row and case_address(row, open_case(submission=row, how="code", now=now))
    if kind == "draft":
        draft = next((row for row in own_drafts(email, now) if str(row.pk) == key), None)
        return draft and address_of(draft)
    member = next((row for row in own_memberships(email) if str(row.pk) == key), None) if kind == "team" else None
    return member and reverse("team_member", kwargs={"secret": open_membership(member=member, now=now)})


def address_of(draft: Draft) -> str:
    with override(draft.language):
        return reverse("draft", kwargs={"secret": secret_of(draft)})


def begun(request: HttpRequest, link: AccessLink, key: str) -> tuple[str, str, int]:
    """Address of the draft that the button made, or of the one that was there; else why there is none, and the status."""
    now = received_at(request)
    found = next((each for each in beginnings(link.email, now) if each.form.key == key), None)
    if found is None:
        return "", NOT_OPEN, 422
    facts = {"wording": found.wording, "typed": found.typed, "source": found.source}
    try:
        draft, _is_new = begin_known(link=link, sender=sender_of(request), now=now, **facts)
    except TooManySent:
        return "", CROWDED, 429
    return address_of(draft), "", 302


def as_sent(row: Submission, application: Application | None, now) -> dict:
    stage, words = public_state(application)
    return {
        "value": f"case-{row.pk}",
        "title": row.title or row.form.title,
        "lang": row.language,
        "call": (application and application.terms.get("call")) or row.form.title,
        "reference": row.reference,
        "stage": stage,
        "words": words,
        "when": moment_label(row.received_at, weekday=False),
        "until": deadline_of(row.form, now),
    }


def as_draft(row, now) -> dict:
    return {
        "value": f"draft-{row.pk}",
        "lang": row.language,
        "title": row.wording.words.get("_form", {}).get("title") or row.form.title,
        "when": moment_label(row.saved_at, weekday=False),
        "until": deadline_of(row.form, now),
    }


def as_beginning(each: Beginning) -> dict:
    return {
        "value": each.form.key,
        "lang": each.wording.language,
        "title": each.wording.words.get("_form", {}).get("title") or each.form.title,
        "call": each.call.title,
        "until": moment_label(each.form.closes_at) if each.form.closes_at else "",
        "fields": ", ".join(each.labels),
        "reference": each.source.reference if each.source else "",
        "draft": f"draft-{each.draft.pk}" if each.draft else "",
        "sent": each.sent.reference if each.sent else "",
    }


def as_team(row) -> dict:
    form, wording = about(row)
    return {
        "value": f"team-{row.pk}",
        "lang": row.language,
        "title": wording.words.get("_form", {}).get("title") or form.title,
        "has_accepted": row.accepted_at is not None,
    }


def deadline_of(form: Form, now) -> str:
    """Until when it can be sent or changed; empty when that is over or there is no deadline."""
    return moment_label(form.closes_at) if form.closes_at and form.state_at(now) == WindowState.OPEN else ""
