"""What may become of a submission: one table, read by buttons, permissions, documentation and tests; pure."""

from dataclasses import dataclass

from .choices import CLOSED_STATUSES, OPEN_STATUSES, Status

CLOSED_BY_STAFF = frozenset(CLOSED_STATUSES) - {Status.WITHDRAWN}  # what its author took back stays taken back


@dataclass(frozen=True)
class Transition:
    """A verb, where it may start, where it ends and the permission it takes; none: staff never use it."""

    verb: str
    sources: frozenset[str]
    target: str
    permission: str


TRANSITIONS = (
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
BY_VERB = {transition.verb: transition for transition in TRANSITIONS}


class TransitionRefused(Exception):
    """The verb does not apply to a submission in that status."""


class NoPlaceLeft(TransitionRefused):
    """Every place of its form is taken."""


def apply_verb(verb: str, status: str) -> str:
    """The status after `verb`; raises TransitionRefused when it does not apply."""
    transition = BY_VERB[verb]
    if status not in transition.sources:
        raise TransitionRefused(f"{verb} does not apply to {status}")
    return transition.target


def verbs_for(status: str) -> list[str]:
    """The verbs that apply to a status, in the table's order."""
    return [transition.verb for transition in TRANSITIONS if status in transition.sources]
