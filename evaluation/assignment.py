"""Who reads what: as even as can be, drawn by lot from a stored seed, so that anybody can draw it again; pure.

1. An entry gets as many judges as were asked for, none of whom is barred from it.
2. The entries with the fewest possible judges choose first; each takes whoever has the least to read, lots decide.
3. Then judges hand entries on, along chains where needed, until nobody could be relieved by somebody with two less.
"""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

Barred = frozenset[tuple[str, int]] | set[tuple[str, int]]
Handing = tuple[str, int, int]  # an entry, who hands it on, who takes it


class TooFewJudges(Exception):
    """These entries cannot have as many judges as were asked for."""

    def __init__(self, entries: list[str]):
        super().__init__(", ".join(entries))
        self.entries = entries


def lot(seed: str, *about: object) -> bytes:
    """A draw that everybody can repeat with any tool that computes SHA-256."""
    return sha256(":".join([seed, *(str(each) for each in about)]).encode()).digest()


def assign(
    *,
    wanted: Mapping[str, int],
    judges: Iterable[int],
    barred: Barred,
    seed: str,
    kept: Mapping[str, Sequence[int]] | None = None,
) -> dict[str, list[int]]:
    """Entry → its judges, those of `kept` among them; raises TooFewJudges.

    Neither the order of the entries nor that of the judges matters.
    """
    free = {entry: {judge for judge in judges if (entry, judge) not in barred} for entry in wanted}
    held = {entry: set((kept or {}).get(entry, ())) & free[entry] for entry in wanted}
    if short := sorted(entry for entry, number in wanted.items() if len(free[entry]) < number):
        raise TooFewJudges(short)
    given = {entry: set(each) for entry, each in held.items()}
    loads = dict.fromkeys(judges, 0)
    for each in given.values():
        for judge in each:
            loads[judge] += 1
    for entry in sorted(wanted, key=lambda name: (len(free[name]), lot(seed, name))):
        while len(given[entry]) < wanted[entry]:
            left = free[entry] - given[entry]
            judge = min(left, key=lambda who: (loads[who], lot(seed, entry, who)))
            given[entry].add(judge)
            loads[judge] += 1
    even_out(given, held, free, loads, seed)
    return {entry: sorted(given[entry]) for entry in sorted(given)}


def even_out(
    given: dict[str, set[int]],
    held: Mapping[str, set[int]],
    free: Mapping[str, set[int]],
    loads: dict[int, int],
    seed: str,
) -> None:
    """Hand entries on until no chain of judges ends with somebody who has two less than the one who begins it."""
    while chain := longest_relief(given, held, free, loads, seed):
        for entry, giver, taker in chain:
            given[entry].remove(giver)
            given[entry].add(taker)
        loads[chain[0][1]] -= 1
        loads[chain[-1][2]] += 1


def longest_relief(
    given: Mapping[str, set[int]],
    held: Mapping[str, set[int]],
    free: Mapping[str, set[int]],
    loads: Mapping[int, int],
    seed: str,
) -> list[Handing]:
    """A chain that relieves one of the busiest judges; empty when there is none."""
    least = min(loads.values(), default=0)
    busy = sorted((who for who in loads if loads[who] > least + 1), key=lambda who: (-loads[who], lot(seed, who)))
    if not busy:
        return []
    reads: dict[int, list[str]] = {who: [] for who in loads}
    for entry in sorted(given):
        for judge in given[entry] - held[entry]:
            reads[judge].append(entry)
    return next((chain for who in busy if (chain := chain_from(who, reads, given, free, loads))), [])


def chain_from(
    first: int,
    reads: Mapping[int, list[str]],
    given: Mapping[str, set[int]],
    free: Mapping[str, set[int]],
    loads: Mapping[int, int],
) -> list[Handing]:
    """The shortest chain from `first` to somebody with at least two less."""
    came: dict[int, Handing | None] = {first: None}
    waiting = deque([first])
    while waiting:
        giver = waiting.popleft()
        for entry in reads[giver]:
            for taker in sorted(free[entry] - given[entry] - came.keys()):
                came[taker] = (entry, giver, taker)
                if loads[taker] + 2 <= loads[first]:
                    return back_to_first(taker, came)
                waiting.append(taker)
    return []


def back_to_first(last: int, came: Mapping[int, Handing | None]) -> list[Handing]:
    chain: list[Handing] = []
    while (step := came[last]) is not None:
        chain.insert(0, step)
        last = step[1]
    return chain
