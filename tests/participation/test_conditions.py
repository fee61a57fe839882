"""What is asked, and what must be answered, follows from earlier answers alone; nothing hidden ever blocks a form."""

import json

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import given, settings
from hypothesis import strategies as st

from participation.builder import build_form_class
from participation.conditions import REQUIRE, SHOW, Asked, Rule, judge, rules_of

KEYS = [f"q_{number}" for number in range(6)]
ANSWERS = ["a", "b"]


def entry(key, kind="text", *, required=False, choices=(), **settings):
    rules = {name: value for name, value in settings.items() if value}
    found = {"key": key, "type": kind, "role": "", "settings": ({"required": True} if required else {}) | rules}
    return found | ({"choices": list(choices)} if choices else {})


def words(structure):
    return {
        item["key"]: {"label": item["key"].upper(), "choices": {key: key.upper() for key in item.get("choices", [])}}
        for item in structure
    }


def form_of(structure, typed, *, in_words=None):
    posted = MultiValueDict({key: value if isinstance(value, list) else [value] for key, value in typed.items()})
    return build_form_class(structure, words(structure) if in_words is None else in_words)(posted)


@st.composite
def structures(draw):
    """Any questions in any order: also conditions on themselves, on what stands below, on nothing and in circles."""
    found = []
    for key in KEYS:
        kind = draw(st.sampled_from(["text", "single_choice", "checkbox", "heading", "multiple_choice"]))
        choices = ANSWERS if "choice" in kind else ()
        condition = {}
        if draw(st.booleans()):
            condition["if_question"] = draw(st.sampled_from([*KEYS, "q_gone"]))
            condition["if_answer"] = draw(st.sampled_from([*ANSWERS, "yes", "no"]))
            if draw(st.booleans()) and kind != "heading":
                condition["if_effect"] = "require"
        found.append(entry(key, kind, required=draw(st.booleans()) and kind != "heading", choices=choices, **condition))
    return found


TYPED = st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["a", "b", "on", "", "nonsense"]))


@settings(max_examples=300, deadline=None)
@given(structures(), TYPED)
def test_nothing_hidden_is_required_judged_or_kept(structure, typed):
    form = form_of(structure, typed)
    form.is_valid()
    for key in form.questions:
        if not form.is_shown(key):
            assert key not in form.errors
            assert key not in form.cleaned_data
            assert not form.fields[key].required


@settings(max_examples=300, deadline=None)
@given(structures(), TYPED)
def test_whoever_answers_what_is_shown_can_send_the_form(structure, typed):
    """Answering can show more: after as many rounds as there are questions nothing is left to ask."""
    filled = {key: value for key, value in typed.items() if value in ("a", "b")}
    for _round in range(len(KEYS) + 1):
        form = form_of(structure, filled)
        if form.is_valid():
            return
        for key in form.errors:
            kind = form.questions[key].type
            filled[key] = "on" if kind == "checkbox" else "a"
    pytest.fail(f"{form.errors.as_data()} for {filled}")


@settings(max_examples=200, deadline=None)
@given(structures(), TYPED)
def test_the_page_is_given_the_rules_that_the_server_judges_by(structure, typed):
    form = form_of(structure, typed)
    on_page = {
        key: [Rule(*rule) for rule in json.loads(form.fields[key].condition.rules)]
        if form.fields[key].condition
        else []
        for key in form.questions
    }
    again = judge(
        [Asked(key, tuple(on_page[key]), question.required) for key, question in form.questions.items()], form.given
    )
    assert again == form.standings


@settings(max_examples=200, deadline=None)
@given(structures(), TYPED)
def test_two_languages_judge_the_same_answers_alike(structure, typed):
    romanian, english = (form_of(structure, typed, in_words=words(structure)) for _language in range(2))
    for key in english.questions:
        english.questions[key].label = f"EN {key}"
    assert romanian.is_valid() == english.is_valid()
    assert romanian.cleaned_data == english.cleaned_data


