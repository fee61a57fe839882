"""A call's deadline that moves is an extension of the form below it: recorded, shown, told to whoever has a draft."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from participation.actions.drafts import ask_to_resume
from participation.models import Draft, Form, OutboxMessage, WindowExtension
from tests.fix_cluj.builders import ANSWERS, move_deadline
from tests.fix_cluj.conftest import CLOSES
from tests.participation.sending import soup

pytestmark = pytest.mark.django_db
WEEK = dt.timedelta(days=7)


def test_it_is_recorded_and_shown_in_both_languages(call, form, english, team, english_team, time_machine):
    time_machine.move_to(CLOSES - WEEK, tick=False)
    move_deadline(call, CLOSES + WEEK)
    made = WindowExtension.objects.get()
    assert (made.before, made.after) == (CLOSES, CLOSES + WEEK)
    assert made.note_ro != made.note_en
    assert made.note_ro in soup(team.client.get(team.page.url)).main.get_text()
    assert made.note_en in soup(english_team.client.get(english_team.page.url)).main.get_text()


def test_owners_of_drafts_are_told(call, form, team, time_machine):
    time_machine.move_to(CLOSES - WEEK, tick=False)
    team.post(team.typed(ANSWERS, go="later"))
    draft = Draft.objects.select_related("form", "wording").get()
    ask_to_resume(draft=draft, email="echipa@example.org", sender=None, now=timezone.now())
    move_deadline(call, CLOSES + WEEK)
    assert OutboxMessage.objects.get(kind="draft_extended").to == "echipa@example.org"


def test_a_deadline_moved_forward_is_no_extension(call, form, time_machine):
    time_machine.move_to(CLOSES - 2 * WEEK, tick=False)
    move_deadline(call, CLOSES - WEEK)
    assert Form.objects.get().closes_at == CLOSES - WEEK
    assert not WindowExtension.objects.exists()


def test_a_call_taken_down_and_shown_again_moved_nothing(call, form, time_machine):
    time_machine.move_to(CLOSES - WEEK + dt.timedelta(seconds=7, microseconds=3), tick=False)
    call.refresh_from_db()
    call.unpublish()
    call.get_latest_revision().publish()
    assert Form.objects.get().closes_at == CLOSES
    assert not WindowExtension.objects.exists()


def test_the_form_itself_cannot_be_extended(call, form, client):
    client.force_login(User.objects.create_superuser("sef@example.org", "parola-de-test-1"))
    assert client.get(reverse("form_pages:extend", args=[form.pk])).status_code == 404
