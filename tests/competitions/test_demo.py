"""The documented competitions say what the sources say, in both languages, and nothing more."""

import pytest

from competitions.models import CompetitionPage
from demo import competitions as builder
from demo.content.competitions import COMPETITIONS, DEMONSTRATION, INDEX

# What the public sources document: hand-in, first prize, winner.
DOCUMENTED = {
    "east-park": ("2021-01-29", "", "6288360", "Metapolis"),
    "cetatuia": ("2019-06-24", "16:00", "1476149", ""),
    "feroviarilor-park": ("2018-05-23", "", "", "ASIZA Birou de Arhitectură"),
    "rethinking-somes": ("2017-09-25", "16:00", "1500000", "PRÁCTICA"),
    "firemens-tower": ("", "", "88000", ""),
    "mihai-viteazul-square": None,
}


def test_dates_sums_and_winners_are_those_of_the_sources():
    found = {}
    for row in COMPETITIONS:
        due = next(((date, hour) for kind, date, hour, _end in row["calendar"] if kind == "hand_in"), None)
        first = row["prizes"][0][2] if row["prizes"] else ""
        found[row["key"]] = (*due, first, row["winners"][0][1] if row["winners"] else "") if due else None
    assert found == DOCUMENTED


@pytest.mark.parametrize("row", [*COMPETITIONS, DEMONSTRATION, INDEX], ids=lambda row: row["slug_en"])
def test_whatever_is_said_in_romanian_is_said_in_english(row):
    for name in (name for name in row if name.endswith("_ro")):
        assert bool(row[name]) == bool(row[name[:-3] + "_en"]), name
        assert not set(str(row[name])) & set("\u015f\u0163\u015e\u0162"), name
    assert len(row.get("summary_ro", "")) <= 300 and len(row.get("summary_en", "")) <= 300


@pytest.mark.parametrize("row", [*COMPETITIONS, DEMONSTRATION], ids=lambda row: row["key"])
@pytest.mark.django_db  # a new page asks for its content type
def test_its_rows_are_possible(row):
    made = builder.facts_rows(row)
    for children in made.values():
        for child in children:
            child.clean()
            child.clean_fields(exclude=["page"])
    page = CompetitionPage(is_decided=row["is_decided"])
    assert page.row_problems({name: made[name] for name in ("calendar", "criteria", "winners")}) == []


def test_only_the_invented_one_is_marked_as_such():
    assert [row.get("is_demonstration", False) for row in (*COMPETITIONS, DEMONSTRATION)] == [False] * 6 + [True]
    assert "demonstrativ" in DEMONSTRATION["title_ro"] and "demonstration" in DEMONSTRATION["title_en"]
