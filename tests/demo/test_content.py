"""What is documented is told as the sources tell it: debates, pages, projects, news."""

import re
from decimal import Decimal

import pytest

from demo.content import centre, news, open_debate, site, vocabularies
from demo.content.debates import DEBATES
from demo.content.pages import ACTIVITIES, PAGES
from tests.demo.texts import (
    CENTRE,
    DATE_SHAPE,
    TARGETS,
    keys,
    strings,
)

# What the public sources document: date, hour, kind and organisers of every row.
DOCUMENTED = [
    ("2017-10", "", "debate", ["ciic"]),
    ("2018-11-15", "18:00", "debate", ["ciic"]),
    ("2019-05-22", "17:00", "debate", ["ciic"]),
    ("2019-06-22", "23:30", "debate", ["ciic", "ftc"]),
    ("2020", "", "internal_meeting", ["ciic"]),
    ("2020-02-04", "18:00", "debate", ["ciic"]),
    ("2020-02-20", "18:00", "debate", ["ciic"]),
    ("2020-05-27", "17:00", "debate", ["primaria"]),
    ("2020-06-02", "12:00", "debate", ["primaria"]),
    ("2020-06-09", "12:00", "debate", ["primaria"]),
    ("2020-06-16", "12:00", "debate", ["primaria"]),
    ("2020-06-23", "12:00", "debate", ["primaria"]),
    ("2020-07-07", "", "debate", ["ciic"]),
    ("2020-07-28", "17:00", "debate", ["ciic"]),
    ("2021-02-25", "17:00", "debate", ["ciic"]),
    ("2022-04-12", "", "sitting", ["ciic"]),
    ("2022-05-05", "", "sitting", ["cct"]),
    ("2024-07-18", "", "debate", ["primaria"]),
    ("2026-02-17", "17:00", "debate", ["ciic"]),
    ("", "", "workshop", ["ciic", "qub-education", "ccc"]),
]
# Announced by the City, with nothing that shows they went ahead.
NEVER_CONFIRMED = ["2020-05-27", "2020-06-02", "2020-06-09", "2020-06-16", "2020-06-23"]
HELD = re.compile(
    r"a avut loc|au avut loc|s-a ținut|s-a desfășurat|a reunit|took place|was held|were held",
    re.IGNORECASE,
)


# Debates


def test_all_documented_rows_are_present_with_their_facts():
    rows = [(row["date"], row["time"], row["kind"], row["organisers"]) for row in DEBATES]
    assert rows == DOCUMENTED


@pytest.mark.parametrize("row", DEBATES, ids=lambda row: row["key"])
def test_precision_never_says_more_than_the_date(row):
    assert re.fullmatch(DATE_SHAPE[row["precision"]], row["date"])
    if row["time"]:
        assert row["precision"] == "day"
    for stage in row["stages"]:
        assert re.fullmatch(DATE_SHAPE[stage["precision"]], stage["starts"])


@pytest.mark.parametrize("row", DEBATES, ids=lambda row: row["key"])
def test_what_was_only_announced_is_never_said_to_have_happened(row):
    if row["date"] in NEVER_CONFIRMED:
        assert not row["held"] and not row["verified"]
    if not row["held"]:
        assert re.search("anunțat", row["summary_ro"])
        assert "announced" in row["summary_en"]
        found = [where for where, text in strings(row) if HELD.search(text)]
        assert found == []


@pytest.mark.parametrize("row", DEBATES, ids=lambda row: row["key"])
def test_debate_keys_resolve(row):
    assert row["organisers"]
    assert set(row["organisers"]) <= keys(vocabularies.ORGANISATIONS)
    assert row["topics"]
    assert set(row["topics"]) <= keys(vocabularies.TOPICS)
    assert set(row["neighbourhoods"]) <= keys(vocabularies.NEIGHBOURHOODS)
    assert row["venue"] in keys(vocabularies.VENUES) | {""}
    assert row["source"] and all(re.fullmatch(r"[a-z0-9.]+\.[a-z]+", name) for name in row["source"])
    assert not (row["online"] and row["venue"])


def test_debate_questions_are_questions():
    for row in DEBATES:
        assert row["question_ro"].endswith("?") and row["question_en"].endswith("?")


def test_slugs_are_ascii_and_unique_in_each_language():
    for rows in [[*DEBATES, open_debate.DEBATE], PAGES, news.NEWS, open_debate.FORMS, vocabularies.TOPICS]:
        for field in ["key", "slug_ro", "slug_en"]:
            slugs = [row[field] for row in rows]
            assert len(slugs) == len(set(slugs))
            assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    written = [*DEBATES, open_debate.DEBATE, *PAGES, *open_debate.FORMS]
    assert all(row["slug_ro"] != row["slug_en"] for row in written)


