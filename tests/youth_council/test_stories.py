"""Stories in both languages: what an editor does in Romanian, and what English readers meet at once."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from cms.models import Organisation
from tests.debates.test_stories import ROMANIAN, words_of
from tests.factories import make_form_page, publish, translate
from tests.youth_council.builders import make_group, make_meeting, make_news
from youth_council.models import CouncilMember, VoteOption, YouthCouncilPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def journey(council, news_list):
    """The whole section in both languages, by the names of its pages; Romanian first."""
    council.conditions, council.joining = "<ol><li>Este organizație.</li></ol>", "<p>Aici.</p>"
    publish(council)
    venue_day = timezone.localdate() + dt.timedelta(days=20)
    options = [VoteOption(name_ro="Întâlnire", name_en="Meeting", percent="60.0")]
    pages = {
        "council": council,
        "list": news_list,
        "news": make_news(news_list, "Am ales", kind="vote", options=options, group=None),
        "meeting": make_meeting(council, "Ne vedem", date=venue_day, time=dt.time(18), agenda="<p>Orarul.</p>"),
        "form": make_form_page(council, title="Ideea ta", slug="idee", desk="youth"),
    }
    return pages, {name: translate(page) for name, page in pages.items()}


def test_a_new_member_and_a_new_count_hold_in_english_at_once(client, journey):
    pages, english = journey
    page = YouthCouncilPage.objects.get(pk=pages["council"].pk).get_latest_revision_as_object()
    two = Organisation.objects.create(name_ro="Asociația Doi", name_en="Association Two")
    page.members = [CouncilMember(organisation=two, group=make_group("Media"))]
    page.member_count, page.member_count_on = 32, dt.date(2026, 1, 1)
    publish(page)
    html = client.get(english["council"].url).content.decode()
    assert "Association Two" in html and "Media EN" in html and "Association One" not in html
    assert "<b>32</b>" in html and "1 January 2026" in html
    assert YouthCouncilPage.objects.get(pk=english["council"].pk).members.count() == 1


def test_the_lists_of_a_language_hold_its_own_pages(client, journey):
    _pages, english = journey
    html = client.get(english["council"].url).content.decode()
    for name in ("news", "meeting", "form", "list"):
        assert f'href="{english[name].url}"' in html, name
    assert 'href="/ro/' not in html.partition("<main")[2].partition("</main>")[0]


def test_a_translation_not_yet_published_is_in_no_english_list(client, journey, news_list):
    _pages, english = journey
    late = make_news(news_list, "Numai în română")
    translate(late, publish_it=False)
    assert "Numai în română" not in client.get(english["list"].url).content.decode()


def test_no_romanian_word_is_shown_on_the_english_pages(client, journey):
    _pages, english = journey
    for name, page in english.items():
        text = words_of(client.get(page.url).content.decode())
        text = re.sub(r"EN [^.;]*?(Consiliul de Tineret|Noutățile tinerilor|organizație|vedem|ales)", " ", text)
        found = [text[max(0, match.start() - 30) : match.end() + 30] for match in ROMANIAN.finditer(text)]
        own = [line for line in found if not re.search("Asociația|Cine cântă|Creativitate|Cultură", line)]
        assert name == "form" or own == [], name
