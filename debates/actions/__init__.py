"""What changes debates and their legal terms besides an editor."""

from .calendars import follow_terms, note_acceptance, tend_terms
from .register import answer_together, number_contribution, number_missing, tell_authors
from .terms import fill_terms

__all__ = [
    "answer_together",
    "fill_terms",
    "follow_terms",
    "note_acceptance",
    "number_contribution",
    "number_missing",
    "tell_authors",
    "tend_terms",
]
