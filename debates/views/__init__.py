"""What readers see of debates: the list and a debate's page."""

from .debate import debate_poster, show_debate
from .lists import list_debates
from .register import show_register
from .report import show_report

__all__ = ["debate_poster", "list_debates", "show_debate", "show_register", "show_report"]
