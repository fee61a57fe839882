"""Into one's own case without an account: number and e-mail code, number and PIN, or the link of a letter."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..actions.access import check_code, check_pin, find, open_case, send_code, use
from ..actions.conversation import confirm_address, confirmable
from ..case_forms import FORM_ID, CodeForm, DoorForm
from ..choices import programme_of
from ..models import AccessLink
from .requests import alternates_of, is_from_here, is_within, keep_private, read_safely, received_at, sender_of

PURPOSE = AccessLink.Purpose
BUSY = _("Too many tries came from your network. Wait a few minutes and try again.")
NOT_TOGETHER = _("Number and PIN do not belong together, or were tried too often. Look at both again, or wait an hour.")
WRONG_CODE = _("This code does not fit or is too old. Look at the newest letter, or ask for another code.")


def case_address(submission, secret: str) -> str:
    """Where a case is read, in the language of its author."""
    with override(submission.language):
        return reverse("case", kwargs={"secret": secret})


def show(request: HttpRequest, template: str, context: dict, status: int = 200) -> HttpResponse:
    """A page with a form: its origin must be told to us, and to nobody else."""
    return keep_private(render(request, f"participation/{template}", context, status=status), referrer="same-origin")


@csrf_exempt  # no cookie is involved: whoever comes in has shown a code, a PIN or a secret
@require_http_methods(["GET", "HEAD", "POST"])
def case_door(request: HttpRequest) -> HttpResponse:
    """Ask for the number and a proof; a PIN opens at once, an e-mail gets a code."""
    if request.method != "POST":
        return show_door(request, DoorForm(initial={"number": request.GET.get("n", "")[:40]}, auto_id=FORM_ID))
    typed = read_safely(request)
    form = DoorForm(typed, auto_id=FORM_ID)
    if not is_from_here(request):
        return show_door(request, form, 403)
    if not form.is_valid():
        return show_door(request, form, 422)
    if not is_within(request, "verify"):
        form.add_error(None, BUSY)
        return show_door(request, form, 429)
    reference, proof = form.cleaned_data["number"], form.cleaned_data["proof"]
    sender, now = sender_of(request), received_at(request)
    if not form.is_pin:
        ticket = send_code(reference=reference, email=proof, purpose=PURPOSE.FOLLOW, now=now, sender=sender)
        form = CodeForm(initial={"ticket": ticket, "number": reference}, auto_id=FORM_ID)
        return show(
            request, "case_code.html", {"form": form, "reference": reference, "alternates": alternates_of("case_door")}
        )
    submission = check_pin(reference=reference, pin=proof, now=now, sender=sender)
    if submission is None:
        form.add_error("proof", NOT_TOGETHER)
        return show_door(request, form, 422)
    return keep_private(redirect(case_address(submission, open_case(submission=submission, how="pin", now=now))))


def show_door(request: HttpRequest, form: DoorForm, status: int = 200) -> HttpResponse:
    return show(request, "case_door.html", {"form": form, "alternates": alternates_of("case_door")}, status)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def case_code(request: HttpRequest) -> HttpResponse:
    """The code of the letter opens the case."""
    if request.method != "POST":
        return keep_private(redirect("case_door"))
    form = CodeForm(read_safely(request), auto_id=FORM_ID)
    if form.is_valid() and is_from_here(request):
        if not is_within(request, "verify"):
            form.add_error(None, BUSY)
            return show_code(request, form, 429)
        now = received_at(request)
        found = check_code(
            ticket=form.cleaned_data["ticket"], code=form.cleaned_data["code"], purpose=PURPOSE.FOLLOW, now=now
        )
        if found:
            return keep_private(redirect(case_address(found, open_case(submission=found, how="code", now=now))))
        form.add_error("code", WRONG_CODE)
    return show_code(request, form, 422)


def show_code(request: HttpRequest, form: CodeForm, status: int) -> HttpResponse:
    reference = form.data.get("number", "")[:40]
    return show(
        request,
        "case_code.html",
        {"form": form, "reference": reference, "alternates": alternates_of("case_door")},
        status,
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def case_enter(request: HttpRequest, secret: str) -> HttpResponse:
    """A link of a letter, used up by the button: programs that look into letters open links, they press nothing."""
    now = received_at(request)
    link = find(secret=secret, purpose=PURPOSE.ENTER, now=now)
    if link is None or link.submission is None or link.submission.erased_at:
        return show_over(request)
    if link.submission.language != get_language():
        with override(link.submission.language):
            return keep_private(redirect("case_enter", secret=secret))
    if request.method != "POST" or not is_from_here(request):
        context = {
            "title": gettext("Your case %(reference)s") % {"reference": link.submission.reference},
            "text": gettext("The link of the letter works once. Press the button to open your case."),
            "label": gettext("Open my case"),
            "alternates": alternates_of("case_door"),
            "programme": programme_of(link.submission.form.kind),
        }
        return show(request, "case_press.html", context)
    if use(secret=secret, purpose=PURPOSE.ENTER, now=now) is None:
        return show_over(request)
    opened = open_case(submission=link.submission, how="letter", now=now)
    return keep_private(redirect(case_address(link.submission, opened)))


def show_over(request: HttpRequest, **kept) -> HttpResponse:
    """The address has ended, or never was; what was typed stands there to be copied."""
    return show(request, "case_over.html", kept | {"alternates": alternates_of("case_door")}, 410)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_email(request: HttpRequest, secret: str) -> HttpResponse:
    """The link that shows whose address it is: opened by GET, confirmed by the button."""
    now = received_at(request)
    found = confirmable(secret=secret, now=now)
    if found is None:
        return show_over(request)
    if found.language != get_language():
        with override(found.language):
            return keep_private(redirect("confirm_email", secret=secret))
    context = {"alternates": alternates_of("case_door"), "programme": programme_of(found.form.kind)}
    if found.confirmed_at is None and request.method == "POST" and is_from_here(request):
        confirm_address(secret=secret, now=now)
        return keep_private(redirect("confirm_email", secret=secret))
    if found.confirmed_at:
        context |= {
            "title": gettext("Your e-mail is confirmed"),
            "text": gettext("Thank you. We have %(reference)s and go on with it.") % {"reference": found.reference},
            "url": f"{reverse('case_door')}?n={found.reference}",
            "link_label": gettext("Follow what becomes of it"),
        }
    else:
        context |= {
            "title": gettext("Confirm your e-mail"),
            "text": gettext("Press the button, and we know that %(reference)s came from you.")
            % {"reference": found.reference},
            "label": gettext("It was me"),
        }
    return show(request, "case_press.html", context)
