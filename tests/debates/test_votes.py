"""A debate with a vote of variants leads to it while it is open and shows the result with participation afterwards; and its poster."""

import datetime as dt
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from participation.models import Poll
from tests.factories import make_competition, make_debate, translate
from tests.participation.polls import draft_poll, opened_poll

pytestmark = pytest.mark.django_db


@pytest.fixture
def debate(site):
    return make_debate(site, slug="banci", question="Ce bancă?", date=dt.date(2030, 7, 28), time=dt.time(17))


def main_of(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode().partition("<main")[2].partition("</main>")[0]


def test_an_open_vote_is_among_the_ways_to_contribute_in_both_languages(client, debate):
    english = translate(debate)
    draft_poll(page=debate, title_ro="Ciornă?")
    poll = opened_poll(page=debate, closes_at=timezone.now() + dt.timedelta(days=3))
    ro, en = main_of(client, debate.url), main_of(client, english.url)
    assert re.search(rf'<h3><a href="/ro/vot[^"]*/{poll.pk}/">Ce bancă\?</a></h3>', ro.partition('id="contribute"')[2])
    assert "Ce bancă?" in ro and "Which bench?" in en and "Ciornă?" not in ro
    assert 'class="bars"' not in ro, "no numbers before it closes"


def test_a_closed_vote_shows_its_result_and_how_many_took_part(client, debate):
    poll = opened_poll(page=translate(debate), closes_at=timezone.now() + dt.timedelta(days=3))
    Poll.objects.filter(pk=poll.pk).update(counts={"lemn": 6, "piatra": 3})
    with time_machine.travel(timezone.now() + dt.timedelta(days=4), tick=True):
        ro = main_of(client, debate.url)
    results = ro.partition('aria-labelledby="results"')[2].partition("</section>")[0]
    assert re.findall(r'<th scope="row">(\w+)</th><td>(\d)</td>', results) == [("Lemn", "6"), ("Piatră", "3")]
    assert re.search(r"<strong>[^<]*\b9\b[^<]*</strong>", results) and "Ce bancă?" in results


def test_a_debate_and_a_competition_have_a_sheet_with_a_code(client, site, debate):
    english = translate(debate)
    competition = make_competition(site, title="Stația", calendar=[{"kind": "hand_in", "date": dt.date(2030, 3, 1)}])
    for page, words in ((debate, "28 iulie 2030"), (english, "28 July 2030"), (competition, "1 martie 2030")):
        assert f'href="{page.url}poster/"' in main_of(client, page.url)
        sheet = main_of(client, f"{page.url}poster/")
        assert words in sheet and sheet.count("data:image/svg+xml") == 1
        assert page.full_url.partition("://")[2].rstrip("/") in sheet


def test_a_page_can_be_passed_on_without_a_script(client, debate):
    html = main_of(client, debate.url)
    for address in ("https://wa.me/?text=", "https://www.facebook.com/sharer/sharer.php?u=http", "mailto:?subject="):
        assert f'href="{address}' in html


def test_a_debate_without_a_vote_asks_nothing_about_votes(client, debate):
    def asked() -> int:
        client.get(debate.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(debate.url)
        return len(queries)

    without = asked()
    opened_poll(page=debate, closes_at=timezone.now() + dt.timedelta(days=3))
    with_one = asked()
    opened_poll(page=debate, closes_at=timezone.now() + dt.timedelta(days=4))
    assert (with_one, asked()) == (without + 1, without + 1)
    assert with_one <= 12
