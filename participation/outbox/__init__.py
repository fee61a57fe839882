"""Mail leaves through here: written as rows of the transaction that they tell of, sent later by the worker."""

from .composing import compose, enqueue
from .delivery import deliver_due
from .letters import send_daily_digests

__all__ = ["compose", "deliver_due", "enqueue", "send_daily_digests"]
