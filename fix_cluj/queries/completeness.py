"""What filed applications still lack: a guardian's agreement, members who have not accepted, an address nobody confirmed."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from participation.choices import OPEN_STATUSES, Scan
from participation.models import Attachment, TeamMember
from participation.queries.late import ACCEPTANCE, GUARDIAN, missing_files

from ..models import Application


@dataclass
class Lack:
    """Of one application."""

    files: list[str] = field(default_factory=list)  # labels of the questions
    members: int = 0
    is_unconfirmed: bool = False

    def __bool__(self) -> bool:
        return bool(self.files or self.members or self.is_unconfirmed)


def lacks_of(rows: list[Application]) -> dict[int, Lack]:
    """By application; what is closed, taken back or refused lacks nothing any more."""
    open_rows = [row for row in rows if row.submission.status in OPEN_STATUSES and not row.submission.erased_at]
    sent = [row.submission_id for row in open_rows]
    members = Counter(
        TeamMember.objects.filter(submission__in=sent, accepted_at=None).values_list("submission", flat=True)
    )
    files = Attachment.objects.filter(submission__in=sent).exclude(scan=Scan.INFECTED)
    given: dict = {pk: set() for pk in sent}
    for pk, key in files.values_list("submission", "key"):
        given[pk].add(key)
    return {row.pk: lack_of(row, members[row.submission_id], given[row.submission_id]) for row in open_rows}


def lack_of(row: Application, members: int, given: set[str]) -> Lack:
    sent = row.submission
    form = sent.form
    return Lack(
        files=[one.label for one in missing_files(sent, given=given)] if form.may_follow(GUARDIAN) else [],
        members=members if form.may_follow(ACCEPTANCE) else 0,
        is_unconfirmed=form.needs_confirmation and bool(sent.email) and sent.confirmed_at is None,
    )


def incomplete(rows):
    """Of applications, those that lack something; what only their answers tell is asked of the few it may concern."""
    waiting = TeamMember.objects.filter(submission=OuterRef("submission"), accepted_at=None)
    is_unconfirmed = Q(submission__form__needs_confirmation=True, submission__confirmed_at=None)
    may_lack = is_unconfirmed & ~Q(submission__email="")
    may_lack |= Q(Exists(waiting), submission__form__late_acceptance=True)
    may_lack |= Q(submission__form__late_guardian=True)
    found = rows.filter(may_lack, submission__status__in=OPEN_STATUSES).select_related(
        "submission__form", "submission__wording__version"
    )
    lacks = lacks_of(list(found))
    return rows.filter(pk__in=[pk for pk, lack in lacks.items() if lack])
