"""Draws a share image: the programme's colour and mark, the title, the dotted line of the site's grammar, the logo."""

import io
import math
from itertools import pairwise

from PIL import Image, ImageDraw

from .card import MAX_TITLE, ShareCard
from .faces import Face, drawable
from .marks import Line, lines_of

WIDTH, HEIGHT = 1200, 630
SCALE = 2  # drawn larger and made smaller: Pillow's lines have no soft edges
MARGIN, INNER = 72, WIDTH - 2 * 72
COLOURS = {  # ground, and the lighter tone of the large mark on it
    "city": ("#191b3a", "#262950"),
    "ideas": ("#191b3a", "#262950"),
    "debate": ("#0a5a78", "#136987"),
    "competition": ("#8f2c14", "#a33a20"),
    "fix": ("#1c6641", "#287550"),
    "youth": ("#74308f", "#83409e"),
}
LIME, WHITE = "#ffc928", "#ffffff"
TITLE_SIZES = (88, 78, 68, 60, 52, 46)
TITLE_TOP, RULE = 176, 498
TITLE_LINES = {88: 3, 78: 3, 68: 4, 60: 4, 52: 5, 46: 6}
DASH, DASHES = 28, 22
PALETTE = 96  # colours: flat grounds and soft edges need no more


def draw(card: ShareCard) -> bytes:
    """The image as PNG; the same card always gives the same picture."""
    ground, tone = COLOURS.get(card.programme, COLOURS["city"])
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), ground)
    canvas = ImageDraw.Draw(image)
    mark = lines_of(f"programme-{card.programme if card.programme in COLOURS else 'city'}")
    _strokes(canvas, mark, (WIDTH - 470, 60), 11.5, 3, tone)
    _strokes(canvas, mark, (MARGIN - 4, 60), 72 / 48, 3, LIME)
    _text(canvas, Face("text", 36 * SCALE, 650), (MARGIN + 88, 110), drawable(card.kind) or "CIIC Cluj-Napoca", LIME)
    _title(canvas, drawable(card.title))
    _rule(canvas, card.stage)
    _foot(canvas, card)
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).quantize(PALETTE, dither=Image.Dither.NONE)
    file = io.BytesIO()
    small.save(file, "PNG", optimize=True)
    return file.getvalue()


def _text(canvas: ImageDraw.ImageDraw, face: Face, at: tuple[float, float], text: str, colour: str) -> None:
    face.draw(canvas, (at[0] * SCALE, at[1] * SCALE), text, colour)


def _title(canvas: ImageDraw.ImageDraw, title: str) -> None:
    """The largest size in which it fits between the kind and the rule."""
    title = title if len(title) <= MAX_TITLE else title[: MAX_TITLE - 1].rsplit(" ", 1)[0] + "…"
    for size in TITLE_SIZES:
        face = Face("head", size * SCALE, 700)
        lines = face.balanced(title, INNER * SCALE)
        if len(lines) <= TITLE_LINES[size]:
            break
    for number, line in enumerate(lines[: TITLE_LINES[size]]):
        _text(canvas, face, (MARGIN, TITLE_TOP + size * (0.78 + 1.1 * number)), line, WHITE)


def _rule(canvas: ImageDraw.ImageDraw, stage: str) -> None:
    """Dashed is imagined, solid is under way, filled is done; a page without a stage has a thin line."""
    thick = {"imagined": 8, "underway": 8, "done": 22}.get(stage, 2)
    pieces = [(MARGIN, MARGIN + INNER)]
    if stage == "imagined":
        step = (INNER - DASH) / (DASHES - 1)
        pieces = [(MARGIN + step * number, MARGIN + step * number + DASH) for number in range(DASHES)]
    for first, last in pieces:
        box = (first, RULE - thick / 2, last, RULE + thick / 2)
        canvas.rectangle([value * SCALE for value in box], fill=LIME if stage else WHITE)


def _foot(canvas: ImageDraw.ImageDraw, card: ShareCard) -> None:
    """The stage's name and the dates on the left, the logo on the right."""
    logo_width = 128
    _strokes(canvas, lines_of("logo"), (WIDTH - MARGIN - logo_width + 2, 534), 1.0, 10, WHITE, dash=(12.5, 5.75))
    room = (INNER - logo_width - 40) * SCALE
    strong, plain = Face("text", 34 * SCALE, 700), Face("text", 34 * SCALE, 450)
    stage, detail = drawable(card.stage_label), drawable(card.detail)
    if stage and detail and strong.width(stage) + plain.width(f"   {detail}") > room:
        _text(canvas, strong, (MARGIN, 552), _cut(strong, stage, room), WHITE)
        _text(canvas, plain, (MARGIN, 594), _cut(plain, detail, room), WHITE)
        return
    if stage:
        _text(canvas, strong, (MARGIN, 574), _cut(strong, stage, room), WHITE)
    left = MARGIN + (strong.width(stage) / SCALE + 24 if stage else 0)
    _text(canvas, plain, (left, 574), _cut(plain, detail, room), WHITE)


def _cut(face: Face, text: str, width: float) -> str:
    if face.width(text) <= width:
        return text
    while text and face.width(text + "…") > width:
        text = text[:-1]
    return text.rstrip(" ,") + "…"


def _strokes(canvas, lines: tuple[Line, ...], at, factor: float, thick: float, colour: str, dash=(3.5, 2.5)) -> None:
    """Lines of an icon, moved and made larger; round at their joints, open at dashes."""
    width = max(1, round(thick * factor * SCALE))
    for line in lines:
        points = [((at[0] + x * factor) * SCALE, (at[1] + y * factor) * SCALE) for x, y in line.points]
        pieces = dashes(points, *(part * factor * SCALE for part in dash)) if line.is_dashed else [points]
        for piece in pieces:
            canvas.line(piece, fill=colour, width=width, joint="curve")


def dashes(points: list[tuple[float, float]], on: float, off: float) -> list[list[tuple[float, float]]]:
    """A polyline cut into dashes of a length."""
    found: list[list[tuple[float, float]]] = [[points[0]]]
    is_on, left = True, on
    for start, end in pairwise(points):
        length = math.dist(start, end)
        gone = 0.0
        while length - gone > left:
            gone += left
            at = tuple(a + (b - a) * gone / length for a, b in zip(start, end, strict=True))
            if is_on:
                found[-1].append(at)
            else:
                found.append([at])
            is_on = not is_on
            left = on if is_on else off
        left -= length - gone
        if is_on:
            found[-1].append(end)
    return [piece for piece in found if len(piece) > 1]
