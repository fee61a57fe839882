"""What pages ask of forms, answers and what follows from them: readers' pages, and the lists of staff."""

from .forms import call_titles, forms_below, keys_by_role

__all__ = ["call_titles", "forms_below", "keys_by_role"]
