"""A meeting: agenda, when and where, what came of it; told of when it changes, found by the home page and search."""

import datetime as dt
import json
import re

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from icalendar import Calendar

from cms.models import Organisation, PageDocument, PageOrganisation, PortalDocument, Venue
from tests.factories import publish, translate
from tests.youth_council.builders import asked, make_group, make_meeting

pytestmark = pytest.mark.django_db
DAY = dt.date(2030, 7, 28)


def html_of(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def meeting(council):
    minutes = PortalDocument.objects.create(title="Proces-verbal", file=ContentFile(b"%PDF-1.4 x", name="pv.pdf"))
    council_record = Organisation.objects.create(name_ro="Consiliul", name_en="The Council")
    return make_meeting(
        council,
        "Ședința din iulie",
        date=DAY,
        time=dt.time(18),
        venue=Venue.objects.create(name_ro="Casino", name_en="Casino", address_ro="Parcul Central"),
        kind="group",
        group=make_group("Teatru"),
        agenda="<ol><li>Orarul.</li></ol>",
        organisations=[PageOrganisation(organisation=council_record)],
        documents=[PageDocument(document=minutes)],
    )


def test_it_says_all_that_is_known(client, meeting):
    html = html_of(client, meeting.url)
    for words in (
        "Întâlnirea unui grup de lucru", "Teatru", "duminică, 28 iulie 2030", "ora 18.00", "Casino", "Parcul Central",
        "Orarul.", "Consiliul", "Proces-verbal",
    ):  # fmt: skip
        assert words in html, words
    assert html.count("<h1") == 1


def test_its_results_are_there_from_day_one(client, meeting):
    def results() -> str:
        return html_of(client, meeting.url).partition('aria-labelledby="results"')[2].partition("</section>")[0]

    assert "După ședință" in results()
    meeting.results_due_on = dt.date(2030, 8, 10)
    publish(meeting)
    assert "10 august 2030" in results()
    meeting.results = "<p>Am ales orarul B.</p>"
    publish(meeting)
    assert "Am ales orarul B." in results()


def test_what_was_not_published_is_not_made_up(client, council):
    page = make_meeting(council, "Demult", date=dt.date(2022, 5, 5), is_held=True)
    html = html_of(client, page.url)
    assert "Ordinea de zi nu se cunoaște." in html and "procesul-verbal al acestei ședințe nu a fost publicat" in html


@pytest.mark.parametrize(("change", "status"), [("cancelled", "EventCancelled"), ("postponed", "EventPostponed")])
def test_a_change_reaches_readers_calendars_and_search_engines_in_both_languages(
    client, council, meeting, change, status
):
    translate(council)
    english = translate(meeting)
    page = type(meeting).objects.get(pk=meeting.pk).get_latest_revision_as_object()
    page.change, page.change_reason = change, "Sala e închisă."
    publish(page)
    for url in (meeting.url, english.url):
        html = html_of(client, url)
        node = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"][0]
        assert node["eventStatus"] == f"https://schema.org/{status}"
        (entry,) = Calendar.from_ical(client.get(url + "event.ics").content).walk("VEVENT")
        assert entry["sequence"] == 1
    assert "Sala e închisă." in html_of(client, meeting.url)
    assert "Sala e închisă." not in html_of(client, english.url)


def test_a_moved_day_holds_in_english_at_once(client, council, meeting):
    translate(council)
    english = translate(meeting)
    page = type(meeting).objects.get(pk=meeting.pk).get_latest_revision_as_object()
    page.date = DAY + dt.timedelta(days=1)
    publish(page)
    assert "Monday, 29 July 2030" in html_of(client, english.url)


def test_the_home_page_and_the_calendar_of_all_events_know_it(client, council):
    make_meeting(council, "Ne vedem curând", date=timezone.localdate() + dt.timedelta(days=4))
    make_meeting(council, "Ne-am văzut", date=timezone.localdate() - dt.timedelta(days=4), is_held=True)
    home = html_of(client, "/ro/")
    assert "Ne vedem curând" in home.partition('id="next-events"')[2].partition("</section>")[0]
    assert "Ne-am văzut" in home.partition('id="latest"')[2].partition("</section>")[0]
    assert client.get("/ro/calendar.ics").content.count(b"BEGIN:VEVENT") == 2


def test_an_invented_meeting_says_so(client, council):
    page = make_meeting(council, "Exemplu", date=DAY, is_demonstration=True)
    assert "Conținutul acesta este inventat." in html_of(client, page.url)


def test_twelve_queries_and_none_twice(client, meeting):
    found = asked(client, meeting.url)
    assert len(found) <= 12, "\n".join(found)
    assert len(set(found)) == len(found)
