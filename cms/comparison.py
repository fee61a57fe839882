"""What changed from one text to the next: block by block, and inside a block word by word; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from .articles import Block, blocks_in

ALIKE = 0.5  # two blocks that share less did not become one another: one went, the other came
MOST_PAIRS = 2_500  # of a passage written anew whose blocks are looked at each with each
MOST_WORDS = 2_000  # of a block that is compared word by word


class Kind(StrEnum):
    """What became of a block, or of a run of words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Run:
    """Words that follow one another and share their fate."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Change:
    """A block that changed, by the part that it belongs to; of kind SAME: how many blocks stayed as they were."""

    kind: Kind
    key: str = ""
    runs: tuple[Run, ...] = ()
    count: int = 1


@lru_cache(32)
def compared(before: str, after: str) -> tuple[Change, ...]:
    """The changes between two texts in HTML, in the order of the later one."""
    old, new = blocks_in(before), blocks_in(after)
    matcher = SequenceMatcher(None, [block.text for block in old], [block.text for block in new], autojunk=False)
    found: list[Change] = []
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            found.append(Change(Kind.SAME, count=last - first))
        else:
            found += _rewritten(old[first:last], new[start:end])
    return tuple(found)


def _rewritten(old: list[Block], new: list[Block]) -> Iterator[Change]:
    """Blocks of a passage: those that became one another as changed, the others as removed or added."""
    done, written = 0, 0
    for first, second in [*_pairs(old, new), (len(old), len(new))]:
        yield from (_whole(Kind.REMOVED, block) for block in old[done:first])
        yield from (_whole(Kind.ADDED, block) for block in new[written:second])
        if first < len(old):
            yield Change(Kind.CHANGED, new[second].key, tuple(_runs(old[first].text, new[second].text)))
        done, written = first + 1, second + 1


def _pairs(old: list[Block], new: list[Block]) -> list[tuple[int, int]]:
    """Places of the blocks that became one another, in the order of both."""
    found: list[tuple[int, int]] = []
    for second, block in enumerate(new):
        first = found[-1][0] + 1 if found else 0
        window = range(first, len(old)) if len(old) * len(new) <= MOST_PAIRS else range(first, min(first + 1, len(old)))
        best = max(window, key=lambda place: _likeness(old[place], block), default=None)
        if best is not None and _likeness(old[best], block) >= ALIKE:
            found.append((best, second))
    return found


@lru_cache(4096)
def _likeness(old: Block, new: Block) -> float:
    """0 to 1, by words; the part that both belong to counts a little, for "Art. 3" is likely to become "Art. 3"."""
    matcher = SequenceMatcher(None, old.text.split(), new.text.split(), autojunk=False)
    same_part = 0.2 if old.key and old.key == new.key else 0
    return min(1.0, same_part + (matcher.ratio() if matcher.quick_ratio() + same_part >= ALIKE else 0))


def _whole(kind: Kind, block: Block) -> Change:
    return Change(kind, block.key, (Run(kind, block.text),))


def _runs(before: str, after: str) -> Iterator[Run]:
    """The words of a block that stayed, went and came."""
    old, new = before.split(), after.split()
    if max(len(old), len(new)) > MOST_WORDS:
        yield from (Run(Kind.REMOVED, before), Run(Kind.ADDED, after))
        return
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Run(Kind.SAME, " ".join(old[first:last]))
            continue
        if last > first:
            yield Run(Kind.REMOVED, " ".join(old[first:last]))
        if end > start:
            yield Run(Kind.ADDED, " ".join(new[start:end]))
