"""A stage changes: recorded once, told to those who follow, and no promise moves without its reason."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from dossiers.models import StageChange
from dossiers.models.reasons import overdue_problems
from participation.actions.subscriptions import confirm, open_row
from participation.models import OutboxMessage, Subscription
from participation.outbox.followers import secret_of
from participation.queries.subjects import describe
from tests.dossiers.builders import change, fresh, make_dossier, stage
from tests.factories import publish, translate

pytestmark = pytest.mark.django_db
WHY = {"reason_ro": "Licitația s-a reluat.", "reason_en": "The tender was repeated."}


def follow(dossier, language: str) -> Subscription:
    now = timezone.now()
    row = open_row(
        email=f"{language}@example.org", subject=dossier.subject, language=language, now=now, is_at_once=True
    )
    confirm(secret=secret_of(row), now=now)
    return row


def letters() -> dict[str, str]:
    return {letter.to: letter.body for letter in OutboxMessage.objects.filter(kind="dossier_news")}


@pytest.fixture
def dossier(site):
    rows = [stage("works", "underway", promised="2030-05", name_ro="Lucrări", name_en="Building")]
    return make_dossier(site, stages=rows)


@pytest.fixture
def key(dossier):
    return dossier.stages.get().key


def test_the_first_publication_is_recorded_and_told_to_nobody(dossier):
    follow(dossier, "ro")
    publish(fresh(dossier))
    assert [(row.state_before, row.state) for row in StageChange.objects.all()] == [("", "underway")]
    assert letters() == {}


def test_followers_are_told_in_their_language_when_a_stage_changes(dossier, key):
    translate(dossier.get_parent().specific)
    english = translate(dossier, words={dossier.title: "The tower", dossier.slug: "tower"})
    follow(dossier, "ro")
    follow(dossier, "en")
    change(dossier, key, state="done", actual_on=dt.date(2026, 3, 1), actual_precision="month")
    told = letters()
    assert set(told) == {"ro@example.org", "en@example.org"}
    assert "Lucrări" in told["ro@example.org"] and dossier.get_url() in told["ro@example.org"]
    assert "martie 2026" in told["ro@example.org"]
    assert "The tower" in told["en@example.org"] and "Building" in told["en@example.org"]
    assert english.get_url() in told["en@example.org"] and "March 2026" in told["en@example.org"]


def test_publishing_again_without_a_change_tells_nobody(dossier, key):
    follow(dossier, "ro")
    change(dossier, key, source="alt izvor")
    publish(fresh(dossier))
    assert letters() == {} and StageChange.objects.count() == 1


def test_a_change_is_one_entry_in_the_log(dossier, key):
    change(dossier, key, state="planned")
    entries = PageLogEntry.objects.filter(action="dossiers.change_stage")
    assert [entry.data["told"] for entry in entries] == [0, 0]


def test_a_public_promise_does_not_move_without_its_reason(dossier, key):
    with pytest.raises(ValidationError):
        change(dossier, key, promised_on=dt.date(2031, 1, 1), promised_precision="year")
    with pytest.raises(ValidationError):
        change(dossier, key, promised_on=None, promised_precision="unknown", reason_ro="Numai în română.")
    assert fresh(dossier).stages.get().promised_on == dt.date(2030, 5, 1)


def test_a_moved_promise_keeps_the_first_date_and_the_reason_readable(dossier, key):
    change(dossier, key, promised_on=dt.date(2031, 1, 1), promised_precision="year", **WHY)
    moved = StageChange.objects.last()
    assert moved.is_slip and moved.promised_before == dt.date(2030, 5, 1)
    text = Client().get(dossier.get_url()).content.decode()
    assert "mai 2030" in text and "2031" in text and WHY["reason_ro"] in text


def test_an_earlier_promise_needs_no_reason(dossier, key):
    change(dossier, key, promised_on=dt.date(2029, 1, 1), promised_precision="year")
    assert not StageChange.objects.last().is_slip


def test_the_editor_is_asked_why_a_promise_has_passed(dossier):
    late = stage("works", "underway", promised="2020-05")
    found = overdue_problems([late], dt.date(2026, 1, 1))
    assert [field for _stage, field, _message in found] == ["reason_ro", "reason_en"]
    assert overdue_problems([stage("works", "underway", promised="2020-05", **WHY)], dt.date(2026, 1, 1)) == []


def test_a_dossier_is_followed_under_one_name_in_both_languages(dossier):
    translate(dossier.get_parent().specific)
    english = translate(dossier)
    assert dossier.subject == english.subject
    romanian = describe(dossier.subject, "ro")
    assert (romanian.title, romanian.is_at_once) == (dossier.title, True)
    assert describe(dossier.subject, "en").url.endswith(english.get_url())
    dossier.unpublish()
    english.unpublish()
    assert describe(dossier.subject, "ro") is None
    assert describe("dossier:12", "ro") is None


def test_the_form_on_the_page_asks_by_letter_and_follows_at_once(dossier, settings):
    settings.FORM_TOKEN_MIN_SECONDS = 0
    soup = BeautifulSoup(Client().get(dossier.get_url()).content, "html.parser")
    form = soup.find("form", action=reverse("follow"))
    typed = {tag["name"]: tag.get("value", "") for tag in form.find_all("input")} | {"email": "cineva@example.org"}
    response = Client().post(form["action"], typed, headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 302
    row = Subscription.objects.get()
    assert (row.subject, row.pace, row.confirmed_at) == (dossier.subject, Subscription.Pace.AT_ONCE, None)
    assert dossier.title in OutboxMessage.objects.get(kind="follow_confirm").body
