"""What of an application is still to come: the agreement of a minor's guardian, the acceptance of who is in the team."""

from dataclasses import dataclass

from django.utils.datastructures import MultiValueDict

from ..builder import build_form_class
from ..builder.retyping import typed_again
from ..choices import OPEN_STATUSES, FormKind, Role, Scan
from ..models import Draft, FormVersion, Submission, TeamMember

GUARDIAN, ACCEPTANCE = "guardian", "acceptance"


@dataclass(frozen=True)
class Missing:
    """One thing: the question of a file, or the member who has not accepted."""

    what: str
    label: str
    key: str = ""
    member: TeamMember | None = None


def guardian_questions(version: FormVersion) -> list[str]:
    """Keys of the file questions that hold a guardian's agreement; at most one has that meaning."""
    return [entry["key"] for entry in version.structure if entry["role"] == Role.GUARDIAN and entry["type"] == "file"]


def keys_that_may_follow(version: FormVersion) -> list[str]:
    """Keys of the questions that are not asked for at once, because the form says that their files may follow."""
    keys = guardian_questions(version)
    return keys if keys and version.form.may_follow(GUARDIAN) else []


def waiting_members(holder: Draft | Submission) -> list[TeamMember]:
    """Who is named and has not accepted."""
    members = TeamMember.objects
    rows = members.of_draft(holder) if isinstance(holder, Draft) else members.of_submission(holder)
    about = rows.filter(accepted_at=None).select_related("draft__form", "draft__wording", "submission__form")
    return list(about.select_related("submission__wording"))


def still_to_come(submission: Submission) -> list[Missing]:
    """What a sent application lacks of what may follow, whether or not its time is over."""
    form = submission.form
    if form.kind != FormKind.APPLICATION or submission.status not in OPEN_STATUSES or form.late_until is None:
        return []
    found = missing_files(submission) if form.may_follow(GUARDIAN) else []
    if form.may_follow(ACCEPTANCE):
        found += [Missing(ACCEPTANCE, member.email, member=member) for member in waiting_members(submission)]
    return found


def missing_files(submission: Submission, given: set[str] | None = None) -> list[Missing]:
    """A guardian's agreement that the answers call for, and that no file holds: neither then nor later.

    `given` are the keys of questions whose files are known to be here.

    An infected file, which nobody can open, holds nothing: another may follow.
    """
    wording = submission.wording
    keys = guardian_questions(wording.version)
    if not keys:
        return []
    if given is None:
        sent = submission.attachments.filter(key__in=keys).exclude(scan=Scan.INFECTED)
        given = set(sent.values_list("key", flat=True))
    if given.issuperset(keys):
        return []
    typed = MultiValueDict(typed_again(wording.version.structure, submission.answers))
    asked = build_form_class(wording.version.structure, wording.words)(typed).standings
    return [
        Missing(GUARDIAN, wording.words[key]["label"], key=key)
        for key in keys
        if key not in given and key in asked and asked[key].is_shown and asked[key].is_required
    ]


def came_with(submission: Submission, nonce: str) -> bool:
    """Whether the files of that very post are with the case."""
    return submission.attachments.filter(message__nonce=nonce).exists()
