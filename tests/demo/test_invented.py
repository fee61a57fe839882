"""What is invented says so and fits together: the open debate, its forms and submissions, the Youth Council."""

import re

import pytest

from demo.content import open_debate, site, submissions, vocabularies, youth
from demo.content.debates import DEBATES
from tests.demo.texts import (
    ANSWERS,
    DATE_SHAPE,
    TARGETS,
    keys,
)

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
        chosen = question["type"] in {"single_choice", "multiple_choice", "dropdown", "ranking"}
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
    assert (council["decision"], council["founded"], council["first_session"]) == (
        "HCL 771/2021",
        "2022-04-12",
        "2022-05-05",
    )
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
