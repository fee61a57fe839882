"""Pages and rows of FIX Cluj."""

from .pages import FixClujPage, GrantCallPage
from .rows import FundedProject, GrantStep

__all__ = ["FixClujPage", "FundedProject", "GrantCallPage", "GrantStep"]
