"""Pages that list what carries a label: of every type, in the reader's language, and only what anybody may read."""

import datetime as dt
import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.models import Goal, Neighbourhood, PageGoal, PageNeighbourhood, PageTopic, Topic
from home.models import NewsIndexPage, NewsPage, StandardPage
from tests.factories import make_debate, make_form_page, publish, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(site) -> Topic:
    return Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")


@pytest.fixture
def place(site) -> Neighbourhood:
    return Neighbourhood.objects.create(slug="marasti", name_ro="Mărăști", name_en="Mărăști")


@pytest.fixture
def goal(site) -> Goal:
    return Goal.objects.update_or_create(
        number=11, defaults={"slug": "orase", "name_ro": "Orașe durabile", "name_en": "Sustainable cities"}
    )[0]


def make_news(site, title: str, date: dt.date, **rows) -> NewsPage:
    index = NewsIndexPage.objects.child_of(site).first() or site.add_child(
        instance=NewsIndexPage(title="Noutăți", slug="noutati", locale=site.locale)
    )
    slug = re.sub(r"\W", "", title.lower()).encode("ascii", "ignore").decode()
    return publish(index.add_child(instance=NewsPage(title=title, slug=slug, date=date, locale=site.locale, **rows)))


def make_text(site, title: str, **rows) -> StandardPage:
    slug = re.sub(r"\W", "", title.lower()).encode("ascii", "ignore").decode()
    return publish(site.add_child(instance=StandardPage(title=title, slug=slug, locale=site.locale, **rows)))


