"""Reads over competitions."""

from .lists import filter_terms, filtered_competitions
from .rows import Rows, rows_of_competition

__all__ = ["Rows", "filter_terms", "filtered_competitions", "rows_of_competition"]