def test_words_fit_their_columns():
    for row in [*DEBATES, open_debate.DEBATE, *PAGES]:
        for language in ["ro", "en"]:
            assert len(row[f"title_{language}"]) <= 255
            assert len(row[f"summary_{language}"]) <= 300, row["key"]
            assert len(row.get(f"question_{language}", "")) <= 250
    for language in ["ro", "en"]:
        assert len(site.HOME[f"hero_text_{language}"]) <= 300
        assert len(site.HOME[f"call_text_{language}"]) <= 400
        assert len(site.NOTICE[f"text_{language}"]) <= 300
        assert site.HOME[f"hero_emphasis_{language}"] in site.HOME[f"hero_title_{language}"]
        assert all(len(row[f"intro_{language}"]) <= 300 for row in news.NEWS)


def test_farmec_tells_every_known_step_and_claims_no_result():
    row = next(row for row in DEBATES if row["key"] == "farmec-2026")
    steps = [(stage["starts"], stage["ends"]) for stage in row["stages"]]
    assert steps == [
        ("2026-02-02", ""),
        ("2026-02-17", ""),
        ("", ""),
        ("2026-03-03", "2026-04-03"),
        ("", ""),
    ]


# Vocabularies


def test_neighbourhoods_mark_the_twenty_core_names():
    assert len(vocabularies.NEIGHBOURHOODS) == 26
    assert sum(row["core_20"] for row in vocabularies.NEIGHBOURHOODS) == 20


# Pages and news


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["key"])
def test_page_bodies_hold_the_same_blocks_in_both_languages(page):
    assert page["parent"] in {"", *TARGETS["page"]}
    assert [block[0] for block in page["body_ro"]] == [block[0] for block in page["body_en"]]
    for kind, *rest in page["body_ro"]:
        assert len(rest) == (2 if kind == "quote" else 1)


def test_parents_come_before_their_children():
    seen = [""]
    for page in PAGES:
        assert page["parent"] in seen
        seen.append(page["key"])


def test_eight_activities_lead_to_eight_places():
    assert len(ACTIVITIES) == 8
    assert len({row["target"] for row in ACTIVITIES}) == 8


def test_facts_of_the_sources_are_on_the_pages():
    text = {page["key"]: " ".join(string for _, string in strings(page)) for page in [*PAGES, *CENTRE]}
    for key, facts in {
        "about": ["octombrie 2017", "aprilie 2019", "octombrie 2019", "2022", "consultativ", "nu sunt remunerați"],
        "innovato-r": ["19 proiecte", "this week", "in the next few weeks"],
        "antonia": ["60 de tipuri", "20 de zile", "30", "număr de referință"],
        "climate-mission": ["100 de orașe", "2030"],
        "participatory-budgeting": ["18 ani", "150.000 de euro"],
        "board": ["consultativ", "nu sunt remunerați", "deschis pentru"],
        "privacy": ["4305857", f"{site.RETENTION_MONTHS} luni", f"{site.RETENTION_MONTHS} months"],
        "accessibility": ["{prepared_on}", "EN 301 549", "ADR"],
    }.items():
        missing = [fact for fact in facts if fact not in text[key]]
        assert missing == [], key
    assert f"{site.PETITION_ANSWER_DAYS} de zile" in text["help"]


def test_projects_say_what_the_sources_say():
    anto, forum, _network = centre.PROJECTS
    assert dict(anto["sums"]) == {"total": "3364773.00", "requested": "3262433.00", "own": ""}
    assert (anto["starts_on"], anto["ends_on"], anto["months"]) == ("2019-06-24", "2021-12-24", 30)
    assert (anto["call_code"], anto["smis_code"], anto["contract_number"]) == ("POCA/471/2/1", "", "")
    assert "102.340,00" in anto["note_ro"] and "3,04" in anto["note_ro"]
    assert (forum["smis_code"], forum["contract_number"], forum["contract_on"]) == ("151461", "816", "2022-08-01")
    assert sum(Decimal(amount) for kind, amount in forum["sums"] if kind != "total") == Decimal("421935.00")


def test_keys_of_the_centre_resolve():
    for row in [*PAGES, *CENTRE]:
        assert set(row.get("topics", ())) <= keys(vocabularies.TOPICS)
        assert set(row.get("goals", ())) <= keys(vocabularies.GOALS)
        named = [key for _role, key in row.get("organisations", ())] + row.get("authors", [])
        assert set(named) <= keys(vocabularies.ORGANISATIONS)


def test_no_source_names_a_member_of_the_board():
    assert "members" not in centre.BOARD


def test_there_are_seventeen_goals_in_order():
    assert [row["number"] for row in vocabularies.GOALS] == list(range(1, 18))
    assert len({row["slug"] for row in vocabularies.GOALS}) == 17


@pytest.mark.parametrize("row", news.NEWS, ids=lambda row: row["key"])
def test_news_has_a_date_and_a_source(row):
    assert row["precision"] != "unknown"
    assert re.fullmatch(DATE_SHAPE[row["precision"]], row["date"])
    assert row["source"]
    assert set(row["topics"]) <= keys(vocabularies.TOPICS)
