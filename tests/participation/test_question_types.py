"""Money, periods, addresses, company numbers, links, topics, ages, guardians and rows: asked, judged, kept and read."""

import datetime as dt
from decimal import Decimal

import pytest
from django.utils.datastructures import MultiValueDict
from django.utils.translation import override

from cms.models import Neighbourhood, Topic
from participation.builder import build_form_class
from participation.readings import as_json, display_value, table_of

KEY = "q_1"
ROWS = {
    "columns": [
        {"key": "aaaa", "type": "text", "required": True},
        {"key": "bbbb", "type": "money", "total": True},
        {"key": "cccc", "type": "date"},
    ]
}
COLUMNS = {"columns": {"aaaa": "Ce", "bbbb": "Suma", "cccc": "Când"}}


def structure(kind, *, columns=(), **settings):
    entry = {"key": KEY, "type": kind, "role": "", "settings": settings}
    return [entry | ({"columns": list(columns)} if columns else {})]


def form_of(kind, typed, *, columns=(), words=None, **settings):
    about = {KEY: {"label": "Întrebare"} | (words or {})}
    posted = MultiValueDict({f"{KEY}{name}": [value] for name, value in typed.items()})
    return build_form_class(structure(kind, columns=columns, **settings), about)(posted)


def answer(kind, typed, **settings):
    form = form_of(kind, typed, **settings)
    assert form.is_valid(), form.errors
    return form.cleaned_data[KEY]


def refusal(kind, typed, **settings) -> str:
    form = form_of(kind, typed, **settings)
    assert not form.is_valid()
    return " ".join(form.errors[KEY])


def read(kind, typed, *, language="ro", words=None, **settings):
    """What is stored of an answer, as it is read later."""
    entry = structure(kind, columns=settings.pop("columns", ()), **settings)[0]
    stored = as_json(answer(kind, typed, columns=entry.get("columns", ()), words=words, **settings))
    with override(language):
        return display_value(entry, words or {}, stored)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("1.500,50", "1500.50"), ("1500.5", "1500.5"), ("1 500", "1500"), ("1.500", "1500"), ("0,99", "0.99")],
)
def test_a_sum_is_taken_as_people_write_it(typed, amount):
    assert answer("money", {"": typed}, currency="RON") == {"amount": Decimal(amount), "currency": "RON"}


def test_a_sum_is_read_as_the_language_writes_it():
    assert read("money", {"": "1500,5"}, currency="RON") == "1.500,50\u00a0lei"
    assert read("money", {"": "1500,5"}, currency="EUR", language="en") == "1,500.50\u00a0€"
    assert read("money", {"": "2000"}, currency="RON") == "2.000\u00a0lei"


def test_a_currency_can_be_chosen_and_alone_says_nothing():
    both = {"_amount": "12,5", "_currency": "EUR"}
    assert answer("money", both, currency="both") == {"amount": Decimal("12.5"), "currency": "EUR"}
    assert answer("money", {"_amount": "", "_currency": "RON"}, currency="both") is None
    assert refusal("money", {"_amount": "1", "_currency": "USD"}, currency="both")


@pytest.mark.parametrize("typed", ["-1", "5001", "o mie", "1,234"])
def test_a_sum_keeps_its_bounds_and_its_two_decimals(typed):
    assert refusal("money", {"": typed}, currency="RON", minimum=10, maximum=5000)


def test_a_comma_between_thousands_is_not_taken_for_a_decimal_mark_in_silence():
    with override("en"):
        assert "no mark between thousands" in refusal("money", {"": "90,000"}, currency="RON")


def test_a_limit_is_told_as_the_page_writes_numbers():
    with override("ro"):
        assert "5.000\u00a0lei" in refusal("money", {"": "6000"}, currency="RON", maximum=5000)
    with override("en"):
        assert "5,000." in refusal("number", {"": "6000"}, maximum=5000)


def test_a_period_is_one_day_or_more_and_is_read_in_words():
    days = {"_start": "2027-05-01", "_end": "2027-05-01"}
    assert answer("date_range", days) == {"start": dt.date(2027, 5, 1), "end": dt.date(2027, 5, 1)}
    assert read("date_range", {"_start": "01.05.2027", "_end": "03.06.2027"}) == "1 mai 2027 – 3 iunie 2027"
    assert refusal("date_range", {"_start": "2027-05-02", "_end": "2027-05-01"})
    assert refusal("date_range", {"_start": "2027-05-02", "_end": ""})
    assert refusal("date_range", {"_start": "2026-12-31", "_end": "2027-01-01"}, earliest="2027-01-01")


