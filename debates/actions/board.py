"""The questions of an evening: each waits for the moderator, then stands on the screen, answered or not, or is left out."""

import datetime as dt

from django.db import transaction
from wagtail.log_actions import log

from participation.actions import cases
from participation.choices import OPEN_STATUSES
from participation.models import Submission

from ..models import BoardQuestion
from ..queries.board import board_key_of
from ..workflow import ENDED_SPOTS, Spot, apply_spot


def put_on_board(*, submission: Submission, now: dt.datetime, by=None) -> BoardQuestion | None:
    """A question came, or was released from quarantine: it waits, once. In the transaction that stores it."""
    key = board_key_of(submission.form)
    if key is None:
        return None
    facts = {"debate_key": key, "moved_at": now}
    row, is_new = BoardQuestion.objects.get_or_create(submission=submission, defaults=facts)
    if not is_new and row.debate_key != key:  # handed over to the evening of another debate, it waits there
        row.debate_key, row.state, row.moved_at = key, Spot.WAITING, now
        row.save(update_fields=["debate_key", "state", "moved_at"])
    return row


@transaction.atomic
def move_question(*, question: BoardQuestion, verb: str, by, now: dt.datetime) -> BoardQuestion:
    """One verb of the table; raises TurnRefused. What was answered or left out is filed at the desk, too."""
    row = BoardQuestion.objects.select_for_update(of=("self",)).select_related("submission").get(pk=question.pk)
    row.state, row.moved_at = apply_spot(verb, row.state), now
    row.save(update_fields=["state", "moved_at"])
    log(instance=row, action=f"debates.{verb}_question", user=by, title=f"#{row.pk}")
    case = row.submission
    if row.state in ENDED_SPOTS and case.status in OPEN_STATUSES and case.merged_into_id is None:
        cases.file(submission=case, by=by, now=now)
    return row
