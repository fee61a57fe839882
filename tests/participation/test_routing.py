"""The front desk: whose a new submission is, by when it is due, and who is reminded."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from cms.dates import CITY_ZONE
from cms.models import Holiday, Neighbourhood, Topic
from participation.actions import cases
from participation.actions.routing import mentions, rule_for
from participation.actions.terms import due_day
from participation.choices import Status
from participation.models import Form, OutboxMessage, RoutingRule, Submission
from participation.outbox import remind_of_due_answers
from tests.participation.staff import make_clerk, make_form, make_submission, make_user

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 11, 23, 9, 0, tzinfo=CITY_ZONE)


@pytest.fixture
def form():
    return make_form()


@pytest.fixture
def people():
    return {name: make_clerk(first_name=name) for name in ("Ana", "Dan", "Ema")}


def rule(owner, *, order: int = 100, **conditions) -> RoutingRule:
    return RoutingRule.objects.create(owner=owner, order=order, **{"desk": "ideas"} | conditions)


def owner_of(row: Submission) -> str:
    found = rule_for(row)
    return found and RoutingRule.objects.get(pk=found.pk).owner.first_name


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, "Ana"),
        ({"keyword": "banci"}, "Ana"),
        ({"keyword": "BĂNCI"}, "Ana"),
        ({"keyword": "banc"}, "Ana"),
        ({"keyword": "ănci"}, None),
        ({"keyword": "banci parc"}, None),
        ({"keyword": "banci in parc"}, "Ana"),
        ({"keyword": "tramvai"}, None),
        ({"topic": "parks"}, "Ana"),
        ({"topic": "mobility"}, None),
        ({"neighbourhood": "gheorgheni"}, "Ana"),
        ({"neighbourhood": "manastur"}, None),
        ({"topic": "parks", "keyword": "tramvai"}, None),
        ({"desk": ""}, "Ana"),
        ({"desk": "youth"}, None),
        ({"is_active": False}, None),
    ],
)
def test_a_rule_fits_when_all_its_conditions_do(form, people, conditions, expected):
    topics = {slug: Topic.objects.create(slug=slug, name_ro=slug, name_en=slug) for slug in ("parks", "mobility")}
    places = {
        slug: Neighbourhood.objects.get_or_create(slug=slug, defaults={"name_ro": slug, "name_en": slug})[0]
        for slug in ("gheorgheni", "manastur")
    }
    known = {"topic": topics, "neighbourhood": places}
    rule(people["Ana"], **{name: known[name][value] if name in known else value for name, value in conditions.items()})
    row = make_submission(
        form, topic=topics["parks"], neighbourhood=places["gheorgheni"], search_text="banci in parc langa lac"
    )
    assert owner_of(row) == expected


def test_a_keyword_is_a_word_that_begins_so():
    assert mentions("un tramvai nou", "tramvai")
    assert mentions("tramvaiele de pe strada", "tramvai")
    assert not mentions("cantram", "tram")
    assert mentions("orice", "")
    assert mentions("a (b) c", "b")


def test_the_first_rule_by_order_wins(form, people):
    rule(people["Dan"], order=20)
    rule(people["Ana"], order=10, keyword="banci")
    assert owner_of(make_submission(form, search_text="banci")) == "Ana"
    assert owner_of(make_submission(form, search_text="altceva")) == "Dan"


def test_a_rule_of_one_form_takes_nothing_from_another(form, people):
    rule(people["Ana"], form=form)
    assert owner_of(make_submission(form)) == "Ana"
    assert owner_of(make_submission(make_form(title="Altul"))) is None


def test_whoever_left_the_desk_is_given_nothing_any_more(form, people):
    rule(people["Ana"], order=1)
    rule(people["Dan"], order=2)
    people["Ana"].user_permissions.clear()
    assert owner_of(make_submission(form)) == "Dan"
    people["Dan"].is_active = False
    people["Dan"].save()
    assert owner_of(make_submission(form)) is None


def test_tests_of_a_form_are_nobodys(form, people):
    rule(people["Ana"])
    assert owner_of(make_submission(form, is_test=True)) is None


def test_costs_one_query_however_many_rules_there_are(form, people):
    row = make_submission(form, search_text="nimic")
    for number in range(30):
        rule(people["Ana"], order=number, keyword=f"cuvant{number}")
    with CaptureQueriesContext(connection) as captured:
        assert rule_for(row) is None
    assert len(captured) == 1


def test_what_is_sent_has_its_owner_at_once_and_the_history_says_so(ana, idea_ro, people):
    rule(people["Ema"], keyword="banci")
    assert ana.send(idea_ro).status_code == 302
    row = Submission.objects.get()
    assert (row.owner, row.status) == (people["Ema"], Status.NEW)
    entries = ModelLogEntry.objects.for_instance(row).order_by("timestamp", "pk")
    assert [entry.action for entry in entries] == ["participation.receive", "participation.route"]
    assert entries[1].data["after"] == people["Ema"].pk


def test_what_waits_in_quarantine_is_given_to_somebody_when_it_is_released(form, people):
    rule(people["Ana"])
    row = make_submission(form, status=Status.QUARANTINED, quarantine_reason="links")
    row = cases.release(submission=row, by=people["Dan"], now=MONDAY)
    assert row.owner == people["Ana"]


class TestDueDay:
    @pytest.fixture(autouse=True)
    def holidays(self):
        for day in ("2026-11-30", "2026-12-01"):
            Holiday.objects.create(date=dt.date.fromisoformat(day), name_ro="Liber", name_en="Off")

    @pytest.mark.parametrize(
        ("start", "days", "working", "due"),
        [
            ("2026-11-02", 30, False, "2026-12-02"),
            ("2026-11-01", 30, False, "2026-12-02"),  # ends on 1 December
            ("2026-10-29", 30, False, "2026-12-02"),  # ends on Saturday, then Sunday, 30 November, 1 December
            ("2026-11-27", 2, True, "2026-12-03"),
            ("2026-11-27", 10, True, "2026-12-15"),
            ("2026-11-02", None, True, None),
        ],
    )
    def test_counts_calendar_or_working_days_and_never_ends_on_a_day_off(self, start, days, working, due):
        form = Form(answer_days=days, counts_working_days=working)
        assert due_day(form, dt.date.fromisoformat(start)) == (due and dt.date.fromisoformat(due))

    def test_author_is_told_the_same_day(self, ana, idea_ro):
        Form.objects.update(answer_days=10, counts_working_days=True)
        ana.send(idea_ro)
        row = Submission.objects.get()
        assert row.due_on == row.promised_on == due_day(row.form, row.received_at.astimezone(CITY_ZONE).date())


class TestReminders:
    @pytest.fixture
    def rows(self, people):
        form = make_form(notify_addresses="birou@example.org")
        days = {"late": "2026-11-20", "soon": "2026-11-26", "later": "2026-11-27"}
        for name, day in days.items():
            make_submission(form, title=name, owner=people["Ana"], due_on=dt.date.fromisoformat(day))
        make_submission(
            form, title="answered", owner=people["Ana"], due_on=dt.date(2026, 11, 20), status=Status.ANSWERED
        )
        make_submission(form, title="nobody's", due_on=dt.date(2026, 11, 24))
        return {row.title: row for row in Submission.objects.all()}

    def test_owner_hears_of_what_is_late_and_due_within_three_working_days(self, rows, people):
        assert remind_of_due_answers(now=MONDAY) == 2
        letter = OutboxMessage.objects.get(to=people["Ana"].email)
        assert {name for name, row in rows.items() if row.reference in letter.body} == {"late", "soon"}

    def test_what_nobody_owns_is_told_to_those_named_on_the_form(self, rows):
        remind_of_due_answers(now=MONDAY)
        letter = OutboxMessage.objects.get(to="birou@example.org")
        assert {name for name, row in rows.items() if row.reference in letter.body} == {"nobody's"}

    def test_letter_says_nothing_that_somebody_wrote(self, rows, people):
        remind_of_due_answers(now=MONDAY)
        assert not [
            row for row in rows.values() for letter in OutboxMessage.objects.all() if f" {row.title}" in letter.body
        ]
        assert "Ioana" not in "".join(OutboxMessage.objects.values_list("body", flat=True))

    def test_once_a_day_after_eight_on_working_days_only(self, rows):
        assert remind_of_due_answers(now=MONDAY.replace(hour=7)) == 0
        assert remind_of_due_answers(now=MONDAY - dt.timedelta(days=1)) == 0
        assert remind_of_due_answers(now=MONDAY) == 2
        assert remind_of_due_answers(now=MONDAY.replace(hour=15)) == 0
        assert remind_of_due_answers(now=MONDAY + dt.timedelta(days=1)) == 2
        Holiday.objects.create(date=dt.date(2026, 11, 25), name_ro="Liber", name_en="Off")
        assert remind_of_due_answers(now=MONDAY + dt.timedelta(days=2)) == 0

    def test_an_owner_who_left_is_not_written_to(self, rows, people):
        people["Ana"].is_active = False
        people["Ana"].save()
        remind_of_due_answers(now=MONDAY)
        assert set(OutboxMessage.objects.values_list("to", flat=True)) == {"birou@example.org"}


def test_people_of_other_desks_receive_no_rule(form):
    rule(make_user("work_youth_desk", "change_submission"), desk="")
    assert rule_for(make_submission(form)) is None
