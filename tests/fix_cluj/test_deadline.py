"""The deadline to the microsecond, in three time zones of the process and in the nights in which the clocks change."""

import datetime as dt
import time
from dataclasses import dataclass
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from cms.dates import CITY_ZONE
from fix_cluj.actions.checking import ask_clarification
from fix_cluj.choices import ApplicationState as A
from fix_cluj.models import Application
from participation.actions.contestations import keep_window
from participation.actions.drafts import begin_draft, secret_of
from participation.models import CaseMessage, ContestationWindow, Draft, Form, Submission
from participation.views import requests
from tests.factories import make_form_page, question_block
from tests.fix_cluj import judging
from tests.fix_cluj.builders import ANSWERS
from tests.fix_cluj.matrix import case_of, undone
from tests.participation.sending import BROWSER, Visitor

pytestmark = pytest.mark.django_db
TINY, HOUR, GRACE = dt.timedelta(microseconds=1), dt.timedelta(hours=1), dt.timedelta(minutes=10)
SIDES = ((-TINY, True), (dt.timedelta(0), False), (TINY, False))
ZONES = ("UTC", "America/Los_Angeles", "Pacific/Kiritimati")
HALF_PAST_THREE = dt.datetime(2026, 10, 25, 3, 30, tzinfo=CITY_ZONE)
NIGHTS = (
    dt.datetime(2026, 3, 29, 1, 0, tzinfo=dt.UTC),  # three o'clock, which is four
    HALF_PAST_THREE.astimezone(dt.UTC),
    HALF_PAST_THREE.replace(fold=1).astimezone(dt.UTC),  # an hour later, by the clock on the wall the same
)


def test_the_hour_that_exists_twice_is_two_deadlines_an_hour_apart():
    assert NIGHTS[2] - NIGHTS[1] == HOUR
    assert {night.astimezone(CITY_ZONE).time() for night in NIGHTS[1:]} == {dt.time(3, 30)}


@pytest.fixture(params=ZONES)
def clock(request, time_machine, monkeypatch):
    """Moves the time; the process goes on living in its zone."""

    def move_to(moment: dt.datetime) -> None:
        time_machine.move_to(moment.astimezone(dt.UTC), tick=False)
        monkeypatch.setenv("TZ", request.param)  # moving the time takes the zone of that moment with it
        time.tzset()
        here = dt.datetime.now(ZoneInfo(request.param)).utcoffset()
        assert dt.timedelta(seconds=time.localtime().tm_gmtoff) == here

    yield move_to
    monkeypatch.undo()
    time.tzset()


@dataclass
class Team:
    """A team that has sent an application and has another as a draft, an hour before a deadline."""

    visitor: Visitor
    clock: object
    closes: dt.datetime

    def begin(self) -> None:
        self.clock(self.closes - HOUR)
        Form.objects.filter(pk=self.visitor.form.pk).update(opens_at=None, closes_at=self.closes, grace_minutes=10)
        assert self.visitor.send(ANSWERS).status_code == 302
        self.sent = Application.objects.get()
        typed = {self.visitor.key(label): [value] for label, value in ANSWERS.items()}
        now = self.closes - HOUR
        self.draft, _new = begin_draft(wording=self.visitor.wording, nonce="d", typed=typed, step=1, now=now)

    def post(self, address: str, data: dict):
        return self.visitor.client.post(address, data, **BROWSER)

    def case(self, word: str) -> str:
        return f"/ro/dosar/{case_of(self.sent)}/{word}/"

    def draft_page(self, page: str) -> str:
        return f"/ro/ciorna/{secret_of(self.draft)}/{page}/"


def sends(team: Team) -> bool:
    """The form on one page."""
    team.visitor.send(ANSWERS)
    return Submission.objects.count() == 2


def sends_a_draft(team: Team) -> bool:
    team.post(team.draft_page("verificare"), {"go": "send"})
    return Submission.objects.count() == 2


def goes_on_with_a_draft(team: Team) -> bool:
    """What was typed is kept whenever it comes; in time, the next page follows."""
    key = team.visitor.key("Titlul ideii")
    answer = team.post(team.draft_page("1"), {**team.visitor.typed(ANSWERS), key: "Tarziu", "go": "review"})
    assert Draft.objects.get(pk=team.draft.pk).typed[key] == ["Tarziu"]
    assert answer.status_code in (302, 410)
    return answer.status_code == 302


