"""What may become of a round of judging: one table, read by buttons, permissions, documentation and tests; pure."""

from dataclasses import dataclass

from .choices import JudgingState

S = JudgingState


@dataclass(frozen=True)
class Transition:
    """A verb, where it may start, where it ends, and the part that its person plays: `organise` or `approve`."""

    verb: str
    sources: frozenset[str]
    target: str
    part: str


ORGANISE, APPROVE = "organise", "approve"
TRANSITIONS = (
    Transition("convene", frozenset({S.PREPARING}), S.DECLARING, ORGANISE),
    Transition("draw", frozenset({S.DECLARING}), S.JUDGING, ORGANISE),  # once everybody has declared
    Transition("rank", frozenset({S.JUDGING}), S.RANKED, ORGANISE),
    Transition("judge_again", frozenset({S.RANKED, S.APPROVING}), S.JUDGING, ORGANISE),
    Transition("approve", frozenset({S.RANKED}), S.APPROVING, APPROVE),
    Transition("take_back_approval", frozenset({S.APPROVING}), S.RANKED, APPROVE),
    Transition("approve_second", frozenset({S.APPROVING}), S.APPROVED, APPROVE),  # by somebody else
    Transition("publish", frozenset({S.APPROVED}), S.PUBLISHED, APPROVE),
)
BY_VERB = {transition.verb: transition for transition in TRANSITIONS}


class TransitionRefused(Exception):
    """The verb does not apply to a round in that state."""


def apply_verb(verb: str, state: str) -> str:
    """The state after `verb`; raises TransitionRefused when it does not apply."""
    transition = BY_VERB[verb]
    if state not in transition.sources:
        raise TransitionRefused(f"{verb} does not apply to {state}")
    return transition.target


def verbs_for(state: str) -> list[str]:
    """The verbs that apply to a state, in the table's order."""
    return [transition.verb for transition in TRANSITIONS if state in transition.sources]
