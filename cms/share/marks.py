"""The programmes' marks and the logo as lines: their SVG paths read by a few rules, since Pillow draws no SVG."""

import math
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from django.conf import settings

Point = tuple[float, float]
STEPS = 24  # pieces of a curve
ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}
_TOKEN = re.compile(r"[a-zA-Z]|[-+]?(?:\d+\.?\d*|\.\d+)")


class Line(NamedTuple):
    """A stroke; `is_dashed` as the grammar of the site has it."""

    points: list[Point]
    is_dashed: bool


@cache
def lines_of(name: str) -> tuple[Line, ...]:
    """The strokes of templates/icons/<name>.svg, in the units of its box."""
    file = Path(settings.BASE_DIR) / "templates" / "icons" / f"{name}.svg"
    text = re.sub(r"\s(data-dash|focusable|hidden)(?=[\s/>])", r' \1=""', file.read_text())
    found: list[Line] = []
    for element in ElementTree.fromstring(text).iter():  # noqa: S314 (a file of ours)
        is_dashed = "data-dash" in element.attrib or "stroke-dasharray" in element.attrib
        if element.tag == "circle":
            x, y, radius = (float(element.attrib[key]) for key in ("cx", "cy", "r"))
            found.append(Line(_circle(x, y, radius), is_dashed))
        elif element.tag == "path":
            found += [Line(points, is_dashed) for points in points_of(element.attrib["d"])]
    return tuple(found)


def _circle(x: float, y: float, radius: float) -> list[Point]:
    turns = (2 * math.pi * step / (2 * STEPS) for step in range(2 * STEPS + 1))
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def points_of(path: str) -> list[list[Point]]:
    """The polylines of an SVG path that uses M, L, H, V, C, A and Z in either case."""
    tokens = _TOKEN.findall(_spaced_flags(path))
    lines: list[list[Point]] = []
    at, command = (0.0, 0.0), ""
    while tokens:
        if tokens[0].isalpha():
            command = tokens.pop(0)
        kind = command.upper()
        values = [float(tokens.pop(0)) for _ in range(ARGUMENTS[kind])]
        base = (0.0, 0.0) if command.isupper() else at
        if kind == "M":
            lines.append([_plus(base, values)])
            command = "L" if command == "M" else "l"
        elif kind == "Z":
            lines[-1].append(lines[-1][0])
            if tokens and tokens[0].upper() != "M":
                lines.append([lines[-1][0]])
        else:
            lines[-1] += _drawn(kind, values, base, at, is_relative=command.islower())
        at = lines[-1][-1]
    return [line for line in lines if len(line) > 1]


def _spaced_flags(path: str) -> str:
    """An arc's two flags are single digits that may stick to what follows."""
    number = r"\s*,?\s*[-+]?(?:\d+\.?\d*|\.\d+)"
    return re.sub(rf"([aA]{number}{number}{number})\s*,?\s*([01])\s*,?\s*([01])", r"\1 \2 \3 ", path)


def _plus(base: Point, values) -> Point:
    return base[0] + values[0], base[1] + values[1]


def _drawn(kind: str, values: list[float], base: Point, at: Point, *, is_relative: bool) -> list[Point]:
    if kind == "H":
        return [(base[0] + values[0], at[1])]
    if kind == "V":
        return [(at[0], base[1] + values[0])]
    if kind == "C":
        return _curve(at, *(_plus(base, values[place : place + 2]) for place in (0, 2, 4)))
    if kind == "A":
        return _arc(at, values[0], bool(values[3]), bool(values[4]), _plus(base, values[5:]))
    return [_plus(base, values)]


def _curve(a: Point, b: Point, c: Point, d: Point) -> list[Point]:
    found = []
    for step in range(1, STEPS + 1):
        t = step / STEPS
        parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        found.append(
            tuple(sum(part * point[axis] for part, point in zip(parts, (a, b, c, d), strict=True)) for axis in (0, 1))
        )
    return found


def _arc(start: Point, radius: float, is_large: bool, is_clockwise: bool, end: Point) -> list[Point]:
    """An arc of a circle (our icons have no ellipses); a radius that is too small grows, as SVG asks."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    chord = math.hypot(dx, dy)
    radius = max(radius, chord / 2)
    height = math.sqrt(max(radius**2 - (chord / 2) ** 2, 0)) * (1 if is_large != is_clockwise else -1)
    middle = ((start[0] + end[0]) / 2 - height * dy / chord, (start[1] + end[1]) / 2 + height * dx / chord)
    first = math.atan2(start[1] - middle[1], start[0] - middle[0])
    last = math.atan2(end[1] - middle[1], end[0] - middle[0])
    if is_clockwise and last <= first:
        last += 2 * math.pi
    if not is_clockwise and last >= first:
        last -= 2 * math.pi
    turns = (first + (last - first) * step / STEPS for step in range(1, STEPS + 1))
    return [(middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn)) for turn in turns]
