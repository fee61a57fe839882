"""The picture that social networks show of a page: what stands on it, and how it is drawn; no query, no request."""

from .card import ShareCard
from .drawing import draw

__all__ = ["ShareCard", "draw"]
