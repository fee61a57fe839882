"""The map of the city for a page: where its outline is read, what stands below it; None while there is no outline."""

from typing import NamedTuple

from django.conf import settings
from django.db.models import Subquery
from django.urls import reverse
from django.utils.translation import get_language

from ..models import CityMap
from ..prepared import Prepared, Slot

FACTS = Prepared(
    lambda: CityMap.objects.exclude(version="").values_list("version", "bounds", "source_ro", "source_en")[:1]
)
OUTLINE = Prepared(lambda: CityMap.objects.filter(version=Slot("version")).values_list("outline", flat=True)[:1])


class City(NamedTuple):
    """What a map needs, and whom it thanks."""

    outline_url: str
    bounds: tuple
    source: str
    tiles: str
    tiles_source: str


def city_map() -> City | None:
    """One small query; the outline itself is fetched by the page's script."""
    found = FACTS.first()
    return None if found is None else city_of(*found)


def facts_beside() -> dict[str, Subquery]:
    """The same facts as annotations of another query, for a page that has no statement to spare; in this order."""
    found = CityMap.objects.exclude(version="")
    names = ("version", "bounds", "source_ro", "source_en")
    return {f"city_{name}": Subquery(found.values(name)[:1]) for name in names}


def city_of(version: str, bounds, source_ro: str, source_en: str) -> City:
    return City(
        outline_url=reverse("city_outline", kwargs={"version": version}),
        bounds=tuple(bounds),
        source=source_en if get_language() == "en" else source_ro,
        tiles=settings.MAP_TILES_URL,
        tiles_source=settings.MAP_TILES_ATTRIBUTION if settings.MAP_TILES_URL else "",
    )


def outline_of(version: str) -> dict | None:
    """The outline itself, while it is the one in use."""
    found = OUTLINE.first(version=version) if version else None
    return found and found[0]
