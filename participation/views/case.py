"""The author's own case, under an address that works for a few hours: read it, add to it, take it back."""

import hashlib

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from wagtail import hooks

from cms.workflow import TransitionRefused

from ..actions.access import check_code, find, send_code
from ..actions.conversation import CaseEnded, ask_for_erasure, mark_read, withdraw, write_to_staff
from ..actions.privacy import own_data
from ..actions.uploads import StagedFilesGone, drop_staged, stage_upload
from ..case_forms import FORM_ID, CodeForm, MessageForm, WithdrawForm
from ..choices import programme_of
from ..gate import Refused, clean_name
from ..models import AccessLink, StagedUpload, Submission
from ..tokens import new_nonce
from ..workflow import TRANSITIONS
from .attempts import is_uuid
from .case_door import BUSY, WRONG_CODE, case_address, show, show_over
from .case_facts import case_facts
from .owed import papers_of
from .requests import (
    UNREADABLE,
    home_alternates,
    is_from_here,
    is_within,
    keep_private,
    read_safely,
    read_typed,
    received_at,
    sender_of,
)

PURPOSE = AccessLink.Purpose
MESSAGE = "message"  # the key of files that came with a message
FOREIGN = _("The form did not come from this site, so nothing was sent. Check it below and send it from here.")
GONE = _("A file that you chose earlier is no longer here, so nothing was sent. Choose it again.")
ENDED = _("This case was withdrawn, so nothing can be added to it.")
NOT_NOW = _("It cannot be withdrawn any more: we have answered or closed it.")
DONE = {
    "sent": _("We have your message."),
    "withdrawn": _("You have withdrawn it."),
    "paper": _("We have your file."),
    "late": _("It cannot be changed any more: the form has closed, or we closed the case."),
    "erasure": _(
        "We have your request and erase your data within one month. We write to you if the law obliges us to keep a part."
    ),
}


def opened(request: HttpRequest, secret: str) -> Submission | None:
    """The case of an address that still works."""
    link = find(secret=secret, purpose=PURPOSE.FOLLOW, now=received_at(request))
    return link.submission if link and link.submission and not link.submission.erased_at else None


@require_safe
def case(request: HttpRequest, secret: str) -> HttpResponse:
    """Where it stands, what happens next, and everything that was said."""
    submission = opened(request, secret)
    if submission is None:
        return show_over(request)
    if submission.language != get_language():
        return keep_private(redirect(case_address(submission, secret)))
    mark_read(submission=submission, side="author", now=received_at(request))
    return show_case(request, submission, secret)


def show_case(request: HttpRequest, submission: Submission, secret: str, form=None, status: int = 200) -> HttpResponse:
    """The page, with an empty message or the one that was refused."""
    context = case_facts(submission, secret) | {
        "next": said_by_sections(submission, secret),
        "papers": papers_of(submission, secret, received_at(request)),
        "form": form or MessageForm(initial={"nonce": new_nonce()}),
        "done": DONE.get(request.GET.get("done", ""), ""),
        "alternates": home_alternates(),
    }
    for step in context["next"]:  # a section knows better than the desk where it stands
        context |= step.get("instead", {})
    return show(request, "case.html", context, status)


def said_by_sections(submission: Submission, secret: str) -> list[dict]:
    """What sections know better than the desk (`instead`), some of it with a notice of its own (`title`)."""
    return [step for told in hooks.get_hooks("case_next") for step in told(submission, secret)]


def may_withdraw(submission: Submission, secret: str) -> bool:
    """Whether the case offers it, as its page does."""
    said = [step.get("instead", {}).get("may_withdraw") for step in said_by_sections(submission, secret)]
    return "withdraw" in TRANSITIONS.verbs(submission.status) and False not in said


def back(submission: Submission, secret: str, done: str) -> HttpResponse:
    return keep_private(redirect(f"{case_address(submission, secret)}?done={done}"))


@csrf_exempt  # the secret of the address is what shows who sends; the origin is asked for as well
@require_http_methods(["GET", "HEAD", "POST"])
def case_write(request: HttpRequest, secret: str) -> HttpResponse:
    """Add a message and files; sent twice it is added once, refused it stands there as it was typed."""
    if request.method != "POST":
        return keep_private(redirect("case", secret=secret))
    try:
        typed, too_large = read_typed(request)
    except UNREADABLE:
        return show_over(request)
    submission = opened(request, secret)
    if submission is None:
        return show_over(request, typed=typed.get("text", ""))
    nonce = nonce_for(submission, typed.get("nonce", ""))
    problems = stage(request, submission, nonce, typed, too_large) if is_from_here(request) else []
    staged = list(StagedUpload.objects.filter(nonce=nonce))
    form = MessageForm(typed, staged=staged, problems=problems)
    if not is_from_here(request):
        form.add_error(None, FOREIGN)
    elif form.is_valid() and not is_within(request, "source"):
        form.add_error(None, BUSY)
    if not form.is_valid():
        return show_case(request, submission, secret, form, 422)
    try:
        text, now = form.cleaned_data["text"], received_at(request)
        write_to_staff(submission=submission, text=text, now=now, nonce=nonce, staged=staged)
    except (CaseEnded, StagedFilesGone) as reason:
        form.add_error(None, ENDED if isinstance(reason, CaseEnded) else GONE)
        return show_case(request, submission, secret, form, 422)
    return back(submission, secret, "sent")


