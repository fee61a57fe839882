"""Opening windows: judged by the moment a request came in, half-open, in real time and not by the wall clock."""

import datetime as dt
import time
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from participation.models import Form, Submission
from participation.windows import WindowState, window_state
from tests.participation.sending import soup

CITY = ZoneInfo("Europe/Bucharest")
CLOSES = dt.datetime(2026, 12, 1, 14, 0, tzinfo=dt.UTC)  # 16.00 in the city
SECOND, TINY = dt.timedelta(seconds=1), dt.timedelta(microseconds=1)


def arrive_at(visitor, moment, answers, time_machine):
    time_machine.move_to(moment, tick=False)
    return visitor.send(answers)


@pytest.mark.django_db
@pytest.mark.parametrize("before", [TINY, SECOND])
def test_just_before_closing_is_in_time(ana, idea_ro, time_machine, before):
    Form.objects.update(closes_at=CLOSES)
    assert arrive_at(ana, CLOSES - before, idea_ro, time_machine).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("after", [dt.timedelta(0), TINY, SECOND])
def test_at_closing_and_after_it_is_late_even_if_the_form_was_opened_in_time(ana, idea_ro, time_machine, after):
    Form.objects.update(closes_at=CLOSES)
    response = arrive_at(ana, CLOSES + after, idea_ro, time_machine)
    page = soup(response)
    assert response.status_code == 410
    assert not Submission.objects.exists()
    assert "ora 16.00" in page.main.get_text()
    assert idea_ro["Ideea ta"] in page.main.get_text(), "what was typed stands there to be copied"
    assert page.title.string.startswith("Eroare: ")


@pytest.mark.django_db
def test_before_opening_nothing_is_taken_and_the_page_says_when(ana, idea_ro, time_machine):
    Form.objects.update(opens_at=CLOSES)
    time_machine.move_to(CLOSES - SECOND, tick=False)
    assert ana.send(idea_ro).status_code == 410
    page = soup(ana.client.get(ana.page.url))
    assert "1 decembrie 2026" in page.main.get_text()
    assert page.find("form", {"id": "form"}) is None
    time_machine.move_to(CLOSES, tick=False)
    assert ana.send(idea_ro).status_code == 302


@pytest.mark.django_db
def test_a_slow_upload_that_began_in_time_is_in_time(ana, idea_ro, time_machine, monkeypatch):
    """The moment is stamped before the body is read, whatever happens on the way."""
    from participation.views import submit as room

    Form.objects.update(closes_at=CLOSES)
    time_machine.move_to(CLOSES - SECOND, tick=False)
    read = room.read_typed

    def slowly(request):
        time_machine.move_to(CLOSES + dt.timedelta(minutes=5), tick=False)
        return read(request)

    typed = ana.typed(idea_ro)
    monkeypatch.setattr(room, "read_typed", slowly)
    assert ana.post(typed).status_code == 302
    assert Submission.objects.get().received_at == CLOSES - SECOND


@pytest.mark.django_db
def test_a_closed_form_says_so_and_leads_on(ana, time_machine):
    Form.objects.update(closes_at=CLOSES)
    time_machine.move_to(CLOSES, tick=False)
    page = soup(ana.client.get(ana.page.url))
    assert page.find("form", {"id": "form"}) is None
    assert page.select_one(".notice")


@pytest.mark.django_db
def test_an_extension_published_in_romanian_holds_in_english_at_once(ana, bob, idea_en, time_machine):
    from tests.factories import publish

    time_machine.move_to(CLOSES - dt.timedelta(days=2), tick=False)
    page = ana.page
    page.closes_at = CLOSES - dt.timedelta(days=1)
    publish(page)
    time_machine.move_to(CLOSES - SECOND, tick=False)
    assert bob.send(idea_en).status_code == 410
    page.closes_at = CLOSES
    publish(page)
    shown = soup(bob.client.get(bob.page.url))
    assert "1 December 2026" in shown.main.get_text()
    assert bob.send(idea_en).status_code == 302


