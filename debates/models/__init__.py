"""Pages and rows of debates, and the terms that the law sets for them."""

from .board import BoardQuestion
from .pages import DebatePage, DebatesIndexPage
from .register import Contribution, DebateRegister
from .reports import AnnualReport
from .rows import DebateStage
from .speakers import Speaker, SpeakingList
from .terms import LegalTerm

__all__ = [
    "AnnualReport",
    "BoardQuestion",
    "Contribution",
    "DebatePage",
    "DebateRegister",
    "DebateStage",
    "DebatesIndexPage",
    "LegalTerm",
    "Speaker",
    "SpeakingList",
]
