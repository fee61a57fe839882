"""The Council's page: what is known of it, what comes, who is in it; honest where nothing is known."""

import datetime as dt
import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories import make_form_page, publish, translate
from tests.youth_council.builders import asked, make_group, make_list, make_meeting, make_news
from youth_council.models import CouncilMember, HistoryStep, YouthCouncilPage

pytestmark = pytest.mark.django_db


def html_of(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def section(html: str, name: str) -> str:
    return html.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]


def today(days: int = 0) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)


def test_it_says_all_that_is_known(client, council):
    html = html_of(client, council.url)
    for words in (
        "HCL 771/2021",
        "marți, 12 aprilie 2022",
        "<b>31</b>",
        "5 mai 2022",
        "este un ONG;",
        "Scrie-ne oricând.",
    ):
        assert words in html, words
    assert html.count("<h1") == 1 and 'data-programme="youth"' in html
    assert "Creativitate" in section(html, "groups") and "Cine cântă" in section(html, "groups")


def test_a_member_stands_once_with_all_its_groups(client, council):
    members = section(html_of(client, council.url), "members")
    assert members.count("Asociația Unu") == 1 and 'href="https://one.example.org"' in members
    assert members.count("<li>Creativitate</li>") == members.count("<li>Cultură</li>") == 1
    assert "nu a fost publicată" not in members


def test_members_that_are_not_known_are_not_made_up(client, council):
    council.members = []
    publish(council)
    members = section(html_of(client, council.url), "members")
    assert "31" in members and "5 mai 2022" in members and "nu a fost publicată" in members
    council.member_count = None
    publish(council)
    assert "31" not in section(html_of(client, council.url), "members")


def test_history_leads_to_the_pages_that_tell_more(client, council):
    history = section(html_of(client, council.url), "join")
    assert "până la 4 martie 2022" in history
    assert re.search(r'<a href="/ro/">\s*Constituirea', history)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "dată necunoscută"),
        ({"starts_on": dt.date(2021, 12, 1), "precision": "month"}, "decembrie 2021"),
        ({"starts_on": dt.date(2022, 3, 7), "ends_on": dt.date(2022, 3, 11)}, "7 – 11 martie 2022"),
        ({"starts_on": dt.date(2022, 3, 7), "precision": "unknown"}, "dată necunoscută"),
    ],
)
def test_a_step_says_no_more_than_is_known_of_its_date(client, council, values, words):
    council.history = [HistoryStep(kind="planned", **values)]
    publish(council)
    assert words in section(html_of(client, council.url), "join")


@pytest.mark.parametrize(
    ("values", "stage"),
    [
        ({"precision": "unknown"}, "done"),
        ({"starts_on": dt.date(2022, 3, 7)}, "done"),
        ({"starts_on": today(3)}, "imagined"),
        ({"starts_on": today(-3), "ends_on": today(3)}, "underway"),
        ({"ends_on": today(3)}, "underway"),
        ({"starts_on": today(-9), "ends_on": today(-1)}, "done"),
        ({"starts_on": today().replace(month=1, day=1), "precision": "year"}, "underway"),
    ],
)
def test_a_step_is_done_once_its_days_are_past(client, council, values, stage):
    council.history = [HistoryStep(kind="session", **values)]
    publish(council)
    timeline = section(html_of(client, council.url), "join").partition('class="timeline"')[2]
    assert re.findall(r'data-stage="(\w+)"', timeline) == [stage]


@pytest.mark.parametrize(
    "values", [{}, {"precision": "month"}, {"starts_on": dt.date(2022, 3, 7), "ends_on": dt.date(2022, 3, 1)}]
)
def test_a_step_without_date_or_that_ends_before_it_begins_is_refused(values):
    with pytest.raises(ValidationError):
        HistoryStep(kind="session", **values).clean()


def test_meetings_that_come_are_first(client, council):
    assert "Nu este anunțată acum nicio ședință" in section(html_of(client, council.url), "meetings")
    make_meeting(council, "A treia", date=today(30))
    make_meeting(council, "A doua", date=today(3))
    make_meeting(council, "Prima", date=today(-9))
    make_meeting(council, "Ciornă", date=today(5), live=False)
    meetings = section(html_of(client, council.url), "meetings")
    titles = re.findall(r'event__title"><a [^>]*>([^<]*)', meetings)
    assert titles == ["A doua", "A treia", "Prima"]


def test_the_soonest_meeting_is_shown_however_many_are_planned(client, council):
    for number in range(9):
        make_meeting(council, f"Peste {number}", date=today(number + 1))
    meetings = section(html_of(client, council.url), "meetings")
    assert "Peste 0" in meetings and "Peste 5" in meetings and "Peste 8" not in meetings
    assert f"{council.url}meetings/" in meetings