@pytest.mark.parametrize(
    "closes",
    [
        dt.datetime(2026, 10, 25, 0, 59, 59, tzinfo=dt.UTC),
        dt.datetime(2026, 10, 25, 1, 0, tzinfo=dt.UTC),
        dt.datetime(2027, 3, 28, 1, 0, tzinfo=dt.UTC),
        dt.datetime(2027, 10, 31, 1, 30, tzinfo=dt.UTC),
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "Europe/Bucharest", "America/Chicago"])
def test_clock_changes_move_no_deadline(closes, zone):
    for step, state in (
        (-SECOND, WindowState.OPEN),
        (-TINY, WindowState.OPEN),
        (dt.timedelta(0), WindowState.CLOSED),
        (SECOND, WindowState.CLOSED),
    ):
        now = (closes + step).astimezone(ZoneInfo(zone))
        assert window_state(None, closes.astimezone(CITY), now) == state


def test_the_hour_that_exists_twice_is_two_moments():
    first = dt.datetime(2026, 10, 25, 3, 30, tzinfo=CITY, fold=0)
    second = first.replace(fold=1)
    closes = first.astimezone(dt.UTC)
    assert window_state(None, closes, first.astimezone(dt.UTC)) == WindowState.CLOSED
    assert window_state(None, second.astimezone(dt.UTC), first.astimezone(dt.UTC)) == WindowState.OPEN


@pytest.mark.django_db
class TestArrival:
    """When a request reached us, by the header of our own proxy."""

    def send(self, ana, answers, stamp: str):
        return ana.post(ana.typed(answers), HTTP_X_REQUEST_START=stamp)

    @pytest.mark.parametrize("unit", [1, 1_000, 1_000_000])
    def test_what_the_proxy_took_in_time_is_in_time(self, ana, idea_ro, time_machine, settings, unit):
        settings.TRUSTED_PROXY_COUNT = 1
        Form.objects.update(closes_at=CLOSES)
        time_machine.move_to(CLOSES + dt.timedelta(minutes=2), tick=False)
        stamp = f"t={(CLOSES - SECOND).timestamp() * unit:.0f}"
        assert self.send(ana, idea_ro, stamp).status_code == 302
        assert abs(Submission.objects.get().received_at - (CLOSES - SECOND)) < dt.timedelta(milliseconds=2)

    def test_without_a_proxy_of_ours_the_header_is_a_visitor_s_word(self, ana, idea_ro, time_machine):
        Form.objects.update(closes_at=CLOSES)
        time_machine.move_to(CLOSES + SECOND, tick=False)
        assert self.send(ana, idea_ro, f"t={(CLOSES - SECOND).timestamp()}").status_code == 410

    @pytest.mark.parametrize("away", [dt.timedelta(minutes=11), dt.timedelta(days=-1), -SECOND])
    def test_what_is_too_old_or_in_the_future_is_not_believed(self, ana, idea_ro, time_machine, settings, away):
        settings.TRUSTED_PROXY_COUNT = 1
        time_machine.move_to(CLOSES, tick=False)
        assert self.send(ana, idea_ro, f"t={(CLOSES - away).timestamp()}").status_code == 302
        assert Submission.objects.get().received_at == CLOSES

    @pytest.mark.parametrize("stamp", ["", "t=", "soon", "1e9", "-5", "t=nan", "٣", "9" * 400])
    def test_what_is_no_moment_is_not_believed(self, ana, idea_ro, time_machine, settings, stamp):
        settings.TRUSTED_PROXY_COUNT = 1
        time_machine.move_to(CLOSES, tick=False)
        assert self.send(ana, idea_ro, stamp).status_code == 302
        assert Submission.objects.get().received_at == CLOSES


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "status"), [(9, 302), (11, 410)])
def test_an_upload_has_the_form_s_grace_to_finish_and_then_gets_its_text_back(
    ana, idea_ro, time_machine, monkeypatch, minutes, status
):
    from participation.views import requests

    Form.objects.update(closes_at=CLOSES, grace_minutes=10)
    time_machine.move_to(CLOSES - SECOND, tick=False)
    typed = ana.typed(idea_ro)
    is_whole = CLOSES - SECOND + dt.timedelta(minutes=minutes)
    monkeypatch.setattr(requests, "timezone", SimpleNamespace(now=lambda: is_whole))
    response = ana.post(typed)
    assert response.status_code == status
    if status == 410:
        text = soup(response).main.get_text()
        assert idea_ro["Ideea ta"] in text
        assert "10" in soup(response).select_one("[data-error-summary]").get_text()
        assert not Submission.objects.exists()


