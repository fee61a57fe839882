"""What staff and jurors work with: rounds of sealed entries, the jury's desk."""

from .sealed import SealedViewSet

__all__ = ["SealedViewSet"]
