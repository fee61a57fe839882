"""The programme's page: open calls first, past ones with their numbers, feeds; in a constant number of queries."""

import datetime as dt
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from fix_cluj.models import GrantStep
from tests.factories import translate
from tests.fix_cluj.builders import make_call
from tests.participation.sending import soup

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2030, 3, 10, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def today(time_machine):
    time_machine.move_to(NOW, tick=False)


def call_between(programme, title: str, opens: dt.date, closes: dt.date, **fields):
    steps = [GrantStep(kind="opens", date=opens), GrantStep(kind="closes_online", date=closes, time=dt.time(16))]
    return make_call(programme, title=title, calendar=steps, **fields)


@pytest.fixture
def calls(programme):
    """Two open, one announced, one being judged, one decided, one invented."""
    day = dt.date
    call_between(
        programme, "Trecut", day(2028, 1, 1), day(2028, 2, 1), is_decided=True, received_count=145, selected_count=40
    )
    call_between(programme, "Se judecă", day(2030, 1, 1), day(2030, 3, 1))
    call_between(programme, "Deschis mai târziu", day(2030, 3, 1), day(2030, 5, 1))
    call_between(programme, "Deschis", day(2030, 3, 1), day(2030, 4, 1))
    call_between(programme, "Anunțat", day(2030, 6, 1), day(2030, 7, 1))
    call_between(
        programme,
        "Inventat",
        day(2027, 1, 1),
        day(2027, 2, 1),
        is_decided=True,
        received_count=9,
        is_demonstration=True,
    )


def test_open_calls_come_first_the_soonest_to_close_before(client, programme, calls):
    page = soup(client.get(programme.url))
    titles = [heading.get_text(strip=True) for heading in page.select(".card__title")]
    assert titles == ["Deschis", "Deschis mai târziu", "Anunțat", "Se judecă", "Trecut", "Inventat"]
    assert page.select_one("h2").get_text(strip=True) == "Apeluri deschise"


def test_numbers_of_past_editions_come_from_the_calls_and_no_demonstration_counts(client, programme, calls):
    (row,) = soup(client.get(programme.url)).select("tbody tr")
    assert [cell.get_text(strip=True) for cell in row.select("th, td")] == [
        "Trecut",
        "2028",
        "145",
        "40",
        "nu se cunoaște",
    ]


def test_nothing_open_says_so_in_both_languages(client, programme):
    assert "Acum nu este deschis niciun apel" in soup(client.get(programme.url)).main.get_text()
    assert "No call is open now" in soup(client.get(translate(programme).url)).main.get_text()


def test_a_reader_of_english_finds_the_calls_that_are_translated(client, programme, calls):
    english = translate(programme)
    assert soup(client.get(english.url)).select(".card__title") == []
    call = programme.get_children().get(title="Deschis").specific
    translate(call)
    (title,) = soup(client.get(english.url)).select(".card__title")
    assert title.get_text(strip=True) == "EN Deschis"


def test_feed_and_calendar(client, programme, calls):
    feed = client.get(programme.url + "rss/").content.decode()
    assert feed.count("<item>") == 6 and "Deschis: Deschis" in feed
    entries = Calendar.from_ical(client.get(programme.url + "calendar.ics").content).walk("VEVENT")
    assert len(entries) == 12


def test_queries_do_not_grow_with_the_calls(client, programme, calls):
    def asked() -> list[str]:
        client.get(programme.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(programme.url)
        return [query["sql"] for query in captured.captured_queries]

    few = asked()
    for number in range(20):
        call_between(programme, f"A{number}", dt.date(2030, 3, 1), dt.date(2030, 4, 2))
    many = asked()
    assert len(few) == len(many) <= 16
    assert [sql for sql, times in Counter(many).items() if times > 1] == []
