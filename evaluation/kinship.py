"""Whether what a judge is connected with names who applied: a hint for the declaration, never a verdict; pure."""

import re
from collections.abc import Iterable

from cms.folding import fold

SHORTEST = 3  # a word below that says nothing
# Words that half of all organisations carry in their names.
COMMON = frozenset(
    {
        "and", "asociatia", "asociatie", "association", "centru", "centrul", "club", "clubul", "cluj", "cluj-napoca",
        "colegiu", "colegiul", "din", "echipa", "facultatea", "foundation", "fundatia", "fundatie", "grupul", "liceu",
        "liceul", "napoca", "pentru", "school", "scoala", "team", "the", "universitatea",
    }
)  # fmt: skip


def telling_words(name: str) -> set[str]:
    """The words of a name that tell it from others."""
    words = re.findall(r"[\w-]+", fold(name))
    return {word for word in words if len(word) >= SHORTEST and word not in COMMON}


def seem_connected(interest: str, applicant: str) -> bool:
    """Whether every telling word of the shorter of two names stands in the other one."""
    first, second = telling_words(interest), telling_words(applicant)
    if not first or not second:
        return False
    return first <= second or second <= first


def matches(interests: Iterable[str], applicants: Iterable[str]) -> dict[str, list[str]]:
    """Applicant → what of the judge's interests seems to name it; applicants without any are left out."""
    listed = [line.strip() for line in interests if line.strip()]
    found = {name: [line for line in listed if seem_connected(line, name)] for name in applicants}
    return {name: lines for name, lines in found.items() if lines}
