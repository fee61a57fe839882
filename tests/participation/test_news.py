"""The weekly letter and the feeds of labels: everything new of every section, told once, only what anybody may read."""

import datetime as dt
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from cms.dates import CITY_ZONE
from cms.models import Neighbourhood, PageNeighbourhood, PageTopic, Topic
from participation.actions.weekly import send_weekly
from participation.models import OutboxMessage
from participation.queries.news import pieces
from tests.dossiers.builders import change, make_dossier, stage
from tests.factories import make_competition, make_debate, make_form_page, publish, translate
from tests.participation.test_following import following

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 11, 9, 9, 0, tzinfo=CITY_ZONE)
THURSDAY, BEFORE = MONDAY - dt.timedelta(days=4), MONDAY - dt.timedelta(days=6)


@pytest.fixture
def thursday(time_machine):
    time_machine.move_to(THURSDAY, tick=False)
    return time_machine


@pytest.fixture
def topic(site):
    return Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")


@pytest.fixture
def place(site):
    return Neighbourhood.objects.create(slug="iris", name_ro="Iris", name_en="Iris")


def letter(now=MONDAY) -> str:
    send_weekly(now=now)
    found = OutboxMessage.objects.filter(kind="follow_digest").first()
    OutboxMessage.objects.all().delete()
    return f"{found.subject}\n{found.body}" if found else ""


def test_a_week_of_every_section_is_one_letter(site, thursday, topic, place):
    debate = make_debate(site, title="Parcul Est", date=dt.date(2026, 12, 1), topics=[PageTopic(topic=topic)])
    make_form_page(debate, title="Propuneri")
    steps = [{"kind": "hand_in", "date": dt.date(2026, 12, 20)}]
    make_competition(site, title="Malul Someșului", calendar=steps, topics=[PageTopic(topic=topic)])
    make_debate(site, title="Veche", date=dt.date(2019, 1, 1), topics=[PageTopic(topic=topic)])
    make_debate(site, title="Iris", date=dt.date(2026, 12, 2), neighbourhoods=[PageNeighbourhood(neighbourhood=place)])
    make_debate(site, title="Ciornă", live=False, date=dt.date(2026, 12, 2), topics=[PageTopic(topic=topic)])
    closed = make_debate(site, title="Închisă", date=dt.date(2026, 12, 3), topics=[PageTopic(topic=topic)])
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    section = debate.get_parent().specific
    for subject in ("topic:parcuri", section.subject):
        following(subject, now=BEFORE)
    said = letter()
    assert [said.count(name) for name in ("* Parcul Est", "* Malul Someșului", "* Iris")] == [1, 1, 1]
    assert all(name not in said for name in ("Veche", "Ciornă", "Închisă", "Propuneri"))
    assert "1 decembrie 2026" in said and debate.get_url() in said and section.title in said
    assert letter(MONDAY + dt.timedelta(days=7)) == ""


def test_in_a_week_of_very_many_the_newest_are_told_and_the_rest_counted(site, thursday, topic, monkeypatch):
    monkeypatch.setattr("participation.actions.weekly.LINES", 1)
    for hour, title in enumerate(("Prima", "A doua", "A treia")):
        thursday.move_to(THURSDAY + dt.timedelta(hours=hour), tick=False)
        make_debate(site, title=title, date=dt.date(2026, 12, 1 + hour), topics=[PageTopic(topic=topic)])
    following("topic:parcuri", now=BEFORE)
    said = letter()
    assert "* A treia" in said and "* Prima" not in said and "* A doua" not in said
    assert "Și încă 2: " in said, said


def test_a_translation_is_no_news_and_speaks_to_whoever_reads_it(site, thursday, topic):
    debate = make_debate(site, title="Parcul Est", date=dt.date(2026, 12, 1), topics=[PageTopic(topic=topic)])
    following("topic:parcuri", "bob@example.org", "en", now=BEFORE)
    assert "Parcul Est" in letter()
    thursday.move_to(THURSDAY + dt.timedelta(days=7))
    translate(debate.get_parent().specific)
    translate(debate, words={debate.title: "East Park", debate.slug: "east-park"})
    assert letter(MONDAY + dt.timedelta(days=7)) == ""
    assert [piece.words("en")["title"] for piece in pieces(BEFORE, MONDAY) if "topic:parcuri" in piece.subjects] == [
        "East Park"
    ]


