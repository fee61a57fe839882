"""The tables: every state, verb and side; nothing is reached or left but by them."""

import pytest

from cms.workflow import TransitionRefused
from fix_cluj.choices import ApplicationState as A
from fix_cluj.workflow import APPLICATION, DECISION, TABLES


@pytest.mark.parametrize("name", TABLES)
def test_a_verb_applies_where_its_row_says_and_nowhere_else(name):
    table, states, first = TABLES[name]
    assert {row.target for row in table} | {first} == set(states)
    assert len({row.verb for row in table}) == len(table)
    for row in table:
        assert row.right or row.is_applicants, "somebody may do it"
        for state in states:
            assert (row.verb in table.verbs(state)) == (state in row.sources)
            if state in row.sources:
                assert table.apply(row.verb, state) == row.target
            else:
                with pytest.raises(TransitionRefused):
                    table.apply(row.verb, state)


def test_verbs_have_one_meaning_over_all_tables():
    verbs = [row.verb for table, _states, _first in TABLES.values() for row in table]
    assert len(verbs) == len(set(verbs))


def test_what_applicants_may_do_and_what_only_staff():
    assert {row.verb for row in APPLICATION if row.is_applicants} == {"submit", "resubmit", "answer", "withdraw"}
    assert all(not row.is_applicants and row.right == "decide_application" for row in DECISION)
    assert not APPLICATION.row("withdraw").right, "staff never take an application back"


def test_what_is_withdrawn_stays_so_and_nothing_is_judged_before_its_formal_check():
    assert APPLICATION.verbs(A.WITHDRAWN) == []
    assert APPLICATION.row("assign").sources == {A.ELIGIBLE}
    assert APPLICATION.verbs(A.RANKED) == [], "the decision follows"
    assert APPLICATION.verbs(A.IN_REVIEW) == ["close", "withdraw"], "what is judged is not changed"


@pytest.mark.parametrize("name", TABLES)
def test_the_readme_shows_the_tables_as_they_are(name):
    from pathlib import Path

    table, _states, first = TABLES[name]
    assert table.diagram(first) in (Path(__file__).parents[2] / "fix_cluj" / "README.md").read_text()
