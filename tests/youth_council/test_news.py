"""News of the Council: the list by kind, its paging and feed; a vote with its results."""

import datetime as dt
import json
import re
from xml.etree import ElementTree

import pytest

from tests.factories import publish, translate
from tests.youth_council.builders import asked, make_group, make_news
from youth_council.models import VoteOption

pytestmark = pytest.mark.django_db


def titles(response) -> list[str]:
    assert response.status_code == 200
    return re.findall(r'link-block" href="[^"]*">([^<]*)', response.content.decode())


@pytest.fixture
def vote(news_list):
    shares = {"Anul sănătății emoționale": "33.4", "Anul Întâlnirii": "29.8", "Anul Descoperirii": "19.2"}
    options = [
        VoteOption(name_ro=name, name_en=f"{name} EN", percent=share) for name, share in reversed(shares.items())
    ]
    return make_news(news_list, "Tema anului 2023", kind="vote", votes=713, options=options, date=dt.date(2023, 1, 15))


def test_newest_first_twelve_to_a_page(client, news_list):
    for number in range(14):
        make_news(news_list, f"N{number}", date=dt.date(2024, 1, number + 1))
    assert titles(client.get(news_list.url)) == [f"N{number}" for number in range(13, 1, -1)]
    second = client.get(news_list.url + "?page=2")
    assert titles(second) == ["N1", "N0"]
    assert f'rel="canonical" href="http://testserver{news_list.url}?page=2"' in second.content.decode()


def test_one_kind_alone(client, news_list, vote):
    make_news(news_list, "Raportul", kind="report")
    html = client.get(news_list.url).content.decode()
    assert re.findall(r'<option value="(\w+)"', html) == ["vote", "report"]
    assert titles(client.get(news_list.url + "?kind=report")) == ["Raportul"]
    assert titles(client.get(news_list.url + "?kind=nimic")) == ["Raportul", "Tema anului 2023"]
    for number in range(13):
        make_news(news_list, f"N{number}", kind="report")
    assert "?kind=report&amp;page=2" in client.get(news_list.url + "?kind=report").content.decode()


def test_an_empty_list_says_so(client, news_list):
    html = client.get(news_list.url).content.decode()
    assert 'class="empty' in html and "filters" not in html.partition("<main")[2].partition("</main>")[0]


def test_the_feed_speaks_the_readers_language_and_names_kinds(client, council, news_list, vote):
    translate(council)
    english = translate(news_list)
    translate(vote)
    channel = ElementTree.fromstring(client.get(english.url + "rss/").content).find("channel")
    assert channel.findtext("language") == "en"
    (item,) = channel.findall("item")
    assert (item.findtext("title"), item.findtext("category")) == ("EN Tema anului 2023", "Vote on a theme")
    romanian = ElementTree.fromstring(client.get(news_list.url + "rss/").content).find("channel")
    assert romanian.find("item").findtext("category") == "Vot pentru o temă"
    assert f'{news_list.url}rss/"' in client.get(news_list.url).content.decode().partition("</head>")[0]


def test_results_of_a_vote_stand_in_a_table_the_most_chosen_first(client, vote):
    html = client.get(vote.url).content.decode()
    table = html.partition('class="bars"')[2].partition("</table>")[0]
    assert re.findall(r'<th scope="row">([^<]*)', table) == [
        "Anul sănătății emoționale",
        "Anul Întâlnirii",
        "Anul Descoperirii",
    ]
    assert "33,4%" in table and 'width="33.4%"' in table
    assert "713 voturi în total" in html.replace("713 de", "713")


def test_a_vote_whose_size_is_not_known_says_so(client, vote):
    vote.votes = None
    publish(vote)
    assert "Nu se cunoaște câte voturi au fost." in client.get(vote.url).content.decode()


def test_shares_of_a_vote_are_facts_of_both_languages(client, vote):
    english = translate(vote)
    vote = type(vote).objects.get(pk=vote.pk).get_latest_revision_as_object()
    vote.votes = 714
    vote.options = [VoteOption(name_ro="Alta", name_en="Another", percent="50.5")]
    publish(vote)
    html = client.get(english.url).content.decode()
    assert "Another" in html and "50.5%" in html and "714 votes in all" in html


def test_news_is_told_to_search_engines(client, vote):
    html = client.get(vote.url).content.decode()
    node = json.loads(re.search(r'ld\+json">(.*?)</script>', html)[1])["@graph"][0]
    assert (node["@type"], node["datePublished"]) == ("NewsArticle", "2023-01-15")


def test_an_imprecise_date_stays_imprecise(client, news_list):
    page = make_news(news_list, "Rețeaua", date=dt.date(2022, 1, 1), date_precision="year")
    assert ">2022</time>" in client.get(page.url).content.decode()
    assert "ianuarie" not in client.get(news_list.url).content.decode().partition("<main")[2]


def test_a_working_group_is_named(client, news_list):
    page = make_news(news_list, "Ce am făcut", kind="group", group=make_group("Cultură"))
    assert "Cultură" in client.get(page.url).content.decode()
    page.kind = "event"
    with pytest.raises(Exception, match="grup"):
        page.full_clean()


def test_an_invented_item_says_so(client, news_list):
    page = make_news(news_list, "Apel", kind="call", is_demonstration=True)
    assert "Conținutul acesta este inventat." in client.get(page.url).content.decode()


def test_as_many_queries_for_many_as_for_few_and_none_twice(client, news_list, vote):
    make_news(news_list, "Alta")
    few = asked(client, news_list.url), asked(client, vote.url)
    for number in range(9):
        make_news(news_list, f"N{number}")
        vote.options.add(VoteOption(name_ro=f"V{number}", name_en=f"V{number}", percent="0.1"))
    publish(vote)
    many = asked(client, news_list.url), asked(client, vote.url)
    assert [len(queries) for queries in many] == [len(queries) for queries in few]
    assert len(many[0]) <= 16 and len(many[1]) <= 12, "\n".join(many[1])
    assert all(len(set(queries)) == len(queries) for queries in many)
