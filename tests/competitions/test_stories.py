"""Stories in both languages: what an editor does in Romanian, and what English readers meet at once."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from django.utils import timezone
from icalendar import Calendar

from competitions.models import CompetitionPage, CompetitionStep, Prize
from tests.competitions.conftest import rows, winners
from tests.debates.test_stories import ROMANIAN, words_of
from tests.factories import make_competition, publish, translate

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def pair(site):
    calendar = [
        {"kind": "launch", "date": TODAY - dt.timedelta(days=9)},
        {"kind": "hand_in", "date": TODAY + dt.timedelta(days=9), "time": dt.time(16)},
        {"kind": "results", "date": TODAY + dt.timedelta(days=30)},
    ]
    page = make_competition(site, title="Stație cu umbră", brief="<p>Tema.</p>", calendar=calendar, **rows())
    translate(page.get_parent())
    return page, translate(page)


def draft_of(page) -> CompetitionPage:
    return CompetitionPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def text(client, page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", words_of(response.content.decode()))


def test_a_prize_and_a_deadline_changed_in_romanian_hold_in_english_at_once(client, pair):
    page, english = pair
    draft, later = draft_of(page), TODAY + dt.timedelta(days=16)
    draft.prizes = [Prize(rank="first", amount=Decimal(12345), currency="EUR", as_of=TODAY, source="anunț")]
    draft.calendar = [
        CompetitionStep(kind="launch", date=TODAY - dt.timedelta(days=9)),
        CompetitionStep(kind="hand_in", date=later, time=dt.time(12)),
    ]
    draft.save_revision()
    assert "12,345" not in text(client, english)
    publish(draft)
    found = text(client, english)
    assert "12,345 EUR" in found and "1,476,149" not in found
    assert f"{later.day} {later:%B %Y}, 12:00" in found
    entries = Calendar.from_ical(client.get(english.url + "calendar.ics").content).walk("VEVENT")
    assert [entry.decoded("dtstart").astimezone(timezone.get_current_timezone()).hour for entry in entries] == [12]


def test_the_life_of_a_competition(client, pair, time_machine):
    page, english = pair
    assert "Open" in text(client, english) and "Deschis" in client.get(page.url).content.decode()
    time_machine.move_to(dt.datetime.combine(TODAY + dt.timedelta(days=10), dt.time(12), tzinfo=dt.UTC))
    assert "being judged" in text(client, english)
    assert "Închis" in client.get(page.url).content.decode()
    draft = draft_of(page)
    draft.is_decided, draft.winners = True, winners()
    publish(draft)
    found = text(client, english)
    assert "Results published" in found and "Birou SRL" in found and "with a team" in found


def test_a_cancellation_reaches_english_readers_and_their_calendars(client, pair):
    page, english = pair
    draft = draft_of(page)
    draft.change, draft.change_reason = "cancelled", "Tema se rescrie."
    publish(draft)
    found = text(client, english)
    assert "This competition is cancelled" in found and "Tema se rescrie" not in found
    entries = Calendar.from_ical(client.get(english.url + "calendar.ics").content).walk("VEVENT")
    assert {entry["status"] for entry in entries} == {"CANCELLED"}
    assert "Cancelled" in text(client, english.get_parent())


def test_no_romanian_word_is_shown_on_the_english_pages(client, pair):
    _page, english = pair
    for shown in (english, english.get_parent()):
        found = text(client, shown).replace("EN Stație cu umbră", "").replace("EN Tema.", "")
        assert [found[match.start() - 30 : match.end() + 30] for match in ROMANIAN.finditer(found)] == []
