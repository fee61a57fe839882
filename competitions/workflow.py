"""What may become of the judging of sealed entries: one table, read by buttons, permissions, documentation, tests; pure."""

from dataclasses import dataclass

from cms import workflow

from .choices import RoundState

S = RoundState


@dataclass(frozen=True)
class Transition(workflow.Transition):
    """With the right that it takes; jurors act on their own round only."""

    right: str


ORGANISE, OPEN, JUDGE = "organise_sealedround", "open_sealedround", "judge_sealedround"
TRANSITIONS = workflow.Table(
    Transition("begin_judging", frozenset({S.RECEIVING}), S.JUDGING, ORGANISE),
    Transition("fix_ranking", frozenset({S.JUDGING}), S.SIGNING, ORGANISE),
    Transition("judge_again", frozenset({S.SIGNING}), S.JUDGING, ORGANISE),
    Transition("sign_last", frozenset({S.SIGNING}), S.SIGNED, JUDGE),  # every signature before the last changes nothing
    Transition("ask_opening", frozenset({S.SIGNED}), S.OPENING, OPEN),
    Transition("take_back_opening", frozenset({S.OPENING}), S.SIGNED, OPEN),
    Transition("confirm_opening", frozenset({S.OPENING}), S.OPENED, OPEN),  # by somebody else than whoever asked
    Transition("publish_ranking", frozenset({S.OPENED}), S.PUBLISHED, OPEN),
)
