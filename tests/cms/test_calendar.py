"""Calendar files: valid, the same event in both languages, honest about hours and changes."""

import datetime as dt

import pytest
from icalendar import Calendar

from cms.models import Venue
from tests.factories import make_debate, publish, translate

pytestmark = pytest.mark.django_db


def entries(response) -> list:
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content).walk("VEVENT")


@pytest.fixture
def debate(site):
    venue = Venue.objects.create(
        name_ro="Casino", name_en="Casino", address_ro="Parcul Central", address_en="Central Park"
    )
    return make_debate(
        site,
        title="Parcul Est",
        slug="parcul-est",
        date=dt.date(2030, 7, 28),
        time=dt.time(17),
        end_time=dt.time(19),
        venue=venue,
    )


def test_an_event_with_its_hours(client, debate):
    (event,) = entries(client.get(debate.url + "event.ics"))
    assert event["dtstart"].dt == dt.datetime(2030, 7, 28, 14, 0, tzinfo=dt.UTC)
    assert event["dtend"].dt == dt.datetime(2030, 7, 28, 16, 0, tzinfo=dt.UTC)
    assert (event["status"], event["sequence"]) == ("CONFIRMED", 0)
    assert str(event["location"]) == "Casino, Parcul Central"
    assert str(event["url"]) == "http://testserver/ro/dezbateri/parcul-est/"


def test_without_the_hour_it_takes_the_whole_day(client, site):
    page = make_debate(site, date=dt.date(2030, 7, 28))
    (event,) = entries(client.get(page.url + "event.ics"))
    assert event["dtstart"].dt == dt.date(2030, 7, 28)
    assert event["dtend"].dt == dt.date(2030, 7, 29)


@pytest.mark.parametrize(
    "facts", [{"date": dt.date(2017, 10, 1), "date_precision": "month"}, {"date_precision": "unknown"}]
)
def test_a_date_that_is_not_a_day_has_no_calendar_file(client, site, facts):
    page = make_debate(site, **facts)
    assert client.get(page.url + "event.ics").status_code == 404
    assert "event.ics" not in client.get(page.url).content.decode()
    assert entries(client.get("/ro/calendar.ics")) == []


def test_both_languages_name_one_event(client, debate):
    english = translate(debate, words={"Parcul Est": "East Park", "parcul-est": "east-park", "Dezbateri": "Debates"})
    (romanian,) = entries(client.get(debate.url + "event.ics"))
    (translated,) = entries(client.get(english.url + "event.ics"))
    assert romanian["uid"] == translated["uid"]
    assert str(translated["summary"]) == "East Park"
    assert entries(client.get("/en/calendar.ics"))[0]["uid"] == romanian["uid"]


@pytest.mark.parametrize(("change", "status"), [("cancelled", "CANCELLED"), ("postponed", "TENTATIVE")])
def test_a_change_is_told_to_calendars(client, debate, change, status):
    debate.change, debate.change_reason = change, "Sala e închisă."
    publish(debate)
    (event,) = entries(client.get(debate.url + "event.ics"))
    assert (event["status"], event["sequence"]) == (status, 1)
    assert "Sala e închisă." in str(event["description"])


def test_the_feed_of_a_list_and_of_the_site(client, debate):
    make_debate(debate.get_parent().specific, date=dt.date(2031, 1, 1))
    make_debate(debate.get_parent().specific, date=dt.date(2031, 1, 2), live=False).unpublish()
    assert len(entries(client.get("/ro/dezbateri/calendar.ics"))) == 2
    assert len(entries(client.get("/ro/calendar.ics"))) == 2
    assert entries(client.get("/en/calendar.ics")) == []
