"""Whoever asked is reminded before a debate or a deadline, told when it moves, and forgotten when all is over."""

import datetime as dt

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cms.dates import CITY_ZONE
from cms.models import Venue
from participation.actions.reminders import remind_followers
from participation.models import OutboxMessage, Subscription
from participation.queries.subjects import describe
from participation.windows import is_reminder_due, reminder_at
from tests.factories import make_competition, make_debate, make_form_page, publish, translate
from tests.participation.sending import soup
from tests.participation.test_following import following

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


def city(*parts: int) -> dt.datetime:
    return dt.datetime(*parts, tzinfo=CITY_ZONE)


@pytest.mark.parametrize(
    ("moment", "days", "reminded"),
    [
        (city(2026, 12, 2, 17), 1, city(2026, 12, 1, 8)),
        (city(2026, 12, 2), 1, city(2026, 11, 30, 8)),  # midnight ends the day before
        (city(2026, 10, 26, 12), 1, city(2026, 10, 25, 8)),  # the night on which clocks go back
        (city(2027, 3, 29, 12), 7, city(2027, 3, 22, 8)),
    ],
)
def test_reminders_leave_at_eight_in_the_city_before_the_day(moment, days, reminded):
    assert reminder_at(moment, days) == reminded


@given(
    st.integers(0, 60 * 24 * 12), st.lists(st.integers(1, 120), min_size=1, max_size=60), st.integers(0, 60 * 24 * 10)
)
def test_however_the_clock_runs_each_reminder_leaves_at_most_once(ahead, pauses, asked):
    start = city(2026, 10, 20, 0)
    moment, since, now, told = start + dt.timedelta(minutes=ahead), start + dt.timedelta(minutes=asked), start, []
    now = since
    for pause in pauses:
        now += dt.timedelta(minutes=pause * 4)
        if is_reminder_due(moment, (7, 1), since=since, now=now):
            told.append(now)
            since = now
    assert len(told) <= 2 and all(now < moment for now in told)


database = pytest.mark.django_db
NOW = city(2026, 11, 2, 12)


def letters() -> dict[str, str]:
    found = {letter.to: f"{letter.subject}\n{letter.body}" for letter in OutboxMessage.objects.all()}
    OutboxMessage.objects.all().delete()
    return found


def run(now: dt.datetime) -> dict[str, str]:
    remind_followers(now=now)
    return letters()


@pytest.fixture
def debate(site, time_machine):
    time_machine.move_to(NOW, tick=False)
    hall = Venue.objects.create(name_ro="Casino", name_en="Casino", address_ro="Parcul Central")
    return make_debate(
        site, title="Piața Unirii", date=dt.date(2026, 11, 20), time=dt.time(17), venue=hall, summary="Ce piață vrem?"
    )


@database
def test_followers_of_a_debate_hear_the_day_before_and_when_its_form_closes(debate, time_machine):
    translate(debate.get_parent().specific)
    translate(debate, words={debate.title: "Union Square", debate.slug: "union-square"})
    form = make_form_page(debate, title="Propuneri", closes_at=city(2026, 11, 15), opens_at=NOW - DAY)
    translate(form, words={"Propuneri": "Proposals"})
    following(debate.subject, now=NOW)
    following(debate.subject, "bob@example.org", "en", now=NOW)
    assert run(NOW + HOUR) == {}
    told = run(city(2026, 11, 7, 9))
    assert "Propuneri" in told["vasile@example.org"]
    assert "Proposals" in told["bob@example.org"] and "Propuneri" not in told["bob@example.org"]
    assert run(city(2026, 11, 7, 10)) == {}
    assert "14 noiembrie" in run(city(2026, 11, 13, 9))["vasile@example.org"]
    assert run(city(2026, 11, 19, 7)) == {}
    remind_followers(now=city(2026, 11, 19, 8))
    assert "BEGIN:VCALENDAR" in OutboxMessage.objects.first().calendar
    told = letters()
    assert "Piața Unirii" in told["vasile@example.org"] and "ora 17.00" in told["vasile@example.org"]
    assert "Casino" in told["vasile@example.org"] and debate.get_url() in told["vasile@example.org"]
    assert "Union Square" in told["bob@example.org"] and "17:00" in told["bob@example.org"]
    assert run(city(2026, 11, 20, 16)) == {}


@database
def test_a_moved_or_cancelled_debate_is_told_once_and_reminds_at_its_new_date(debate):
    following(debate.subject, now=NOW)
    run(NOW + HOUR)
    debate.date = dt.date(2026, 11, 25)
    publish(debate)
    told = run(NOW + DAY)["vasile@example.org"]
    assert "25 noiembrie" in told
    assert run(NOW + DAY + HOUR) == {} and run(city(2026, 11, 19, 9)) == {}
    assert "25 noiembrie" in run(city(2026, 11, 24, 9))["vasile@example.org"]
    debate.change, debate.change_reason = "cancelled", "Sala nu e gata."
    publish(debate)
    told = run(city(2026, 11, 24, 15))["vasile@example.org"]
    assert "Sala nu e gata." in told
    assert run(city(2026, 11, 25, 9)) == {}


@database
def test_a_call_reminds_a_week_and_a_day_before_it_closes_unless_that_is_past(site, time_machine):
    time_machine.move_to(NOW, tick=False)
    steps = [
        {"kind": "launch", "date": dt.date(2026, 11, 1)},
        {"kind": "hand_in", "date": dt.date(2026, 11, 20), "time": dt.time(12)},
    ]
    competition = make_competition(site, title="Parcul Est", calendar=steps)
    following(competition.subject, now=NOW)
    following(competition.subject, "late@example.org", now=city(2026, 11, 16, 9))
    assert set(run(city(2026, 11, 16, 10))) == {"vasile@example.org"}
    assert set(run(city(2026, 11, 19, 8))) == {"vasile@example.org", "late@example.org"}
    assert run(city(2026, 11, 20, 11)) == {}


@database
def test_nobody_is_reminded_of_what_is_not_public_and_all_is_forgotten_in_the_end(debate):
    row = following(debate.subject, now=NOW)
    debate.unpublish()
    assert run(city(2026, 11, 19, 9)) == {} and describe(debate.subject, "ro") is None
    publish(debate)
    assert run(city(2026, 12, 15, 9)) == {}
    assert Subscription.objects.get(pk=row.pk).ended_at is None
    run(city(2026, 12, 25, 9))
    assert Subscription.objects.get(pk=row.pk).ended_at is not None


@database
def test_pages_offer_letters_only_while_something_is_to_come(debate):
    past = make_debate(debate.get_parent(), title="Trecută", date=dt.date(2020, 1, 1))
    client = Client()

    def ways(page) -> list[str]:
        return [link["href"] for link in soup(client.get(page.get_url())).main.select('a[href*="about="]')]

    assert ways(debate) == [f"/ro/urmareste/?about={debate.subject}"] and ways(past) == []
    section = debate.get_parent().specific
    assert ways(section) == [f"/ro/urmareste/?about={section.subject}"]
    for way in (*ways(debate), *ways(section)):
        page = soup(client.get(way))
        assert page.find("input", {"name": "email"}) and page.find("input", {"name": "token"})
    for foreign in (f"section:{debate.translation_key.hex}", f"page:{debate.translation_key}", "idea:007"):
        assert client.get("/ro/urmareste/", {"about": foreign}).status_code == 404
    assert client.get("/ro/urmareste/", {"about": f"page:{section.translation_key.hex}"}).status_code == 404
