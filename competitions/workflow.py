"""What may become of the judging of sealed entries: one table, read by buttons, permissions, documentation, tests; pure."""

from dataclasses import dataclass

from .choices import RoundState

S = RoundState


@dataclass(frozen=True)
class Transition:
    """A verb, where it may start, where it ends and the right it takes; jurors act on their own round only."""

    verb: str
    sources: frozenset[str]
    target: str
    right: str


ORGANISE, OPEN, JUDGE = "organise_sealedround", "open_sealedround", "judge_sealedround"
TRANSITIONS = (
    Transition("begin_judging", frozenset({S.RECEIVING}), S.JUDGING, ORGANISE),
    Transition("fix_ranking", frozenset({S.JUDGING}), S.SIGNING, ORGANISE),
    Transition("judge_again", frozenset({S.SIGNING}), S.JUDGING, ORGANISE),
    Transition("sign_last", frozenset({S.SIGNING}), S.SIGNED, JUDGE),  # every signature before the last changes nothing
    Transition("ask_opening", frozenset({S.SIGNED}), S.OPENING, OPEN),
    Transition("take_back_opening", frozenset({S.OPENING}), S.SIGNED, OPEN),
    Transition("confirm_opening", frozenset({S.OPENING}), S.OPENED, OPEN),  # by somebody else than whoever asked
    Transition("publish_ranking", frozenset({S.OPENED}), S.PUBLISHED, OPEN),
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
