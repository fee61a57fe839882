"""Where whoever applies names the team: who is invited, what each may do, who has accepted; from the draft or the case."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.dates import moment_label

from ..actions import team
from ..actions.again import TooLateToChange
from ..actions.drafts import TooManyLetters
from ..case_forms import FORM_ID, MemberForm
from ..choices import OPEN_STATUSES, TeamRole
from ..models import Draft, Submission, TeamMember
from ..queries.teams import may_have_team
from ..tokens import is_test
from ..windows import WindowState
from .case import opened
from .case_door import show as show_case
from .case_door import show_over
from .opened import DraftAttempt, about_draft
from .requests import home_alternates, is_from_here, keep_private, read_safely, received_at, sender_of
from .shown import show

FOREIGN = _("The page did not come from this site. Press the button again.")
BUSY = _("Several letters were asked for within the last hour. Wait a little, then ask again.")
NAMED = _("That address is in your team already. If the letter got lost, send the invitation again.")
FULL = _("More people cannot be named here.")
CLOSED = _("Nobody can be named any more: the form has closed, or this version no longer counts.")
REFUSALS = {
    team.NamedAlready: (NAMED, 422),
    team.TooManyMembers: (FULL, 422),
    TooManyLetters: (BUSY, 429),
    TooLateToChange: (CLOSED, 422),
}
DONE = {
    "invite": _("The invitation is on its way."),
    "again": _("The invitation is on its way once more."),
    "role": _("The role was changed."),
    "remove": _("That person is no longer in the team, and the links in our letters open nothing any more."),
}


@about_draft
def draft_team(attempt: DraftAttempt, *, posted) -> HttpResponse:
    """The team of a draft; for whoever began it alone."""
    form = attempt.form
    if attempt.member or not may_have_team(form.kind, form.page_key) or is_test(attempt.nonce):
        raise Http404("No team here.")
    action, back = attempt.address("draft_team"), attempt.step_address(max(attempt.draft.step, 1))
    with override(attempt.draft.language):
        work = worked_on(attempt.request, attempt.draft, posted, is_open=attempt.is_open)
    if work.done:
        return redirect(f"{action}?done={work.done}")
    return show(attempt, "participation/team.html", work.status, **work.facts, back_url=back, action=action)


@csrf_exempt  # the secret of the address is what shows who asks; the origin is asked for as well
@require_http_methods(["GET", "HEAD", "POST"])
def case_team(request: HttpRequest, secret: str) -> HttpResponse:
    """The team of what was sent, until it is taken back; new members are named while the form is open."""
    submission = opened(request, secret)
    if submission is None:
        return show_over(request)
    if not may_have_team(submission.form.kind, submission.form.page_key) or submission.withdrawn_at:
        raise Http404("No team here.")
    posted = read_safely(request) if request.method == "POST" else {}
    is_open = submission.form.state_at(received_at(request)) == WindowState.OPEN and submission.status in OPEN_STATUSES
    with override(submission.language):
        action = reverse("case_team", kwargs={"secret": secret})
        work = worked_on(request, submission, posted, is_open=is_open)
        if work.done:
            return keep_private(redirect(f"{action}?done={work.done}"))
        facts = work.facts | {
            "alternates": home_alternates(),
            "action": action,
            "back_url": reverse("case", kwargs={"secret": secret}),
            "programme": "fix",
            "is_sent": True,
        }
        return show_case(request, "team.html", facts, work.status)


class Work(NamedTuple):
    """What was done (nothing: it was refused, or nothing was asked), what the page shows, and its status."""

    done: str
    facts: dict
    status: int


def worked_on(request: HttpRequest, holder: Draft | Submission, posted, *, is_open: bool) -> Work:
    """Do what the pressed button says."""
    verb, _dash, number = posted.get("do", "").partition("-") if request.method == "POST" else ("", "", "")
    form, done, message, status = MemberForm(posted if verb == "invite" else None, auto_id=FORM_ID), "", None, 200
    if request.method == "POST" and not is_from_here(request):
        message, status = FOREIGN, 403
    elif verb:
        try:
            if verb == "invite":
                done = invite(request, holder, form, is_open=is_open)
                status = 422  # what is wrong stands beside the field
            elif member := member_numbered(holder, number):
                done = change(request, member, verb)
        except tuple(REFUSALS) as refusal:
            message, status = REFUSALS[type(refusal)]
    members = [as_shown(member) for member in team.members_of(holder).select_related("draft", "submission")]
    facts = {
        "members": members,
        "form": form,
        "message": message,
        "done": DONE.get(request.GET.get("done", ""), "") if status == 200 else "",
        "may_invite": is_open and len(members) < team.MOST_MEMBERS,
        "is_open": is_open,
    }
    return Work(done, facts, status)


def invite(request: HttpRequest, holder: Draft | Submission, form: MemberForm, *, is_open: bool) -> str:
    if not is_open:
        raise TooLateToChange
    if not form.is_valid():
        return ""
    facts = {"email": form.cleaned_data["email"], "role": form.cleaned_data["role"]}
    team.invite_member(holder=holder, sender=sender_of(request), now=timezone.now(), **facts)
    return "invite"


def member_numbered(holder: Draft | Submission, number: str) -> TeamMember | None:
    """A member of this very team."""
    found = team.members_of(holder).select_related("draft__form", "draft__wording", "submission__form")
    return found.filter(pk=int(number)).first() if number.isdecimal() and len(number) < 16 else None


def change(request: HttpRequest, member: TeamMember, verb: str) -> str:
    now = timezone.now()
    if verb == "again":
        team.write_invitation(member=member, sender=sender_of(request), now=now)
    elif verb in TeamRole.values:  # the button says which, so that a double click does not undo it
        team.change_role(member=member, role=verb, now=now)
        return "role"
    elif verb == "remove":
        team.remove_member(member=member, now=now)
    return verb if verb in DONE else ""


def as_shown(member: TeamMember) -> dict:
    """A row of the page."""
    if member.accepted_at:
        words = _("accepted on %(day)s") % {"day": moment_label(member.accepted_at, weekday=False)}
    elif member.opened_at:
        words = _("opened the invitation on %(day)s") % {"day": moment_label(member.opened_at, weekday=False)}
    else:
        words = _("invited on %(day)s") % {"day": moment_label(member.invited_at, weekday=False)}
    return {
        "pk": member.pk,
        "email": member.email,
        "role": member.get_role_display(),
        "is_editor": member.role == TeamRole.EDIT,
        "other_role": TeamRole.VIEW if member.role == TeamRole.EDIT else TeamRole.EDIT,
        "stage": "done" if member.accepted_at else "underway" if member.opened_at else "imagined",
        "words": words,
    }
