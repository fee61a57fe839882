"""The receipt as a clerk prints it for somebody who stands at the desk or wrote on paper."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..actions.journal import record, record_sight
from ..choices import Privacy
from ..models import PersonalDataAccess
from ..permissions import sees_contact, sees_sensitive
from ..views.receipts import on_paper
from ..views.requests import keep_private
from .access import visible_submission


@require_safe
def paper(request, pk):
    """It names its author, and the PIN of whoever gave no e-mail, so it takes the permission to know them; sensitive answers take theirs."""
    submission = visible_submission(request.user, pk)
    if not sees_contact(request.user, submission):
        raise PermissionDenied
    now = timezone.now()
    record_sight(submission, by=request.user, how=PersonalDataAccess.How.DOWNLOADED, now=now)
    shows_sensitive = sees_sensitive(request.user, submission)
    if shows_sensitive and holds_sensitive(submission):
        record_sight(submission, by=request.user, how=PersonalDataAccess.How.REVEALED, now=now)
        record(submission, "reveal", by=request.user)
    return keep_private(on_paper(request, submission, shows_sensitive=shows_sensitive))


def holds_sensitive(submission) -> bool:
    answers = submission.labelled_answers()
    return any(row["privacy"] == Privacy.SENSITIVE and (row["value"] or row["files"]) for row in answers)
