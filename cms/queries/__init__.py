"""Reads over pages of every section, found by type: this floor knows none of them by name."""

from .across import call_models, coming_events, event_models, latest_news, open_calls, past_events
from .cards import as_shown, closing_models, dated_pages, with_calendar
from .days_off import days_off
from .documents import carried_files, documents_of, parts_of_document
from .labels import is_preview, rows_of, terms_of, topics_of
from .lists import (
    IS_NOT_CLOSED,
    below,
    in_language,
    lean,
    listed_below,
    listed_in_slots,
    page_type,
    private_branches,
    readable,
)
from .routes import Route
from .together import RowsTogether

__all__ = [
    "IS_NOT_CLOSED",
    "Route",
    "RowsTogether",
    "as_shown",
    "below",
    "call_models",
    "carried_files",
    "closing_models",
    "coming_events",
    "dated_pages",
    "days_off",
    "documents_of",
    "event_models",
    "in_language",
    "is_preview",
    "latest_news",
    "lean",
    "listed_below",
    "listed_in_slots",
    "open_calls",
    "page_type",
    "parts_of_document",
    "past_events",
    "private_branches",
    "readable",
    "rows_of",
    "terms_of",
    "topics_of",
    "with_calendar",
]