@pytest.mark.django_db
def test_an_address_names_its_neighbourhood():
    Neighbourhood.objects.create(name_ro="Mănăștur", name_en="Mănăștur", slug="manastur")
    typed = {"_street": "Str. Moților", "_number": "3", "_details": "", "_neighbourhood": "manastur"}
    assert read("address", typed) == "Str. Moților 3, Mănăștur"
    assert answer("address", {"_street": "", "_number": "", "_details": "", "_neighbourhood": ""}) is None
    form = form_of("address", typed | {"_street": "", "_neighbourhood": "narnia"})
    assert [link["id"] for link in form[KEY].error_links] == [f"id_{KEY}_street", f"id_{KEY}_neighbourhood"]


@pytest.mark.parametrize("typed", ["RO 14399840", "ro14399840", "14399840"])
def test_a_company_number_is_proven_by_its_check_digit(typed):
    assert answer("cui", {"": typed}) == "14399840"


@pytest.mark.parametrize(
    ("typed", "word"), [("14399841", "cifre"), ("12", "cifre"), ("1960101123456", "cifre"), ("ACME", "cifre")]
)
def test_a_wrong_company_number_is_explained_in_the_language_of_the_page(typed, word):
    assert word in refusal("cui", {"": typed})
    with override("en"):
        assert "digits" in refusal("cui", {"": typed})


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "ftp://example.org", "file:///etc/passwd", "data:text/html,x", "nu e"]
)
def test_a_link_is_an_address_on_the_web(typed):
    assert refusal("link", {"": typed})
    assert answer("link", {"": "example.org/ce"}) == "https://example.org/ce"
    assert answer("link", {"": "HTTP://example.org"}).lower() == "http://example.org"


@pytest.mark.django_db
def test_a_topic_is_chosen_from_the_vocabulary():
    parks = Topic.objects.create(name_ro="Parcuri", name_en="Parks", slug="parcuri")
    assert answer("topic", {"": "parcuri"}) == parks
    assert read("topic", {"": "parcuri"}) == "Parcuri"
    assert refusal("topic", {"": "altele"})


def test_an_age_is_a_band_and_who_is_too_young_is_told_kindly():
    assert answer("age", {"": "minor"}, adult_age=18, minimum_age=14) == "minor"
    bands = dict(form_of("age", {}, adult_age=18, minimum_age=14).fields[KEY].choices)
    assert {key: str(label) for key, label in bands.items()} == {
        "adult": "18 ani sau peste", "minor": "între 14 și 17 ani", "under": "sub 14 ani",
    }  # fmt: skip
    assert "14" in refusal("age", {"": "under"}, adult_age=18, minimum_age=14)
    assert read("age", {"": "adult"}, adult_age=18) == "18 ani sau peste"
    assert "under" not in dict(form_of("age", {}, adult_age=18).fields[KEY].choices)


def test_a_guardian_is_whole_or_not_there():
    whole = {"_name": "Maria Pop", "_email": "maria@example.org", "_phone": "0745 123 456", "_agrees": "on"}
    assert read("guardian", whole) == "Maria Pop, maria@example.org, +40 745 123 456, este de acord"
    assert refusal("guardian", whole | {"_agrees": ""})
    assert answer("guardian", {"_name": "", "_email": "", "_phone": ""}) is None


def test_rows_are_kept_in_order_without_empty_ones_and_read_as_a_table():
    typed = {
        "-0-aaaa": "Bănci", "-0-bbbb": "1.500,50", "-0-cccc": "2027-05-01",
        "-1-aaaa": "", "-1-bbbb": "", "-1-cccc": "",
        "-7-aaaa": "Flori", "-7-bbbb": "200", "-7-cccc": "",
    }  # fmt: skip
    stored = as_json(answer("rows", typed, columns=ROWS["columns"], words=COLUMNS))
    assert stored == [{"aaaa": "Bănci", "bbbb": "1500.50", "cccc": "2027-05-01"}, {"aaaa": "Flori", "bbbb": "200"}]
    entry = structure("rows", columns=ROWS["columns"], currency="RON")[0]
    with override("ro"):
        table = table_of(entry, COLUMNS, stored)
        assert display_value(entry, COLUMNS, stored).splitlines()[1] == "Ce: Flori; Suma: 200\u00a0lei"
    assert table["columns"] == ["Ce", "Suma", "Când"]
    assert table["rows"][0] == ["Bănci", "1.500,50\u00a0lei", "1 mai 2027"]
    assert table["totals"] == ["", "1.700,50\u00a0lei", ""]


def test_what_is_wrong_in_a_row_is_named_by_row_and_column_and_everything_typed_stays():
    typed = {"-0-aaaa": "", "-0-bbbb": "mult", "-3-aaaa": "Flori", "-3-bbbb": "20"}
    form = form_of("rows", typed, columns=ROWS["columns"], words=COLUMNS)
    assert not form.is_valid()
    links = form[KEY].error_links
    assert [link["id"] for link in links] == [f"id_{KEY}-0-aaaa", f"id_{KEY}-0-bbbb"]
    assert [link["label"] for link in links] == ["Întrebare, rândul 1, Ce", "Întrebare, rândul 1, Suma"]
    shown = {part.html_name: part.value() for part in form[KEY].parts}
    assert shown[f"{KEY}-0-bbbb"] == "mult"
    assert shown[f"{KEY}-3-aaaa"] == "Flori"


