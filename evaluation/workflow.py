"""What may become of a round of judging: one table, read by buttons, permissions, documentation and tests; pure."""

from dataclasses import dataclass

from cms import workflow

from .choices import JudgingState

S = JudgingState


@dataclass(frozen=True)
class Transition(workflow.Transition):
    """With the part that its person plays: `organise` or `approve`."""

    part: str


ORGANISE, APPROVE = "organise", "approve"
TRANSITIONS = workflow.Table(
    Transition("convene", frozenset({S.PREPARING}), S.DECLARING, ORGANISE),
    Transition("draw", frozenset({S.DECLARING}), S.JUDGING, ORGANISE),  # once everybody has declared
    Transition("rank", frozenset({S.JUDGING}), S.RANKED, ORGANISE),
    Transition("judge_again", frozenset({S.RANKED, S.APPROVING}), S.JUDGING, ORGANISE),
    Transition("approve", frozenset({S.RANKED}), S.APPROVING, APPROVE),
    Transition("take_back_approval", frozenset({S.APPROVING}), S.RANKED, APPROVE),
    Transition("approve_second", frozenset({S.APPROVING}), S.APPROVED, APPROVE),  # by somebody else
    Transition("publish", frozenset({S.APPROVED}), S.PUBLISHED, APPROVE),
)
