"""The receipt as a clerk prints it for somebody who stands at the desk or wrote on paper."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.views.decorators.http import require_safe

from ..actions.journal import record_sight
from ..models import PersonalDataAccess
from ..permissions import sees_contact
from ..views.receipts import on_paper
from ..views.requests import keep_private
from .access import visible_submission


@require_safe
def paper(request, pk):
    """It names its author, and the PIN of whoever gave no e-mail, so it takes the permission to know them."""
    submission = visible_submission(request.user, pk)
    if not sees_contact(request.user):
        raise PermissionDenied
    record_sight(submission, by=request.user, how=PersonalDataAccess.How.DOWNLOADED, now=timezone.now())
    return keep_private(on_paper(request, submission))
