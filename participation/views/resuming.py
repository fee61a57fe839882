"""Continuing later: a letter with a one-time link, and the page that it opens, which asks for a press of a button."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from ..actions.access import find, use
from ..actions.drafts import AlreadySent, TooManyLetters, ask_to_resume
from ..forms import ResumeForm
from ..models import AccessLink, Draft
from ..references import hash_link
from .opened import DraftAttempt, about_draft, draft_attempt
from .requests import UNREADABLE, home_alternates, is_from_here, keep_private, read_typed, received_at, sender_of
from .shown import show

BUSY = _("Several letters were asked for within the last hour. Wait a little, then ask again.")
FOREIGN = _("The page did not come from this site. Press the button again.")
RESUME = AccessLink.Purpose.RESUME


@about_draft
def draft_later(attempt: DraftAttempt, *, posted) -> HttpResponse:
    """Where to send the link; the draft's own address can be kept as well. A member has an address of the own."""
    if attempt.member:
        return redirect(attempt.address("team_member"))
    form, sent_to, status = ResumeForm(initial={"email": known_address(attempt)}), "", 200
    if attempt.request.method == "POST":
        form, status = ResumeForm(posted), 422
        if not is_from_here(attempt.request):
            form.add_error(None, FOREIGN)
        elif form.is_valid():
            sent_to, status = ask(attempt, form)
    back = attempt.step_address(max(attempt.draft.step, 1))
    facts = {"form": form, "sent_to": sent_to, "draft": attempt.draft, "back_url": back}
    return show(attempt, "participation/draft_later.html", status, **facts, action=attempt.address("draft_later"))


def ask(attempt: DraftAttempt, form: ResumeForm) -> tuple[str, int]:
    """The address that the letter goes to (empty: none goes) and the status of the page."""
    email = form.cleaned_data["email"]
    try:
        ask_to_resume(draft=attempt.draft, email=email, sender=sender_of(attempt.request), now=attempt.now)
    except TooManyLetters:
        form.add_error("email", BUSY)
        return "", 429
    return email, 200


def known_address(attempt: DraftAttempt) -> str:
    """The address given before, else the one typed in the form."""
    typed = [
        attempt.typed.get(entry["key"], "") for entry in attempt.wording.version.structure if entry["role"] == "email"
    ]
    return attempt.draft.email or next(iter(typed), "")


@csrf_exempt  # the secret of the link is what proves the right
def resume_draft(request: HttpRequest, secret: str) -> HttpResponse:
    """Opening the link shows a page: programs that look into letters open links too. The button uses it up."""
    now = received_at(request)
    link = find(secret=secret, purpose=RESUME, now=now)
    if request.method == "POST":
        try:
            posted, _too_large = read_typed(request)
        except UNREADABLE:
            return keep_private(render(request, "participation/unreadable.html", status=400))
        if not is_from_here(request):
            return page(request, link, FOREIGN, 403)
        if "again" in posted:
            return send_another(request, secret, now)
        if used := use(secret=secret, purpose=RESUME, now=now):
            draft = Draft.objects.select_related("form", "wording__version__form").get(pk=used.draft_id)
            return keep_private(redirect(draft_attempt(request, draft, None, []).step_address(max(draft.step, 1))))
        link = None
    if link is None and not AccessLink.objects.filter(secret_hash=hash_link(secret), purpose=RESUME).exists():
        raise Http404("No such link.")
    return page(request, link, "", 200 if link else 410)


def send_another(request: HttpRequest, secret: str, now) -> HttpResponse:
    """A used link asks for the next; it goes to the address that the draft already has, to no other."""
    links = AccessLink.objects.filter(secret_hash=hash_link(secret), purpose=RESUME, draft__expires_at__gt=now)
    link = links.select_related("draft__form", "draft__wording").exclude(draft__email="").first()
    if link is None:
        return page(request, None, "", 410, is_over=True)
    try:
        ask_to_resume(draft=link.draft, email=link.draft.email, sender=sender_of(request), now=now)
    except (TooManyLetters, AlreadySent):
        return page(request, None, BUSY, 429)
    return page(request, None, "", 200, is_sent=True)


def page(request: HttpRequest, link, message, status: int, **facts) -> HttpResponse:
    facts |= {"link": link, "message": message, "alternates": home_alternates(), "language": get_language()}
    return keep_private(render(request, "participation/resume.html", facts, status=status), referrer="same-origin")
