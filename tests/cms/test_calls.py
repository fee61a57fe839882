"""Calls: their state comes from a calendar with hours; lists and pages say the same; impossible calendars are refused."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from cms.models.calendars import by_time, calendar_problems, is_plain_hour
from cms.models.calls import CallState
from competitions.models import CompetitionPage, CompetitionStep
from tests.factories import make_competition, publish, translate

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2030, 6, 24, 13, 0, tzinfo=dt.UTC)  # 16.00 in Cluj-Napoca
DAY = dt.date(2030, 6, 24)
LAUNCH, DUE = ("launch", dt.date(2030, 4, 5)), ("hand_in", DAY)


def step(kind: str, date: dt.date | None = None, time: str = "", **fields) -> dict:
    fields.setdefault("precision", "day" if date else "unknown")
    return {"kind": kind, "date": date, "time": dt.time.fromisoformat(time) if time else None, **fields}


CASES = [
    ([step(*LAUNCH), step(*DUE, "16:01")], {}, CallState.OPEN),
    ([step(*LAUNCH), step(*DUE, "16:00")], {}, CallState.CLOSED),
    ([step(*LAUNCH), step(*DUE)], {}, CallState.OPEN),
    ([step("launch", DAY, "16:00"), step(*DUE, "17:00")], {}, CallState.OPEN),
    ([step("launch", DAY, "16:01"), step(*DUE, "17:00")], {}, CallState.PLANNED),
    ([step("launch", dt.date(2031, 1, 1), precision="year")], {}, CallState.PLANNED),
    ([step(*LAUNCH)], {}, CallState.UNDATED),
    ([], {}, CallState.UNDATED),
    ([], {"is_confirmed": False}, CallState.UNVERIFIED),
    ([step("period", dt.date(2013, 3, 1), precision="month")], {"is_confirmed": False}, CallState.UNVERIFIED),
    ([step("hand_in", dt.date(2030, 6, 1), precision="month")], {}, CallState.OPEN),
    ([step("hand_in", dt.date(2030, 5, 1), precision="month")], {"is_confirmed": False}, CallState.UNVERIFIED),
    ([step(*DUE, "16:00")], {"is_decided": True}, CallState.DECIDED),
    ([step(*DUE, "20:00")], {"is_decided": True}, CallState.DECIDED),
    ([step("results", DAY)], {"is_decided": True}, CallState.DECIDED),
    ([step(*DUE, "20:00")], {"change": "postponed", "change_reason": "Ploaie."}, CallState.POSTPONED),
    ([step(*DUE)], {"change": "cancelled", "change_reason": "Ploaie.", "is_decided": True}, CallState.CANCELLED),
]


@pytest.mark.parametrize(("calendar", "facts", "state"), CASES)
def test_the_state_of_a_page_and_of_the_list_agree(site, calendar, facts, state):
    page = make_competition(site, calendar=calendar, **facts)
    for found in (page, CompetitionPage.objects.get(pk=page.pk)):
        assert found.state_at(NOW) == state
    holding = [each for each in CallState if CompetitionPage.objects.in_state(each, NOW).filter(pk=page.pk).exists()]
    assert holding == [state]
    assert CompetitionPage.objects.open_at(NOW).filter(pk=page.pk).exists() == (state == CallState.OPEN)


def test_the_window_is_half_open_to_the_second(site):
    page = make_competition(site, calendar=[step("launch", DAY, "10:00"), step(*DUE, "16:00")])
    second, opens = dt.timedelta(seconds=1), NOW - dt.timedelta(hours=6)
    states = [page.state_at(moment) for moment in (opens - second, opens, NOW - second, NOW)]
    assert states == [CallState.PLANNED, CallState.OPEN, CallState.OPEN, CallState.CLOSED]


@pytest.mark.parametrize(
    ("day", "closes"),
    [
        (dt.date(2030, 3, 30), dt.datetime(2030, 3, 30, 22, tzinfo=dt.UTC)),  # the next night the clocks go forward
        (dt.date(2030, 3, 31), dt.datetime(2030, 3, 31, 21, tzinfo=dt.UTC)),
        (dt.date(2030, 10, 27), dt.datetime(2030, 10, 27, 22, tzinfo=dt.UTC)),  # that night they went back
    ],
)
def test_a_deadline_without_an_hour_lasts_until_the_citys_midnight(site, day, closes):
    page = make_competition(site, calendar=[step("hand_in", day)])
    assert CompetitionPage.objects.get(pk=page.pk).closes_at == closes
    with override("ro"):
        assert "ora" not in page.deadline_label
        assert str(day.day) in page.deadline_label


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"date": None, "precision": "day"}, "date"),
        ({"date": None, "precision": "unknown", "end_date": DAY}, "date"),
        ({"date": DAY, "precision": "month", "time": dt.time(16)}, "precision"),
        ({"date": dt.date(2030, 3, 31), "time": dt.time(3, 30)}, "time"),  # it is skipped
        ({"date": dt.date(2030, 10, 27), "end_time": dt.time(3, 30), "time": dt.time(2)}, "end_time"),  # it comes twice
        ({"date": DAY, "end_date": DAY - dt.timedelta(days=1)}, "end_date"),
        ({"date": DAY, "time": dt.time(16), "end_time": dt.time(15)}, "end_time"),
    ],
)
def test_half_a_date_is_refused(fields, name):
    with pytest.raises(ValidationError) as error:
        CompetitionStep(kind="jury", **fields).clean()
    assert name in error.value.message_dict


def test_an_hour_that_comes_once_is_plain():
    assert is_plain_hour(dt.date(2030, 3, 31), dt.time(4)) and not is_plain_hour(dt.date(2030, 3, 31), dt.time(3, 59))
    assert is_plain_hour(dt.date(2030, 10, 27), dt.time(4)) and not is_plain_hour(dt.date(2030, 10, 27), dt.time(3))


@pytest.mark.parametrize(
    ("fields", "ro", "en"),
    [
        ({"date": DAY, "time": dt.time(16)}, "luni, 24 iunie 2030, ora 16.00", "Monday, 24 June 2030, 16:00"),
        ({"date": DAY, "time": dt.time(9), "end_time": dt.time(12)}, "luni, 24 iunie 2030, orele 9.00 – 12.00", None),
        ({"date": DAY, "end_date": dt.date(2030, 6, 26)}, "24 – 26 iunie 2030", "24 – 26 June 2030"),
        ({"date": dt.date(2030, 6, 1), "precision": "month"}, "iunie 2030", "June 2030"),
        (
            {"date": dt.date(2030, 6, 1), "end_date": dt.date(2030, 8, 1), "precision": "month"},
            "iunie 2030 – august 2030",
            "June 2030 – August 2030",
        ),
        ({"date": None, "precision": "unknown"}, "dată necunoscută", "date not known"),
        (
            {"date": DAY, "time": dt.time(9), "end_date": dt.date(2030, 6, 26), "end_time": dt.time(14)},
            "24 iunie 2030, ora 9.00 – 26 iunie 2030, ora 14.00",
            "24 June 2030, 9:00 – 26 June 2030, 14:00",
        ),
    ],
)
def test_a_step_says_only_what_is_known(fields, ro, en):
    entry = CompetitionStep(kind="jury", **fields)
    with override("ro"):
        assert entry.when == ro
    with override("en"):
        assert en is None or entry.when == en


ORDER = ("launch", "hand_in", "jury", "results")
CHAINS = [ORDER, ("launch", "answers", "hand_in")]


@pytest.mark.parametrize(
    ("calendar", "wrong"),
    [
        ([step("hand_in", DAY, "16:00"), step("jury", DAY, "15:00")], ["jury"]),
        ([step("hand_in", DAY, "16:00"), step("jury", DAY)], []),  # the hour of the jury is not known
        ([step("hand_in", DAY), step("jury", DAY, "15:00")], []),
        ([step("jury", DAY), step("results", DAY - dt.timedelta(days=1))], ["results"]),
        ([step("results", DAY), step("hand_in", DAY + dt.timedelta(days=2))], ["results"]),
        ([step("jury", dt.date(2030, 6, 1), precision="month"), step("hand_in", DAY)], []),
        ([step("jury", dt.date(2030, 5, 1), precision="month"), step("hand_in", DAY)], ["jury"]),
        ([step("jury"), step("hand_in", DAY), step("results", DAY)], []),
        (
            [step("jury", DAY, end_date=DAY + dt.timedelta(days=2)), step("results", DAY + dt.timedelta(days=1))],
            ["results"],
        ),
        ([step("answers", DAY + dt.timedelta(days=1)), step("hand_in", DAY)], ["hand_in"]),
        (
            [step("answers", DAY), step("jury", DAY - dt.timedelta(days=1)), step("visit", DAY)],
            [],
        ),  # in no chain together
    ],
)
def test_an_impossible_calendar_is_seen(calendar, wrong):
    entries = [CompetitionStep(**fields) for fields in calendar]
    labels = {kind: kind for kind in ("launch", "answers", "visit", *ORDER)}
    assert [entry.kind for entry, _message in calendar_problems(entries, CHAINS, labels)] == wrong


def test_steps_follow_one_another_by_time_and_where_that_is_unknown_by_kind():
    entries = [
        CompetitionStep(**fields)
        for fields in (step("results"), step("jury", DAY), step("launch", DAY), step("hand_in"))
    ]
    assert [entry.kind for entry in by_time(entries, ORDER)] == ["launch", "hand_in", "jury", "results"]


def test_a_programmatic_save_of_an_impossible_calendar_is_refused(site):
    page = make_competition(site, calendar=[step("hand_in", DAY)])
    page.calendar = [CompetitionStep(**step("hand_in", DAY)), CompetitionStep(**step("jury", dt.date(2030, 6, 1)))]
    for attempt in (page.save, page.save_revision):
        with override("ro"), pytest.raises(ValidationError, match="nu poate"):
            attempt()
    assert CompetitionPage.objects.get(pk=page.pk).calendar.count() == 1


def test_the_english_page_follows_the_romanian_calendar(site):
    page = make_competition(site, calendar=[step("hand_in", DAY, "16:00")])
    english = translate(page)
    draft = CompetitionPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.calendar = [CompetitionStep(**step("hand_in", dt.date(2030, 7, 1), "12:00"))]
    draft.save_revision()
    assert CompetitionPage.objects.get(pk=english.pk).closes_at == NOW
    publish(draft)
    english = CompetitionPage.objects.get(pk=english.pk)
    assert english.closes_at == dt.datetime(2030, 7, 1, 9, tzinfo=dt.UTC)
    assert (english.first_on, english.last_on) == (dt.date(2030, 7, 1), dt.date(2030, 7, 1))
    assert [entry.date for entry in english.calendar.all()] == [dt.date(2030, 7, 1)]
    assert english.sequence == 1


def test_calendars_hear_of_every_step_that_moves_and_of_nothing_else(site):
    page = make_competition(site, calendar=[step("hand_in", DAY), step("results", dt.date(2030, 9, 1))])
    assert page.sequence == 0
    draft = CompetitionPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.title = "Alt titlu"
    assert publish(draft).sequence == 0
    draft = CompetitionPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.calendar = [CompetitionStep(**step("hand_in", DAY)), CompetitionStep(**step("results", dt.date(2030, 8, 20)))]
    assert publish(draft).sequence == 1


def test_deadlines_are_the_steps_whose_day_is_known(site):
    calendar = [
        step(*LAUNCH),
        step("questions", dt.date(2030, 5, 1), precision="month"),
        step("contestation", dt.date(2030, 7, 9)),
        step(*DUE, "16:00"),
    ]
    page = make_competition(site, calendar=calendar)
    with override("en"):
        found = [(kind, label, entry.closing_hour) for kind, label, entry in page.deadlines()]
    assert found == [("hand_in", "Entries due", dt.time(16)), ("contestation", "Contestations until", None)]