def read(client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def titles(soup: BeautifulSoup) -> list[str]:
    return [tag.text for tag in soup.select("main .card__title")]


def test_pages_of_every_type_newest_first(client, site, topic):
    make_debate(site, title="Parcul Est", date=dt.date(2030, 7, 28), topics=[PageTopic(topic=topic)])
    make_debate(site, title="Fără dată", date_precision="unknown", topics=[PageTopic(topic=topic)])
    make_news(site, "Veche", dt.date(2018, 1, 1), topics=[PageTopic(topic=topic)])
    make_text(site, "Despre parcuri", topics=[PageTopic(topic=topic), PageTopic(topic=topic)])
    make_form_page(site, title="Trimite o idee")
    soup = read(client, "/ro/tema/parcuri/")
    assert titles(soup) == ["Parcul Est", "Despre parcuri", "Veche", "Fără dată"]
    assert soup.h1.text == "Parcuri" and soup.find(role="status").text == "4 pagini"


def test_each_kind_has_its_address_in_each_language(client, site, topic, place, goal):
    page = make_text(
        site,
        "Despre",
        topics=[PageTopic(topic=topic)],
        neighbourhoods=[PageNeighbourhood(neighbourhood=place)],
        goals=[PageGoal(goal=goal)],
    )
    translate(page)
    for ro, en in (
        ("/ro/tema/parcuri/", "/en/topic/parcuri/"),
        ("/ro/cartier/marasti/", "/en/neighbourhood/marasti/"),
        ("/ro/odd/orase/", "/en/goal/orase/"),
        ("/ro/teme/", "/en/topics/"),
    ):
        romanian, english = read(client, ro), read(client, en)
        for soup, own in ((romanian, ro), (english, en)):
            assert soup.find("link", rel="canonical")["href"] == f"http://testserver{own}"
            found = {link["hreflang"]: link["href"] for link in soup.find_all("link", hreflang=True, rel="alternate")}
            assert found == {
                "ro": f"http://testserver{ro}",
                "en": f"http://testserver{en}",
                "x-default": f"http://testserver{ro}",
            }
    assert titles(read(client, "/en/topic/parcuri/")) == ["EN Despre"]
    assert read(client, "/en/topic/parcuri/").h1.text == "Parks"


def test_drafts_private_pages_and_aliases_are_not_listed(client, site, topic, locales):
    make_text(site, "Ciornă", live=False, topics=[PageTopic(topic=topic)]).unpublish()
    private = make_text(site, "Privată", topics=[PageTopic(topic=topic)])
    make_text(private, "Sub privată", topics=[PageTopic(topic=topic)])
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    shown = make_text(site, "Publică", topics=[PageTopic(topic=topic)])
    shown.copy_for_translation(locales[1], alias=True)
    soup = read(client, "/ro/tema/parcuri/")
    assert titles(soup) == ["Publică"] and soup.find(role="status").text == "1 pagină"
    assert titles(read(client, "/en/topic/parcuri/")) == []
    assert "Parcuri (1)" in " ".join(read(client, "/ro/teme/").main.text.split())


def test_an_empty_list_is_told_to_nobody(client, site, topic):
    response = client.get("/ro/tema/parcuri/")
    assert response["X-Robots-Tag"] == "noindex"
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.find("meta", {"name": "robots"})["content"] == "noindex"
    assert not soup.find_all("link", rel="alternate", hreflang=True)
    assert soup.select_one("main .empty a")["href"] == "/ro/teme/"


def test_what_is_not_there_is_not_found(client, site, topic):
    for url in ("/ro/tema/altceva/", "/ro/cartier/parcuri/", "/ro/odd/parcuri/", "/ro/topic/parcuri/"):
        assert client.get(url).status_code == 404, url
    assert client.post("/ro/tema/parcuri/").status_code == 405


def test_lists_are_paged_and_each_page_is_its_own_address(client, site, topic):
    for number in range(13):
        make_text(site, f"Pagina {number:02}", topics=[PageTopic(topic=topic)])
    assert len(titles(read(client, "/ro/tema/parcuri/"))) == 12
    second = read(client, "/ro/tema/parcuri/?page=2")
    assert titles(second) == ["Pagina 00"]
    assert second.find("link", rel="canonical")["href"].endswith("/ro/tema/parcuri/?page=2")
    assert client.get("/ro/tema/parcuri/?page=abc").status_code == 200


def test_the_list_of_all_labels_counts_and_leads(client, site, topic, place, goal):
    make_text(site, "Despre", topics=[PageTopic(topic=topic)], goals=[PageGoal(goal=goal)])
    main = read(client, "/ro/teme/").main
    assert main.find("a", string="Parcuri")["href"] == "/ro/tema/parcuri/"
    assert main.find("a", string="11. Orașe durabile")["href"] == "/ro/odd/orase/"
    assert main.find("a", string="Mărăști") is None and "Mărăști (0)" in " ".join(main.text.split())


def test_pages_lead_to_their_labels(client, site, topic):
    debate = make_debate(site, title="Parcul Est", date=dt.date(2030, 7, 28), topics=[PageTopic(topic=topic)])
    text = make_text(site, "Despre", topics=[PageTopic(topic=topic)])
    news = make_news(site, "Noutate", dt.date(2018, 1, 1), topics=[PageTopic(topic=topic)])
    form = make_form_page(site, title="Trimite", topics=[PageTopic(topic=topic)])
    for page in (debate, text, news, form):
        assert read(client, page.url).main.find("a", string="Parcuri")["href"] == "/ro/tema/parcuri/", page


def test_few_queries_whatever_carries_the_label(client, site, topic):
    def queries() -> list[str]:
        client.get("/ro/tema/parcuri/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/ro/tema/parcuri/")
        return [query["sql"] for query in captured.captured_queries]

    make_text(site, "Una", topics=[PageTopic(topic=topic)])
    make_debate(site, title="Alta", date=dt.date(2030, 7, 28), topics=[PageTopic(topic=topic)])
    few = queries()
    for number in range(12):
        make_text(site, f"Pagina {number:02}", topics=[PageTopic(topic=topic)])
    make_debate(site, title="Încă una", date=dt.date(2031, 7, 28), topics=[PageTopic(topic=topic)])
    many = queries()
    assert len(many) == len(few) <= 12
    assert [sql for sql, times in Counter(many).items() if times > 1] == []


def test_search_engines_hear_of_lists_that_hold_something(client, site, topic, place):
    translate(make_text(site, "Despre", topics=[PageTopic(topic=topic)]))
    text = client.get("/sitemap.xml").content.decode()
    assert "<loc>http://testserver/ro/tema/parcuri/</loc>" in text
    assert 'hreflang="en" href="http://testserver/en/topic/parcuri/"' in text
    assert "<loc>http://testserver/ro/teme/</loc>" in text
    assert "marasti" not in text
