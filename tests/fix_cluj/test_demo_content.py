"""The demonstration's call is complete in both languages, its applications fit its form, edition 1 says what sources say."""

import random
import re
from decimal import Decimal
from types import SimpleNamespace

import pytest

from demo.content.fix_cluj import (
    APPLICATION_FORM,
    APPLICATIONS,
    DEMONSTRATION,
    EDITION_1,
    PROGRAMME,
    SCHOLARSHIP,
    SCHOLARSHIP_FORM,
    judged,
)  # fmt: skip
from demo.judged_call import answers
from fix_cluj.budget import Budget, Limits, problems

QUESTIONS = {question["key"]: question for question in APPLICATION_FORM["questions"]}


def pairs(value):
    """Every (field, Romanian, English) inside a nested value."""
    if isinstance(value, dict):
        for name, text in value.items():
            if name.endswith("_ro"):
                yield name, text, value.get(name.removesuffix("_ro") + "_en")
            else:
                yield from pairs(text)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from pairs(item)


@pytest.mark.parametrize(
    "content",
    [PROGRAMME, EDITION_1, DEMONSTRATION, APPLICATION_FORM, SCHOLARSHIP, SCHOLARSHIP_FORM, judged.CALL, judged.FORM],
    ids=lambda row: row["key"],
)
def test_every_text_has_both_languages(content):
    for name, romanian, english in pairs(content):
        assert bool(romanian) == bool(english), name
        assert not re.search("[\u015f\u0163\u015e\u0162]", romanian), name


def test_edition_1_holds_what_the_sources_say_and_no_more():
    facts = EDITION_1["facts"]
    assert (facts["received_count"], facts["selected_count"]) == (145, 40)
    assert (facts["ceiling"], facts["currency"], facts["age_from"], facts["age_to"]) == ("3000", "EUR", 16, 26)
    assert ("results", "2021-12-18", "day") in EDITION_1["calendar"]
    assert not {"total_budget", "awarded_total", "own_contribution", "team_min"} & set(facts)
    assert "Noi îl citim" in EDITION_1["amounts_note_ro"] and "We read it" in EDITION_1["amounts_note_en"]
    assert "totaluri" in EDITION_1["results_ro"] and "totals" in EDITION_1["results_en"]


def test_no_identification_number_and_no_account_is_asked():
    labels = " ".join(question["label_ro"] for question in APPLICATION_FORM["questions"])
    assert not re.search(r"CNP|IBAN|cont bancar", labels)


def test_the_open_call_says_that_it_is_invented():
    assert DEMONSTRATION["facts"]["is_demonstration"]
    assert "inventat" in DEMONSTRATION["summary_ro"] and "invented" in DEMONSTRATION["summary_en"]


def test_applications_show_every_way_and_one_is_past_its_day():
    assert len(APPLICATIONS) == 8
    assert {row["language"] for row in APPLICATIONS} == {"ro", "en"}
    assert {"new", "in_progress", "answered", "refused", "filed"} == {row["status"] for row in APPLICATIONS}
    late = [
        row
        for row in APPLICATIONS
        if row["status"] in ("new", "in_progress") and -row["day"] > APPLICATION_FORM["answer_days"]
    ]
    assert len(late) == 1


def unasked(answers: dict) -> set[str]:
    """The questions of sections that an earlier answer leaves out."""
    found, is_out = set(), False
    for key, question in QUESTIONS.items():
        if question["type"] == "heading":
            only_if = question["only_if"]
            is_out = bool(only_if) and answers.get(only_if[0]) != only_if[1]
        if is_out:
            found.add(key)
    return found


def may_follow(question: dict) -> bool:
    return question["role"] == "guardian" and APPLICATION_FORM["late_guardian"]


def test_one_application_of_the_demonstration_still_owes_its_agreement():
    """So that the officer sees at the formal check what may follow."""
    owing = [row["key"] for row in APPLICATIONS if row["answers"]["minors"] == "yes" and not row["files"]]
    assert owing == ["apa-de-ploaie"]


@pytest.mark.parametrize("row", APPLICATIONS, ids=lambda row: row["key"])
def test_an_application_fits_the_form(row):
    opens = next(entry[1] for entry in DEMONSTRATION["calendar"] if entry[0] == "opens")
    assert opens <= row["day"] < 0
    answers = row["answers"]
    assert set(answers) | set(row["files"]) <= set(QUESTIONS)
    assert not unasked(answers) & (set(answers) | set(row["files"]))
    for key, question in QUESTIONS.items():
        answer, settings = answers.get(key) or row["files"].get(key), question["settings"]
        if question["required"] and key not in unasked(answers):
            assert answer or may_follow(question), key
        if question["columns"] and answer:
            assert all(len(line) == len(question["columns"]) for line in answer)
            assert settings.get("minimum_rows", 0) <= len(answer) <= settings["maximum_rows"], key
        if answer and question["choices"]:
            assert (
                {answer}
                if isinstance(answer, str)
                else set(answer) <= {choice["key"] for choice in question["choices"]}
            )
        if isinstance(answer, str) and "max_length" in settings:
            assert len(answer) <= settings["max_length"], key
        if answer and question["type"] in ("number", "money"):
            assert settings.get("minimum", 0) <= float(answer) <= settings.get("maximum", 10**9), key
    assert row["answers"]["email"].endswith("@example.org")
    facts = DEMONSTRATION["facts"]
    limits = Limits(Decimal(facts["ceiling"]), Decimal(facts["own_contribution"]), facts["currency"])
    lines = sum(Decimal(line[-1]) for line in answers["costs"])
    assert problems(limits, Budget(requested=Decimal(answers["asked"]), table=lines)) == []
    if row["answer"]:
        assert row["answer"]["text_ro"].startswith("Demonstrație.")
        assert row["language"] == "ro" or row["answer"]["text_en"].startswith("Demonstration.")


def test_the_judged_call_is_invented_apart_from_the_first_edition_and_of_its_size():
    assert judged.CALL["facts"]["is_demonstration"] and "Nu este ediția 1" in judged.CALL["summary_ro"]
    first = EDITION_1["facts"]
    assert (first["received_count"], first["selected_count"]) == (judged.APPLICATIONS, judged.AWARDS)
    assert judged.CALL["slug_ro"] not in {EDITION_1["slug_ro"], DEMONSTRATION["slug_ro"]}
    assert judged.AWARDS + judged.RESERVES + judged.REFUSED < judged.APPLICATIONS


@pytest.mark.parametrize("language", ["ro", "en"])
def test_every_invented_application_says_so_and_its_budget_holds(language):
    hood, chance = SimpleNamespace(slug="gruia", name_ro="Gruia", name_en="Gruia"), random.Random(judged.SEED)
    limits = Limits(Decimal(judged.CALL["facts"]["ceiling"]))
    for number in range(judged.APPLICATIONS):
        typed = answers(number, language, hood, chance)
        assert re.search("[Dd]emonstra", typed["team"]) and typed["summary"].startswith("Demonstra")
        lines = sum(Decimal(line[-1]) for line in typed["costs"])
        assert problems(limits, Budget(requested=Decimal(typed["asked"]), table=lines)) == []
