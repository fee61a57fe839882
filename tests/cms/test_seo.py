"""What machines read of a page: plain schema.org nodes, without empty values."""

import datetime as dt
import json

import pytest
from bs4 import BeautifulSoup

from cms import seo
from tests.cms.test_labelled import make_news
from tests.factories import make_debate

COMMON = {"name": "Parcul Est", "url": "https://ciic.example/ro/x/", "language": "ro", "summary": "Pe scurt."}
TOLD = {"name": "Parcul Est", "url": "https://ciic.example/ro/x/", "inLanguage": "ro", "description": "Pe scurt."}


def test_news_are_articles():
    node = seo.article_node(
        headline="Știre", url="https://ciic.example/ro/x/", language="ro", published=dt.date(2026, 5, 4), modified=None,
        summary="", image="",
    )  # fmt: skip
    assert seo.filled(node) == {
        "@type": "NewsArticle",
        "headline": "Știre",
        "url": "https://ciic.example/ro/x/",
        "inLanguage": "ro",
        "datePublished": "2026-05-04",
        "publisher": {"@type": "GovernmentOrganization", "name": "CIIC Cluj-Napoca"},
    }


def test_a_call_lasts_from_its_opening_to_its_deadline_in_the_citys_time():
    node = seo.call_node(
        **COMMON, opens=dt.datetime(2019, 3, 1, 7, tzinfo=dt.UTC), closes=dt.datetime(2019, 6, 24, 13, tzinfo=dt.UTC),
        change="postponed", organisers=[{"@type": "Organization", "name": "Primăria"}],
    )  # fmt: skip
    assert node == TOLD | {
        "@type": "Event",
        "startDate": "2019-03-01T09:00:00+02:00",
        "endDate": "2019-06-24T16:00:00+03:00",
        "eventStatus": "https://schema.org/EventPostponed",
        "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
        "location": {"@type": "VirtualLocation", "url": "https://ciic.example/ro/x/"},
        "organizer": [{"@type": "Organization", "name": "Primăria"}],
    }


def test_a_call_without_a_deadline_is_not_told():
    assert seo.call_node(**COMMON, opens=None, closes=None, change="", organisers=[]) is None


@pytest.mark.parametrize("amount", [None, 12500])
def test_a_grant_says_its_amount_when_it_is_known(amount):
    node = seo.grant_node(**COMMON, amount=amount, currency="RON", funders=[], sponsors=[])
    expected = {"amount": {"@type": "MonetaryAmount", "maxValue": "12500", "currency": "RON"}} if amount else {}
    assert seo.filled(node) == TOLD | {"@type": "MonetaryGrant"} | expected


def test_an_event_keeps_its_day_when_it_is_cancelled():
    node = seo.event_node(
        **COMMON, image="", starts=dt.date(2030, 7, 28), ends=None, change="cancelled", place="Casino", address="",
        stream_url="", is_online=False,
    )  # fmt: skip
    assert (node["startDate"], node["eventStatus"]) == ("2030-07-28", "https://schema.org/EventCancelled")
    assert node["location"] == [{"@type": "Place", "name": "Casino", "address": "Casino"}]


def test_a_page_lends_its_picture_to_what_it_is_about_and_not_to_the_centre():
    assert seo.illustrated({"@type": "Event"}, "a.png") == {"@type": "Event", "image": "a.png"}
    assert seo.illustrated({"@type": "Event", "image": "own.png"}, "a.png")["image"] == "own.png"
    assert "image" not in seo.illustrated({"@type": "GovernmentOrganization"}, "a.png")


@pytest.mark.django_db
def test_pages_of_both_kinds_carry_their_picture(client, site):
    debate = make_debate(site, title="Parcul Est", date=dt.date(2030, 7, 28))
    news = make_news(site, "Noutate", dt.date(2026, 5, 4))
    for page, kind in ((debate, "Event"), (news, "NewsArticle")):
        soup = BeautifulSoup(client.get(page.url).content, "html.parser")
        graph = json.loads(soup.find("script", type="application/ld+json").string)["@graph"]
        node = next(node for node in graph if node["@type"] == kind)
        assert node["image"] == soup.find("meta", property="og:image")["content"]
