"""What readers see of debates: the list and a debate's page."""

from .debate import show_debate
from .lists import list_debates
from .register import show_register

__all__ = ["list_debates", "show_debate", "show_register"]
