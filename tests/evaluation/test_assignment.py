"""Who reads what: enough judges for every entry, nobody barred, as even as can be, drawn again from the seed alone."""

from collections import Counter
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.assignment import TooFewJudges, assign, lot

JUDGES = [1, 2, 3, 4, 5]
NUMBER_OF_ENTRIES = 145


def named(number: int) -> list[str]:
    return [f"E{n:03}" for n in range(number)]


def loads(found: dict[str, list[int]], judges) -> list[int]:
    counted = Counter(judge for each in found.values() for judge in each)
    return sorted(counted[judge] for judge in judges)


def drawn(entries, judges, *, readers=2, barred=frozenset(), seed="sămânță", kept=None):
    return assign(wanted=dict.fromkeys(entries, readers), judges=judges, barred=barred, seed=seed, kept=kept)


def test_the_first_edition_among_five_judges_is_58_for_each():
    found = drawn(named(NUMBER_OF_ENTRIES), JUDGES)
    assert loads(found, JUDGES) == [58] * 5
    assert all(len(set(each)) == 2 for each in found.values())
    pairs = Counter(tuple(each) for each in found.values())
    assert len(pairs) == 10, "every two judges meet somewhere: nobody always reads with the same colleague"


def test_a_draw_is_the_seed_s_alone():
    entries = named(20)
    found = drawn(entries, JUDGES)
    assert found == drawn(list(reversed(entries)), list(reversed(JUDGES)))
    assert found != drawn(entries, JUDGES, seed="alta")
    # As anybody computes it: printf 'sămânță:E000:1' | sha256sum
    assert lot("sămânță", "E000", 1).hex().startswith("07603a5093e07bd7")


def test_who_is_barred_from_an_entry_does_not_get_it_and_too_few_are_named():
    barred = {("E000", 1), ("E000", 2), ("E000", 3), ("E001", 5)}
    found = drawn(named(3), JUDGES, barred=barred)
    assert found["E000"] == [4, 5] and 5 not in found["E001"]
    with pytest.raises(TooFewJudges) as refused:
        drawn(named(3), JUDGES, barred=barred | {("E000", 4)})
    assert refused.value.entries == ["E000"]


def test_entries_are_handed_on_along_a_chain():
    """Judge 3 may read only what 2 may, and 2 only what 1 may: lots alone would leave 3 idle."""
    entries = named(6)
    barred = {(name, 3) for name in entries[1:]} | {(name, 2) for name in entries[3:]}
    found = drawn(entries, [1, 2, 3], readers=1, barred=barred)
    assert loads(found, [1, 2, 3]) == [1, 2, 3]


def test_after_a_recusal_everybody_keeps_what_they_have_and_one_more_joins():
    entries = named(10)
    before = drawn(entries, JUDGES)
    gone = before["E003"][0]
    kept = {name: [judge for judge in each if (name, judge) != ("E003", gone)] for name, each in before.items()}
    after = drawn(entries, JUDGES, barred={("E003", gone)}, kept=kept)
    assert {name for name in entries if before[name] != after[name]} == {"E003"}
    assert gone not in after["E003"] and set(kept["E003"]) < set(after["E003"])


@st.composite
def committees(draw):
    """A few judges, entries, and who may not read what."""
    judges = list(range(draw(st.integers(1, 5))))
    entries = named(draw(st.integers(1, 7)))
    barred = draw(st.sets(st.sampled_from(list(product(entries, judges))), max_size=8))
    return entries, judges, barred, draw(st.text("ab", max_size=2))


@settings(deadline=None)
@given(committees(), st.integers(1, 3))
def test_a_draw_holds_what_it_promises_or_names_who_lacks_judges(committee, readers):
    entries, judges, barred, seed = committee
    lacking = [name for name in entries if sum((name, judge) not in barred for judge in judges) < readers]
    if lacking:
        with pytest.raises(TooFewJudges) as refused:
            drawn(entries, judges, readers=readers, barred=barred, seed=seed)
        assert refused.value.entries == sorted(lacking)
        return
    found = drawn(entries, judges, readers=readers, barred=barred, seed=seed)
    assert set(found) == set(entries)
    assert all(len(each) == len(set(each)) == readers for each in found.values())
    assert not any((name, judge) in barred for name, each in found.items() for judge in each)


@settings(deadline=None, max_examples=60)
@given(committees())
def test_no_other_draw_is_more_even(committee):
    """Against every draw there is, in small committees."""
    entries, judges, barred, seed = committee
    entries = entries[:5]
    free = [[judge for judge in judges if (name, judge) not in barred] for name in entries]
    if any(not each for each in free):
        return
    found = drawn(entries, judges, readers=1, barred=barred, seed=seed)
    best = min(sum(n * n for n in Counter(each).values()) for each in product(*free))
    assert sum(n * n for n in loads(found, judges)) == best


@settings(deadline=None)
@given(st.integers(2, 8), st.integers(1, 60), st.text("ab", max_size=3))
def test_without_conflicts_nobody_has_two_more_than_anybody(number, size, seed):
    found = drawn(named(size), range(number), seed=seed)
    counted = loads(found, range(number))
    assert counted[-1] - counted[0] <= 1 and sum(counted) == 2 * size
    assert all(tuple(each) in set(combinations(range(number), 2)) for each in found.values())
