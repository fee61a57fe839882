"""Pages and rows of the Youth Council."""

from .council import YouthCouncilPage
from .groups import WorkingGroup
from .meetings import YouthMeetingPage
from .news import YouthNewsIndexPage, YouthNewsPage
from .rows import CouncilGroup, CouncilMember, HistoryStep, VoteOption

__all__ = [
    "CouncilGroup",
    "CouncilMember",
    "HistoryStep",
    "VoteOption",
    "WorkingGroup",
    "YouthCouncilPage",
    "YouthMeetingPage",
    "YouthNewsIndexPage",
    "YouthNewsPage",
]
