"""Nobody needs a code to file: the address is confirmed within two days afterwards, and the page says so; so it does of the grace."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from participation.actions.again import begin_again
from participation.actions.confirming import remind_to_confirm
from participation.actions.drafts import secret_of
from participation.models import Form, OutboxMessage, Submission
from tests.factories import publish
from tests.fix_cluj.builders import ANSWERS, ENGLISH, latest
from tests.fix_cluj.conftest import CLOSES
from tests.participation.sending import BROWSER, soup

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def asking(form, english):
    """The call's form, which wants addresses confirmed."""
    page = latest(form)
    page.needs_confirmation = True
    publish(page)
    return form


def words(response) -> str:
    return " ".join(soup(response).main.get_text(" ").split())


def confirm_path(letter: OutboxMessage) -> str:
    return re.search(r"http://[^/]+(/\w\w/confirm\w*/\w+/)", letter.body)[1]


def test_the_grace_of_an_upload_is_said_before_the_form_and_a_form_without_one_promises_none(form, english, client):
    for page, said in ((form, "mai au 10 minute"), (english[1], "10 minutes to arrive whole")):
        assert said in words(client.get(page.url)), page.url
    Form.objects.update(grace_minutes=0)
    shown = words(client.get(form.url))
    assert "mai au" not in shown and "După termen nu se mai poate" in shown


@pytest.mark.parametrize("language", ["ro", "en"])
def test_who_files_is_told_to_confirm_within_48_hours_and_the_application_counts_at_once(
    asking, team, english_team, client, language
):
    sender, answers = (team, ANSWERS) if language == "ro" else (english_team, ENGLISH)
    assert re.search(r"48 (de ore|hours)", words(sender.client.get(sender.page.url)))
    receipt = sender.send(answers)
    assert re.search(r"48 (de ore|hours)", words(sender.client.get(receipt.url)))
    letter = OutboxMessage.objects.get(kind="received")
    assert re.search(r"48 (de ore|hours)", letter.body) and letter.language == language
    submission = Submission.objects.get()
    assert submission.status == "new" and submission.application.state == "submitted"
    client.post(confirm_path(letter), **BROWSER)
    submission.refresh_from_db()
    assert submission.confirmed_at


def test_one_reminder_leaves_a_day_after_the_sending_and_none_to_who_confirmed(asking, team, client, time_machine):
    for name, email in (("Umbra", "echipa@example.org"), ("Nisip", "nisip@example.org"), ("Pod", "")):
        assert team.send(ANSWERS | {"Titlul ideii": name, "E-mail": email}).status_code == 302
    sent = timezone.now()
    client.post(confirm_path(OutboxMessage.objects.get(kind="received", to="nisip@example.org")), **BROWSER)
    assert remind_to_confirm(now=sent + 24 * HOUR - dt.timedelta(microseconds=1)) == 0
    assert remind_to_confirm(now=sent + 24 * HOUR) == 1 and remind_to_confirm(now=sent + 30 * HOUR) == 0
    letter = OutboxMessage.objects.get(kind="confirm_reminder")
    assert letter.to == "echipa@example.org" and "24 de ore" in letter.body
    time_machine.move_to(sent + 25 * HOUR, tick=False)
    client.post(confirm_path(letter), **BROWSER)
    assert Submission.objects.get(email=letter.to).confirmed_at
    assert Submission.objects.filter(status="new").count() == 3, "whoever does not confirm loses nothing"


def test_nobody_is_reminded_after_the_two_days_or_where_no_form_asks(asking, team, english_team):
    team.send(ANSWERS)
    sent = timezone.now()
    assert remind_to_confirm(now=sent + 48 * HOUR) == 0
    Form.objects.update(needs_confirmation=False)
    assert remind_to_confirm(now=sent + 30 * HOUR) == 0


def test_a_newer_version_from_the_same_address_is_not_asked_again(asking, team, client):
    team.send(ANSWERS)
    first = Submission.objects.get()
    client.post(confirm_path(OutboxMessage.objects.get(kind="received")), **BROWSER)
    first.refresh_from_db()
    for email, is_known in (("Echipa@example.org", True), ("alta@example.org", False)):
        draft = begin_again(submission=first, now=CLOSES - 24 * HOUR)
        draft.typed[team.key("E-mail")] = [email]
        draft.save()
        address = f"/ro/ciorna/{secret_of(draft)}/verificare/"
        assert client.post(address, {"go": "send"}, **BROWSER).status_code == 302
        newer = Submission.objects.get(status="new")
        assert bool(newer.confirmed_at) is is_known, email
        letter = OutboxMessage.objects.filter(kind="received", submission=newer).get()
        assert ("/confirma/" in letter.body) is not is_known
        first = newer
