"""Words of a query and their forms."""

import pytest

from search.synonyms import MAX_WORDS, STEMMED_ENDINGS, base_of, forms, query_words


@pytest.mark.parametrize("text", ["Școala", "\u015fcoala", "școala", "scoala", "SCOALA", "s\u0326coala"])
def test_letters_with_comma_cedilla_or_nothing_are_one(text):
    assert query_words(text, "ro") == ["scoala"]


def test_operators_quotes_and_signs_are_no_words():
    assert query_words('"parc" & !(est) | *:A <-> \\ \' ; DROP', "ro") == ["parc", "est", "drop"]


def test_numbers_of_laws_and_hours_are_cut_alike():
    assert query_words("Legea 52/2003, ora 17.00", "ro") == ["legea", "52", "2003", "ora", "17", "00"]


def test_stop_words_go_unless_nothing_else_was_asked():
    assert query_words("parcul de la gară", "ro") == ["parcul", "gara"]
    assert query_words("de la", "ro") == ["de", "la"]
    assert query_words("the future of the city", "en") == ["future", "city"]


def test_a_long_text_gives_few_words():
    assert len(query_words(" ".join(f"cuvant{number}" for number in range(5000)), "ro")) <= MAX_WORDS


@pytest.mark.parametrize("text", ["", "\x00", "\ud800", "  \n ", "***", "\u200b", "😀"])
def test_nothing_to_look_for(text):
    assert query_words(text, "ro") == []


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("strada", "strazilor"),
        ("strazile", "strada"),
        ("scolilor", "scoala"),
        ("scoala", "scolile"),
        ("tineri", "tanar"),
        ("tanar", "tinerilor"),
        ("finantare", "finantarilor"),
        ("finantarile", "finantare"),
        ("orasul", "orase"),
        ("cladirilor", "cladire"),
        ("parc", "parcurilor"),
        ("concursuri", "concursul"),
        ("idei", "ideea"),
        ("copiilor", "copil"),
        ("dezbateri", "dezbaterea"),
    ],
)
def test_a_word_is_found_in_its_other_forms(word, found):
    assert found in forms(word, "ro")


def test_the_word_itself_comes_first_and_no_form_comes_twice():
    found = forms("strazile", "ro")
    assert found[0] == "strazile"
    assert len(found) == len(set(found))


def test_short_words_and_numbers_keep_their_ending():
    assert base_of("idei", "ro") == "ide"
    assert base_of("ora", "ro") == "ora"
    assert forms("2024", "ro") == ("2024",)


def test_a_stemmer_needs_fewer_forms():
    assert len(forms("concursuri", "ro", STEMMED_ENDINGS)) < len(forms("concursuri", "ro"))


def test_a_language_that_nobody_described_has_no_forms():
    assert forms("straße", "de") == ("straße",)
