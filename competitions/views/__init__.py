"""What readers of competitions are shown."""

from .pages import competition_poster, list_competitions, show_competition

__all__ = ["competition_poster", "list_competitions", "show_competition"]
