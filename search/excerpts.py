"""The piece of a text that answers a query, as safe HTML with <mark>; pure."""

import re
from collections.abc import Collection

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.folding import fold

WIDTH = 220
BEFORE = 70
# Private-use characters stand for the marks while the text is escaped.
START, STOP = "\ue000", "\ue001"

_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_MARKED = re.compile(f"{START}([^{START}{STOP}]*){STOP}")


def swap_marks(text: str) -> SafeString:
    """Escape a text whose hits stand between START and STOP, then make those <mark>; strays are dropped."""
    marked = _MARKED.sub(r"<mark>\1</mark>", escape(text))
    return mark_safe(marked.replace(START, "").replace(STOP, ""))  # noqa: S308 (escaped on the line above)


def excerpt(text: str, wanted: Collection[str]) -> SafeString:
    """About two lines around the first hit; `wanted` holds folded words: `scoala` marks `Școala`."""
    text = " ".join(text.replace(START, "").replace(STOP, "").split())
    hits = [match for match in _TOKEN.finditer(text) if fold(match.group()) in wanted]
    start = _cut_before(text, hits[0].start() - BEFORE) if hits else 0
    stop = _cut_after(text, start + WIDTH)
    pieces, at = [], start
    for hit in hits:
        if hit.end() > stop:
            break
        pieces += [text[at : hit.start()], START, hit.group(), STOP]
        at = hit.end()
    pieces.append(text[at:stop])
    return swap_marks(("… " if start else "") + "".join(pieces) + (" …" if stop < len(text) else ""))


def _cut_before(text: str, at: int) -> int:
    """The beginning of a word at or after `at`; the beginning of the text when that is near."""
    if at <= BEFORE // 2:
        return 0
    return text.find(" ", at) + 1


def _cut_after(text: str, at: int) -> int:
    """The end of the word that `at` falls into."""
    if at >= len(text):
        return len(text)
    space = text.find(" ", at)
    return space if 0 <= space < at + BEFORE else at
