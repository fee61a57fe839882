"""A ranking: given answers put in order, the most important first; asked, judged, kept, read and exported."""

import json

import pytest
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from participation.actions.erasure import erase
from participation.blocks import QuestionsBlock
from participation.builder import build_form_class
from participation.models import Submission, Tombstone
from participation.readings import display_value
from participation.structure import privacy_of, structure_of
from tests.factories import make_form_page, question_block
from tests.participation.building import refused, stream
from tests.participation.sending import Visitor, soup

KEY = "q_1"
LABELS = {"aaaa": "Bănci", "bbbb": "Copaci", "cccc": "Flori"}
WORDS = {"label": "Ce mai întâi?", "choices": LABELS}


def entry(**settings) -> dict:
    return {"key": KEY, "type": "ranking", "role": "", "settings": settings, "choices": list(LABELS)}


def form_of(places: dict, **settings):
    posted = MultiValueDict({f"{KEY}_{key}": [str(place)] for key, place in places.items()})
    return build_form_class([entry(**settings)], {KEY: WORDS})(posted)


def links(form) -> list[tuple[str, str]]:
    return [(link["id"].removeprefix(f"id_{KEY}_"), str(link["error"])) for link in form[KEY].error_links]


def test_the_answers_are_kept_in_order_and_read_by_place():
    form = form_of({"aaaa": 3, "bbbb": 1, "cccc": 2})
    assert form.is_valid(), form.errors
    assert form.cleaned_data[KEY] == ["bbbb", "cccc", "aaaa"]
    assert display_value(entry(), WORDS, ["bbbb", "cccc", "aaaa"]) == "1. Copaci\n2. Flori\n3. Bănci"
    assert form.questions[KEY].read(form.cleaned_data[KEY]).startswith("1. Copaci")


def test_two_answers_on_one_place_are_both_named_and_what_was_chosen_stays():
    form = form_of({"aaaa": 1, "bbbb": 1, "cccc": 2})
    assert not form.is_valid()
    assert [name for name, _error in links(form)] == ["aaaa", "bbbb"]
    assert "„Copaci”" in links(form)[0][1]
    assert [part.value() for part in form[KEY].parts] == ["1", "1", "2"]
    with override("en"):
        assert "Place 1 is also given to “Copaci”" in links(form_of({"aaaa": 1, "bbbb": 1, "cccc": 2}))[0][1]


def test_an_answer_without_a_place_is_asked_for_where_it_stands():
    form = form_of({"aaaa": 1, "bbbb": "", "cccc": 2})
    assert not form.is_valid()
    assert [name for name, _error in links(form)] == ["bbbb"]


@pytest.mark.parametrize("place", ["0", "4", "-1", "1.0", "unu", "1 OR 1=1", "９"])
def test_only_the_places_offered_can_be_chosen(place):
    assert not form_of({"aaaa": 1, "bbbb": 2, "cccc": place}).is_valid()


def test_nothing_chosen_is_no_answer_or_one_problem_when_it_must_be_answered():
    assert form_of({"aaaa": "", "bbbb": "", "cccc": ""}).is_valid()
    form = form_of({"aaaa": "", "bbbb": "", "cccc": ""}, required=True)
    assert not form.is_valid()
    assert len(links(form)) == 1


def test_the_first_few_are_enough_where_the_editor_says_so_and_none_of_them_may_miss():
    right = form_of({"cccc": 1, "aaaa": 2}, ranked=2)
    assert right.is_valid(), right.errors
    assert right.cleaned_data[KEY] == ["cccc", "aaaa"]
    assert not form_of({"aaaa": 1, "bbbb": 2, "cccc": 3}, ranked=2).is_valid()
    form = form_of({"bbbb": 2}, ranked=2)
    assert not form.is_valid()
    assert "1" in links(form)[0][1]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(["", "1", "2", "3", "4", "x"]), min_size=3, max_size=3), st.sampled_from([None, 1, 2, 3])
)
def test_whatever_is_chosen_is_a_whole_order_or_refused(places, ranked):
    asked = ranked or 3
    form = form_of(dict(zip(LABELS, places, strict=True)), required=True, **({"ranked": ranked} if ranked else {}))
    is_whole = sorted(place for place in places if place) == [str(place) for place in range(1, asked + 1)]
    assert form.is_valid() is is_whole
    if is_whole:
        assert form.cleaned_data[KEY] == [
            key for _place, key in sorted((place, key) for key, place in zip(LABELS, places, strict=True) if place)
        ]
    else:
        assert links(form), "every refusal leads to a control"