def test_all_meetings_stand_on_pages_of_their_own(client, council):
    for number in range(14):
        make_meeting(council, f"Ședința {number}", date=today(-number - 1))
    first = html_of(client, f"{council.url}meetings/")
    assert len(re.findall("event__title", first)) == 12 and first.count("<h1") == 1
    assert f'rel="canonical" href="http://testserver{council.url}meetings/"' in first
    crumbs = first.partition('class="crumbs"')[2].partition("</ol>")[0]
    assert f'href="{council.url}"' in crumbs and 'aria-current="page">Ședințe' in crumbs
    second = html_of(client, f"{council.url}meetings/?page=2")
    assert len(re.findall("event__title", second)) == 2
    assert f'rel="canonical" href="http://testserver{council.url}meetings/?page=2"' in second
    assert client.get(f"{council.url}calendar.ics").content.count(b"BEGIN:VEVENT") == 14


def test_meetings_lead_to_the_other_languages_meetings(client, council):
    english = translate(council)
    for number in range(14):
        make_meeting(council, f"Ședința {number}", date=today(-number - 1))
    html = html_of(client, f"{council.url}meetings/")
    address = f"http://testserver{english.url}meetings/"
    assert re.search(
        rf'<a[^>]*href="[^"]*{english.url}meetings/"[^>]*hreflang="en"|hreflang="en"[^>]*href="{address}"', html
    )
    assert f'hreflang="en" href="{address}"' in html
    assert f'hreflang="ro" href="http://testserver{council.url}meetings/"' in html_of(client, f"{english.url}meetings/")
    assert 'rel="alternate" hreflang' not in html_of(client, f"{council.url}meetings/?page=2")


def test_the_latest_news_leads_to_all_of_it(client, news_list, council):
    for number in range(6):
        make_news(news_list, f"Vestea {number}", date=dt.date(2024, 1, number + 1))
    news = section(html_of(client, council.url), "news")
    assert re.findall(r'link-block" href="[^"]*">([^<]*)', news) == ["Vestea 5", "Vestea 4", "Vestea 3", "Vestea 2"]
    assert f'href="{news_list.url}"' in news


def test_news_for_some_people_only_is_not_shown(client, news_list, council):
    make_news(news_list, "Pentru toți")
    closed = make_list(council, title="Numai noi", slug="numai-noi")
    make_news(closed, "Pentru noi", date=dt.date(2025, 1, 1))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    html = html_of(client, council.url)
    assert "Pentru toți" in html and "Pentru noi" not in html


def test_an_open_form_is_offered_first(client, council):
    make_form_page(council, title="Ideea ta", desk="youth", closes_at=timezone.now() + dt.timedelta(days=2))
    html = html_of(client, council.url)
    assert re.search(r'button--accent" href="[^"]*">Ideea ta', html)
    assert "Ideea ta" in section(html, "contribute")


def test_its_own_address_replaces_the_centres(client, council):
    assert "<address" in section(html_of(client, council.url), "contact")
    council.email = "tineri@example.org"
    publish(council)
    contact = section(html_of(client, council.url), "contact")
    assert 'href="mailto:tineri@example.org"' in contact and "<address" not in contact


def test_structured_data(client, council):
    html = html_of(client, council.url)
    node = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"][0]
    assert (node["@type"], node["foundingDate"]) == ("Organization", "2022-04-12")


def test_english_readers_read_english(client, council):
    html = html_of(client, translate(council).url)
    for words in (
        "Creativitate EN",
        "Association One",
        "Tuesday, 12 April 2022",
        "until 4 March 2022",
        "associations on",
    ):
        assert words in html, words
    assert 'href="/en/"' in section(html, "join")


def test_a_draft_is_previewed_with_its_own_rows(council, rf):
    draft = council.get_latest_revision_as_object()
    draft.title = "Ciornă"
    draft.history = [HistoryStep(kind="session", starts_on=dt.date(2022, 5, 5))]
    draft.members = [CouncilMember(organisation=council.members.first().organisation, group=make_group("Nou"))]
    html = draft.make_preview_request(rf.get("/admin/"), "").render().content.decode()
    assert "Ciornă" in html and "5 mai 2022" in section(html, "join") and "<li>Nou</li>" in section(html, "members")
    unsaved = YouthCouncilPage(title="Fără rând", slug="x", locale=council.locale)
    unsaved.path, unsaved.depth = council.path[:-4] + "ZZZZ", council.depth
    unsaved.set_url_path(council.get_parent())
    assert "Fără rând" in unsaved.make_preview_request(rf.get("/admin/"), "").render().content.decode()


def test_as_many_queries_for_many_as_for_few_and_none_twice(client, council, news_list):
    def fill(times: int) -> None:
        for number in range(times):
            make_meeting(council, f"Ș{number}", date=today(number - 2))
            make_news(news_list, f"N{number}")
            group = make_group(f"G{number}")
            council.members.add(CouncilMember(organisation=council.members.first().organisation, group=group))
        publish(council)

    make_form_page(council, title="Ideea ta")
    fill(2)
    few = asked(client, council.url)
    fill(8)
    many = asked(client, council.url)
    assert len(many) == len(few) <= 16, "\n".join(many)
    assert len(set(many)) == len(many)
