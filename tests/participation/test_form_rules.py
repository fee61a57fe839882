"""What an editor may ask together: conditions that can be judged, bounds that can be kept, sums that can be compared."""

import uuid

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from participation.builder import build_form_class
from participation.structure import structure_of, words_of
from tests.factories import question_block
from tests.participation.building import columns, depends_on, refused, stream


@pytest.fixture
def choice():
    return question_block("single_choice", "De unde scrii?", choices=["Din oraș", "De lângă oraș"])


@pytest.fixture
def near(choice):
    return choice["value"]["choices"][1]["id"]


def test_a_question_can_depend_on_an_answer_above_it(choice, near):
    assert not refused([choice, depends_on(question_block("text", "Comuna"), choice["id"], near)])
    box = question_block("checkbox", "Am un buget")
    assert not refused([box, depends_on(question_block("heading", "Bani"), box["id"], "yes")])
    age = question_block("age", "Vârsta")
    assert not refused(
        [age, question_block("guardian", "Părinte"), depends_on(question_block("text", "Școala"), age["id"], "minor")]
    )


def test_a_condition_on_a_question_that_is_gone_or_below_or_typed_is_refused_where_it_stands(choice, near):
    dependent = depends_on(question_block("text", "Comuna"), choice["id"], near)
    text = question_block("text", "Numele")
    assert list(refused([dependent])) == [0]
    assert "nu mai există" in refused([text, dependent])[1]
    assert "mai jos" in refused([dependent, choice])[0]
    assert "scris liber" in refused([text, depends_on(dependent, text["id"], "x")])[1]
    assert list(refused([choice, depends_on(question_block("text", "Comuna"), choice["id"], "")])) == [1]
    assert list(refused([choice, depends_on(question_block("text", "Comuna"), choice["id"], str(uuid.uuid4()))])) == [1]


def test_conditions_are_not_nested_through_a_question_or_a_section(choice, near):
    box = depends_on(question_block("checkbox", "Am un buget"), choice["id"], near)
    assert list(refused([choice, box, depends_on(question_block("text", "Cât"), box["id"], "yes")])) == [2]
    section = depends_on(question_block("heading", "Bani"), choice["id"], near)
    plain = question_block("checkbox", "Am un buget")
    blocks = [choice, section, plain, depends_on(question_block("text", "Cât"), plain["id"], "yes")]
    assert list(refused(blocks)) == [3]


def test_a_guardian_needs_an_age_above(choice, near):
    assert list(refused([question_block("guardian", "Părinte"), question_block("age", "Vârsta")])) == [0]
    assert not refused([choice, depends_on(question_block("guardian", "Părinte"), choice["id"], near)])


@pytest.mark.parametrize(
    "block",
    [
        question_block("number", "N", minimum=5, maximum=1),
        question_block("date_range", "P", earliest="2027-05-02", latest="2027-05-01"),
        question_block("age", "V", adult_age=18, minimum_age=20),
        question_block("rows", "R", minimum_rows=5, maximum_rows=2),
    ],
)
def test_bounds_that_nothing_can_keep_are_refused(block):
    if block["type"] == "rows":
        block["value"]["columns"] = columns("A")
    assert list(refused([block])) == [0]


def test_only_numbers_have_a_total():
    table = question_block("rows", "Buget")
    table["value"]["columns"] = columns("Ce", total=True)
    assert list(refused([table])) == [0]
    table["value"]["columns"] = columns("Cât", type="money", total=True)
    assert not refused([table])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_an_editor_may_publish_can_be_filled_in(data):
    """Shuffle, remove and condition questions at will: what the editor's form lets through never blocks a visitor."""
    kinds = data.draw(
        st.lists(
            st.sampled_from(["single_choice", "checkbox", "text", "heading", "age", "guardian"]), min_size=1, max_size=7
        )
    )
    blocks = [
        question_block(kind, f"Q{place}", choices=["A", "B"] if kind == "single_choice" else None)
        for place, kind in enumerate(kinds)
    ]
    for block in blocks:
        if block["type"] != "heading":
            block["value"]["settings"]["required"] = data.draw(st.booleans())
        if data.draw(st.booleans()):
            target = data.draw(st.sampled_from(blocks))
            answers = {
                "single_choice": [item["id"] for item in target["value"].get("choices", [])],
                "checkbox": ["yes", "no"],
            }
            depends_on(
                block, target["id"], data.draw(st.sampled_from(answers.get(target["type"]) or ["minor", "adult"]))
            )
    if refused(blocks):
        return
    value = stream(blocks)
    made = build_form_class(structure_of(value), words_of(value))
    typed: dict[str, str] = {}
    for _round in range(len(blocks) + 1):
        form = made(typed)
        if form.is_valid():
            break
        for key in list(form.errors):
            question = form.questions[key]
            simple = {
                "checkbox": "on",
                "age": "adult",
                "text": "x",
                "single_choice": question.choices[0][0] if question.choices else "",
            }
            parts = {"name": "Ana", "email": "ana@example.org", "phone": "0745123456", "agrees": "on"}
            typed |= (
                {f"{key}_{part}": text for part, text in parts.items()}
                if question.type == "guardian"
                else {key: simple[question.type]}
            )
    assert form.is_valid(), form.errors
    assert not [key for key in form.cleaned_data if key in form.questions and not form.is_shown(key)]


def test_an_amount_that_is_compared_is_in_lei():
    assert list(refused([question_block("money", "Suma", role="amount", currency="EUR")])) == [0]
    assert not refused([question_block("money", "Suma", role="amount", currency="RON")])
