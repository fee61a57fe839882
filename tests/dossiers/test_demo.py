"""The dossiers of the documented competitions say what the sources say, in both languages, and nothing more."""

import pytest

from demo import dossiers as builder
from demo.content.competitions import COMPETITIONS
from demo.content.debates import DEBATES
from demo.content.dossiers import DOSSIERS, INDEX
from dossiers.choices import DossierState
from dossiers.dates import Dated, years_between
from dossiers.models.pages import standing_of, when_done

# What the public sources document: verdict, reception, where it stands.
DOCUMENTED = {
    "east-park": ("", "", DossierState.WAITING),
    "cetatuia": ("", "", DossierState.WAITING),
    "feroviarilor-park": ("", "2024", DossierState.DELIVERED),
    "rethinking-somes": ("", "2024", DossierState.DELIVERED),
    "firemens-tower": ("2017-02-04", "2023", DossierState.DELIVERED),
}


@pytest.fixture
def stages(db):
    return {row["key"]: builder.facts_rows(row, {})["stages"] for row in DOSSIERS}


def test_dates_are_those_of_the_sources(stages):
    found = {}
    for row in DOSSIERS:
        actual = {kind: date for kind, _state, _promised, date, *_source in row["stages"]}
        found[row["key"]] = (actual["verdict"], actual["reception"], standing_of(stages[row["key"]]))
    assert found == DOCUMENTED


def test_years_are_counted_only_where_both_dates_are_known(stages):
    spans = {
        key: years_between(Dated(*when_done(rows, "verdict")), Dated(*when_done(rows, "reception")))
        for key, rows in stages.items()
    }
    assert [key for key, span in spans.items() if span] == ["firemens-tower"]
    assert round(spans["firemens-tower"].middle) == 6


def test_the_rows_are_possible(stages):
    for row in DOSSIERS:
        for child in [*stages[row["key"]], *builder.facts_rows(row, {})["figures"]]:
            child.clean()
            child.clean_fields(exclude=["page"])


def test_no_source_names_a_promised_date_so_none_is_told(stages):
    assert not any(stage.promised.is_known for rows in stages.values() for stage in rows)


def test_the_figures_of_east_park_differ_and_each_has_its_source():
    rows = next(row for row in DOSSIERS if row["key"] == "east-park")["figures"]
    assert [row[2] for row in rows if row[1] == "Area"] == ["45", "54", "37.98"]
    assert [row[2] for row in rows if row[1] == "Estimated value"] == ["98000000", "18000000"]
    assert all(row[6] for row in rows)


def test_what_is_linked_is_built_before():
    known = {f"competition:{row['key']}" for row in COMPETITIONS} | {f"debate:{row['key']}" for row in DEBATES}
    assert {key for row in DOSSIERS for key in row["links"]} <= known


@pytest.mark.parametrize("row", [*DOSSIERS, INDEX], ids=lambda row: row["slug_en"])
def test_whatever_is_said_in_romanian_is_said_in_english(row):
    for name in (name for name in row if name.endswith("_ro")):
        assert bool(row[name]) == bool(row[name[:-3] + "_en"]), name
        assert not set(str(row[name])) & set("\u015f\u0163\u015e\u0162"), name
    assert max(len(row["summary_ro"]), len(row["summary_en"])) <= 300