def test_an_editor_cannot_ask_for_more_places_than_there_are_answers():
    few = question_block("ranking", "Ordinea", choices=["A", "B"], ranked=3)
    right = question_block("ranking", "Ordinea", choices=["A", "B", "C"], ranked=3)
    assert list(refused([few, right])) == [0]
    limits = QuestionsBlock().child_blocks["ranking"].child_blocks["choices"].meta
    assert (limits.min_num, limits.max_num) == (2, 12)


def test_a_condition_cannot_look_at_an_order_and_the_desk_reads_it():
    ranking = question_block("ranking", "Ordinea", choices=["A", "B"])
    text = question_block("text", "Detalii", if_question=ranking["id"], if_answer=ranking["value"]["choices"][0]["id"])
    assert list(refused([ranking, text])) == [1]
    assert privacy_of(structure_of(stream([ranking]))[0]) == "staff"


@pytest.fixture
def ranking(site):
    return make_form_page(
        site,
        questions=[
            question_block("text", "Titlul", role="title"),
            question_block("ranking", "Ordinea", choices=["Bănci", "Copaci", "Flori"], required=True),
        ],
    )


@pytest.mark.django_db
def test_an_order_sent_is_on_the_receipt_and_every_place_has_a_column_in_the_export(ranking, admin_user):
    from participation.exports import Columns

    visitor = Visitor(ranking)
    sent = visitor.send({"Titlul": "Parcul"}, **visitor.ranked("Ordinea", "Flori", "Bănci", "Copaci"))
    assert sent.status_code == 302, soup(sent).find(attrs={"data-error-summary": True})
    assert "1. Flori<br>2. Bănci<br>3. Copaci" in visitor.client.get(sent.url).content.decode()
    columns = Columns([visitor.form], admin_user)
    found = dict(zip(columns.headings(), columns.values(Submission.objects.get(), {}), strict=True))
    assert found["Ordinea"] == "1. Flori\n2. Bănci\n3. Copaci"
    assert (found["Ordinea: Bănci"], found["Ordinea: Copaci"], found["Ordinea: Flori"]) == ("2", "3", "1")


@pytest.mark.django_db
def test_an_answer_removed_later_is_still_read_and_exported_at_its_place(ranking, admin_user):
    from participation.exports import Columns

    visitor = Visitor(ranking)
    assert (
        visitor.send({"Titlul": "Parcul"}, **visitor.ranked("Ordinea", "Flori", "Bănci", "Copaci")).status_code == 302
    )
    raw = json.loads(json.dumps(list(ranking.questions.raw_data)))
    raw[1]["value"]["choices"] = raw[1]["value"]["choices"][:2]
    ranking.questions = json.dumps(raw)
    ranking.save_revision().publish()
    row = Submission.objects.get()
    assert row.labelled_answers()[1]["value"] == "1. Flori\n2. Bănci\n3. Copaci"
    columns = Columns([visitor.form], admin_user)
    found = dict(zip(columns.headings(), columns.values(row, {}), strict=True))
    assert (found["Ordinea: Flori"], found["Ordinea: Copaci"]) == ("1", "3")


@pytest.mark.django_db
def test_a_refused_order_comes_back_with_every_place_and_a_link_to_what_is_wrong(ranking):
    visitor = Visitor(ranking)
    places = visitor.ranked("Ordinea", "Flori", "Bănci", "Copaci")
    doubled = places | {list(places)[2]: 1}
    page = soup(visitor.send({"Titlul": "Parcul"}, **doubled))
    for name, place in doubled.items():
        assert page.find("select", {"name": name}).find("option", selected=True)["value"] == str(place)
    for link in page.select("[data-error-summary] a"):
        assert page.find(id=link["href"].lstrip("#")).name == "select"
    assert len(page.select("[data-error-summary] a")) == 2


@pytest.mark.django_db
@pytest.mark.parametrize(("privacy", "stays"), [("public", True), ("staff", False)])
def test_an_order_that_may_be_published_only_counts_and_stays_when_its_author_is_erased(site, privacy, stays):
    asked = question_block("ranking", "Ordinea", choices=["Bănci", "Copaci"], privacy=privacy)
    visitor = Visitor(make_form_page(site, questions=[question_block("text", "Titlul"), asked]))
    visitor.send({"Titlul": "Parcul"}, **visitor.ranked("Ordinea", "Copaci", "Bănci"))
    erase(submission=Submission.objects.get(), why=Tombstone.Why.RETENTION, by=None, now=timezone.now())
    row = Submission.objects.get()
    assert visitor.key("Titlul") not in row.answers
    assert (visitor.key("Ordinea") in row.answers) is stays
