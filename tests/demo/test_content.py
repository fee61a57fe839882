"""The demonstration content is complete in both languages, honest and consistent."""

import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from demo.content import centre, news, open_debate, site, submissions, vocabularies, youth
from demo.content.debates import DEBATES
from demo.content.pages import ACTIVITIES, PAGES

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
ALLOWED_TAGS = {"p", "b", "i", "a", "ol", "li"}
DOCUMENT_TAGS = {"h2", "p", "ul", "li"}


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


VOCABULARIES = [
    vocabularies.TOPICS,
    vocabularies.NEIGHBOURHOODS,
    vocabularies.GOALS,
    vocabularies.VENUES,
    vocabularies.ORGANISATIONS,
]
SITE = [
    site.CONTACT,
    site.SITE_NAME,
    site.NOTICE,
    site.MAIN_MENU,
    site.FOOTER_MENU,
    site.FOOTER,
    site.HOME,
    site.SECTIONS,
]
YOUTH = [youth.COUNCIL, youth.GROUPS, youth.NEWS_LIST, youth.NEWS, youth.MEETING, youth.FORM]
OPEN = [open_debate.DEBATE, open_debate.DOCUMENTS, open_debate.FORMS]
ANSWERS = [row["answer"] for row in submissions.SUBMISSIONS if row["answer"]]
CENTRE = [
    *[centre.BOARD, centre.PARTNERS, centre.PROJECTS_INDEX, centre.REPORTS_INDEX],
    *centre.PROJECTS,
    *centre.REPORTS,
]
# Everything that we wrote ourselves; the citizens' texts are not held to our spelling.
OWN = {
    "debates": DEBATES,
    "vocabularies": VOCABULARIES,
    "site": SITE,
    "pages": [PAGES, ACTIVITIES],
    "centre": CENTRE,
    "news": news.NEWS,
    "open_debate": OPEN,
    "youth": YOUTH,
    "answers": ANSWERS,
}
# What the site may be asked to link to.
TARGETS = {
    "page": [
        *[row["key"] for row in [*PAGES, *CENTRE, youth.COUNCIL]],
        *["fix-cluj", "solution-competitions"],  # built by the sections' own builders
    ],
    "section": [*site.SECTIONS, "home"],
    "debate": [*[row["key"] for row in DEBATES], "open"],
    "news": [row["key"] for row in [*news.NEWS, *youth.NEWS]],
    "form": [row["key"] for row in open_debate.FORMS],
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


# The open debate and its forms


def test_the_invented_says_that_it_is_a_demonstration():
    for row in [open_debate.DEBATE, *open_debate.DOCUMENTS, *open_debate.FORMS, youth.MEETING, youth.FORM]:
        assert "exemplu demonstrativ" in row["title_ro"] and "demonstration" in row["title_en"]
    for answer in ANSWERS:
        assert answer["text_ro"].startswith("Răspuns demonstrativ: ")
        assert answer["text_en"].startswith("Demonstration answer: ")
    for row in submissions.SUBMISSIONS:
        assert re.fullmatch(r"(.*@example\.(org|com))?", row["answers"]["email"])
        assert re.fullmatch(r"(.*\(demonstra(ție|tion)\))?", row["answers"].get("name", ""))


def test_open_debate_keys_resolve():
    row = open_debate.DEBATE
    assert set(row["organisers"]) <= keys(vocabularies.ORGANISATIONS)
    assert set(row["topics"]) <= keys(vocabularies.TOPICS)
    assert set(row["neighbourhoods"]) <= keys(vocabularies.NEIGHBOURHOODS)
    assert row["venue"] in keys(vocabularies.VENUES)
    for form in open_debate.FORMS:
        kind, _, key = form["parent"].partition(":")
        assert key in TARGETS[kind]


@pytest.mark.parametrize("form", [*open_debate.FORMS, youth.FORM], ids=lambda form: form["key"])
def test_forms_can_be_built(form):
    roles = [question["role"] for question in form["questions"] if question["role"]]
    assert len(roles) == len(set(roles))
    assert len(keys(form["questions"])) == len(form["questions"])
    assert {"privacy"} <= keys(form["questions"])
    for question in form["questions"]:
        chosen = question["type"] in {"single_choice", "multiple_choice", "dropdown"}
        assert chosen == bool(question["choices"])
        assert (question["type"] == "consent") == bool(question["text_ro"])
        for choice in question["choices"]:
            assert choice.get("topic", "parks") in keys(vocabularies.TOPICS)


def test_one_form_closes_within_a_day_and_one_later():
    assert 0 < open_debate.WALK_FORM["closes_in_hours"] < 24
    assert open_debate.IDEA_FORM["closes_day"] > 14
    assert open_debate.CONTACT_FORM["answer_days"] == site.PETITION_ANSWER_DAYS


# Submissions


def test_there_are_enough_submissions_in_both_languages():
    ideas = [row for row in submissions.SUBMISSIONS if row["form"] == "ideas" and row["status"] != "quarantined"]
    assert len([row for row in ideas if row["language"] == "ro"]) == 24
    assert len([row for row in ideas if row["language"] == "en"]) == 12
    assert len([row for row in submissions.SUBMISSIONS if row["status"] == "quarantined"]) == 3
    assert len([row for row in submissions.SUBMISSIONS if row["form"] == "walk"]) == 6
    assert {answer["outcome"] for answer in ANSWERS} == {"accepted", "partly", "underway", "explained", "refused"}


def test_some_citizens_typed_the_old_letters():
    typed = [
        row for row in submissions.SUBMISSIONS if re.search("[\u015f\u0163]", row["answers"].get("description", ""))
    ]
    assert len(typed) == 2


@pytest.mark.parametrize("row", submissions.SUBMISSIONS, ids=lambda row: row["key"])
def test_submission_fits_its_form(row):
    form = next(form for form in open_debate.FORMS if form["key"] == row["form"])
    questions = {question["key"]: question for question in form["questions"]}
    answers = row["answers"]
    assert set(answers) <= set(questions)
    assert form["opens_day"] < row["day"] < 0
    for key, question in questions.items():
        if question["required"]:
            assert answers[key]
        if key in answers and question["choices"] and answers[key]:
            given = answers[key] if isinstance(answers[key], list) else [answers[key]]
            assert set(given) <= keys(question["choices"])
        if key in answers and "max_words" in question["settings"]:
            assert len(answers[key].split()) <= question["settings"]["max_words"]
        if key in answers and "max_length" in question["settings"]:
            assert len(answers[key]) <= question["settings"]["max_length"]
    if row["form"] == "ideas":
        assert answers["neighbourhood"] in keys(vocabularies.NEIGHBOURHOODS)


@pytest.mark.parametrize("row", submissions.SUBMISSIONS, ids=lambda row: row["key"])
def test_answer_and_status_agree(row):
    answer = row["answer"]
    assert bool(answer) == (row["status"] in {"answered", "refused"})
    if answer:
        assert (answer["outcome"] == "refused") == (row["status"] == "refused")
        assert row["day"] < answer["day"] <= 0
        assert row["answers"]["publish"]
    if row["status"] == "refused":
        assert "Motivul:" in answer["text_ro"] and "The reason:" in answer["text_en"]


# Youth


def test_the_councils_facts_are_those_of_the_sources():
    council = youth.COUNCIL
    assert (council["decision"], council["founded"], council["first_session"]) == ("HCL 771/2021", "2022-04-12", "2022-05-05")
    assert (council["member_count"], council["member_count_on"]) == (31, "2022-05-05")
    assert len(youth.GROUPS) == 4
    assert council["conditions_ro"].count("<li>") == council["conditions_en"].count("<li>") == 5
    assert [(step["starts"], step["ends"]) for step in youth.HISTORY] == [
        ("2021-12", ""), ("2022-01-26", "2022-02-26"), ("", "2022-03-04"), ("2022-03-07", "2022-03-11"), ("2022-04-12", ""),
        ("2022-05-05", ""),
    ]  # fmt: skip
    assert {step["target"] for step in youth.HISTORY if step["target"]} <= keys(DEBATES)


def test_the_vote_of_2023_adds_up_and_says_what_is_not_certain():
    vote = next(row for row in youth.NEWS if row["kind"] == "vote")
    assert [option["percent"] for option in vote["options"]] == ["33.4", "29.8", "19.2", "17.6"]
    assert (vote["votes"], vote["date"]) == (713, "2023-01-15")
    assert "20 și 21 decembrie" in vote["body_ro"] and "20 and 21 December" in vote["body_en"]


@pytest.mark.parametrize("row", youth.NEWS, ids=lambda row: row["key"])
def test_youth_news_has_a_date_and_fits(row):
    assert re.fullmatch(DATE_SHAPE[row["precision"]], row["date"])
    assert set(row["topics"]) <= keys(vocabularies.TOPICS)
    assert len(row["summary_ro"]) <= 300 and len(row["summary_en"]) <= 300
