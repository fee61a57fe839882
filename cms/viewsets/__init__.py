"""The staff area's screens of cms: vocabularies, and documents with versions."""

from .documents import VersionsViewSet
from .vocabularies import TermViewSet, VocabularyViewSetGroup

__all__ = ["TermViewSet", "VersionsViewSet", "VocabularyViewSetGroup"]
