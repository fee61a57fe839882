"""Whoever decides about a deadline is told when the portal stood still near it, with the facts."""

import datetime as dt
from urllib.error import URLError

import pytest
import time_machine

from cms.dates import CITY_ZONE
from participation.actions.outages import note_pulse
from participation.actions.windows import extend_window
from participation.models import Draft, Form, Outage, OutboxMessage, Pulse
from participation.queries.outages import Hit, hits_of, recent_hits
from portal.schedule import watch_portal
from tests.factories import make_form_page, publish
from tests.participation.sending import soup
from tests.participation.staff import make_clerk

pytestmark = pytest.mark.django_db
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
CLOSES = dt.datetime(2026, 12, 11, 16, 30, tzinfo=CITY_ZONE)


@pytest.fixture
def form(site):
    page = make_form_page(site, closes_at=CLOSES, notify_addresses="birou@example.org")
    publish(page)
    return Form.objects.get(page_key=page.translation_key)


def silence(begin, end) -> Outage | None:
    note_pulse(now=begin)
    return note_pulse(now=end)


def test_looks_a_minute_apart_are_no_outage(form):
    moments = [CLOSES - 10 * MINUTE + number * MINUTE for number in range(10)]
    assert [note_pulse(now=moment) for moment in moments] == [None] * 10
    assert Pulse.objects.get().at == moments[-1] and not Outage.objects.exists()


def test_a_gap_is_an_outage_from_the_last_sign_of_life_to_the_next(form):
    found = silence(CLOSES - HOUR, CLOSES - 20 * MINUTE)
    assert (found.began_at, found.ended_at) == (CLOSES - HOUR, CLOSES - 20 * MINUTE)
    assert note_pulse(now=CLOSES - 19 * MINUTE) is None


def test_a_clock_that_goes_back_makes_no_outage(form):
    note_pulse(now=CLOSES)
    assert note_pulse(now=CLOSES - HOUR) is None
    assert Pulse.objects.get().at == CLOSES


@pytest.mark.parametrize(
    ("begin", "end", "is_hit"),
    [
        (CLOSES - 25 * HOUR - MINUTE, CLOSES - 24 * HOUR - MINUTE, False),  # a whole day was left
        (CLOSES - 25 * HOUR, CLOSES - 24 * HOUR, True),
        (CLOSES - HOUR, CLOSES - 20 * MINUTE, True),
        (CLOSES - MINUTE, CLOSES + 9 * HOUR, True),  # it closed meanwhile
        (CLOSES, CLOSES + HOUR, False),  # it had closed
    ],
)
def test_an_outage_within_the_last_day_or_over_the_close_is_near(form, begin, end, is_hit):
    assert [hit.form for hit in hits_of(silence(begin, end))] == [form] * is_hit


def test_those_named_on_the_form_get_one_letter_with_the_facts(form):
    Draft.objects.create(
        form=form, wording=form.current_version.wordings.first(), language="ro", typed={},
        created_at=CLOSES - 2 * HOUR, saved_at=CLOSES - 2 * HOUR, expires_at=CLOSES + 240 * HOUR,
    )  # fmt: skip
    silence(CLOSES - HOUR, CLOSES - 20 * MINUTE)
    (letter,) = OutboxMessage.objects.filter(kind="outage")
    assert letter.to == "birou@example.org"
    assert "15.30" in letter.body and "16.10" in letter.body and "40 de minute" in letter.body
    assert "1 ciornă" in letter.body
    note_pulse(now=CLOSES - 19 * MINUTE)
    assert OutboxMessage.objects.filter(kind="outage").count() == 1


def test_an_extension_ends_the_question_and_nobody_is_asked_for_ever(form, admin_user):
    silence(CLOSES - HOUR, CLOSES - 20 * MINUTE)
    now = CLOSES - 15 * MINUTE
    assert [hit.form for hit in recent_hits(now)] == [form]
    assert recent_hits(now + dt.timedelta(days=3)) == []
    extend_window(form=form, until=CLOSES + HOUR, note_ro="Portalul a stat.", note_en="It stood.", by=None, now=now)
    assert recent_hits(now) == []


def test_the_proposed_moment_gives_back_what_was_lost_and_two_hours_at_least(form):
    long = Hit(form, silence(CLOSES - 5 * HOUR, CLOSES - 20 * MINUTE))
    assert long.proposed(CLOSES - 19 * MINUTE) == CLOSES + 4 * HOUR + 45 * MINUTE
    assert long.proposed(CLOSES + 24 * HOUR + MINUTE) == CLOSES + 26 * HOUR + 15 * MINUTE


def test_the_first_page_offers_the_extension_to_who_may_decide_it(form, admin_user, client):
    silence(CLOSES - HOUR, CLOSES - 20 * MINUTE)
    with time_machine.travel(CLOSES - 10 * MINUTE, tick=False):
        client.force_login(admin_user)
        panel = soup(client.get("/admin/")).select_one(".outages-home")
        assert form.title in panel.text and "15.30" in panel.text
        page = soup(client.get(panel.select_one("a.button")["href"]))
        assert page.select_one("[name=until]")["value"].startswith("11.12.2026 18:30")
        assert "15.30" in page.select_one("[name=note_ro]").text
        assert page.select_one("[name=note_en]").text.strip().startswith("The portal did not answer")
        client.force_login(make_clerk())
        assert soup(client.get("/admin/")).select_one(".outages-home") is None


def test_where_an_address_is_watched_only_its_answer_is_a_sign_of_life(form, settings, monkeypatch):
    settings.WATCHED_URL = "https://portal.example/readyz"
    monkeypatch.setattr("urllib.request.urlopen", refuse)
    watch_portal()
    assert not Pulse.objects.exists()
    settings.WATCHED_URL = ""
    watch_portal()
    assert Pulse.objects.exists()


def refuse(url, timeout):
    raise URLError("refused")
