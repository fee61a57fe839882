"""Where whoever applies names the team: who is invited, what each may do, who has accepted; from the draft or the case."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.dates import moment_label

from ..actions import team
from ..actions.drafts import TooManyLetters
from ..case_forms import FORM_ID, MemberForm
from ..choices import FormKind, TeamRole
from ..models import Draft, Submission, TeamMember
from ..tokens import is_test
from ..windows import WindowState
from .case import opened
from .case_door import show as show_case
from .case_door import show_over
from .opened import DraftAttempt, about_draft
from .requests import home_alternates, is_from_here, read_safely, sender_of
from .shown import show

FOREIGN = _("The page did not come from this site. Press the button again.")
BUSY = _("Several letters were asked for within the last hour. Wait a little, then ask again.")
NAMED = _("That address is in your team already. If the letter got lost, send the invitation again.")
FULL = _("More people cannot be named here.")
REFUSALS = {team.NamedAlready: NAMED, team.TooManyMembers: FULL, TooManyLetters: BUSY}
DONE = {
    "invite": _("The invitation is on its way."),
    "again": _("The invitation is on its way once more."),
    "role": _("The role was changed."),
    "remove": _("That person is no longer in the team, and the links in our letters open nothing any more."),
}


@about_draft
def draft_team(attempt: DraftAttempt, *, posted) -> HttpResponse:
    """The team of a draft; for whoever began it alone."""
    if attempt.member or attempt.form.kind != FormKind.APPLICATION or is_test(attempt.nonce):
        raise Http404("No team here.")
    with override(attempt.draft.language):
        facts, status = worked_on(attempt.request, attempt.draft, posted, is_open=attempt.is_open)
    back = attempt.step_address(max(attempt.draft.step, 1))
    return show(
        attempt, "participation/team.html", status, **facts, back_url=back, action=attempt.address("draft_team")
    )


@csrf_exempt  # the secret of the address is what shows who asks; the origin is asked for as well
@require_http_methods(["GET", "HEAD", "POST"])
def case_team(request: HttpRequest, secret: str) -> HttpResponse:
    """The team of what was sent, until it is taken back; new members are named while the form is open."""
    submission = opened(request, secret)
    if submission is None:
        return show_over(request)
    if submission.form.kind != FormKind.APPLICATION or submission.withdrawn_at:
        raise Http404("No team here.")
    posted = read_safely(request) if request.method == "POST" else {}
    is_open = submission.form.state_at(timezone.now()) == WindowState.OPEN
    with override(submission.language):
        facts, status = worked_on(request, submission, posted, is_open=is_open)
        facts |= {
            "alternates": home_alternates(),
            "action": reverse("case_team", kwargs={"secret": secret}),
            "back_url": reverse("case", kwargs={"secret": secret}),
            "programme": "fix",
            "is_sent": True,
        }
        return show_case(request, "team.html", facts, status)


def worked_on(request: HttpRequest, holder: Draft | Submission, posted, *, is_open: bool) -> tuple[dict, int]:
    """Do what the pressed button says; what the page shows afterwards, and its status."""
    form, done, message, status = MemberForm(auto_id=FORM_ID), "", None, 200
    if request.method == "POST" and not is_from_here(request):
        message, status = FOREIGN, 403
    elif request.method == "POST":
        verb, _dash, number = posted.get("do", "").partition("-")
        try:
            if verb == "invite" and is_open:
                form = MemberForm(posted, auto_id=FORM_ID)
                done = invite(request, holder, form)
            elif member := member_numbered(holder, number):
                done = change(request, member, verb)
        except tuple(REFUSALS) as refusal:
            message, status = REFUSALS[type(refusal)], 422
        if form.errors:
            status = 422
    members = [as_shown(member) for member in team.members_of(holder).select_related("draft", "submission")]
    return {
        "members": members,
        "form": MemberForm(auto_id=FORM_ID) if done == "invite" else form,
        "message": message,
        "done": DONE.get(done, ""),
        "may_invite": is_open and len(members) < team.MOST_MEMBERS,
    }, status


def invite(request: HttpRequest, holder: Draft | Submission, form: MemberForm) -> str:
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
    elif verb == "role":
        other = TeamRole.VIEW if member.role == TeamRole.EDIT else TeamRole.EDIT
        team.change_role(member=member, role=other, now=now)
    elif verb == "remove":
        team.remove_member(member=member, now=now)
    return verb


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
        "stage": "done" if member.accepted_at else "underway" if member.opened_at else "imagined",
        "words": words,
    }
