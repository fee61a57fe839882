"""Opening windows: judged by the moment a request came in, half-open, in real time and not by the wall clock."""

import datetime as dt
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
