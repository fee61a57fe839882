"""The team of an application: named by whoever began it, let in by letters, taken out at once with every link it has."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override
from wagtail.log_actions import log

from cms.dates import moment_label

from ..models import AccessLink, Draft, RateBucket, Submission, TeamMember
from ..outbox import enqueue
from ..queries.late import ACCEPTANCE
from ..references import next_nonce
from ..spam import mailbox_of
from ..windows import WindowState
from .access import LETTER_LIFETIME, issue, use
from .drafts import AGAIN, TooManyLetters
from .journal import record
from .screening import Sender

MOST_MEMBERS = 20
TEAM, MEMBER = AccessLink.Purpose.TEAM, AccessLink.Purpose.MEMBER


class TooManyMembers(Exception):
    """So many are named already that nobody can be added."""


class NamedAlready(Exception):
    """That mailbox belongs to a member already."""


class TooLateToAccept(Exception):
    """The form has closed and no acceptance may follow, or its term is over, or the application was taken back."""


def members_of(holder: Draft | Submission):
    """The members of a draft, or of what was sent."""
    members = TeamMember.objects
    return members.of_draft(holder) if isinstance(holder, Draft) else members.of_submission(holder)


@transaction.atomic
def invite_member(
    *, holder: Draft | Submission, email: str, role: str, sender: Sender | None, now, by=None
) -> TeamMember:
    """Name a member and write to them; raises TooManyMembers, NamedAlready, TooManyLetters.

    `holder` is the draft, or what was sent: its row is held, so that two windows name nobody twice.
    """
    type(holder).objects.select_for_update(of=("self",)).get(pk=holder.pk)
    named = [mailbox_of(member.email) for member in members_of(holder)]
    if mailbox_of(email) in named:
        raise NamedAlready
    if len(named) >= MOST_MEMBERS:
        raise TooManyMembers
    of = {"draft": holder, "submission": counting(holder)} if isinstance(holder, Draft) else {"submission": holder}
    member = TeamMember.objects.create(email=email, role=role, language=holder.language, invited_at=now, **of)
    write_invitation(member=member, sender=sender, now=now)
    tell(member, "team_invite", kind=role)
    return member


def counting(draft: Draft) -> Submission | None:
    """What was sent before and counts until this draft is sent in its place."""
    found = Submission.objects.filter(reference__in=draft.typed.get(AGAIN, []), form=draft.form_id).first()
    return found if found and next_nonce(found.nonce) == draft.nonce else None


@transaction.atomic
def write_invitation(*, member: TeamMember, sender: Sender | None, now, by=None) -> None:
    """One letter with a link that opens the member's page once; raises TooManyLetters.

    Letters are counted to the mailbox, from the network and of the team: nobody writes to a list of addresses with it.
    """
    if sender:
        team = f"team:{member.draft_id or member.submission_id}"
        buckets = sender.mail_bucket(member.email) | sender.bucket("ask") | sender.bucket("team", team)
        if not RateBucket.objects.all_fine(buckets, now):
            raise TooManyLetters
        RateBucket.objects.take(buckets, now)
    secret = issue(purpose=TEAM, now=now, lifetime=LETTER_LIFETIME, member=member)
    form, wording = about(member)
    with override(member.language):
        facts = {
            "form_title": wording.words.get("_form", {}).get("title") or form.title,
            "role": member.role,
            "team_url": settings.SITE_URL + reverse("team_enter", kwargs={"secret": secret}),
            "expires": moment_label(now + LETTER_LIFETIME),
            "closes": moment_label(form.closes_at) if form.closes_at else "",
        }
    about_letter = {"reply_to": form.reply_to, "submission": member.submission}
    enqueue(kind="team_invite", to=member.email, language=member.language, context=facts, now=now, **about_letter)


def about(member: TeamMember):
    """The form that the team fills in, and its words."""
    holder = member.draft or member.submission
    return holder.form, holder.wording


@transaction.atomic
def enter_team(*, secret: str, now, by=None) -> str | None:
    """The link of the letter, used up: the secret under which the member's page is read from now on."""
    used = use(secret=secret, purpose=TEAM, now=now)
    if used is None or used.member is None:
        return None
    if TeamMember.objects.filter(pk=used.member_id, opened_at=None).update(opened_at=now):
        tell(used.member, "team_open")
    return issue(purpose=MEMBER, now=now, lifetime=LETTER_LIFETIME, member=used.member)


def may_accept(member: TeamMember, now) -> bool:
    """While the form is open, and afterwards for as long as it lets an acceptance follow."""
    is_written = member.draft is not None and member.draft.submission_id is None
    if member.submission and member.submission.withdrawn_at and not is_written:
        return False
    form = about(member)[0]
    if form.state_at(now) == WindowState.OPEN:
        return True
    until = form.late_until
    return until is not None and form.may_follow(ACCEPTANCE) and now < until


@transaction.atomic
def accept_membership(*, member: TeamMember, now, by=None) -> None:
    """The member says to be part of the team; only the first time counts. Raises TooLateToAccept."""
    if member.accepted_at is None and not may_accept(member, now):
        raise TooLateToAccept
    if TeamMember.objects.filter(pk=member.pk, accepted_at=None).update(accepted_at=now):
        tell(member, "team_accept")


@transaction.atomic
def change_role(*, member: TeamMember, role: str, now, by=None) -> None:
    """From now on the member reads only, or writes as well."""
    if TeamMember.objects.filter(pk=member.pk).exclude(role=role).update(role=role):
        tell(member, "team_role", kind=role)


@transaction.atomic
def remove_member(*, member: TeamMember, now, by=None) -> None:
    """Out of the team: the row goes with every link that opens anything; what was written by the member stays."""
    tell(member, "team_remove")
    TeamMember.objects.filter(pk=member.pk).delete()


def tell(member: TeamMember, verb: str, **facts) -> None:
    """One entry: of what was sent once there is something, before that of the member alone."""
    if member.submission:
        record(member.submission, verb, by=None, number=member.pk, **facts)
    else:
        log(instance=member, action=f"participation.{verb}", data=facts)
