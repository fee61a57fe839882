"""What changes debates and their legal terms besides an editor."""

from .calendars import follow_terms, note_acceptance, tend_terms
from .terms import fill_terms

__all__ = ["fill_terms", "follow_terms", "note_acceptance", "tend_terms"]
