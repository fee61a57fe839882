"""What changes the rows of vocabularies and documents besides an editor's form."""

from .holidays import fill_holidays
from .versions import CannotPost, post_version, write_text

__all__ = ["CannotPost", "fill_holidays", "post_version", "write_text"]
