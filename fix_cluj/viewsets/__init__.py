"""What officers and reviewers of grant calls work with."""

from .grants import GrantsViewSet

__all__ = ["GrantsViewSet"]
