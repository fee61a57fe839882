"""What identifies an author is found in texts and in files, however it is written."""

import zlib

import pytest

from competitions.anonymity import said_in, said_in_bytes, tells
from tests.competitions.sealed import IDENTITY

WORDS = tells(IDENTITY)


@pytest.mark.parametrize(
    "text",
    [
        "de Ștefana Probă-Exemplescu",
        "PROBA EXEMPLESCU STEFANA",
        "scrie-ne: stefana.proba@exemplu.example.org",
        "stefana_proba",
        "tel. +40 745-123-456",
        "Liceul  Teoretic\nProba",
        "echipa macul rosu",
    ],
)
def test_a_text_that_names_its_author_is_found(text):
    assert said_in(text, WORDS)
    for encoding in ("utf-8", "utf-16-be", "utf-16-le", "iso8859-16"):
        assert said_in_bytes(b"%PDF-1.7 (" + text.encode(encoding, "ignore") + b")", WORDS), encoding


@pytest.mark.parametrize("text", ["Ion mergea pe strada Stefana", "proba de curs", "neștiutul oraș", "0745 123 457"])
def test_what_only_looks_alike_is_not(text):
    assert not said_in(text, WORDS)
    assert not said_in_bytes(text.encode(), WORDS)


def test_words_in_packed_pages_are_found_letter_by_letter_and_as_numbers():
    def packed(page: bytes) -> bytes:
        return b"4 0 obj << /Filter /FlateDecode >> stream\n" + zlib.compress(page) + b"\nendstream endobj"

    assert said_in_bytes(packed(b"BT [(I)20(on Ne)-3(stiutul)] TJ ET"), WORDS)
    assert said_in_bytes(packed(b"BT <" + "Ion Neștiutul".encode("utf-16-be").hex().encode() + b"> Tj ET"), WORDS)
    assert not said_in_bytes(packed(b"BT (Curtea verde) Tj ET"), WORDS)


def test_an_empty_envelope_finds_nothing():
    assert tells({"names": "", "email": "", "phone": "12"}) == frozenset()
