"""Where somebody who wants to speak may go from where, as one table says it."""

import pytest

from debates.workflow import EVENING, PLACED, TURNS, Turn, TurnRefused, apply_turn, evening_verbs


def test_a_cancelled_place_is_never_given_again_by_a_verb():
    assert [verb for verb, ways in TURNS.items() if Turn.CANCELLED in ways] == []


def test_every_verb_starts_and_ends_where_people_can_stand():
    for ways in TURNS.values():
        assert set(ways) | set(ways.values()) <= set(Turn.values)


def test_a_verb_that_does_not_apply_is_refused():
    assert apply_turn("call", Turn.WAITING) == Turn.SPEAKING
    for verb, status in (("call", Turn.SPOKEN), ("cancel", Turn.SPEAKING), ("call_up", Turn.LISTED)):
        with pytest.raises(TurnRefused):
            apply_turn(verb, status)


def test_whoever_is_marked_by_mistake_comes_back():
    for verb in ("call", "finish"):
        assert "put_back" in evening_verbs(apply_turn(verb, Turn.LISTED))
    assert "arrive" in evening_verbs(apply_turn("miss", Turn.LISTED))


def test_only_who_comes_takes_a_place():
    assert {Turn.WAITING, Turn.ABSENT, Turn.CANCELLED}.isdisjoint(PLACED)


def test_the_moderators_buttons_are_verbs_of_the_table():
    assert set(EVENING) <= set(TURNS)
