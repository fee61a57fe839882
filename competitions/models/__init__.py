"""Pages and rows of competitions."""

from .calendar import CompetitionStep
from .entries import CompetitionStage, ListedEntry
from .figures import Figure, Prize, Winner
from .judging import JuryAssignment, JuryConflict, JuryCriterion, JuryReview, JuryScore, JurySeat
from .pages import CompetitionPage, CompetitionsIndexPage
from .rows import Channel, Criterion, Juror
from .sealed import SealedEntry, SealedFile, SealedIdentity, SealedOpening, SealedRound

__all__ = [
    "Channel",
    "CompetitionPage",
    "CompetitionStage",
    "CompetitionStep",
    "CompetitionsIndexPage",
    "Criterion",
    "Figure",
    "Juror",
    "JuryAssignment",
    "JuryConflict",
    "JuryCriterion",
    "JuryReview",
    "JuryScore",
    "JurySeat",
    "ListedEntry",
    "Prize",
    "SealedEntry",
    "SealedFile",
    "SealedIdentity",
    "SealedOpening",
    "SealedRound",
    "Winner",
]