def test_a_slipped_and_a_passed_promise_of_a_dossier_are_news(site, thursday, topic):
    rows = [
        stage("works", "underway", promised="2026-12", name_ro="Lucrări", name_en="Works"),
        stage("design", "underway", promised="2026-11-06", name_ro="Proiect", name_en="Design"),
    ]
    dossier = make_dossier(site, "Turnul", stages=rows, topics=[PageTopic(topic=topic)])
    works = dossier.stages.get(kind="works").key
    thursday.move_to(THURSDAY + dt.timedelta(hours=3))
    following("topic:parcuri", now=THURSDAY + dt.timedelta(hours=1))
    following(dossier.get_parent().specific.subject, "iris@example.org", now=THURSDAY + dt.timedelta(hours=1))
    why = {"reason_ro": "Licitația s-a reluat.", "reason_en": "The tender was repeated."}
    change(dossier, works, promised_on=dt.date(2027, 5, 1), promised_precision="month", **why)
    assert send_weekly(now=MONDAY) == 2
    for said in OutboxMessage.objects.filter(kind="follow_digest").values_list("body", flat=True):
        assert "decembrie 2026" in said and "mai 2027" in said and why["reason_ro"] in said
        assert "Proiect" in said and "6 noiembrie 2026" in said
    OutboxMessage.objects.all().delete()
    assert send_weekly(now=MONDAY + dt.timedelta(days=7)) == 0


def test_labels_have_a_feed_and_a_calendar_of_their_own(site, thursday, topic, place):
    labels = {"topics": [PageTopic(topic=topic)]}
    make_debate(site, title="Parcul Est", date=dt.date(2026, 12, 1), **labels)
    make_debate(site, title="Veche", date=dt.date(2019, 1, 1), topics=[PageTopic(topic=topic)])
    make_debate(site, title="Altceva", date=dt.date(2026, 12, 2))
    steps = [{"kind": "hand_in", "date": dt.date(2026, 12, 20)}]
    make_competition(site, title="Malul", calendar=steps, topics=[PageTopic(topic=topic)])
    make_form_page(site, title="Chestionar", closes_at=MONDAY, topics=[PageTopic(topic=topic)])
    client = Client()
    response = client.get("/ro/tema/parcuri/rss/")
    assert response["Content-Type"].startswith("application/rss+xml") and "Set-Cookie" not in response
    channel = ET.fromstring(response.content)[0]
    assert {item.findtext("title") for item in channel.iter("item")} == {"Parcul Est", "Veche", "Malul", "Chestionar"}
    assert channel.findtext("link") == "http://testserver/ro/tema/parcuri/"
    entries = Calendar.from_ical(client.get("/ro/tema/parcuri/calendar.ics").content).walk("VEVENT")
    assert len(entries) == 4 and not any("Altceva" in entry["summary"] for entry in entries)
    page = client.get("/ro/tema/parcuri/").content.decode()
    for way in ("/ro/urmareste/?about=topic:parcuri", "/ro/tema/parcuri/rss/", "/ro/tema/parcuri/calendar.ics"):
        assert f'href="{way}"' in page
    assert client.get("/ro/cartier/iris/rss/").status_code == 200
    assert (
        client.get("/ro/cartier/altul/rss/").status_code == client.get("/ro/tema/iris/calendar.ics").status_code == 404
    )


def test_news_ask_as_much_for_many_pages_as_for_few(site, thursday, topic):
    def fill(first: int, last: int) -> None:
        for number in range(first, last):
            debate = make_debate(
                site, title=f"D{number}", date=dt.date(2026, 12, 1), topics=[PageTopic(topic=topic)], live=False
            )
            publish(debate)
            make_dossier(site, f"T{number}", stages=[stage("works", "underway", promised="2026-11-06")])

    def queries() -> Counter:
        pieces(BEFORE, MONDAY)
        with CaptureQueriesContext(connection) as captured:
            assert [piece.words("ro") for piece in pieces(BEFORE, MONDAY)]
        return Counter(query["sql"] for query in captured)

    fill(0, 2)
    few = queries()
    fill(2, 4)
    many = queries()
    assert many.total() == few.total(), [sql[-300:] for sql in many - few]
