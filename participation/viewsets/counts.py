"""How much waits for a person, and how much a list holds: one query per request, however many places show it."""

from django.db.models import Count, IntegerField, Max, Q, Subquery
from django.utils import timezone

from ..choices import OPEN_STATUSES, Desk, FormKind, Status
from ..models import Submission
from ..permissions import desks_of, visible_to, works_at_all


class CountOf(Subquery):
    """The number of rows of a query, as one value of another."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()

    def __init__(self, rows):
        super().__init__(rows.values("pk"))


def inbox_counts(request, **lists) -> dict:
    """Numbers of open, new, overdue, quarantined ones, of open ones that are mine or nobody's; and of these lists."""
    if not hasattr(request, "_inbox_counts") or lists:
        request._inbox_counts = count(request.user, lists) if works_at_all(request.user) else {}
    return request._inbox_counts


def count(user, lists: dict) -> dict:
    """All in one query; whoever works at the grants desk gets the same of the applications alone."""
    # Closed ones, the great majority in time, are left out first: the index on status answers.
    rows = visible_to(user, Submission.objects.filter(status__in=(*OPEN_STATUSES, Status.QUARANTINED), is_test=False))
    is_open = Q(status__in=OPEN_STATUSES)
    waiting = {
        "open": is_open,
        "new": Q(status=Status.NEW),
        "mine": is_open & Q(owner=user),
        "unassigned": is_open & Q(owner=None),
        "overdue": is_open & Q(due_on__lt=timezone.localdate(), merged_into=None),
        "quarantined": Q(status=Status.QUARANTINED),
    }
    found = {name: Count("pk", filter=condition) for name, condition in waiting.items()}
    if Desk.GRANTS in desks_of(user):
        of_calls = Q(form__kind=FormKind.APPLICATION)
        found |= {
            f"applications_{name}": Count("pk", filter=of_calls & condition) for name, condition in waiting.items()
        }
    numbers = rows.aggregate(**found, **{f"list_{name}": Max(CountOf(listed)) for name, listed in lists.items()})
    whole = {name: numbers[name] for name in waiting}
    of_applications = {name: numbers.get(f"applications_{name}", 0) for name in waiting}
    return (
        whole
        | {"applications": of_applications}
        | {name: counted(numbers[f"list_{name}"], lists[name]) for name in lists}
    )


def counted(number: int | None, rows) -> int:
    """Where nothing waits at all, there was no row to carry the number."""
    return rows.count() if number is None else number


def unanswered(user, kind: str = ""):
    """Cases, open or closed, whose author wrote last."""
    rows = visible_to(user, Submission.objects.filter(is_test=False).waiting_for_us())
    return rows.filter(form__kind=kind) if kind else rows
