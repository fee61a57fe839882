"""Pages and rows of debates."""

from .pages import DebatePage, DebatesIndexPage
from .rows import DebateStage

__all__ = ["DebatePage", "DebateStage", "DebatesIndexPage"]
