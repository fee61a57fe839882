"""What may name a person in a text about to be published, and the words that take its place."""

import time

import pytest

from participation.redaction import marks, redacted

KINDS = [
    ("Scrieți-mi la ana.pop@example.com.", ["email"]),
    ("ana [at] example.com", ["email"]),
    ("tel 0744 123 456", ["phone"]),
    ("0264-123456", ["phone"]),
    ("0722123456", ["phone"]),
    ("(0264) 123 456", ["phone"]),
    ("+40 744 123 456", ["phone"]),
    ("0040744123456", ["phone"]),
    ("sau 0744.123.456, sau 0745/123/457", ["phone", "phone"]),
    ("+33 6 12 34 56 78", ["phone"]),
    ("CNP 1960229125778", ["cnp"]),
    ("cnp: 2 960229 125778", ["cnp"]),
    ("RO49 AAAA 1B31 0075 9384 0000", ["iban"]),
    ("RO49AAAA1B31007593840000", ["iban"]),
    ("DE89 3704 0044 0532 0130 00", ["iban"]),
    ("locuiesc pe str. Horea 10", ["address"]),
    ("Strada Memorandumului, nr. 28, bl. 3, sc. B, ap. 12", ["address"]),
    ("Bd. 21 Decembrie 1989 nr. 5", ["address"]),
    ("Calea Florești 81A", ["address"]),
    ("aleea Padin nr 7", ["address"]),
    ("stau la bl. A5, sc. 2, et. 3, ap. 14", ["address"]),
    ("28 Memorandumului Street", ["address"]),
    ("str.     Horea     ,     nr.     10", ["address"]),
    ("a@example.com+b@example.com", ["email", "email"]),
    ("x" * 80 + "@example.com", ["email"]),
    ("Ana, 0744123456, ana@example.com", ["phone", "email"]),
    # What names nobody stays unmarked.
    ("pe strada Horea sunt gropi", []),
    ("Piața Unirii și parcul Rozelor", []),
    ("buget 1.250.000.000 lei", []),
    ("02.03.2026 14:00", []),
    ("perioada 2021-2027, Legea 52/2003, art. 7", []),
    ("linia 25, apoi 30 și 35", []),
    ("un cod de produs 0123456", []),
    ("de la 01.02.2026 până la 03.04.2027", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_marks_what_may_name_a_person_and_nothing_else(text, kinds):
    assert [mark.kind for mark in marks(text)] == kinds


@pytest.mark.parametrize(("text", "kinds"), [case for case in KINDS if case[1]])
def test_nothing_is_left_to_mark_after_replacing(text, kinds):
    clean = redacted(text, marks(text))
    assert marks(clean) == []
    assert clean.count("[") == len(kinds)


def test_marks_know_the_name_of_the_author():
    found = marks("Eu, Ioana Pop, propun bănci. IOANA POP", names=["Ioana Pop"])
    assert [mark.kind for mark in found] == ["name", "name"]
    assert (
        redacted("Eu, Ioana Pop, propun bănci.", marks("Eu, Ioana Pop, propun bănci.", names=["Ioana Pop"]))
        == "Eu, [nume], propun bănci."
    )


def test_a_name_inside_another_word_is_no_name():
    assert marks("Popescu propune", names=["Pope"]) == []


def test_masks_speak_the_language_of_the_text():
    text = "call 0744 123 456"
    assert redacted(text, marks(text), "en") == "call [phone]"
    assert redacted(text, marks(text), "ro") == "call [telefon]"


def test_marks_say_where_they_stand():
    text = "tel 0744 123 456 seara"
    (mark,) = marks(text)
    assert text[mark.start : mark.end] == mark.text == "0744 123 456"


# For every pattern: how it begins, then what it may repeat or lose its way in.
HOSTILE = {
    "email": ["a", "a.", "a@", "a@b.c ", "a" * 64 + "@" + "b" * 400 + " ", "a [at] ", "-+"],
    "iban": ["RO12 ", "RO1212 AAAA ", "A1", "RO"],
    "cnp": ["1", "1 123456 ", "1960229125778"],
    "phone": ["0", "+", "0 ", "(0", "0--", "1.1.2000"],
    "address": [
        "str. ", "str. A ", "STR. A", "Bd A de ", "1 A ", "1A", "1 A de lui ", "bl 1 ", "bl.", ", ap ", "et 1x ", "ap ", "apart",
        "Calea A nr ", "str. Anono", "str. A, ",
    ],
}  # fmt: skip
STARTS = ("str. A", "1 A", "str. A nr", "bl 1 sc", "a@", "ap", "0")


@pytest.mark.parametrize(
    "text",
    [piece * (20_000 // len(piece)) for pieces in HOSTILE.values() for piece in pieces]
    + [start + run * 20_000 for start in STARTS for run in (" ", "A", "1")],
    ids=lambda text: f"{text[:16]!r}…{text[-3:]!r}",
)
def test_hostile_text_costs_no_more_time_than_long_text(text):
    """Twenty thousand characters take milliseconds; a pattern that tries runs twice needs from four seconds to hours."""
    started = time.process_time()
    marks(text)
    assert time.process_time() - started < 2
