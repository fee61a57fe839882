"""Calls: their state comes from a calendar with hours; lists and pages say the same; impossible calendars are refused."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from accounts.models import User
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


class Editor:
    """What the page editor sends: every field of the form as it stands, and the calendar."""

    def __init__(self, client, page):
        person = User.objects.create_superuser(email="sefa@example.org", password="parola-de-probă")
        client.force_login(person)
        self.client, self.url = client, reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.page = page

    def send(self, calendar: list[dict], **fields):
        texts = ("brief", "eligibility", "judging", "results")
        rows = (
            "topics",
            "neighbourhoods",
            "goals",
            "organisations",
            "documents",
            "prizes",
            "jurors",
            "channels",
            "figures",
        )
        data = {name: rich_text("<p></p>") for name in texts} | {name: inline_formset([]) for name in rows}
        data |= {"criteria": inline_formset([]), "winners": inline_formset([]), "body": streamfield([])}
        data |= {"title": self.page.title, "slug": self.page.slug, "is_confirmed": "on", "action-publish": "1"}
        initial = self.page.calendar.count()
        steps = [{"precision": "day", "time": "", "end_date": "", "end_time": "", **each} for each in calendar]
        data |= {"calendar": inline_formset(steps, initial=initial), "comments": inline_formset([])} | fields
        return self.client.post(self.url, nested_form_data(data))


@pytest.fixture
def editor(client, site):
    return Editor(client, make_competition(site, calendar=[step("hand_in", DAY)]))


def test_the_editor_hears_beside_the_step_what_cannot_be_and_keeps_what_was_typed(editor):
    row = editor.page.calendar.get()
    jury = {"kind": "jury", "date": "2030-06-10", "time": "09:00"}
    response = editor.send(
        [{"id": row.pk, "kind": "hand_in", "date": "2030-06-24", "time": "16:00"}, jury], title="Titlu nou, nesalvat"
    )
    assert response.status_code == 200
    form = response.context["form"]
    assert not form.non_field_errors() and list(form.formsets["calendar"].forms[1].errors) == ["date"]
    html = response.content.decode()
    assert "Titlu nou, nesalvat" in html and "10 iunie 2030" in html and 'value="09:00"' in html
    assert CompetitionPage.objects.get(pk=editor.page.pk).calendar.get().time is None


def test_the_editor_may_put_a_calendar_right_in_one_go(editor):
    row = editor.page.calendar.get()
    page = CompetitionPage.objects.get(pk=editor.page.pk)
    sent = editor.send(
        [
            {"id": row.pk, "kind": "hand_in", "date": "2030-08-01", "time": "16:00"},
            {"kind": "jury", "date": "2030-08-03"},
        ]
    )
    assert sent.status_code == 302
    page.refresh_from_db()
    assert page.closes_at == dt.datetime(2030, 8, 1, 13, tzinfo=dt.UTC)
    assert [entry.kind for entry in page.entries()] == ["hand_in", "jury"]


def test_a_deleted_step_is_in_nobodys_way(editor):
    editor.page.calendar = [
        CompetitionStep(**step("hand_in", DAY)),
        CompetitionStep(**step("jury", dt.date(2030, 6, 25))),
    ]
    publish(editor.page)
    first, second = CompetitionPage.objects.get(pk=editor.page.pk).calendar.all()
    sent = editor.send(
        [
            {"id": first.pk, "kind": "hand_in", "date": "2030-08-01"},
            {"id": second.pk, "kind": "jury", "date": "2030-06-25", "DELETE": "1"},
        ]
    )
    assert sent.status_code == 302
    assert [entry.kind for entry in CompetitionPage.objects.get(pk=editor.page.pk).calendar.all()] == ["hand_in"]


def test_weights_must_make_a_hundred_and_names_wait_for_the_results(editor):
    calendar = [{"id": editor.page.calendar.get().pk, "kind": "hand_in", "date": "2030-06-24"}]
    criteria = [{"name_ro": "A", "name_en": "A", "weight": "60"}, {"name_ro": "B", "name_en": "B", "weight": "30"}]
    winner = {"rank": "first", "author": "Birou", "currency": "RON", "as_of_precision": "unknown", "source": "x.ro"}
    fields = {"criteria": inline_formset(criteria), "winners": inline_formset([winner])}
    form = editor.send(calendar, **fields).context["form"]
    assert "90" in form.formsets["criteria"].forms[1].errors["weight"][0]
    assert list(form.formsets["winners"].forms[0].errors) == ["author"]
    criteria[1]["weight"] = "40"
    assert editor.send(calendar, **fields | {"criteria": inline_formset(criteria)}, is_decided="on").status_code == 302
    assert CompetitionPage.objects.get(pk=editor.page.pk).winners.get().author == "Birou"