def begins_a_newer_version(team: Team) -> bool:
    return "/ciorna/" in team.post(team.case("modificare"), {}).url


def sends_a_newer_version(team: Team) -> bool:
    """Begun in time, sent at this moment."""
    from participation.actions.again import begin_again

    draft = begin_again(submission=team.sent.submission, now=team.closes - HOUR)
    team.post(f"/ro/ciorna/{secret_of(draft)}/verificare/", {"go": "send"})
    return team.sent.versions.count() == 2


@pytest.mark.parametrize(
    "act", [sends, sends_a_draft, goes_on_with_a_draft, begins_a_newer_version, sends_a_newer_version]
)
def test_until_the_deadline_and_not_at_it(team, clock, act):
    for closes in NIGHTS:
        with undone():
            mine = Team(team, clock, closes)
            mine.begin()
            for step, is_in_time in SIDES:
                with undone():
                    clock(closes + step)
                    assert act(mine) == is_in_time, (closes, step)


def test_taking_back_knows_no_deadline(team, clock):
    for closes in NIGHTS:
        with undone():
            mine = Team(team, clock, closes)
            mine.begin()
            for step, _is_in_time in SIDES:
                with undone():
                    clock(closes + step)
                    mine.post(mine.case("retragere"), {"reason": ""})
                    assert Application.objects.get().state == A.WITHDRAWN


def test_an_upload_that_began_in_time_has_its_grace_to_the_microsecond(team, clock, monkeypatch):
    for closes in NIGHTS:
        with undone():
            mine = Team(team, clock, closes)
            mine.begin()
            began = closes - TINY
            for whole, is_taken in ((began + GRACE, True), (began + GRACE + TINY, False)):
                for act in (sends, sends_a_draft):
                    with undone(), monkeypatch.context() as slow:
                        clock(began)
                        slow.setattr(requests, "timezone", SimpleNamespace(now=lambda whole=whole: whole))
                        assert act(mine) == is_taken, (closes, whole, act)


@pytest.mark.parametrize(
    ("day", "midnight"),
    [
        (dt.date(2026, 3, 29), dt.datetime(2026, 3, 29, 21, tzinfo=dt.UTC)),  # a day of 23 hours
        (dt.date(2026, 10, 25), dt.datetime(2026, 10, 25, 22, tzinfo=dt.UTC)),  # and one of 25
    ],
)
def test_a_clarification_is_answered_until_the_end_of_its_day(team, clock, day, midnight):
    mine = Team(team, clock, midnight - 40 * HOUR)
    mine.begin()
    now = midnight - 30 * HOUR
    ask_clarification(application=mine.sent, text="Ce?", until=day, by=judging.officer(), now=now)
    for step, is_in_time in SIDES:
        with undone():
            clock(midnight + step)
            mine.post(mine.case("mesaj"), {"text": "Iată.", "nonce": "n"})
            assert Application.objects.get().state == (A.SUBMITTED if is_in_time else A.CLARIFICATION), step
            assert CaseMessage.objects.filter(is_from_author=True).count() == 1, "what comes later is kept as well"


@pytest.mark.parametrize(
    ("published_on", "midnight"),
    [
        (dt.date(2026, 3, 27), dt.datetime(2026, 3, 30, 21, tzinfo=dt.UTC)),
        (dt.date(2026, 10, 23), dt.datetime(2026, 10, 26, 22, tzinfo=dt.UTC)),
    ],
)
def test_results_are_contested_over_such_a_weekend_until_midnight(call, clock, published_on, midnight):
    clock(midnight - 60 * HOUR)
    questions = [question_block("text", "Ce contestați", required=True, role="title")]
    form = make_form_page(call, title="Contestații", kind="contestation", desk="grants", questions=questions)
    facts = {"about_ro": "Rezultatele", "about_en": "The results", "published_on": published_on, "days": 1}
    window = ContestationWindow(page=call, desk="grants", counts_working_days=True, **facts)
    keep_window(window=window, by=judging.officer(), now=midnight - 60 * HOUR)
    assert window.closes_at == midnight
    person = Visitor(form)
    for step, is_in_time in SIDES:
        with undone():
            clock(midnight + step)
            person.send({"Ce contestați": "Punctajul"})
            assert Submission.objects.exists() == is_in_time, step
