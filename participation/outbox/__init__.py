"""Mail leaves through here: written as rows of the transaction that they tell of, sent later by the worker."""

from .composing import compose, enqueue
from .delivery import deliver_due
from .keeping import purge_letters
from .letters import send_daily_digests
from .reminders import remind_of_due_answers

__all__ = ["compose", "deliver_due", "enqueue", "purge_letters", "remind_of_due_answers", "send_daily_digests"]
