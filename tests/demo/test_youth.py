"""The builder of the Youth Council's demonstration: both languages, dates from today, renewed on demand."""

import datetime as dt
import re

import pytest
from django.test import TestCase
from django.utils import timezone

from demo import youth
from demo.content.youth import HISTORY, MEETING, NEWS
from demo.links import Links
from demo.site import build_vocabularies
from participation.models import Form, FormPage
from participation.windows import WindowState
from youth_council.models import YouthCouncilPage, YouthMeetingPage, YouthNewsPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def built(site):
    links = Links()
    for row in HISTORY:
        if row["target"]:
            links.pages[f"debate:{row['target']}"] = site.pk
    with TestCase.captureOnCommitCallbacks(execute=True):
        youth.build_youth(site, build_vocabularies(), links)
    return links


def days_from_today(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def test_the_section_is_there_in_both_languages(client, built):
    assert YouthNewsPage.objects.live().count() == 2 * len(NEWS)
    for page in YouthCouncilPage.objects.live():
        html = client.get(page.url).content.decode()
        assert "HCL 771/2021" in html and "<b>31</b>" in html
        assert (
            len(re.findall("<li><h3>", html.partition('aria-labelledby="groups"')[2].partition("</section>")[0])) == 4
        )
        assert html.partition('class="numerals numerals--text"')[2].partition("</ol>")[0].count("<li") == 5
    assert YouthCouncilPage.objects.live().count() == 2


def test_the_meeting_and_the_call_say_that_they_are_invented(client, built):
    for page in YouthMeetingPage.objects.live():
        assert page.is_demonstration and page.date == days_from_today(MEETING["day"])
        assert 'class="notice notice--warning' in client.get(page.url).content.decode()
    form = Form.objects.get(page_key=FormPage.objects.filter(desk="youth").first().translation_key)
    assert form.state_at(timezone.now()) == WindowState.OPEN and form.desk == "youth"


def test_dates_count_from_today_again(client, built):
    meeting = YouthMeetingPage.objects.get(locale__language_code="ro")
    meeting.date = dt.date(2020, 1, 1)
    meeting.save_revision().publish()
    FormPage.objects.update(closes_at=timezone.now() - dt.timedelta(days=1))
    youth.refresh()
    assert {page.date for page in YouthMeetingPage.objects.all()} == {days_from_today(MEETING["day"])}
    assert all(page.state_at(timezone.now()) == WindowState.OPEN for page in FormPage.objects.filter(desk="youth"))