@pytest.mark.django_db
def test_a_slow_upload_to_a_form_that_is_still_open_is_taken(ana, idea_ro, time_machine, monkeypatch):
    from participation.views import requests

    Form.objects.update(closes_at=CLOSES, grace_minutes=1)
    time_machine.move_to(CLOSES - dt.timedelta(hours=2), tick=False)
    typed = ana.typed(idea_ro)
    monkeypatch.setattr(requests, "timezone", SimpleNamespace(now=lambda: CLOSES - dt.timedelta(hours=1)))
    assert ana.post(typed).status_code == 302


NIGHTS = [
    dt.datetime(2026, 10, 25, 1, 0, tzinfo=dt.UTC),
    dt.datetime(2027, 3, 28, 1, 0, tzinfo=dt.UTC),
    dt.datetime(2027, 10, 31, 1, 0, tzinfo=dt.UTC),
]


@pytest.fixture(params=["UTC", "America/Chicago", "Pacific/Kiritimati"])
def process_zone(request, time_machine, monkeypatch):
    """The clock of the machine that the process runs on; moving the time would take the zone of that moment with it."""
    zone, moved = ZoneInfo(request.param), time_machine.move_to

    def live_there() -> None:
        monkeypatch.setenv("TZ", request.param)
        time.tzset()
        assert time.localtime().tm_gmtoff == dt.datetime.now(zone).utcoffset().total_seconds()

    def move_to(moment, **how) -> None:
        moved(moment.astimezone(dt.UTC), **how)
        live_there()

    live_there()
    monkeypatch.setattr(time_machine, "move_to", move_to)
    yield zone
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("night", NIGHTS)
def test_on_nights_when_clocks_change_only_real_time_counts(process_zone, night):
    """Two hundred windows around each change, written in any zone, judged a microsecond either side of their ends."""
    import random

    chance = random.Random(int(night.timestamp()))
    zones = [dt.UTC, CITY, ZoneInfo("America/Chicago"), process_zone]
    for _each in range(200):
        opens = night + dt.timedelta(microseconds=chance.randint(-4 * 3600 * 10**6, 4 * 3600 * 10**6))
        closes = opens + dt.timedelta(microseconds=chance.randint(1, 3 * 3600 * 10**6))
        written = [moment.astimezone(chance.choice(zones)) for moment in (opens, closes)]
        expected = [
            (opens - TINY, WindowState.NOT_YET),
            (opens, WindowState.OPEN),
            (closes - TINY, WindowState.OPEN),
            (closes, WindowState.CLOSED),
            (closes + TINY, WindowState.CLOSED),
        ]
        for moment, state in expected:
            now = moment.astimezone(chance.choice(zones))
            assert window_state(*written, now) == state, (opens, closes, moment)


@pytest.mark.django_db
@pytest.mark.parametrize("night", NIGHTS)
@pytest.mark.parametrize(("step", "status"), [(-TINY, 302), (dt.timedelta(0), 410), (TINY, 410)])
def test_a_form_that_closes_in_such_a_night_closes_at_that_microsecond(
    ana, idea_ro, time_machine, process_zone, night, step, status
):
    Form.objects.update(closes_at=night)
    assert arrive_at(ana, night + step, idea_ro, time_machine).status_code == status
    assert time.localtime().tm_gmtoff == dt.datetime.now(process_zone).utcoffset().total_seconds(), "it lived there"
