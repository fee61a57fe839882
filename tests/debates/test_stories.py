"""Stories in both languages: what an editor does in Romanian, and what English readers meet at once."""

import datetime as dt
import json
import re

import pytest
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import Page

from participation.models import Form, FormPage
from participation.windows import WindowState
from tests.factories import make_debate, make_form_page, publish, translate

pytestmark = pytest.mark.django_db
ROMANIAN = re.compile(r"[ăâîșțĂÂÎȘȚ]|\b(și|dezbatere|pentru|ora|până)\b")


def words_of(html: str) -> str:
    """What an English reader reads: no tags, nothing that says it is Romanian, no address of the city."""
    body = html.partition("<main")[2].partition("</main>")[0]
    body = re.sub(r'<(\w+)[^>]*\blang="ro"[^>]*>.*?</\1>', " ", body, flags=re.DOTALL)
    return re.sub(r"<[^>]+>", " ", body)


@pytest.fixture
def journey(site):
    debate = make_debate(
        site,
        title="Parcul Est",
        slug="parcul-est",
        question="Ce păstrăm în parc?",
        why="<p>Fiindcă.</p>",
        date=timezone.localdate() + dt.timedelta(days=20),
        time=dt.time(17),
    )
    form = make_form_page(debate, title="Trimite o idee", slug="idee", closes_at=timezone.now() + dt.timedelta(hours=1))
    translate(debate.get_parent())
    return debate, translate(debate), form, translate(form)


def test_a_deadline_extended_in_romanian_holds_in_english_at_once(client, journey):
    debate, english, form, english_form = journey
    later = timezone.now() + dt.timedelta(days=7)
    form = FormPage.objects.get(pk=form.pk).get_latest_revision_as_object()
    form.closes_at = later
    publish(form)
    assert FormPage.objects.get(pk=english_form.pk).closes_at == later
    row = Form.objects.get(page_key=form.translation_key)
    assert row.closes_at == later
    assert row.state_at(timezone.now() + dt.timedelta(days=3)) == WindowState.OPEN
    html = client.get(english.url).content.decode()
    assert f'datetime="{later.astimezone(timezone.get_current_timezone()):%Y-%m-%dT%H:%M}' in html


def test_a_cancellation_reaches_english_readers_their_calendars_and_search_engines(client, journey):
    debate, english, _form, _english_form = journey
    page = type(debate).objects.get(pk=debate.pk).get_latest_revision_as_object()
    page.change, page.change_reason = "cancelled", "Plouă în sală."
    publish(page)
    html = client.get(english.url).content.decode()
    assert "This event is cancelled" in html and "Plouă" not in html
    event = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"][0]
    assert event["eventStatus"] == "https://schema.org/EventCancelled"
    (entry,) = Calendar.from_ical(client.get(english.url + "event.ics").content).walk("VEVENT")
    assert (entry["status"], entry["sequence"]) == ("CANCELLED", 1)
    assert "Cancelled" in client.get("/en/").content.decode()


def test_a_renamed_label_changes_no_key(journey):
    _debate, _english, form, _english_form = journey
    row = Form.objects.get(page_key=form.translation_key)
    before = [entry["key"] for entry in row.current_version.structure]
    page = FormPage.objects.get(pk=form.pk).get_latest_revision_as_object()
    questions = page.questions.raw_data
    questions[0]["value"]["label"] = "Numele ideii"
    page.questions = json.dumps(list(questions))
    publish(page)
    row.refresh_from_db()
    assert [entry["key"] for entry in row.current_version.structure] == before
    assert row.current_version.number == 1


def test_deleting_the_english_pages_loses_nothing(client, journey):
    debate, english, form, english_form = journey
    for page in (english_form, english):
        Page.objects.get(pk=page.pk).delete()
    assert Form.objects.get(page_key=form.translation_key).state_at(timezone.now()) == WindowState.OPEN
    html = client.get(debate.url).content.decode()
    assert "Trimite o idee" in html and 'hreflang="en" href="http' not in html
    assert translate(debate).live


def test_no_romanian_word_is_shown_on_the_english_page(client, journey):
    debate, english, _form, _english_form = journey
    page = type(debate).objects.get(pk=debate.pk).get_latest_revision_as_object()
    page.title, page.question, page.why = "Titlu schimbat", "Întrebare schimbată?", "<p>Și motivul e altul.</p>"
    publish(page)
    for url in (english.url, english.get_parent().url, "/en/"):
        text = (
            words_of(client.get(url).content.decode()).replace("EN Ce păstrăm în parc?", "").replace("EN Fiindcă.", "")
        )
        assert [text[match.start() - 30 : match.end() + 30] for match in ROMANIAN.finditer(text)] == [], url
