"""Pages and rows of debates."""

from .pages import DebatePage, DebatesIndexPage
from .rows import DebateDocument, DebateNeighbourhood, DebateOrganiser, DebateStage, DebateTopic

__all__ = [
    "DebateDocument",
    "DebateNeighbourhood",
    "DebateOrganiser",
    "DebatePage",
    "DebateStage",
    "DebateTopic",
    "DebatesIndexPage",
]
