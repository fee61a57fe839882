"""What staff work with: the table of legal terms, and what is late or not allowed on their first page."""

from .dashboard import DebatesPanel
from .publishing import refuse_bulk_publish, warn_of_calendar
from .terms import LegalTermViewSet

__all__ = ["DebatesPanel", "LegalTermViewSet", "refuse_bulk_publish", "warn_of_calendar"]
