"""A city's outline as GeoJSON: read from what an editor uploads, judged, and made light enough for a phone; pure."""

import heapq
import json
import math
from collections.abc import Iterable, Iterator
from hashlib import sha256

from django.utils.translation import gettext as _

MOST_BYTES = 5 * 1024 * 1024
MOST_POINTS = 200_000  # of the file
KEPT_POINTS = 1_500  # of all rings together: about 30 kB, and finer than a phone can show
MOST_KEPT = 2 * KEPT_POINTS
PLACES = 5  # decimals of a degree: about a metre
WIDEST = 2.0  # degrees: a city, not a country
LEAST = 4  # points of a ring, the first one again included

Point = tuple[float, float]
Ring = list[Point]
Bounds = tuple[float, float, float, float]  # west, south, east, north


class BadOutline(Exception):
    """Why a file is no outline, in a sentence for the editor."""


def read_outline(raw: bytes) -> dict:
    """The file's polygons as one light MultiPolygon with its bounds (`bbox`)."""
    polygons = [[ring_of(ring) for ring in polygon] for polygon in polygons_of(parsed(raw))]
    rings = [ring for polygon in polygons for ring in polygon]
    if not rings:
        raise BadOutline(_("The file holds no area: a Polygon or a MultiPolygon is needed."))
    bounds = bounds_of(point for ring in rings for point in ring)
    if max(bounds[2] - bounds[0], bounds[3] - bounds[1]) > WIDEST:
        raise BadOutline(_("The area is larger than a city. Are the coordinates in the order longitude, latitude?"))
    total = sum(map(len, rings))
    if total > MOST_POINTS:
        raise BadOutline(_("The outline has more than %(most)d points. Simplify it first.") % {"most": MOST_POINTS})
    share = min(1.0, KEPT_POINTS / total)
    light = [[simplified(ring, max(LEAST, int(len(ring) * share))) for ring in polygon] for polygon in polygons]
    if sum(len(ring) for polygon in light for ring in polygon) > MOST_KEPT:  # thousands of areas that none can leave
        raise BadOutline(_("The outline has more than %(most)d points. Simplify it first.") % {"most": MOST_KEPT})
    return {"type": "MultiPolygon", "bbox": list(bounds), "coordinates": light}


def parsed(raw: bytes):
    if len(raw) > MOST_BYTES:
        raise BadOutline(_("The file is larger than %(most)d MB.") % {"most": MOST_BYTES // 1024 // 1024})
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BadOutline(_("The file is not GeoJSON: it cannot be read as JSON in UTF-8.")) from None


def polygons_of(found) -> Iterator[list]:
    """The coordinates of every polygon, whatever they are wrapped in."""
    kind = found.get("type") if isinstance(found, dict) else None
    if kind == "FeatureCollection" and isinstance(found.get("features"), list):
        for feature in found["features"]:
            yield from polygons_of(feature)
    elif kind == "Feature":
        yield from polygons_of(found.get("geometry"))
    elif kind == "Polygon":
        yield listed(found.get("coordinates"))
    elif kind == "MultiPolygon":
        yield from map(listed, listed(found.get("coordinates")))
    else:
        raise BadOutline(
            _("The file must hold only areas: Polygon, MultiPolygon, or a FeatureCollection of these (GeoJSON).")
        )


def listed(value) -> list:
    if not isinstance(value, list) or not value:
        raise BadOutline(_("The file holds no area: a Polygon or a MultiPolygon is needed."))
    return value


def ring_of(values) -> Ring:
    """A closed line of points within the world, without points that stand twice in a row."""
    points = [point_of(value) for value in listed(values)]
    if len(points) < LEAST or points[0] != points[-1]:
        raise BadOutline(_("A line of the outline is not closed: its last point must be its first one again."))
    kept = [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]
    if len(kept) < LEAST:
        raise BadOutline(_("A line of the outline has fewer than three different points."))
    return kept


def point_of(value) -> Point:
    """Longitude and latitude; a height is left out."""
    is_pair = isinstance(value, list) and 2 <= len(value) <= 4 and all(is_number(part) for part in value[:2])
    if not is_pair or abs(value[0]) > 180 or abs(value[1]) > 90:
        raise BadOutline(
            _("Coordinates must be longitude and latitude in degrees (WGS84), not metres as in Stereo 70: %(found)s")
            % {"found": str(value)[:60]}
        )
    return round(float(value[0]), PLACES), round(float(value[1]), PLACES)


def is_number(value) -> bool:
    """A number that can be one of degrees or metres; JSON knows longer ones than a float holds, and others that are none."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9


def bounds_of(points: Iterable[Point]) -> Bounds:
    east_west, north_south = zip(*points, strict=True)
    return min(east_west), min(north_south), max(east_west), max(north_south)


def is_within(bounds, longitude: float, latitude: float) -> bool:
    west, south, east, north = bounds
    return west <= longitude <= east and south <= latitude <= north


def simplified(ring: Ring, most: int) -> Ring:
    """The `most` points that tell most of a ring's shape (Visvalingam): the flattest corner goes first."""
    before, after = list(range(-1, len(ring) - 1)), list(range(1, len(ring) + 1))
    areas = [math.inf] * len(ring)
    heap: list[tuple[float, int]] = []

    def weigh(place: int, least: float = 0.0) -> None:
        if 0 < place < len(ring) - 1:
            areas[place] = max(least, triangle(ring[before[place]], ring[place], ring[after[place]]))
            heapq.heappush(heap, (areas[place], place))

    for place in range(len(ring)):
        weigh(place)
    gone: set[int] = set()
    while len(ring) - len(gone) > most:
        area, place = heapq.heappop(heap)
        if place in gone or area != areas[place]:
            continue  # weighed anew since
        gone.add(place)
        after[before[place]], before[after[place]] = after[place], before[place]
        weigh(before[place], area)
        weigh(after[place], area)
    return [point for place, point in enumerate(ring) if place not in gone]


def triangle(first: Point, middle: Point, last: Point) -> float:
    """The area between three points, as the eye sees it at this latitude."""
    narrow = math.cos(math.radians(middle[1]))
    across = (first[0] - middle[0]) * (last[1] - middle[1]) - (last[0] - middle[0]) * (first[1] - middle[1])
    return abs(across) * narrow / 2


def version_of(outline: dict) -> str:
    """Changes with every change of the outline; part of its address."""
    return sha256(json.dumps(outline, sort_keys=True).encode()).hexdigest()[:12]


def drawn(outline: dict) -> dict:
    """The outline as a picture: the path of an SVG element and its box, north above."""
    west, south, east, north = outline["bbox"]
    narrow = math.cos(math.radians((south + north) / 2))
    lines = [
        "M" + "L".join(f"{(x - west) * narrow * 1000:.2f},{(north - y) * 1000:.2f}" for x, y in ring) + "Z"
        for polygon in outline["coordinates"]
        for ring in polygon
    ]
    return {"path": "".join(lines), "box": f"0 0 {(east - west) * narrow * 1000:.2f} {(north - south) * 1000:.2f}"}


def number_of_points(outline: dict) -> int:
    return sum(len(ring) for polygon in outline["coordinates"] for ring in polygon)
