"""Everything that we wrote exists in both languages, spelt and linked as it should be."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from tests.demo.texts import (
    ALLOWED_TAGS,
    DAYS_EN,
    DAYS_RO,
    DOCUMENT_TAGS,
    MONTHS_EN,
    MONTHS_RO,
    OWN,
    TARGETS,
    dicts,
    strings,
)


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
        plain = re.sub(r"<[^>]+>", "", text)
        assert '"' not in plain and "'" not in plain, where
        if "_ro" in where:
            assert "“" not in plain and plain.count("„") == plain.count("”"), where
        if "_en" in where and "mailto" not in text:
            assert "„" not in plain and plain.count("“") == plain.count("”"), where


@pytest.mark.parametrize("name", OWN)
def test_names_no_workplace_and_no_article_of_a_law(name):
    for where, text in strings(OWN[name], name):
        assert not re.search(r"\.csv|\bsources? 00\d|\bart\. ?\d|\barticolul \d|\barticle \d", text), where


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
        assert tags.seen <= (DOCUMENT_TAGS if ".html_" in where else ALLOWED_TAGS), where


@pytest.mark.parametrize("name", OWN)
def test_both_languages_have_the_same_paragraphs_and_links(name):
    """The translation is stored piece by piece, so both languages need the same pieces."""
    for row in dicts(OWN[name]):
        for field in [field for field in row if field.endswith("_ro")]:
            twin = field.removesuffix("_ro") + "_en"
            ro, en = dict(strings(row[field], "")), dict(strings(row[twin], ""))
            assert list(ro) == list(en), (row["key"], field)
            for place, text in ro.items():
                for tag in ["<p>", "<li>", "<b>", "<i>"]:
                    assert text.count(tag) == en[place].count(tag), (row.get("key"), field, place)
                if field not in {"slug_ro", "filename_ro"}:
                    links = re.findall(r'href="([^"]+)"', text)
                    assert links == re.findall(r'href="([^"]+)"', en[place]), (row.get("key"), field)


@pytest.mark.parametrize("name", OWN)
def test_internal_links_lead_somewhere(name):
    for where, text in strings(OWN[name], name):
        targets = re.findall(r'href="([^"]+)"', text)
        if where.endswith(".target") and text:
            targets.append(text)
        for target in targets:
            kind, _, key = target.partition(":")
            assert kind in {"https", "mailto"} or key in TARGETS[kind], (where, target)


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
