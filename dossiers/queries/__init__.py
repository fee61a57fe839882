"""Reads over dossiers."""

from .belonging import dossier_of_key, dossiers_of, dossiers_of_project
from .city import Sums, filter_terms, filtered_dossiers, late_stages, sums_of
from .rows import bodies_of, changes_of, rows_of_dossier
from .timeline import Moment, timeline_of

__all__ = [
    "Moment",
    "Sums",
    "bodies_of",
    "changes_of",
    "dossier_of_key",
    "dossiers_of",
    "dossiers_of_project",
    "filter_terms",
    "filtered_dossiers",
    "late_stages",
    "rows_of_dossier",
    "sums_of",
    "timeline_of",
]
