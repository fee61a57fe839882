"""What changes the rows of vocabularies besides an editor."""

from .holidays import fill_holidays

__all__ = ["fill_holidays"]
