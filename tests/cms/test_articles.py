"""Articles, their numbered paragraphs and plain paragraphs of a text have addresses; and two texts are told apart by them."""

import pytest
from bs4 import BeautifulSoup
from django.utils.translation import override

from cms.articles import addressed, label_of, parts_of
from cms.comparison import MOST_WORDS, Kind, compared

LAW = """<p>Consiliul local hotărăște:</p><h2>Capitolul I</h2><p>Art. 1. Obiectul.</p><p>(1) Programul.</p>
<p>(2) Taxele:</p><ul><li>a) una</li><li>b) alta</li></ul><p>Art. 2 (1) Aici.</p><p>(2) Acolo.</p>
<h3>Articolul 3^1</h3><p>Articolul 5 din lege se aplică.</p><p></p><h2>Anexă</h2><p>Lista.</p><p>Art. 1 – Din nou.</p><p>(1) Și aici.</p>"""


def test_every_part_of_a_law_has_its_address_and_its_words():
    parts = {part.key: part.text for part in parts_of(LAW)}
    assert list(parts) == [
        "p-1", "art-1", "art-1-1", "art-1-2", "art-2", "art-2-1", "art-2-2", "art-3-i1", "p-2", "art-1_2", "art-1_2-1",
    ]  # fmt: skip
    assert parts["art-1-2"] == "(2) Taxele: a) una b) alta"
    assert parts["art-1"].startswith("Art. 1. Obiectul.") and parts["art-1"].endswith("b) alta")
    assert "Articolul 5 din lege" in parts["art-3-i1"]


def test_each_address_is_on_the_page_once_with_a_link_to_it():
    soup = BeautifulSoup(addressed(LAW), "html.parser")
    for part in parts_of(LAW):
        assert len(soup.find_all(id=part.key)) == 1, part.key
    assert soup.find(id="art-1").find("a")["href"] == "#art-1"
    assert soup.find("h2").get("id") is None


@pytest.mark.parametrize(
    ("key", "ro"),
    [
        ("art-3", "Art. 3"),
        ("art-3-2", "Art. 3 (2)"),
        ("art-3-i1", "Art. 3^1"),
        ("art-iv", "Art. IV"),
        ("nimic", ""),
        ("art-3;", ""),
    ],
)
def test_a_key_alone_gives_its_name(key, ro):
    with override("en"):
        assert label_of(key) == ro


def test_a_label_speaks_the_language_of_the_reader():
    with override("en"):
        assert label_of("p-12") == "Paragraph 12"
        assert parts_of("<p>x</p>")[0].label == "Paragraph 1"


def kinds(before: str, after: str) -> list[tuple[str, str]]:
    return [(change.kind.value, change.key) for change in compared(before, after)]


def test_a_changed_word_is_shown_inside_its_article():
    before, after = LAW, LAW.replace("Programul.", "Programul de vară.")
    changed = next(change for change in compared(before, after) if change.kind == Kind.CHANGED)
    assert changed.key == "art-1-1"
    assert [(run.kind.value, run.text) for run in changed.runs] == [
        ("same", "(1)"), ("removed", "Programul."), ("added", "Programul de vară."),
    ]  # fmt: skip


def test_what_came_and_what_went_are_told_whole():
    before = "<p>Art. 1 Unu.</p><p>Art. 2 Cu totul altceva decât vine.</p><p>Art. 3 Trei.</p>"
    after = "<p>Art. 1 Unu.</p><p>Art. 3 Trei.</p><p>Art. 4 Patru.</p>"
    assert kinds(before, after) == [("same", ""), ("removed", "art-2"), ("same", ""), ("added", "art-4")]
    assert kinds(before, before) == [("same", "")]
    assert kinds("", after) == [("added", "art-1"), ("added", "art-3"), ("added", "art-4")]


def test_both_texts_can_be_read_back_from_the_changes():
    """Whatever was rewritten, nothing is lost: without what came it is the old text, without what went the new one."""
    before = [f"Art. {number} textul numărul {number} despre parc" for number in range(1, 30)]
    after = [f"{text} și lac" if place % 3 else text for place, text in enumerate(before) if place % 5]
    html = ["".join(f"<p>{text}</p>" for text in texts) for texts in (before, after)]
    for gone, texts in ((Kind.ADDED, before), (Kind.REMOVED, after)):
        seen = [
            " ".join(run.text for run in change.runs if run.kind != gone)
            for change in compared(*html)
            if change.runs and change.kind != gone
        ]
        assert [text for text in seen if text] == [text for text in texts if text in seen]
        assert len(seen) + sum(change.count for change in compared(*html) if not change.runs) == len(texts)


def test_a_very_long_paragraph_is_not_compared_word_by_word():
    long = " ".join(["cuvânt"] * (MOST_WORDS + 1))
    changed = [c for c in compared(f"<p>{long}</p>", f"<p>{long} nou</p>") if c.kind == Kind.CHANGED]
    assert [run.kind for run in changed[0].runs] == [Kind.REMOVED, Kind.ADDED]
