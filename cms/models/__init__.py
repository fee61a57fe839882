"""Models that pages of every section are made of."""

from .calendars import CalendarEntry
from .calls import CallPage
from .city_map import CityMap
from .events import EventPage
from .facts import FactsMixin
from .holidays import Holiday
from .media import PortalDocument, PortalImage, PortalRendition
from .news import NewsItem
from .pages import BasePage
from .record import PageCorrection, RecordMixin
from .rows import PageDocument, PageGoal, PageNeighbourhood, PageOrganisation, PageTopic
from .settings import SiteSettings
from .versions import DocumentVersion, VersionedDocument, VersionText
from .vocabularies import Goal, Neighbourhood, Organisation, Person, Topic, Venue

__all__ = [
    "BasePage",
    "CalendarEntry",
    "CallPage",
    "CityMap",
    "DocumentVersion",
    "EventPage",
    "FactsMixin",
    "Goal",
    "Holiday",
    "Neighbourhood",
    "NewsItem",
    "Organisation",
    "PageCorrection",
    "PageDocument",
    "PageGoal",
    "PageNeighbourhood",
    "PageOrganisation",
    "PageTopic",
    "Person",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "RecordMixin",
    "SiteSettings",
    "Topic",
    "Venue",
    "VersionText",
    "VersionedDocument",
]
