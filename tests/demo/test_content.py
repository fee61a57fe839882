"""The demonstration content is complete in both languages, honest and consistent."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from demo.content import vocabularies
from demo.content.debates import DEBATES

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
DATE_SHAPE = {
    "day": r"\d{4}-\d{2}-\d{2}",
    "month": r"\d{4}-\d{2}",
    "year": r"\d{4}",
    "unknown": "",
}
MONTHS_RO = "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"
MONTHS_EN = "January February March April May June July August September October November December"
DAYS_RO = "luni marți miercuri joi vineri sâmbătă duminică"
DAYS_EN = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
ALLOWED_TAGS = {"p", "b", "i", "a"}


def strings(value, path="content"):
    """Every string inside a nested value, with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, f"{path}.{key}")
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from strings(inner, f"{path}[{number}]")


def dicts(value):
    """Every dict inside a nested value."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, (dict, list, tuple)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from dicts(inner)


OWN = {
    "debates": DEBATES,
    "vocabularies": [
        vocabularies.TOPICS,
        vocabularies.NEIGHBOURHOODS,
        vocabularies.VENUES,
        vocabularies.ORGANISATIONS,
    ],
}


def keys(rows):
    return {row["key"] for row in rows}


# Both languages


@pytest.mark.parametrize("name", OWN)
def test_every_text_exists_in_both_languages(name):
    for row in dicts(OWN[name]):
        for field, value in row.items():
            if isinstance(field, str) and field.endswith(("_ro", "_en")):
                twin = field[:-2] + {"ro": "en", "en": "ro"}[field[-2:]]
                assert twin in row, f"{field} has no {twin}: {row}"
                assert bool(value) == bool(row[twin]), f"{field} is empty in one language: {row}"


@pytest.mark.parametrize("name", OWN)
def test_no_romanian_letters_of_the_old_kind(name):
    found = [where for where, text in strings(OWN[name], name) if re.search("[\u015e\u015f\u0162\u0163]", text)]
    assert found == []


@pytest.mark.parametrize("name", OWN)
def test_quotes_follow_each_language(name):
    for where, text in strings(OWN[name], name):
        field = where.rsplit(".", 1)[-1]
        if field.startswith(("slug", "key", "url")):
            continue
        plain = re.sub(r"<[^>]+>", "", text)
        assert '"' not in plain, where
        if re.search(r"_ro(\[|$)", field):
            assert "“" not in plain, where


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen = [], set()

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open.pop() == tag


@pytest.mark.parametrize("name", OWN)
def test_html_is_balanced_and_small(name):
    for where, text in strings(OWN[name], name):
        tags = Tags()
        tags.feed(text)
        assert tags.open == [], where
        assert tags.seen <= ALLOWED_TAGS, where


@pytest.mark.parametrize("name", OWN)
def test_weekdays_agree_with_the_calendar(name):
    for names, months, pattern in [
        (DAYS_RO.split(), MONTHS_RO.split(), r"(\w+), (\d{1,2}) (\w+) (\d{4})"),
        (DAYS_RO.split(), MONTHS_RO.split(), r"(\w+) (\d{1,2}) (\w+) (\d{4})"),
        (DAYS_EN.split(), MONTHS_EN.split(), r"(\w+), (\d{1,2}) (\w+) (\d{4})"),
    ]:
        for where, text in strings(OWN[name], name):
            for day_name, day, month, year in re.findall(pattern, text):
                if day_name in names and month in months:
                    actual = date(int(year), months.index(month) + 1, int(day)).weekday()
                    assert names[actual] == day_name, (
                        where,
                        day_name,
                        day,
                        month,
                        year,
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
    for rows in [DEBATES, vocabularies.TOPICS]:
        for field in ["key", "slug_ro", "slug_en"]:
            slugs = [row[field] for row in rows]
            assert len(slugs) == len(set(slugs))
            assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)
    assert all(row["slug_ro"] != row["slug_en"] for row in DEBATES)


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
