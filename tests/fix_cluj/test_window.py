"""The deadline is one fact: the form below a call opens and closes with the call, in both languages, at once."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import ModelLogEntry, Page, PageLogEntry, PageViewRestriction

from accounts.models import User
from fix_cluj.models import GrantStep
from participation.models import Form, FormPage, PublicAnswer, Submission
from participation.windows import WindowState
from tests.factories import make_form_page, publish
from tests.fix_cluj.builders import ANSWERS, ENGLISH, latest, make_call, move_deadline
from tests.fix_cluj.conftest import CLOSES, OPENS
from tests.participation.sending import soup

pytestmark = pytest.mark.django_db
WEEK, SECOND = dt.timedelta(days=7), dt.timedelta(seconds=1)


def row_of(form) -> Form:
    return Form.objects.get(page_key=form.translation_key)


def test_a_form_takes_the_calls_window_whatever_was_typed(call, form):
    assert (form.opens_at, form.closes_at) == (OPENS, CLOSES)
    assert (row_of(form).opens_at, row_of(form).closes_at) == (OPENS, CLOSES)
    page = latest(form)
    page.closes_at = CLOSES + WEEK
    publish(page)
    assert row_of(form).closes_at == CLOSES


def test_a_deadline_extended_in_romanian_holds_everywhere_at_once(
    call, form, english, team, english_team, time_machine
):
    english_call, english_form = english
    words = english_call.title, english_form.title
    time_machine.move_to(CLOSES, tick=False)
    assert english_team.send(ENGLISH).status_code == 410
    move_deadline(call, CLOSES + WEEK)
    call_page = soup(english_team.client.get(english_call.url))
    form_page = soup(english_team.client.get(english_form.url))
    for page in (call_page, form_page):
        assert "8 April 2030" in page.main.get_text() and "1 April 2030" not in page.main.get_text()
    assert form_page.find("form", {"id": "form"})
    assert english_team.send(ENGLISH).status_code == 302
    assert team.send(ANSWERS).status_code == 302
    for page in english:
        page.refresh_from_db()
    assert (english_call.title, english_form.title) == words


def test_a_draft_of_the_call_moves_nothing(call, form, english):
    page = latest(call)
    for step in page.calendar.all():
        step.date = step.date + WEEK
    page.save_revision()
    assert row_of(form).closes_at == CLOSES
    assert FormPage.objects.get(pk=english[1].pk).closes_at == CLOSES


def test_an_old_draft_of_the_form_brings_no_old_deadline_back(call, form):
    draft = latest(form)
    draft.title = "Cererea"
    revision = draft.save_revision()
    move_deadline(call, CLOSES + WEEK)
    revision.publish()
    form.refresh_from_db()
    assert form.title == "Cererea"
    assert form.closes_at == row_of(form).closes_at == CLOSES + WEEK


def test_a_form_below_a_call_that_is_published_later_closes_with_it(programme, call, time_machine):
    form = make_form_page(call, kind="application", desk="grants", live=False)
    move_deadline(call, CLOSES + WEEK)
    form = publish(latest(form))
    assert form.closes_at == row_of(form).closes_at == CLOSES + WEEK


@pytest.mark.parametrize("change", [{"change": "cancelled", "change_reason": "Fără buget."}, {"is_decided": True}])
def test_a_call_that_takes_nothing_closes_its_form(call, form, english, team, english_team, change):
    page = latest(call)
    for name, value in change.items():
        setattr(page, name, value)
    publish(page)
    for visitor, answers in ((team, ANSWERS), (english_team, ENGLISH)):
        assert visitor.send(answers).status_code == 410
        assert soup(visitor.client.get(visitor.page.url)).find("form", {"id": "form"}) is None
    page = latest(call)
    page.change, page.change_reason, page.is_decided = "", "", False
    publish(page)
    assert team.send(ANSWERS).status_code == 302


def test_a_call_without_a_deadline_opens_nothing(programme):
    call = make_call(programme, calendar=[GrantStep(kind="opens", date=dt.date(2020, 1, 1))])
    form = make_form_page(call, kind="application", desk="grants")
    assert row_of(form).state_at(dt.datetime.now(dt.UTC) + SECOND) == WindowState.CLOSED


def test_a_call_taken_down_closes_its_form_when_no_language_shows_it(call, form, english):
    now = dt.datetime.now(dt.UTC)
    call.unpublish()
    assert row_of(form).state_at(now) == WindowState.OPEN, "the English call still stands"
    Page.objects.get(pk=english[0].pk).specific.unpublish()
    assert row_of(form).state_at(dt.datetime.now(dt.UTC) + SECOND) == WindowState.CLOSED


def test_paper_may_be_taken_longer_than_the_form(programme, time_machine):
    time_machine.move_to(CLOSES - WEEK, tick=False)
    paper = CLOSES + dt.timedelta(days=1)
    steps = [
        GrantStep(kind="closes_online", date=CLOSES.date(), time=CLOSES.time()),
        GrantStep(kind="closes_paper", date=paper.date(), time=dt.time(12)),
    ]
    call = make_call(programme, calendar=steps)
    form = make_form_page(call, kind="application", desk="grants")
    assert call.closes_at > CLOSES
    assert row_of(form).closes_at == CLOSES


def test_a_form_elsewhere_keeps_its_own_window(site):
    form = make_form_page(site, closes_at=CLOSES)
    assert row_of(form).closes_at == CLOSES


def test_the_change_is_written_in_the_log(call, form):
    move_deadline(call, CLOSES + WEEK)
    entry = PageLogEntry.objects.get(action="participation.follow_call")
    assert entry.page_id == form.pk
    assert entry.data["after"]["closes_at"].startswith("2030-04-08")
    move_deadline(call, CLOSES + WEEK)
    assert PageLogEntry.objects.filter(action="participation.follow_call").count() == 1
    assert not ModelLogEntry.objects.filter(action="participation.follow_call").exists()


def test_in_its_editor_the_window_is_shown_and_cannot_be_changed(call, form):
    client = Client()
    client.force_login(User.objects.create_superuser("sef@example.org", "parola-de-test-1"))
    editor = soup(client.get(f"/admin/pages/{form.pk}/edit/"))
    for name in ("opens_at", "closes_at"):
        field = editor.find("input", {"name": name})
        assert field.has_attr("disabled") and "2030" in field["value"]
    added = soup(client.get(f"/admin/pages/add/participation/formpage/{call.pk}/"))
    assert added.find("input", {"name": "closes_at"}).has_attr("disabled")


def test_one_second_before_is_taken_and_at_the_second_it_is_refused(team, english_team, time_machine):
    for visitor, answers in ((team, ANSWERS), (english_team, ENGLISH)):
        time_machine.move_to(CLOSES - SECOND, tick=False)
        assert visitor.send(answers).status_code == 302
        time_machine.move_to(CLOSES, tick=False)
        assert visitor.send(answers).status_code == 410
    assert Submission.objects.count() == 2
    assert set(Submission.objects.values_list("received_at", flat=True)) == {CLOSES - SECOND}


def test_a_form_in_english_alone_closes_with_the_english_call(english, call, time_machine):
    english_call, _form = english
    form = make_form_page(english_call, kind="application", desk="grants", title="Apply")
    assert row_of(form).closes_at == CLOSES
    move_deadline(call, CLOSES + WEEK)
    assert row_of(form).closes_at == CLOSES + WEEK


def test_a_form_moved_below_a_call_takes_its_window_at_once(call, site):
    form = make_form_page(site, kind="application", desk="grants")
    assert row_of(form).closes_at is None
    form.move(call, pos="last-child")
    assert row_of(form).closes_at == CLOSES


def test_what_was_sent_to_one_desk_is_not_handed_to_another(call, form, team):
    assert team.send(ANSWERS).status_code == 302
    page = latest(form)
    page.kind, page.desk = "idea", "ideas"
    with pytest.raises(ValidationError, match=r"desk|kind"):
        page.full_clean()
    page = latest(form)
    page.full_clean()


def test_an_answer_to_an_application_is_never_public(form, team):
    assert team.send(ANSWERS).status_code == 302
    submission = Submission.objects.get()
    Submission.objects.filter(pk=submission.pk).update(may_publish=True)
    PublicAnswer.objects.create(submission=submission, outcome="refused", text_ro="Nu.", published_at=CLOSES)
    assert not PublicAnswer.objects.public().exists()


def test_a_form_that_only_some_may_open_is_not_named_on_the_page_of_its_call(client, call, form):
    assert form.title in soup(client.get(call.url)).main.get_text()
    PageViewRestriction.objects.create(page=form, restriction_type="login")
    assert form.title not in soup(client.get(call.url)).main.get_text()
