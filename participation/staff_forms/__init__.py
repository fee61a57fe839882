"""What clerks fill in: on a case, for the front desk, and for somebody who wrote on paper or called."""

from .answer import AnswerForm
from .case import CaseForm
from .entry import Entry, EntryStart, entry_form
from .front_desk import RuleTrial
from .moving import EraseForm, HandoverForm, MergeForm, MessageForm

__all__ = [
    "AnswerForm",
    "CaseForm",
    "Entry",
    "EntryStart",
    "EraseForm",
    "HandoverForm",
    "MergeForm",
    "MessageForm",
    "RuleTrial",
    "entry_form",
]
