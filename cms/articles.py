"""The parts of a text that can be spoken about: articles, their numbered paragraphs, and paragraphs; pure."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from bs4 import BeautifulSoup, Tag
from django.utils.translation import get_language
from django.utils.translation import gettext as _

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# "Art. 3", "Articolul III", "Article 3^1" at the start of a block; "Articolul 3 din lege …" is a sentence about another one.
ARTICLE = re.compile(r"(?:art\.?|articolul|article)\s*(\d{1,4}|[IVXLC]{1,7})(?:\s*\^\s*(\d{1,2}))?\b", re.IGNORECASE)
PARAGRAPH = re.compile(r"\((\d{1,3})\)")
KEY = re.compile(
    r"art-(?P<article>\d+|[ivxlc]+)(?:-i(?P<index>\d+))?(?:_(?P<again>\d+))?(?:-(?P<sub>\d+))?|p-(?P<p>\d+)"
)


@dataclass(frozen=True)
class Part:
    """A place in a text: `key` is its anchor ("art-3", "art-3-2", "p-12"), `label` its name in the active language."""

    key: str
    label: str
    text: str


def label_of(key: str) -> str:
    """`Art. 3 (2)` or `Paragraph 12`, in the active language; nothing for what is no key."""
    found = KEY.fullmatch(key)
    if found is None:
        return ""
    if found["p"]:
        return _("Paragraph %(number)s") % {"number": found["p"]}
    index = f"^{found['index']}" if found["index"] else ""
    label = f"Art. {found['article'].upper()}{index}"
    if found["again"]:  # an annex may count its articles from one again
        label = _("%(label)s, number %(place)s of this name") % {"label": label, "place": found["again"]}
    return f"{label} ({found['sub']})" if found["sub"] else label


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or a list; `key` is the innermost part that it belongs to, empty for what is in none."""

    key: str
    text: str


@dataclass
class _Place:
    """A part while a text is read: its anchor, where that stands, and the words so far."""

    key: str
    block: Tag
    words: list[str] = field(default_factory=list)


class _Reader:
    """Goes through the blocks of a text in their order and opens, continues or ends what is spoken about."""

    def __init__(self) -> None:
        self.places: list[_Place] = []
        self.blocks: list[Block] = []
        self._taken: Counter[str] = Counter()
        self._article: _Place | None = None
        self._sub: _Place | None = None
        self._paragraphs = 0

    def read(self, block: Tag) -> None:
        words = words_of(block)
        self._place(block, words)
        within = self._sub or self._article or (None if block.name in HEADINGS else self.places[-1])
        self.blocks.append(Block(within.key if within else "", words))

    def _place(self, block: Tag, words: str) -> None:
        article = article_at(words)
        if article:
            self._article, self._sub = self._open(article[0], block, words), None
            self._number(block, words, words[article[1] :].lstrip(" .:–—-"))
        elif block.name in HEADINGS:
            self._article = self._sub = None
        elif self._article is None:
            self._paragraphs += 1
            self._open(f"p-{self._paragraphs}", block, words)
        else:
            self._article.words.append(words)
            if not self._number(block, words, words) and self._sub:
                self._sub.words.append(words)

    def _number(self, block: Tag, words: str, rest: str) -> bool:
        """Whether a numbered paragraph of the open article begins here."""
        found = PARAGRAPH.match(rest)
        if found is None or self._article is None:
            return False
        key = f"{self._article.key}-{int(found[1])}"
        if self._taken[key]:
            return False
        self._sub = self._open(key, block, rest)
        return True

    def _open(self, key: str, block: Tag, words: str) -> _Place:
        self._taken[key] += 1
        again = self._taken[key]
        place = _Place(f"{key}_{again}" if again > 1 else key, block, [words])
        self.places.append(place)
        return place


def article_at(words: str) -> tuple[str, int] | None:
    """The key of the article that a block opens, and where its own words begin."""
    found = ARTICLE.match(words)
    rest = words[found.end() :] if found else ""
    if found is None or re.match(r"\s+[a-zăâîșț]", rest):
        return None
    number = found[1].lower()
    key = f"art-{int(number) if number.isdigit() else number}"
    return (f"{key}-i{int(found[2])}" if found[2] else key), found.end()


def words_of(block: Tag) -> str:
    """The text of a block in one line."""
    return " ".join(block.get_text(" ").split())


def blocks_of(soup: BeautifulSoup) -> Iterator[Tag]:
    """Headings, paragraphs and whole lists, in their order; what is empty says nothing."""
    for block in soup.find_all(True, recursive=False):
        if words_of(block):
            yield block


def _read(soup: BeautifulSoup) -> _Reader:
    reader = _Reader()
    for block in blocks_of(soup):
        reader.read(block)
    return reader


def parts_of(html: str) -> list[Part]:
    """The addressable parts of a text in their order, labelled in the active language."""
    places = _read(BeautifulSoup(html, "html.parser")).places
    return [Part(place.key, label_of(place.key), " ".join(place.words)) for place in places]


def blocks_in(html: str) -> list[Block]:
    """The blocks of a text in their order: what two texts are compared by."""
    return _read(BeautifulSoup(html, "html.parser")).blocks


def addressed(html: str) -> str:
    """The same text with an anchor at each part and a link to it, for readers and for what is said about the part."""
    return _addressed(html, get_language() or "")


@lru_cache(32)
def _addressed(html: str, language: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for place in _read(soup).places:
        if place.block.get("id"):  # "Art. 3 (1) …": the article has the block's own anchor
            place.block.insert(0, soup.new_tag("span", id=place.key))
            continue
        place.block["id"] = place.key
        words = _("Link to this place: %(label)s") % {"label": label_of(place.key)}
        link = soup.new_tag("a", href=f"#{place.key}", attrs={"class": "permalink", "aria-label": words})
        link.string = "#"
        home = place.block.find_all("li")[-1] if place.block.name in ("ul", "ol") else place.block
        home.append(" ")
        home.append(link)
    return str(soup)
