"""The documented competitions say what the sources say, in both languages, and nothing more."""

import pytest
from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override

from competitions.models import CompetitionPage, SealedRound
from demo import competitions as builder
from demo.content.competitions import COMPETITIONS, DEMONSTRATION, DOCUMENTS, INDEX, SCHOOL_YARD, WAITING_FORM
from demo.links import Links
from demo.loader import build_accounts
from demo.open_debate import FILES
from demo.sealed_round import build_sealed_round
from demo.sections import Unresolved
from demo.site import build_vocabularies
from participation.models import FormPage, OutboxMessage

# What the public sources document: hand-in, first prize, winner.
DOCUMENTED = {
    "east-park": ("2021-01-29", "", "6288360", "Metapolis"),
    "cetatuia": ("2019-06-24", "16:00", "1476149", ""),
    "feroviarilor-park": ("2018-05-23", "", "", "ASIZA Birou de Arhitectură"),
    "rethinking-somes": ("2017-09-25", "16:00", "1500000", "PRÁCTICA"),
    "firemens-tower": ("", "", "88000", ""),
    "mihai-viteazul-square": None,
}


def test_dates_sums_and_winners_are_those_of_the_sources():
    found = {}
    for row in COMPETITIONS:
        due = next(((date, hour) for kind, date, hour, _end in row["calendar"] if kind == "hand_in"), None)
        first = row["prizes"][0][2] if row["prizes"] else ""
        found[row["key"]] = (*due, first, row["winners"][0][1] if row["winners"] else "") if due else None
    assert found == DOCUMENTED


@pytest.mark.parametrize("row", [*COMPETITIONS, DEMONSTRATION, SCHOOL_YARD, INDEX], ids=lambda row: row["slug_en"])
def test_whatever_is_said_in_romanian_is_said_in_english(row):
    for name in (name for name in row if name.endswith("_ro")):
        assert bool(row[name]) == bool(row[name[:-3] + "_en"]), name
        assert not set(str(row[name])) & set("\u015f\u0163\u015e\u0162"), name
    assert len(row.get("summary_ro", "")) <= 300 and len(row.get("summary_en", "")) <= 300


@pytest.mark.parametrize("row", [*COMPETITIONS, DEMONSTRATION, SCHOOL_YARD], ids=lambda row: row["key"])
@pytest.mark.django_db  # a new page asks for its content type
def test_its_rows_are_possible(row):
    made = builder.facts_rows(row)
    for children in made.values():
        for child in children:
            child.clean()
            child.clean_fields(exclude=["page"])
    page = CompetitionPage(is_decided=row["is_decided"])
    assert page.row_problems({name: made[name] for name in ("calendar", "criteria", "winners")}) == []


def test_only_the_invented_one_is_marked_as_such():
    invented = (DEMONSTRATION, SCHOOL_YARD)
    assert [row.get("is_demonstration", False) for row in (*COMPETITIONS, *invented)] == [False] * 6 + [True] * 2
    assert all("demonstrativ" in row["title_ro"] and "demonstration" in row["title_en"] for row in invented)


def test_what_is_invented_says_so_and_its_files_are_there():
    for row in (*DOCUMENTS, WAITING_FORM, DEMONSTRATION):
        assert "exemplu demonstrativ" in row["title_ro"] and "demonstration" in row["title_en"]
    for row in DOCUMENTS:
        assert all((FILES / row[f"filename_{language}"]).is_file() for language in ("ro", "en"))
        assert row["html_ro"].count("<li>") == row["html_en"].count("<li>")


@pytest.mark.django_db
def test_the_invented_competition_has_a_document_and_a_form_in_both_languages(client, site):
    links, rows = Links(), build_vocabularies()
    with TestCase.captureOnCommitCallbacks(execute=True):
        builder.build_competitions(site, rows, links, Unresolved())
    shown = CompetitionPage.objects.filter(is_demonstration=True)
    judged = shown.get(slug=SCHOOL_YARD["slug_ro"])
    pages = shown.exclude(translation_key=judged.translation_key).order_by("locale__language_code")
    for page, language in zip(pages, ("en", "ro"), strict=True):
        html = client.get(page.url).content.decode()
        assert DOCUMENTS[0][f"title_{language}"] in html
        assert "/intrebari-si-raspunsuri/" in html or "/questions-and-answers/" in html
        assert html.count(WAITING_FORM[f"title_{language}"]) and WAITING_FORM[f"slug_{language}"] in html
        form = FormPage.objects.get(slug=WAITING_FORM[f"slug_{language}"])
        assert form.closes_at == page.closes_at  # the deadline is one fact

    build_accounts()
    with TestCase.captureOnCommitCallbacks(execute=True):
        build_sealed_round()
        build_sealed_round()  # started again it changes nothing
    found = SealedRound.objects.get()
    assert (found.state, len(found.ranking), judged.slug) == ("published", 3, SCHOOL_YARD["slug_ro"])
    assert not OutboxMessage.objects.filter(kind="sealed_result").exists()
    for language, words in (
        ("ro", "Echipa Scripete"),
        ("en", "This competition, its dates, sums and documents are invented."),
    ):
        with override(language):
            html = client.get(reverse("sealed_ranking", args=[found.competition_key])).content.decode()
        assert words in html and "Teodora" not in html
