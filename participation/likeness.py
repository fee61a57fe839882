"""How much two texts speak of the same thing, by the words they share; pure, on folded text."""

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

STEM = 5  # letters: Romanian inflects at the end, so `parcul`, `parcuri` and `parcului` are one word
SHORTEST = 4
LEAST = 0.3
LEFT_OUT = """
acea aceasta aceea acest aceste acestea acesta acolo acum aici alte altele altul asta astfel atat atunci avea avem
aveti bine buna carora care catre ceva chiar cine cinci cluj clujnapoca daca dar deci decat deja despre dintre doar
dupa este eram erau exista face facem facut fara fiind fiecare fost foarte intre inca insa idee ideea langa
locul loc lucru mai mare mari mult multe multi multumesc napoca nevoie noastra noastre nostru nici nimic orasul
oras orice pana pentru peste poate pot prea prin propun propunere putea rog sunt suntem spre sub sunt toata toate
toti trebuie unde unei unele unui vrea vreau vrem zona about also because been city from have idea into more need
other please that their there they this want were which will with would your
"""
STOP = frozenset(LEFT_OUT.split())


class Candidate(NamedTuple):
    """Something to compare with: what it is known by, and its folded text."""

    key: object
    text: str


def stems(folded: str) -> frozenset[str]:
    """The words that say what a text is about, cut to their beginnings."""
    words = re.findall(r"[a-z]+", folded)
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST and word not in STOP)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0, nothing in common, to 1, the same words."""
    if not one or not other:
        return 0.0
    return len(one & other) / math.sqrt(len(one) * len(other))


def most_alike(text: str, candidates: Iterable[Candidate], *, limit: int, least: float = LEAST) -> list:
    """The keys of the candidates most like a folded text, the most alike first; those that hardly are, are left out."""
    wanted = stems(text)
    judged = [
        (likeness(wanted, stems(candidate.text)), place, candidate.key) for place, candidate in enumerate(candidates)
    ]
    near = sorted((item for item in judged if item[0] >= least), key=lambda item: (-item[0], item[1]))
    return [key for _score, _place, key in near[:limit]]
