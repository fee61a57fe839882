"""Where a debate stands: announced, open, live, summary due, answered, archived; page, list and SQL say the same."""

import datetime as dt

import pytest
from django.utils import timezone

from cms.dates import CITY_ZONE
from debates.models import DebatePage
from debates.models.lists import archived_since
from debates.states import DebateState, Facts, is_overdue, state_of
from tests.factories import make_debate, make_form_page, translate

DAY = dt.date(2026, 12, 3)
PLANNED = {
    "announced_on": dt.date(2026, 11, 23), "proposals_until": dt.date(2026, 12, 2), "date": DAY, "time": dt.time(17),
    "end_time": dt.time(19), "results_due_on": dt.date(2026, 12, 13),
}  # fmt: skip
OLD = {"date": dt.date(2020, 7, 28)}
CASES = [
    (PLANNED, "2026-11-22 12:00", DebateState.UPCOMING),
    (PLANNED, "2026-11-23 00:00", DebateState.OPEN),
    (PLANNED, "2026-12-02 23:59", DebateState.OPEN),
    (PLANNED, "2026-12-03 00:00", DebateState.TODAY),
    (PLANNED, "2026-12-03 16:59", DebateState.TODAY),
    (PLANNED, "2026-12-03 17:00", DebateState.LIVE),
    (PLANNED, "2026-12-03 18:59", DebateState.LIVE),
    (PLANNED, "2026-12-03 19:00", DebateState.TODAY),
    (PLANNED, "2026-12-04 00:00", DebateState.SUMMARY_DUE),
    (PLANNED, "2027-06-01 12:00", DebateState.SUMMARY_DUE),
    (PLANNED | {"summary_on": dt.date(2026, 12, 10)}, "2026-12-09 12:00", DebateState.SUMMARY_DUE),
    (PLANNED | {"summary_on": dt.date(2026, 12, 10)}, "2026-12-10 00:00", DebateState.ANSWERED),
    (PLANNED | {"summary_on": dt.date(2026, 12, 10)}, "2027-12-09 23:59", DebateState.ANSWERED),
    (PLANNED | {"summary_on": dt.date(2026, 12, 10)}, "2027-12-10 00:00", DebateState.ARCHIVED),
    (PLANNED | {"proposals_until": None}, "2026-11-30 12:00", DebateState.UPCOMING),
    (PLANNED | {"proposals_until": dt.date(2026, 12, 9)}, "2026-12-08 12:00", DebateState.OPEN),
    (PLANNED | {"end_time": None}, "2026-12-03 23:59", DebateState.LIVE),
    (PLANNED | {"time": None, "end_time": None}, "2026-12-03 17:30", DebateState.TODAY),
    (PLANNED | {"change": "cancelled", "change_reason": "Ploaie."}, "2026-12-03 17:30", DebateState.CANCELLED),
    (PLANNED | {"change": "postponed", "change_reason": "Ploaie."}, "2027-01-03 17:30", DebateState.POSTPONED),
    (OLD | {"is_held": True}, "2026-12-03 17:30", DebateState.HELD),
    (OLD, "2026-12-03 17:30", DebateState.UNVERIFIED),
    ({"date_precision": "unknown"}, "2026-12-03 17:30", DebateState.UNDATED),
    ({"date_precision": "unknown", "is_held": True}, "2026-12-03 17:30", DebateState.HELD),
    ({"date": dt.date(2026, 12, 1), "date_precision": "month"}, "2026-12-31 23:59", DebateState.UPCOMING),
    # The days of 23 and of 25 hours: an hour in an announcement is one on the wall.
    (
        {"date": dt.date(2027, 3, 28), "time": dt.time(17), "end_time": dt.time(19)},
        "2027-03-28 17:00",
        DebateState.LIVE,
    ),
    (
        {"date": dt.date(2027, 3, 28), "time": dt.time(17), "end_time": dt.time(19)},
        "2027-03-28 16:59",
        DebateState.TODAY,
    ),
    (
        {"date": dt.date(2026, 10, 25), "time": dt.time(17), "end_time": dt.time(19)},
        "2026-10-25 18:59",
        DebateState.LIVE,
    ),
    (
        {"date": dt.date(2026, 10, 25), "time": dt.time(17), "end_time": dt.time(19)},
        "2026-10-25 19:00",
        DebateState.TODAY,
    ),
]


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=CITY_ZONE)


