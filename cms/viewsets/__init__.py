"""The staff area's screens of cms: vocabularies, and documents with versions."""

from .documents import VersionsViewSet
from .vocabularies import TermViewSet, VocabularyViewSetGroup, refuse_venue_of_pages

__all__ = ["TermViewSet", "VersionsViewSet", "VocabularyViewSetGroup", "refuse_venue_of_pages"]
