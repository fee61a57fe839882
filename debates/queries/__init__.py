"""Reads over debates: the list and its filters, the calendar that the law asks for, what is late or not allowed."""

from .calendars import LegalCalendar, calendar_of_page, summary_due, window_of
from .lists import filter_terms, filtered_debates, open_until_by_parent, stages_of
from .watch import Concern, concerns

__all__ = [
    "Concern",
    "LegalCalendar",
    "calendar_of_page",
    "concerns",
    "filter_terms",
    "filtered_debates",
    "open_until_by_parent",
    "stages_of",
    "summary_due",
    "window_of",
]
