"""The foot of what others quote: one mechanism for debates, competitions and calls, as a page and as a file."""

import csv
import datetime as dt
import io

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Site

from cms.models import PageCorrection, SiteSettings
from competitions.models import ListedEntry, Winner
from tests.factories import make_competition, make_debate, publish, translate
from tests.fix_cluj.builders import make_call, make_programme

pytestmark = pytest.mark.django_db
KNOWN = {"as_of": dt.date(2026, 11, 20), "source": "Monitorul de Cluj", "source_url": "https://ziar.example.org/1"}


def foot(page) -> tuple[BeautifulSoup, BeautifulSoup]:
    soup = BeautifulSoup(Client().get(page.get_url()).content, "html.parser")
    return soup, soup.select_one("section[aria-labelledby=record]")


def rows_of(page, status: int = 200) -> list[list[str]]:
    response = Client().get(f"{page.get_url()}data/csv/")
    assert response.status_code == status
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";")) if status == 200 else []


def correction() -> PageCorrection:
    return PageCorrection(corrected_on=dt.date(2026, 3, 1), note_ro="Ora era greșită.", note_en="The hour was wrong.")


def test_a_debate_says_as_of_when_who_says_so_whom_to_ask_and_what_was_wrong(site):
    settings = SiteSettings.for_site(Site.objects.get())
    settings.email = "centru@example.org"
    settings.save()
    debate = make_debate(site, title="Parcul", corrections=[correction()], results="<p>Mai mulți copaci.</p>", **KNOWN)
    english = publish(translate(debate))
    soup, found = foot(debate)
    assert soup.select_one('a[href="#record"]') and "1 martie 2026: Ora era greșită." in found.get_text()
    assert "20 noiembrie 2026" in found.get_text()
    assert {link["href"] for link in found.select("a")} >= {
        "https://ziar.example.org/1", "mailto:centru@example.org", f"{debate.get_url()}data/csv/",
    }  # fmt: skip
    _soup, other = foot(english)
    assert "The hour was wrong." in other.get_text() and "Ora era" not in other.get_text()
    told = dict(row for row in rows_of(debate) if len(row) == 2)
    assert told["Titlu"] == debate.heading and "Mai mulți copaci." in told.values()
    assert {"20 noiembrie 2026", "Ora era greșită.", "centru@example.org"} <= set(told.values())


def test_a_competition_gives_its_file_once_it_is_decided(site):
    winner = Winner(rank="first", author="Atelier A", source="OAR", as_of_precision="unknown")
    entry = ListedEntry(code="AB 12", result="first", author="Atelier A", report_ro="Simplu.")
    known = {"is_decided": True, "winners": [winner], "listed_entries": [entry], "press_phone": "0264 000 000"}
    decided, open_ = make_competition(site, title="Turnul", **known, **KNOWN), make_competition(site, title="Piața")
    soup, found = foot(decided)
    assert found.select_one('a[href$="data/csv/"]') and not soup.select_one('a[href="#record"]')
    assert "0264 000 000" in found.get_text() and not found.select_one('a[href^="mailto"]')
    assert not foot(open_)[1].select_one('a[href$="data/csv/"]')
    rows_of(open_, 404)
    rows = rows_of(decided)
    assert ["AB 12", "Premiul I", "Atelier A", "Simplu.", ""] in rows
    assert any("Atelier A" in row and "OAR" in row for row in rows)


def test_a_call_has_the_same_foot(site):
    call = make_call(make_programme(site), title="Apelul", corrections=[correction()], **KNOWN)
    soup, found = foot(call)
    assert soup.select_one('a[href="#record"]') and "Ora era greșită." in found.get_text()
