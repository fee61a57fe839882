"""Excerpts: safe text with marks."""

from django.utils.safestring import SafeString

from search.excerpts import START, STOP, excerpt, swap_marks


def test_a_word_without_diacritics_marks_the_one_that_has_them():
    assert excerpt("La Școala din Mănăștur", {"scoala"}) == "La <mark>Școala</mark> din Mănăștur"
    assert excerpt("La s\u0326coala veche", {"scoala"}) == "La <mark>s\u0326coala</mark> veche"


def test_text_is_escaped_before_it_is_marked():
    assert (
        excerpt("<script>alert('scoala')</script> & <mark>", {"scoala"})
        == "&lt;script&gt;alert(&#x27;<mark>scoala</mark>&#x27;)&lt;/script&gt; &amp; &lt;mark&gt;"
    )


def test_stray_marks_in_a_page_open_nothing():
    assert swap_marks(f"a {STOP}b {START}c") == "a b c"
    assert swap_marks(f"{START}a{START}b{STOP}") == "a<mark>b</mark>"
    assert isinstance(swap_marks("x"), SafeString)


def test_long_texts_are_cut_between_words_around_the_hit():
    text = "cuvânt " * 200 + "Străzile orașului " + "capăt " * 200
    found = excerpt(text, {"strazile"})
    assert found.startswith("… cuvânt") and found.endswith("capăt …")
    assert "<mark>Străzile</mark> orașului" in found
    assert len(found) < 320


def test_without_a_hit_the_beginning_is_shown():
    assert excerpt("Primul rând al paginii", {"altceva"}) == "Primul rând al paginii"
    assert excerpt("", {"altceva"}) == ""


def test_one_endless_word_is_cut():
    assert len(excerpt("x" * 5000, {"y"})) < 300
