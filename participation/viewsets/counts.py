"""How much waits for a person; counted once per request, however many places show it."""

from django.db.models import Count, Q
from django.utils import timezone

from ..choices import OPEN_STATUSES, Desk, FormKind, Status
from ..models import Submission
from ..permissions import desks_of, visible_to, works_at_all


def inbox_counts(request) -> dict:
    """Numbers of open, new, overdue, quarantined submissions, and of open ones that are mine."""
    if not hasattr(request, "_inbox_counts"):
        request._inbox_counts = count(request.user) if works_at_all(request.user) else {}
    return request._inbox_counts


def count(user) -> dict:
    """All in one query; whoever works at the grants desk gets the same of the applications alone."""
    is_open = Q(status__in=OPEN_STATUSES)
    # Closed ones, the great majority in time, are left out first: the index on status answers.
    rows = visible_to(user, Submission.objects.filter(is_open | Q(status=Status.QUARANTINED)))
    waiting = {
        "open": is_open,
        "new": Q(status=Status.NEW),
        "mine": is_open & Q(owner=user),
        "overdue": is_open & Q(due_on__lt=timezone.localdate()),
        "quarantined": Q(status=Status.QUARANTINED),
    }
    found = {name: Count("pk", filter=condition) for name, condition in waiting.items()}
    if Desk.GRANTS in desks_of(user):
        of_calls = Q(form__kind=FormKind.APPLICATION)
        found |= {f"applications_{name}": Count("pk", filter=of_calls & found) for name, found in waiting.items()}
    numbers = rows.aggregate(**found)
    whole = {name: numbers[name] for name in waiting}
    return whole | {"applications": {name: numbers.get(f"applications_{name}", 0) for name in waiting}}
