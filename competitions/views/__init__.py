"""What readers of competitions are shown."""

from .pages import list_competitions, show_competition

__all__ = ["list_competitions", "show_competition"]
