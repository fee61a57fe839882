"""How long a draft lives: continued elsewhere by a letter, kept with its files, reminded of, closed and forgotten."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from participation.actions.drafts import remind_of_drafts, secret_of, sweep_drafts
from participation.actions.uploads import sweep_staged_uploads
from participation.models import AccessLink, Draft, Form, OutboxMessage, StagedUpload, Submission
from tests.factories import make_form_page
from tests.participation.drafting import FIRST, LAST, Writer, step_questions
from tests.participation.files import PDF, upload
from tests.participation.sending import BROWSER, soup

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def ana(site):
    return Writer(make_form_page(site, questions=step_questions(), has_steps=True, draft_days=30))


@pytest.fixture
def at_review(ana):
    ana.begin(FIRST)
    ana.save({})
    ana.save(LAST)
    return ana


def test_files_stay_with_the_draft_for_as_long_as_it_lives(ana, time_machine, django_capture_on_commit_callbacks):
    ana.begin(FIRST)
    ana.save({}, go="2", **{ana.key("Fotografii"): upload("plan.pdf", PDF)})
    assert "plan.pdf" in soup(ana.look()).main.get_text()
    now = timezone.now()
    sweep_staged_uploads(now=now + 3 * DAY)
    assert StagedUpload.objects.count() == 1
    ana.save({}, go="3")
    ana.save(LAST)
    assert "plan.pdf" in soup(ana.look()).main.get_text()
    ana.save({}, go="send")
    assert Submission.objects.get().attachments.get().name == "plan.pdf"


def test_continue_later_mails_a_link_that_opens_the_draft_once_on_another_device(ana):
    ana.begin(FIRST, go="later")
    assert ana.address.endswith("/mai-tarziu/")
    response = ana.client.post(ana.address, {"email": "ana@example.org"}, **BROWSER)
    assert "ana@example.org" in soup(response).main.get_text()
    letter = OutboxMessage.objects.get()
    assert letter.to == "ana@example.org"
    link = re.search(r"http\S+(/ro/continua/\w+/)", letter.body).group(1)
    assert AccessLink.objects.get().secret_hash not in letter.body

    phone = ana.device()
    phone.client = Client()
    assert phone.client.get(link).status_code == phone.client.get(link).status_code == 200, "looking uses nothing up"
    opened = phone.client.post(link, **BROWSER)
    assert opened.status_code == 302
    assert soup(phone.look(opened.url)).find("textarea").get_text().strip() == "Mai multe bănci."
    used = phone.client.post(link, **BROWSER)
    assert used.status_code == 410
    assert phone.client.post(link, {"again": "1"}, **BROWSER).status_code == 200
    assert OutboxMessage.objects.filter(to="ana@example.org").count() == 2


def test_a_mailbox_is_not_filled(ana):
    ana.begin(FIRST, go="later")
    answers = [ana.client.post(ana.address, {"email": "x@example.org"}, **BROWSER).status_code for _ in range(6)]
    assert answers[0] == 200
    assert answers[-1] == 429


def test_a_form_of_one_page_can_be_continued_later_too(site):
    ana = Writer(make_form_page(site, questions=step_questions()))
    assert ana.begin({"Titlul ideii": "Bănci"}, go="later").url.endswith("/mai-tarziu/")
    ana.address = ana.address.replace("mai-tarziu", "1")
    page = soup(ana.look())
    assert page.find("input", {"type": "email"})
    assert page.find("input", {"value": "Bănci"})


def test_drafts_expire_after_the_last_save_with_a_reminder_a_week_before(ana, time_machine):
    ana.begin(FIRST, go="later")
    ana.client.post(ana.address, {"email": "ana@example.org"}, **BROWSER)
    now = timezone.now()
    assert remind_of_drafts(now=now + 22 * DAY) == 0
    assert remind_of_drafts(now=now + 24 * DAY) == 1
    assert remind_of_drafts(now=now + 25 * DAY) == 0, "once"
    assert OutboxMessage.objects.filter(kind="draft_reminder").count() == 1
    assert sweep_drafts(now=now + 29 * DAY) == 0
    assert sweep_drafts(now=now + 31 * DAY) == 1
    draft = Draft.objects.get()
    assert (draft.typed, draft.email) == ({}, "")
    time_machine.move_to(now + 31 * DAY)
    response = ana.look(f"/ro/ciorna/{secret_of(draft)}/1/")
    assert response.status_code == 410
    assert ana.page.url in response.content.decode()
    sweep_drafts(now=now + 300 * DAY)
    assert not Draft.objects.exists()


def test_nobody_is_reminded_of_a_form_that_closed(ana):
    ana.begin(FIRST, go="later")
    ana.client.post(ana.address, {"email": "ana@example.org"}, **BROWSER)
    now = timezone.now()
    Form.objects.update(closes_at=now + 5 * DAY)
    assert remind_of_drafts(now=now + 24 * DAY) == 0


def test_when_the_form_has_closed_the_draft_is_saved_shown_and_not_sent(ana, time_machine):
    ana.begin(FIRST)
    ana.save({}, go="3")
    page = ana.look()
    time_machine.move_to(timezone.now() + DAY)
    Form.objects.update(closes_at=timezone.now())
    response = ana.save(LAST, page=page)
    assert response.status_code == 410
    text = soup(response).main.get_text()
    assert "Mai multe bănci." in text and "ana@example.org" in text
    assert Draft.objects.get().typed[ana.key("E-mail")] == ["ana@example.org"], "should the deadline be moved"
    assert ana.save({}, go="send", page=page).status_code == 410
    assert not Submission.objects.exists()


def test_what_was_typed_can_be_downloaded_from_the_page_that_refuses(ana, time_machine):
    Form.objects.update(closes_at=timezone.now() - DAY)
    page = soup(ana.post(ana.typed(FIRST)))
    lines = [field["value"] for field in page.select('input[name="line"]')]
    response = ana.client.post("/ro/copie/", {"line": lines}, **BROWSER)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "Mai multe bănci." in response.content.decode()
