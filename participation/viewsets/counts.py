"""How much waits for a person; counted once per request, however many places show it."""

from django.db.models import Count, Q
from django.utils import timezone

from ..choices import OPEN_STATUSES, Status
from ..models import Submission
from ..permissions import desks_of, visible_to


def inbox_counts(request) -> dict[str, int]:
    """Numbers of open, new, overdue, quarantined submissions, and of open ones that are mine."""
    if not hasattr(request, "_inbox_counts"):
        request._inbox_counts = count(request.user) if desks_of(request.user) else {}
    return request._inbox_counts


def count(user) -> dict[str, int]:
    is_open = Q(status__in=OPEN_STATUSES)
    # Closed ones, the great majority in time, are left out first: the index on status answers.
    rows = visible_to(user, Submission.objects.filter(is_open | Q(status=Status.QUARANTINED)))
    return rows.aggregate(
        open=Count("pk", filter=is_open),
        new=Count("pk", filter=Q(status=Status.NEW)),
        mine=Count("pk", filter=is_open & Q(owner=user)),
        overdue=Count("pk", filter=is_open & Q(due_on__lt=timezone.localdate())),
        quarantined=Count("pk", filter=Q(status=Status.QUARANTINED)),
    )