def nonce_for(submission: Submission, typed: str) -> str:
    """The nonce that the page handed out, bound to the case: nobody can name the files of another."""
    return hashlib.sha256(f"{submission.pk}:{typed[:64]}".encode()).hexdigest()


def stage(request: HttpRequest, submission: Submission, nonce: str, typed, too_large) -> list[str]:
    """Keep the files that came, as a form does; why some were refused."""
    now = received_at(request)
    if removed := [value for value in typed.getlist("remove") if is_uuid(value)]:
        drop_staged(nonce=nonce, ids=removed, now=now)
    field = MessageForm().fields["files"]
    words = gettext("“%(name)s” is larger than %(size)d MB. Choose a smaller file.")
    problems = [words % {"name": clean_name(name), "size": field.max_bytes // 1024 // 1024} for _key, name in too_large]
    for upload in request.FILES.getlist("files"):
        try:
            if not is_within(request, "upload"):
                raise Refused(str(BUSY))
            stage_upload(form=submission.form, nonce=nonce, key=MESSAGE, upload=upload, extensions=field.extensions, max_bytes=field.max_bytes, now=now)  # fmt: skip
        except Refused as refusal:
            problems.append(str(refusal))
    return problems


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def case_withdraw(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask once more, then take it back."""
    typed = read_safely(request) if request.method == "POST" else None
    submission = opened(request, secret)
    if submission is None:
        return show_over(request, typed=typed.get("reason", "") if typed else "")
    form = WithdrawForm(typed, auto_id=FORM_ID)
    context = {"submission": submission, "form": form, "alternates": home_alternates()}
    context |= {"case_url": case_address(submission, secret), "programme": programme_of(submission.form.kind)}
    if typed is None:
        context["too_late"] = "" if may_withdraw(submission, secret) else NOT_NOW
        return show(request, "case_withdraw.html", context)
    if not is_from_here(request):
        form.add_error(None, FOREIGN)
    if not form.is_valid():
        return show(request, "case_withdraw.html", context, 422)
    try:
        withdraw(submission=submission, reason=form.cleaned_data["reason"], now=received_at(request))
    except TransitionRefused:
        form.add_error(None, NOT_NOW)
        return show(request, "case_withdraw.html", context, 422)
    return back(submission, secret, "withdrawn")


@require_safe
def case_data(request: HttpRequest, secret: str) -> HttpResponse:
    """A copy of everything that we keep about the case, as a ZIP."""
    submission = opened(request, secret)
    if submission is None:
        return show_over(request)
    response = StreamingHttpResponse(own_data(submission), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{submission.reference}.zip"'
    return keep_private(response)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def case_erase(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask for erasure: whoever gave an e-mail shows with a new code that it is still theirs."""
    submission = opened(request, secret)
    if submission is None:
        return show_over(request)
    context = {"submission": submission, "alternates": home_alternates(), "case_url": case_address(submission, secret)}
    context["programme"] = programme_of(submission.form.kind)
    if request.method != "POST":
        return show(request, "case_erase.html", context)
    typed = read_safely(request)
    if not is_from_here(request):
        return show(request, "case_erase.html", context | {"message": FOREIGN}, 403)
    if submission.email and not typed.get("ticket"):
        context["form"] = CodeForm(
            initial={"ticket": erase_ticket(request, submission), "number": submission.reference}, auto_id=FORM_ID
        )
        return show(request, "case_erase.html", context)
    if submission.email and not erase_code_fits(request, submission, context, typed):
        return show(request, "case_erase.html", context, 422)
    ask_for_erasure(submission=submission, now=received_at(request))
    return back(submission, secret, "erasure")


def erase_ticket(request: HttpRequest, submission: Submission) -> str:
    facts = {"reference": submission.reference, "email": submission.email, "purpose": PURPOSE.ERASE}
    return send_code(now=received_at(request), sender=sender_of(request), **facts)


def erase_code_fits(request: HttpRequest, submission: Submission, context: dict, typed) -> bool:
    """Whether the code of the letter was typed; the form with what was wrong is left in `context`."""
    form = context["form"] = CodeForm(typed, auto_id=FORM_ID)
    if not form.is_valid():
        return False
    ticket, code = form.cleaned_data["ticket"], form.cleaned_data["code"]
    if check_code(ticket=ticket, code=code, purpose=PURPOSE.ERASE, now=received_at(request)) == submission:
        return True
    form.add_error("code", WRONG_CODE)
    return False
