"""What may become of a submission: one table, read by buttons, permissions, documentation and tests; pure."""

from dataclasses import dataclass

from cms import workflow

from .choices import CLOSED_STATUSES, OPEN_STATUSES, Status

CLOSED_BY_STAFF = frozenset(CLOSED_STATUSES) - {Status.WITHDRAWN}  # what its author took back stays taken back


@dataclass(frozen=True)
class Transition(workflow.Transition):
    """With the permission that it takes; none: staff never use it."""

    permission: str


TRANSITIONS = workflow.Table(
    Transition("take", frozenset({Status.NEW}), Status.IN_PROGRESS, "change_submission"),
    Transition("answer", frozenset(OPEN_STATUSES | CLOSED_BY_STAFF), Status.ANSWERED, "answer_submission"),
    Transition("refuse", frozenset(OPEN_STATUSES | CLOSED_BY_STAFF), Status.REFUSED, "answer_submission"),
    Transition("file", frozenset(OPEN_STATUSES), Status.FILED, "change_submission"),
    Transition("reopen", CLOSED_BY_STAFF, Status.IN_PROGRESS, "change_submission"),
    Transition("quarantine", frozenset(OPEN_STATUSES), Status.QUARANTINED, "change_submission"),
    Transition("release", frozenset({Status.QUARANTINED}), Status.NEW, "change_submission"),
    Transition("replace", frozenset(OPEN_STATUSES), Status.FILED, ""),  # its author sent a newer version
    Transition("lapse", frozenset({Status.NEW}), Status.WITHDRAWN, ""),  # a place that nobody confirmed in time
    Transition("withdraw", frozenset(OPEN_STATUSES | {Status.QUARANTINED}), Status.WITHDRAWN, ""),  # its author's
)


class NoPlaceLeft(workflow.TransitionRefused):
    """Every place of its form is taken."""