def holding(page, now: dt.datetime) -> list[DebateState]:
    """The states in whose list the page stands."""
    local = now.astimezone(CITY_ZONE)
    moment = {"now": now, "today": local.date(), "clock": local.time(), "archived": archived_since(local.date())}
    found = [state for state in DebateState if DebatePage.objects.standing(state, **moment).filter(pk=page.pk).exists()]
    return found


@pytest.mark.django_db
@pytest.mark.parametrize(("facts", "now", "state"), CASES)
def test_page_and_list_agree_on_the_state(site, facts, now, state):
    page = make_debate(site, live=False, **facts)
    assert page.debate_state_at(at(now)) == state
    assert holding(page, at(now)) == [state]


@pytest.mark.django_db
def test_a_form_below_the_page_leads(site, client):
    now = timezone.now()
    today = timezone.localdate(timezone=CITY_ZONE)
    days = {"announced_on": today, "proposals_until": today + dt.timedelta(30), "date": today + dt.timedelta(40)}
    page = make_debate(site, title="Cu formular", **days)
    assert holding(page, now) == [DebateState.OPEN]
    form = make_form_page(page, opens_at=now + dt.timedelta(1))
    assert holding(page, now) == [DebateState.UPCOMING]
    assert "Primim propuneri scrise" not in client.get(page.url).content.decode()
    type(form).objects.filter(pk=form.pk).update(opens_at=now - dt.timedelta(1))
    assert holding(page, now) == [DebateState.OPEN]
    for url in (page.url, f"{page.get_parent().url}?state=open"):
        html = client.get(url).content.decode()
        assert str(DebateState.OPEN.value) in html or "Cu formular" in html
    assert "Cu formular" not in client.get(f"{page.get_parent().url}?state=upcoming").content.decode()


@pytest.mark.django_db
def test_the_picture_for_networks_stays_while_a_form_below_opens_and_closes(site, client):
    day = timezone.localdate(timezone=CITY_ZONE) - dt.timedelta(3)
    page = make_debate(site, title="Cu formular deschis", date=day, is_held=True)
    make_form_page(page)
    html = client.get(page.url).content.decode()
    path = DebatePage.objects.get(pk=page.pk).share_image["path"]
    assert path in html
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    ("facts", "overdue"),
    [
        ({"summary_due_on": dt.date(2026, 12, 2)}, True),
        ({"summary_due_on": DAY}, False),
        ({"summary_due_on": dt.date(2026, 12, 2), "summary_on": DAY}, False),
        ({"summary_due_on": dt.date(2026, 12, 2), "change": "cancelled"}, False),
        ({}, False),
    ],
)
def test_a_summary_is_late_from_the_day_after_it_was_due(facts, overdue):
    assert is_overdue(Facts(**facts), DAY) == overdue


def test_the_function_is_pure_and_total():
    days = [None, DAY - dt.timedelta(1), DAY, DAY + dt.timedelta(1)]
    for date in days:
        for due in days:
            for summary in days:
                for is_form_open in (None, True, False):
                    facts = Facts(
                        date=date, latest_on=date, summary_due_on=due, summary_on=summary, is_form_open=is_form_open
                    )
                    assert state_of(facts, DAY, dt.time(12)) in DebateState


@pytest.mark.django_db
def test_what_is_late_is_said_in_public_in_both_languages(site, client):
    today = timezone.localdate(timezone=CITY_ZONE)
    page = make_debate(site, title="Restantă", date=today - dt.timedelta(9), results_due_on=today - dt.timedelta(2))
    translate(page.get_parent())
    english = translate(page)
    html = client.get(english.url).content.decode()
    assert "The summary was due on" in html and "Summary due" in html
    assert "Restantă" in client.get(f"{page.get_parent().url}?state=summary_due").content.decode()
    page.summary_on = today
    page.save_revision().publish()
    html = client.get(english.url).content.decode()
    assert "was due" not in html and "Summary published" in html
