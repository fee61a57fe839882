"""Several people had the same idea: their submissions stay, one of them leads, all are answered together."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..choices import OPEN_STATUSES, Outcome, Status
from ..models import PublicAnswer, Submission
from .answers import answer_of, give
from .cases import ChangedMeanwhile, close_or_open, marker_of
from .journal import record


class MergeRefused(Exception):
    """These two cannot be one; the reason is in words for people."""


class AnswerNotAllowed(Exception):
    """Merging would give an answer, and whoever merges may not give it."""


@transaction.atomic
def merge(*, submission, into: Submission, by, now, seen=None, may_give=("answer", "refuse")) -> Submission:
    """Let `submission` be answered with `into`; every original stays as it was sent. The merged one, as it is now.

    When the other was answered already, also a moment ago, the author gets that answer at once: `may_give` are the
    verbs of answers that `by` may give to this author.
    """
    row, lead = both_locked(submission, into)
    if seen is not None and seen != marker_of(row):
        raise ChangedMeanwhile
    if row.merged_into_id == lead.pk:
        return row
    refuse_what_differs(row, lead)
    answer = answer_of(lead)  # read while both are held: whoever publishes waits, or was there before
    if answer.published_at and verb_of(answer) not in may_give:
        raise AnswerNotAllowed
    row.merged_into = lead
    row.status = Status.IN_PROGRESS
    row.owner = row.owner or lead.owner
    row.save(update_fields=["merged_into", "status", "owner"])
    record(row, "merge", by=by, into=str(lead.pk), number=lead.reference)
    record(lead, "merge_here", by=by, number=row.reference)
    if answer.published_at:
        if row.language == "en" and not answer.text_en:
            raise MergeRefused(_("Its author wrote in English: add the English words to the other answer first."))
        give(row, answer, verb_of(answer), by=by, now=now, is_correction=False)
    return row


def verb_of(answer: PublicAnswer) -> str:
    return "refuse" if answer.outcome == Outcome.REFUSED else "answer"


@transaction.atomic
def unmerge(*, submission, by, now) -> Submission:
    """Undo it: the submission waits for an answer of its own again; said twice, it is done once."""
    row = Submission.objects.select_for_update(of=("self",)).select_related("merged_into", "form").get(pk=submission.pk)
    if row.merged_into is None:
        return row
    lead, row.merged_into = row.merged_into, None
    if row.status not in OPEN_STATUSES and row.withdrawn_at is None:
        close_or_open(row, Status.IN_PROGRESS, now)
    row.save(update_fields=["merged_into", "status", "closed_at"])
    record(row, "unmerge", by=by, number=lead.reference)
    record(lead, "unmerge", by=by, number=row.reference)
    return row


def release_merged(*, submission, by, now) -> int:
    """The one that leads goes away (withdrawn, erased): what was merged into it stands for itself again."""
    rows = list(submission.merged.all())
    for row in rows:
        unmerge(submission=row, by=by, now=now)
    return len(rows)


def both_locked(one: Submission, other: Submission) -> tuple[Submission, Submission]:
    """Both rows as they are now, held in one order whoever merges what, so that two merges never wait for each other."""
    rows = Submission.objects.select_for_update(of=("self",)).select_related("form", "wording", "owner")
    found = {row.pk: row for row in rows.filter(pk__in=[one.pk, other.pk]).order_by("pk")}
    return found[one.pk], found[other.pk]


def refuse_what_differs(row: Submission, lead: Submission) -> None:
    if row.pk == lead.pk:
        raise MergeRefused(_("It is the same submission."))
    if row.desk != lead.desk:
        raise MergeRefused(_("The other one is at another desk: hand it over first."))
    if not (row.form.brings_ideas and lead.form.brings_ideas):
        raise MergeRefused(_("Only ideas and petitions are answered together."))
    if row.merged_into_id:
        raise MergeRefused(_("It is merged already: undo that first."))
    if lead.merged_into_id:
        raise MergeRefused(_("The other one is itself merged: choose the one that leads."))
    if row.merged.exists():
        raise MergeRefused(_("Others are merged into it: merge the other way round."))
    if row.status not in OPEN_STATUSES:
        raise MergeRefused(_("Only what is still open can be merged."))
    if lead.status in (Status.QUARANTINED, Status.WITHDRAWN) or lead.erased_at or row.erased_at:
        raise MergeRefused(_("The other one is not worked on any more."))
