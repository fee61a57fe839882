"""The site's own fonts for drawing: each family is two files, so that text is set in runs of characters."""

import unicodedata
from itertools import groupby

from django.contrib.staticfiles import finders
from PIL import ImageDraw, ImageFont

# What the files hold, as the style sheet's unicode-range says: Latin in one, Romanian letters in the other.
LATIN = (0x20, 0x7E), (0xA1, 0xA3), (0xA5, 0xAC), (0xAE, 0xFF), (0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026), (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2212, 0x2212)  # fmt: skip
ROMANIAN = (0x102, 0x103), (0x218, 0x21B)
INSTEAD = str.maketrans("\u015e\u015f\u0162\u0163‐‑‒―", "ȘșȚț--–—")
FAMILIES = {"head": "bricolage-grotesque", "text": "figtree"}


def is_in(character: str, ranges) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)


def drawable(text: str) -> str:
    """One line of characters that the fonts have: what they lack loses its marks (ő → o) or is left out (emoji)."""
    found = []
    for character in " ".join(unicodedata.normalize("NFC", text).translate(INSTEAD).split()):
        kept = character
        if not is_in(character, (*LATIN, *ROMANIAN)):
            kept = "".join(
                plain for plain in unicodedata.normalize("NFKD", character) if is_in(plain, (*LATIN, *ROMANIAN))
            )
        found.append(kept)
    return " ".join("".join(found).split())


class Face:
    """A family in one size and weight."""

    def __init__(self, family: str, size: int, weight: int):
        self.size = size
        self._fonts = {is_romanian: self._font(family, size, weight, is_romanian) for is_romanian in (False, True)}
        self.ascent = self._fonts[False].getmetrics()[0]

    @staticmethod
    def _font(family: str, size: int, weight: int, is_romanian: bool) -> ImageFont.FreeTypeFont:
        name = f"portal/fonts/{FAMILIES[family]}-{'ro' if is_romanian else 'a'}.woff2"
        font = ImageFont.truetype(finders.find(name), size)
        font.set_variation_by_axes([weight])
        return font

    def _runs(self, text: str):
        for is_romanian, characters in groupby(text, key=lambda character: is_in(character, ROMANIAN)):
            yield self._fonts[is_romanian], "".join(characters)

    def width(self, text: str) -> float:
        return sum(font.getlength(run) for font, run in self._runs(text))

    def draw(self, canvas: ImageDraw.ImageDraw, at: tuple[float, float], text: str, colour: str) -> None:
        """`at` is where the line's first letter stands on the base line."""
        x, y = at
        for font, run in self._runs(text):
            canvas.text((x, y), run, font=font, fill=colour, anchor="ls")
            x += font.getlength(run)

    def wrapped(self, text: str, width: float) -> list[str]:
        """Lines that fit; a word that is longer than a line is cut."""
        lines, line = [], ""
        for word in text.split():
            while self.width(word) > width:
                cut = next(
                    place for place in range(len(word), 0, -1) if self.width(word[:place]) <= width or place == 1
                )
                lines += [part for part in (line, word[:cut]) if part]
                line, word = "", word[cut:]
            longer = f"{line} {word}".strip()
            if self.width(longer) <= width:
                line = longer
            else:
                lines, line = [*lines, line], word
        return [*lines, line] if line else lines

    def balanced(self, text: str, width: float) -> list[str]:
        """As many lines as must be, of lengths that are as equal as can be."""
        lines = self.wrapped(text, width)
        low, high = width / 2, width
        for _ in range(6):
            middle = (low + high) / 2
            if len(self.wrapped(text, middle)) <= len(lines) and all(
                self.width(word) <= middle for word in text.split()
            ):
                high = middle
            else:
                low = middle
        return self.wrapped(text, high)
