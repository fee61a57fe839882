"""Who received what over the years: from published results alone, in both languages, never from a demonstration."""

import csv
import io
from decimal import Decimal

import pytest
from django.utils import timezone

from fix_cluj.actions import deciding
from fix_cluj.models import FundedProject, GrantCallPage
from fix_cluj.queries.awards import Award, grouped, sum_of
from tests.fix_cluj import judging
from tests.fix_cluj.builders import make_call

PAGE = "/ro/cine-a-primit/"


def award(amount, **fields) -> Award:
    amount = None if amount is None else Decimal(amount)
    return Award(
        **({"call": None, "year": 2030, "team": "A", "title": "", "language": "", "currency": "RON"} | fields),
        amount=amount,
    )


def test_a_sum_with_a_part_that_is_not_known_is_not_known():
    assert sum_of([award(1), award(2)]) == 3
    assert sum_of([award(1), award(None)]) is None
    assert sum_of([]) == 0


def test_lei_and_euro_are_never_added_and_what_nobody_said_comes_last():
    rows = [award(1, topic="Apa"), award(2, topic="Apa", currency="EUR"), award(4), award(5), award(6)]
    told = [(value, currency, len(mine)) for value, currency, mine in grouped(rows, lambda row: row.topic)]
    assert told == [("Apa", "EUR", 1), ("Apa", "RON", 1), (None, "RON", 3)]


@pytest.fixture
def published(ranked, officers):
    found = judging.approved(ranked, first=officers[0], second=officers[1])
    return deciding.publish(committee=found, by=officers[0], now=timezone.now())


@pytest.mark.django_db
def test_published_results_tell_the_team_the_project_and_the_sum_and_nobody_else(published, client):
    page = client.get(PAGE)
    html = page.content.decode()
    assert {row["team"] for row in page.context["awards"]} == {"Umbra", "Nisip"}
    assert page.context["editions"][0]["projects"] == 2 and "8.000" in page.context["editions"][0]["total"]
    assert "Ideea Umbra" in html and "Persoana" not in html and "example.org" not in html
    assert "Pod" not in html, "the reserve received nothing"
    english = client.get("/en/who-received/").content.decode()
    assert "Who received what over the years" in english and 'lang="ro">Ideea Umbra' in english
    assert not page.cookies

    rows = list(csv.DictReader(io.StringIO(client.get(f"{PAGE}csv/").getvalue().decode("utf-8-sig")), delimiter=";"))
    assert [(row["recipient"], row["amount"], row["currency"]) for row in rows] == [
        ("Umbra", "4000.00", "RON"), ("Nisip", "4000.00", "RON"),
    ]  # fmt: skip
    data = client.get(f"{PAGE}json/").json()
    assert len(data["awards"]) == 2 and data["editions"][0]["projects_are_listed"]
    assert client.get(f"{PAGE}xml/").status_code == 404


@pytest.mark.django_db
def test_until_they_are_published_nothing_is_told(ranked, call, officers, client):
    judging.approved(ranked, first=officers[0], second=officers[1])
    page = client.get(PAGE)
    assert page.context["awards"] == [] and page.context["editions"] == []


@pytest.mark.django_db
def test_older_editions_count_as_their_page_says_and_a_demonstration_does_not(programme, client):
    listed = make_call(programme, title="Ediția a doua", is_decided=True)
    for team, amount in (("Umbra", 500), ("Nisip", None)):
        FundedProject.objects.create(page=listed, team=team, project_ro=f"Ideea {team}", amount=amount)
    make_call(programme, title="Prima ediție", is_decided=True, selected_count=40)
    make_call(programme, title="Inventat", is_decided=True, selected_count=7, is_demonstration=True)
    make_call(programme, title="Nedecis", selected_count=3)
    page = client.get(PAGE)
    told = {row["title"]: (row["projects"], row["total"], row["is_named"]) for row in page.context["editions"]}
    assert told["Prima ediție"] == (40, "", False)
    assert told["Ediția a doua"] == (2, "", True), "one sum is not known, so the whole is not"
    assert set(told) == {"Prima ediție", "Ediția a doua"}
    assert PAGE in client.get(programme.url).content.decode()


@pytest.mark.django_db
def test_more_projects_ask_the_database_no_more(programme, client):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    call = make_call(programme, title="Ediția", is_decided=True)

    def asked() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)
        return len(captured)

    FundedProject.objects.create(page=call, team="Una")
    asked()
    few = asked()
    FundedProject.objects.bulk_create(FundedProject(page=call, team=f"Echipa {n}") for n in range(30))
    assert asked() == few
    assert GrantCallPage.objects.count() == 1
