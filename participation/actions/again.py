"""Changing what was sent, while its form is open: a draft made from it, which takes its place once it is sent."""

import datetime as dt

from django.core.files.base import File
from django.db import transaction
from django.db.models import Q

from ..builder.retyping import typed_again
from ..choices import OPEN_STATUSES, FormKind, Scan
from ..models import Draft, FormWording, StagedUpload, Submission, TeamMember
from ..models.submissions import CONTACT_COLUMNS
from ..queries.about import ABOUT
from ..queries.late import guardian_questions
from ..references import next_nonce
from ..windows import WindowState
from .cases import locked
from .drafts import AGAIN, AlreadySent, begin_draft
from .replacing import TooLateToChange, sections_let_change


def may_change(submission: Submission, now) -> bool:
    """Whether its author may still send another version of it: applications only, until their form closes."""
    return (
        submission.form.kind == FormKind.APPLICATION
        and submission.form.state_at(now) == WindowState.OPEN
        and submission.status in OPEN_STATUSES
        and not (submission.is_test or submission.erased_at)
        and sections_let_change(submission)
    )


@transaction.atomic
def begin_again(*, submission: Submission, now, by=None) -> Draft:
    """A draft with everything that was sent, files too; asked for twice it is the same one. Until it is sent, the
    earlier version counts. Raises TooLateToChange, AlreadySent.
    """
    row = locked(submission, None)
    if not may_change(row, now):
        raise TooLateToChange
    wording, nonce = wording_for(row), next_nonce(row.nonce)
    contact = {
        entry["key"]: getattr(row, CONTACT_COLUMNS[entry["role"]])
        for entry in wording.version.structure
        if entry["role"] in CONTACT_COLUMNS
    }
    typed = typed_again(wording.version.structure, row.answers | contact) | {AGAIN: [row.reference]}
    if row.about:
        typed[ABOUT] = [row.about]
    draft, is_new = begin_draft(wording=wording, nonce=nonce, typed=typed, step=1, now=now)
    if draft.submission_id:
        raise AlreadySent
    TeamMember.objects.of_submission(row).update(draft=draft, submission=row)
    if is_new or draft.expires_at <= now:
        draft.typed, draft.email, draft.wording, draft.saved_at = typed, row.email, wording, now
        draft.expires_at = now + dt.timedelta(days=row.form.draft_days)
        draft.save(update_fields=["typed", "email", "wording", "saved_at", "expires_at"])
        stage_again(row, draft, now)
    return draft


def wording_for(row: Submission) -> FormWording:
    """The words of today in its language; those of then where nobody has translated today's questions."""
    version = row.form.current_version
    return (version and FormWording.objects.newest(version, row.language)) or row.wording


def stage_again(row: Submission, draft: Draft, now) -> None:
    """Its files as the draft's own: those of the earlier version stay where they are, whatever becomes of these."""
    late = Q(key__in=guardian_questions(row.wording.version))  # came after the sending, and belongs to a question
    for sent in row.attachments.filter(Q(message=None) | late).exclude(scan=Scan.INFECTED):
        staged = StagedUpload(form=row.form, nonce=draft.nonce, key=sent.key, created_at=now)
        for name in ("name", "extension", "content_type", "size", "sha256"):
            setattr(staged, name, getattr(sent, name))
        with sent.file.open() as file:
            staged.file.save(sent.name, File(file), save=False)
        staged.save(force_insert=True)
