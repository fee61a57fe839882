"""The city's page: sums, what is late and why, filters; its feed and its open data."""

import csv
import io
import json

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from cms.models import Neighbourhood, PageNeighbourhood
from dossiers.choices import DossierState
from dossiers.models import DossierFigure, DossierPage
from tests.dossiers.builders import make_dossier, make_index, stage
from tests.factories import translate

pytestmark = pytest.mark.django_db
VERDICT = {"kind": "verdict", "actual": "2017-02-04"}
WHY = {"reason_ro": "Sit arheologic.", "reason_en": "Archaeology."}


@pytest.fixture
def dossiers(site):
    part = Neighbourhood.objects.create(slug="centru", name_ro="Centru", name_en="Centre")
    make_dossier(
        site,
        "Gata",
        stages=[stage(**VERDICT), stage("reception", actual="2023-02-04")],
        neighbourhoods=[PageNeighbourhood(neighbourhood=part)],
    )
    make_dossier(site, "Primit", stages=[stage("reception", actual="2024")])
    make_dossier(site, "Târziu", stages=[stage("works", "underway", promised="2020-05-01", **WHY)])
    make_dossier(site, "Neștiut", stages=[stage(**VERDICT), stage("works", "unknown", source="")])
    make_dossier(site, "Plan", stages=[stage("design", "planned", promised="2090")])
    make_dossier(site, "Renunțat", stages=[stage("works", "dropped")])
    return site


def read(url: str) -> BeautifulSoup:
    response = Client().get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def shown(soup) -> set[str]:
    return {tag.get_text(strip=True) for tag in soup.select("article .card__title")}


def numbers(soup) -> list[str]:
    return [tag.get_text(strip=True) for tag in soup.select(".number b")]


def test_the_city_page_sums_up(dossiers):
    found = numbers(read(make_index(dossiers).get_url()))
    assert found[0].startswith("2") and found[0].endswith("6")
    assert found[1:] == ["6,0", "1", "1"]


def test_without_both_dates_no_median_is_made_up(site):
    make_dossier(site, "Primit", stages=[stage("reception", actual="2024")])
    assert numbers(read(make_index(site).get_url()))[1] == "–"


def test_what_is_late_stands_there_with_its_reason(dossiers):
    rows = read(make_index(dossiers).get_url()).select("[aria-labelledby=sums] .card")
    assert len(rows) == 1
    text = rows[0].get_text(" ", strip=True)
    assert "Târziu" in text and "1 mai 2020" in text and "Sit arheologic." in text


def test_what_is_invented_is_listed_and_not_summed_up(site):
    stages = [stage("works", "underway", promised="2020-05-01", **WHY)]
    make_dossier(site, "Exemplu", stages=stages, is_demonstration=True)
    soup = read(make_index(site).get_url())
    assert shown(soup) == {"Exemplu"} and numbers(soup)[0].endswith("0") and numbers(soup)[2] == "0"
    assert not soup.select("[aria-labelledby=sums] .card")


def test_filters_by_state_and_neighbourhood(dossiers):
    url = make_index(dossiers).get_url()
    assert shown(read(f"{url}?state=late")) == {"Târziu"}
    assert shown(read(f"{url}?state=delivered")) == {"Gata", "Primit"}
    assert shown(read(f"{url}?neighbourhood=centru")) == {"Gata"}
    assert len(shown(read(f"{url}?state=none"))) == 6


def test_a_state_in_the_database_is_the_state_on_the_page(dossiers):
    today = timezone.localdate()
    for state in DossierState:
        rows = DossierPage.objects.in_state(state, today)
        assert {page.pk for page in rows} == {
            page.pk for page in DossierPage.objects.all() if page.state_on(today) == state
        }


def test_the_feed_tells_what_changed(dossiers):
    response = Client().get(f"{make_index(dossiers).get_url()}rss/")
    assert response["Content-Type"].startswith("application/rss+xml")
    assert "Târziu: " in response.content.decode() and "Sit arheologic." in response.content.decode()


def rows_of(url: str) -> list[dict]:
    response = Client().get(url)
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_open_data_holds_every_stage_and_figure(dossiers):
    page = DossierPage.objects.get(title="Târziu")
    page.figures.add(DossierFigure(name_ro="Cost", name_en="Cost", amount=1000, unit="RON", source="=1+1"))
    page.save()
    translate(make_index(dossiers))
    translate(page)
    url = f"{make_index(dossiers).get_url()}data/"
    dictionary = {tag.get_text() for tag in read(url).select("dt code")}
    stages, figures = rows_of(f"{url}csv/"), rows_of(f"{url}figures/")
    assert len(stages) == 8 and set(stages[0]) | set(figures[0]) == dictionary
    late = next(row for row in stages if row["title_ro"] == "Târziu")
    assert (late["title_en"], late["promise"], late["reason_en"]) == ("EN Târziu", "overdue", "Archaeology.")
    assert int(late["days_late"]) > 2000
    assert [(row["figure"], row["source"]) for row in figures] == [("1000", "'=1+1")]
    found = json.loads(b"".join(Client().get(f"{url}json/").streaming_content))
    assert (len(found["stages"]), len(found["figures"]), found["licence"]) == (8, 1, "CC BY 4.0")
    assert Client().get(f"{url}xml/").status_code == 404


def test_a_dossier_gives_its_timeline_as_csv(dossiers):
    page = DossierPage.objects.get(title="Gata")
    rows = rows_of(f"{page.get_url()}data/csv/")
    assert [(row["kind"], row["date"], row["precision"]) for row in rows] == [
        ("stage", "2017-02-04", "day"),
        ("stage", "2023-02-04", "day"),
    ]
