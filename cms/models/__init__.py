"""Models that pages of every section are made of."""

from .events import EventPage
from .facts import FactsMixin
from .media import PortalDocument, PortalImage, PortalRendition
from .pages import BasePage
from .settings import SiteSettings
from .vocabularies import Neighbourhood, Organisation, Topic, Venue

__all__ = [
    "BasePage",
    "EventPage",
    "FactsMixin",
    "Neighbourhood",
    "Organisation",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "SiteSettings",
    "Topic",
    "Venue",
]