@pytest.mark.parametrize(
    ("typed", "is_right"),
    [
        ({}, True),
        ({"-0-aaaa": "A"}, False),
        ({"-0-aaaa": "A", "-1-aaaa": "B"}, True),
        ({f"-{n}-aaaa": "A" for n in range(5)}, False),
    ],
)
def test_rows_keep_their_bounds_once_one_is_filled_in(typed, is_right):
    form = form_of("rows", typed, columns=ROWS["columns"], words=COLUMNS, minimum_rows=2, maximum_rows=4)
    assert form.is_valid() is is_right, form.errors


def test_a_required_table_wants_a_row():
    assert refusal("rows", {}, columns=ROWS["columns"], words=COLUMNS, required=True)


def test_a_row_can_be_asked_for_and_taken_away_without_judging_what_was_typed():
    posted = MultiValueDict({f"{KEY}-0-bbbb": ["mult"], f"{KEY}-1-aaaa": ["Flori"], "add_row": [KEY]})
    made = build_form_class(structure("rows", columns=ROWS["columns"]), {KEY: {"label": "Buget"} | COLUMNS})
    assert made.asked_for_rows(posted)
    form = made(posted)
    form.leave_unjudged()
    assert not form.errors
    assert [(row["index"], row["is_new"]) for row in form[KEY].rows] == [(0, False), (1, False), (2, True)]
    assert form[KEY].rows[0]["form"]["bbbb"].value() == "mult"

    removing = MultiValueDict({f"{KEY}-0-bbbb": ["mult"], f"{KEY}-1-aaaa": ["Flori"], "remove_row": [f"{KEY}-0"]})
    assert made.asked_for_rows(removing)
    form = made(removing)
    form.leave_unjudged()
    assert [row["index"] for row in form[KEY].rows] == [1]
    assert not made.asked_for_rows(MultiValueDict({"add_row": ["q_other"]}))
    assert not made.asked_for_rows(MultiValueDict({"remove_row": ["nonsense"]}))


def test_totals_stand_in_the_page_also_while_rows_are_wrong():
    typed = {"-0-bbbb": "1.000", "-1-bbbb": "0,50", "-2-bbbb": "mult"}
    with override("ro"):
        form = form_of("rows", typed, columns=ROWS["columns"], words=COLUMNS)
        assert [total["value"] for total in form[KEY].totals] == ["1.000,50\u00a0lei"]


@pytest.mark.parametrize(
    "text", ["a b  c", "unu\u00a0doi\ttrei", "unu\n\ndoi\x1ftrei", "\ufeffunu doi trei\x85", " un doi-trei  patru "]
)
def test_words_are_counted_as_the_page_counts_them(text):
    form = form_of("long_text", {"": text}, max_words=3)
    assert form.is_valid(), form.errors
    assert not form_of("long_text", {"": f"{text} încă"}, max_words=3).is_valid()


def test_what_was_typed_is_read_back_in_words_when_right_and_as_typed_when_wrong():
    from participation.forms import typed_text

    with override("ro"):
        right = form_of("money", {"_amount": "1500,5", "_currency": "EUR"}, currency="both")
        assert right.is_valid()
        assert typed_text(right, right.questions[KEY]) == "1.500,50\u00a0€"
        wrong = form_of("money", {"_amount": "mult", "_currency": "EUR"}, currency="both")
        assert not wrong.is_valid()
        assert typed_text(wrong, wrong.questions[KEY]) == "Suma: mult, Moneda: euro"
        nothing = form_of("money", {"_amount": "", "_currency": "EUR"}, currency="both")
        assert typed_text(nothing, nothing.questions[KEY]) == ""


@pytest.mark.parametrize("typed", ["1e999999", "9" * 400, "NaN", "Infinity", "-", ",", ".", "1.2.3,4,5", "１２"])
def test_strange_numbers_in_rows_neither_break_the_page_nor_swell_it(typed):
    form = form_of("rows", {"-0-bbbb": typed, "-9999-bbbb": typed}, columns=ROWS["columns"], words=COLUMNS)
    form.is_valid()
    assert all(len(total["value"]) < 60 for total in form[KEY].totals)


def test_rows_beyond_what_a_page_can_send_are_not_looked_at():
    typed = {f"-{number}-aaaa": "x" for number in range(900)}
    form = form_of("rows", typed, columns=ROWS["columns"], words=COLUMNS)
    assert not form.is_valid()
    assert len(form[KEY].rows) <= 80
