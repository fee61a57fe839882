"""A form that is sent becomes an application under the terms of that moment; taken back, it is so everywhere."""

import datetime as dt

import pytest
from wagtail.models import ModelLogEntry

from cms.workflow import TransitionRefused
from fix_cluj.actions.filing import file_application, file_missing
from fix_cluj.actions.states import move
from fix_cluj.choices import ApplicationState as A
from fix_cluj.models import Application
from participation.actions.conversation import withdraw
from participation.actions.erasure import erase
from participation.models import Submission, Tombstone
from tests.factories import publish
from tests.fix_cluj.builders import ANSWERS, ENGLISH, latest
from tests.fix_cluj.conftest import CLOSES

pytestmark = pytest.mark.django_db


def verbs_of(application) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(application).order_by("pk")
    return [entry.action.removeprefix("fix_cluj.") for entry in entries]


def test_a_sent_form_is_an_application_with_the_terms_of_then(call, english_team, team):
    page = latest(call)
    page.age_from, page.age_to, page.team_min, page.ceiling = 16, 26, 3, "15000.00"
    publish(page)
    assert english_team.send(ENGLISH).status_code == 302
    application = Application.objects.get()
    assert (application.state, application.language) == (A.SUBMITTED, "en")
    assert application.call_key == call.translation_key
    assert (application.title, application.team, application.amount) == ("Pânze de umbră", "Umbra", 12400)
    assert application.terms["ceiling"] == "15000.00" and application.terms["team_min"] == 3
    page = latest(call)
    page.team_min = 5
    publish(page)
    application.refresh_from_db()
    assert application.terms["team_min"] == 3
    assert verbs_of(application) == ["submit"]
    assert application.submission.title not in str(application), "what is shown beyond the desk names no words"
    again = file_application(submission=application.submission, now=CLOSES)
    assert again == application and application.versions.count() == 1
    assert team.send(ANSWERS).status_code == 302
    codes = set(Application.objects.of_call(call.translation_key).values_list("code", flat=True))
    assert len(codes) == 2 and all(len(code) == 9 for code in codes)


def test_taken_back_by_its_author_the_application_is_withdrawn_and_what_the_table_refuses_the_case_refuses(team):
    team.send(ANSWERS)
    now = CLOSES - dt.timedelta(days=1)
    withdraw(submission=Submission.objects.get(), reason="", now=now)
    application = Application.objects.get()
    assert application.state == A.WITHDRAWN and not Application.objects.filed().exists()
    assert verbs_of(application) == ["submit", "withdraw"]
    for verb in ("check", "assign"):
        with pytest.raises(TransitionRefused):
            move(application=application, verb=verb, by=None, now=now)
    Submission.objects.update(status="new", withdrawn_at=None)
    with pytest.raises(TransitionRefused):
        withdraw(submission=Submission.objects.get(), reason="", now=now)
    assert Submission.objects.get().withdrawn_at is None, "one says what the other says"


def test_each_step_of_the_officer_is_one_log_entry(team):
    team.send(ANSWERS)
    application = Application.objects.get()
    for verb, state in (
        ("ask", A.CLARIFICATION),
        ("answer", A.SUBMITTED),
        ("check", A.ELIGIBLE),
        ("assign", A.IN_REVIEW),
    ):
        application = move(application=application, verb=verb, by=None, now=CLOSES)
        assert application.state == state
    assert verbs_of(application) == ["submit", "ask", "answer", "check", "assign"]


def test_what_was_sent_before_there_were_applications_is_filed_once(team):
    team.send(ANSWERS)
    team.send(ANSWERS | {"Titlul ideii": "Retrasă"})
    sent, taken_back = Submission.objects.order_by("pk")
    withdraw(submission=taken_back, reason="", now=CLOSES)
    Application.objects.all().delete()
    assert file_missing(now=CLOSES) == 1 and file_missing(now=CLOSES) == 0
    application = Application.objects.get()
    assert (application.submission, application.state, application.filed_at) == (sent, A.SUBMITTED, sent.received_at)


def test_the_end_of_a_term_takes_back_nothing_and_who_asks_to_be_erased_did_not_withdraw(team):
    team.send(ANSWERS)
    team.send(ANSWERS | {"Titlul ideii": "Altă idee"})
    old, asked = Application.objects.order_by("pk")
    old = move(application=old, verb="refuse", by=None, now=CLOSES)
    erase(submission=old.submission, why=Tombstone.Why.RETENTION, by=None, now=CLOSES)
    erase(submission=asked.submission, why=Tombstone.Why.REQUEST, by=None, now=CLOSES)
    old.refresh_from_db()
    asked.refresh_from_db()
    assert old.state == A.INELIGIBLE and verbs_of(old) == ["submit", "refuse"]
    assert asked.state == A.WITHDRAWN and verbs_of(asked) == ["submit", "erase_team"]
