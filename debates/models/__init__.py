"""Pages and rows of debates, and the terms that the law sets for them."""

from .pages import DebatePage, DebatesIndexPage
from .rows import DebateStage
from .terms import LegalTerm

__all__ = ["DebatePage", "DebateStage", "DebatesIndexPage", "LegalTerm"]
