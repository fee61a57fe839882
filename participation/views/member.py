"""What a member of a team opens: the invitation, which asks for a press, and the page where one reads, writes or accepts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.dates import moment_label

from ..actions import team
from ..actions.access import find
from ..actions.drafts import TooManyLetters
from ..actions.submissions import find_sent
from ..choices import Privacy, TeamRole
from ..models import AccessLink, TeamMember
from ..references import hash_link
from ..structure import privacy_of, reaches_people
from .attempts import collect_staged
from .case_door import show
from .case_facts import STAGES
from .opened import draft_attempt
from .requests import home_alternates, is_from_here, keep_private, read_safely, received_at, sender_of
from .review import sections_of
from .steps import steps_of, unjudged
from .team import BUSY, FOREIGN

TOO_LATE = _("The time in which one could say to be part of the team is over.")
DONE = {
    "accepted": _("Thank you: you are part of the team."),
    "changed": _("It was sent meanwhile; what you wrote afterwards was not sent with it."),
}


@csrf_exempt  # the secret of the link is what proves the right
@require_http_methods(["GET", "HEAD", "POST"])
def team_enter(request: HttpRequest, secret: str) -> HttpResponse:
    """Opening the link shows a button, which uses it up; a link that was used asks for the next one."""
    now = received_at(request)
    links = AccessLink.objects.filter(secret_hash=hash_link(secret), purpose=team.TEAM)
    link = links.select_related("member__draft__form", "member__draft__wording", "member__submission__form").first()
    if link is None or link.member is None:
        raise Http404("No such invitation.")
    member = link.member
    if member.language != get_language():
        with override(member.language):
            return keep_private(redirect("team_enter", secret=secret))
    facts = facts_of(member) | {"is_over": not find(secret=secret, purpose=team.TEAM, now=now)}
    if request.method != "POST":
        return show(request, "team_enter.html", facts)
    if not is_from_here(request):
        return show(request, "team_enter.html", facts | {"message": FOREIGN}, 403)
    if "again" in read_safely(request):
        return send_another(request, member, facts, now)
    opened = team.enter_team(secret=secret, now=now)
    if opened is None:
        return show(request, "team_enter.html", facts | {"is_over": True}, 410)
    return keep_private(redirect("team_member", secret=opened))


def send_another(request: HttpRequest, member: TeamMember, facts: dict, now) -> HttpResponse:
    """The next invitation goes to the address that was named, to no other."""
    try:
        team.write_invitation(member=member, sender=sender_of(request), now=now)
    except TooManyLetters:
        return show(request, "team_enter.html", facts | {"message": BUSY}, 429)
    return show(request, "team_enter.html", facts | {"is_sent": True})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def team_member(request: HttpRequest, secret: str) -> HttpResponse:
    """The member's own page: what the application says so far, what became of it, to accept or to leave."""
    now = received_at(request)
    link = find(secret=secret, purpose=team.MEMBER, now=now)
    member = (
        link
        and TeamMember.objects.filter(pk=link.member_id)
        .select_related("draft__form", "draft__wording__version__form", "submission__form", "submission__wording")
        .first()
    )
    if not member:
        return show(request, "team_over.html", {"alternates": home_alternates()}, 410)
    if member.language != get_language():
        with override(member.language):
            return keep_private(redirect("team_member", secret=secret))
    message, status = None, 200
    if request.method == "POST" and not is_from_here(request):
        message, status = FOREIGN, 403
    elif request.method == "POST":
        try:
            return pressed(member, secret, read_safely(request).get("do", ""), now)
        except team.TooLateToAccept:
            message, status = TOO_LATE, 422
    facts = facts_of(member) | {
        "member": member,
        "message": message,
        "done": DONE.get(request.GET.get("done", ""), DONE["changed"] if "changed" in request.GET else ""),
        "may_accept": team.may_accept(member, now),
        "action": request.path,
    }
    return show(request, "team_member.html", facts | work_of(request, member, secret, now), status)


def pressed(member: TeamMember, secret: str, verb: str, now) -> HttpResponse:
    address = reverse("team_member", kwargs={"secret": secret})
    if verb == "accept":
        team.accept_membership(member=member, now=now)
        address += "?done=accepted"
    elif verb == "leave":
        team.remove_member(member=member, now=now)
    return keep_private(redirect(address))


def facts_of(member: TeamMember) -> dict:
    """What it is about, in the active language."""
    form, wording = team.about(member)
    return {
        "form_title": wording.words.get("_form", {}).get("title") or form.title,
        "closes_label": moment_label(form.closes_at, weekday=False) if form.closes_at else "",
        "is_editor": member.role == TeamRole.EDIT,
        "alternates": home_alternates(),
    }


def work_of(request: HttpRequest, member: TeamMember, secret: str, now) -> dict:
    """What there is to read: the draft as it stands, and where stands what was sent."""
    found: dict = {}
    draft = member.draft
    sent = (draft and find_sent(draft.nonce)) or member.submission
    if sent and not sent.erased_at:
        found["stage"], found["stage_label"] = STAGES[sent.status]
        received = {"reference": sent.reference, "when": moment_label(sent.received_at, weekday=False)}
        found["sent"] = gettext("It was sent on %(when)s and has the number %(reference)s.") % received
    if draft is None or find_sent(draft.nonce) or draft.expires_at <= now:
        return found
    attempt = draft_attempt(request, draft, None, [])
    attempt.member, attempt.member_secret = member, secret
    collect_staged(attempt)
    form = unjudged(attempt.filled())
    return found | {
        "sections": sections_of(attempt, form, steps_of(form, attempt.form), hidden=hidden_from(member)),
        "edit_url": attempt.step_address(max(draft.step, 1))
        if member.role == TeamRole.EDIT and attempt.is_open
        else "",
        "saved_label": moment_label(draft.saved_at, weekday=False),
    }


def hidden_from(member: TeamMember) -> frozenset[str]:
    """Whoever only reads sees nobody's contact data and no sensitive answer; who writes sees the form as it is."""
    if member.role == TeamRole.EDIT:
        return frozenset()
    structure = member.draft.wording.version.structure
    return frozenset(
        entry["key"] for entry in structure if reaches_people(entry) or privacy_of(entry) == Privacy.SENSITIVE
    )