@settings(max_examples=200, deadline=None)
@given(structures(), TYPED, st.sets(st.sampled_from(KEYS)))
def test_a_question_that_waits_for_a_translation_blocks_no_other(structure, typed, waiting):
    known = {key: value for key, value in words(structure).items() if key not in waiting}
    form = form_of(structure, typed, in_words=known)
    form.is_valid()
    shown = {key for key in form.errors if key in form.questions}
    assert all(form.is_shown(key) for key in shown)
    for question in form.questions.values():
        assert all(rule.question in known for rule in question.rules if rule.effect == SHOW)


def test_a_heading_s_condition_holds_for_its_section_until_the_next_heading():
    structure = [
        entry("q_0", "checkbox"),
        entry("q_1", "heading", if_question="q_0", if_answer="yes"),
        entry("q_2", required=True),
        entry("q_3", "heading"),
        entry("q_4", required=True),
    ]
    assert rules_of(structure) == {
        "q_0": (),
        "q_1": (Rule("q_0", "yes"),),
        "q_2": (Rule("q_0", "yes"),),
        "q_3": (),
        "q_4": (),
    }
    assert set(form_of(structure, {}).errors) == {"q_4"}
    assert set(form_of(structure, {"q_0": "on"}).errors) == {"q_2", "q_4"}
    assert [section.is_shown for section in form_of(structure, {}).sections] == [True, False, True]


def test_what_was_typed_before_its_question_was_hidden_is_not_sent():
    structure = [
        entry("q_0", "single_choice", choices=ANSWERS),
        entry("q_1", if_question="q_0", if_answer="a"),
    ]
    hidden = form_of(structure, {"q_0": "b", "q_1": "typed"})
    assert hidden.is_valid()
    assert hidden.cleaned_data == {"q_0": "b", "website": ""}
    assert form_of(structure, {"q_0": "a", "q_1": "typed"}).sections[0].fields[1].value() == "typed"


def test_an_answer_can_make_another_question_required_and_leave_it_shown_otherwise():
    structure = [
        entry("q_0", "multiple_choice", choices=ANSWERS),
        entry("q_1", if_question="q_0", if_answer="b", if_effect=REQUIRE),
    ]
    assert form_of(structure, {"q_0": ["a"]}).is_valid()
    assert "q_1" in form_of(structure, {"q_0": ["a", "b"]}).errors
    assert form_of(structure, {}).is_shown("q_1")


def test_a_guardian_is_asked_for_when_a_minor_answers_and_must_then_be_named():
    structure = [entry("q_0", "age", required=True, adult_age=18), entry("q_1", "guardian")]
    assert form_of(structure, {"q_0": "adult"}).is_valid()
    minor = form_of(structure, {"q_0": "minor"})
    assert not minor.is_valid()
    assert {link["label"] for link in minor["q_1"].error_links} >= {"Q_1, " + str(minor["q_1"].parts[0].label)}
    named = {"q_1_name": "Maria Pop", "q_1_email": "maria@example.org", "q_1_phone": "0745 123 456", "q_1_agrees": "on"}
    assert form_of(structure, {"q_0": "minor"} | named).is_valid()


def test_fields_on_a_later_page_follow_answers_given_on_an_earlier_one():
    structure = [
        entry("q_0", "checkbox"),
        entry("q_1", "heading"),
        entry("q_2", if_question="q_0", if_answer="yes"),
        entry("q_3", "checkbox"),
        entry("q_4", if_question="q_3", if_answer="yes"),
    ]
    names = lambda typed: [bound.name for bound in form_of(structure, typed).sections[1].asked_fields]  # noqa: E731
    assert names({}) == ["q_3", "q_4", "website"], "the second depends on this very page: its script decides"
    assert names({"q_0": "on"}) == ["q_2", "q_3", "q_4", "website"]
