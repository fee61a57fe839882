"""Pages and rows of competitions."""

from .calendar import CompetitionStep
from .figures import Figure, Prize, Winner
from .pages import CompetitionPage, CompetitionsIndexPage
from .rows import Channel, Criterion, Juror

__all__ = [
    "Channel",
    "CompetitionPage",
    "CompetitionStep",
    "CompetitionsIndexPage",
    "Criterion",
    "Figure",
    "Juror",
    "Prize",
    "Winner",
]
