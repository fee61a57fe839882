"""The list of competitions: filters, paging, honest states, feeds, a constant number of queries."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.models import Neighbourhood, Organisation, PageNeighbourhood, PageOrganisation, PageTopic, Topic
from competitions.models import CompetitionsIndexPage
from tests import lists
from tests.factories import make_competition, publish
from tests.lists import titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(site):
    page = CompetitionsIndexPage(title="Concursuri", slug="concursuri", locale=site.locale)
    site.add_child(instance=page)
    return publish(page)


def due(date: dt.date, **fields) -> list[dict]:
    return [{"kind": "hand_in", "date": date, **fields}]


@pytest.fixture
def some(index):
    parks = Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")
    iris = Neighbourhood.objects.create(slug="iris", name_ro="Iris", name_en="Iris")
    order = Organisation.objects.create(name_ro="Ordinul", name_en="The order", slug="ordinul")
    city = Organisation.objects.create(name_ro="Primăria", name_en="City Hall", slug="primaria")
    Topic.objects.create(slug="nefolosit", name_ro="Nefolosit", name_en="Unused")
    today = timezone.localdate()
    planned = [{"kind": "period", "date": dt.date(2013, 3, 1), "end_date": dt.date(2013, 7, 1), "precision": "month"}]
    make_competition(index, title="Neconfirmat", calendar=planned, is_confirmed=False)
    launch = {"kind": "launch", "date": dt.date(2016, 11, 1), "precision": "month"}
    make_competition(
        index,
        title="Premiat",
        calendar=[launch, *due(dt.date(2017, 2, 4))],
        is_decided=True,
        topics=[PageTopic(topic=parks)],
        organisations=[PageOrganisation(organisation=order), PageOrganisation(organisation=city, role="partner")],
    )
    make_competition(index, title="Fără rezultat", calendar=due(dt.date(2019, 6, 24), time=dt.time(16)))
    make_competition(
        index,
        title="Deschis",
        calendar=due(today + dt.timedelta(days=9)),
        neighbourhoods=[PageNeighbourhood(neighbourhood=iris)],
    )
    make_competition(index, title="Fără dată")
    make_competition(
        index, title="Anulat", calendar=due(dt.date(2021, 2, 3)), change="cancelled", change_reason="Tema se rescrie."
    )
    return index


ALL = ["Deschis", "Anulat", "Fără rezultat", "Premiat", "Neconfirmat", "Fără dată"]


def test_what_comes_is_first_and_what_has_no_date_last(client, some):
    assert titles(client.get(some.url)) == ALL


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=open", ["Deschis"]),
        ("state=closed", ["Fără rezultat"]),
        ("state=decided", ["Premiat"]),
        ("state=unverified", ["Neconfirmat"]),
        ("state=cancelled", ["Anulat"]),
        ("state=undated", ["Fără dată"]),
        ("state=planned", []),
        ("topic=parcuri", ["Premiat"]),
        ("neighbourhood=iris", ["Deschis"]),
        ("organiser=ordinul", ["Premiat"]),
        ("organiser=ordinul&state=open", []),
        ("organiser=primaria", ALL),
        ("year=2016", ["Premiat"]),
        ("year=2017", ["Premiat"]),
        ("year=2013", ["Neconfirmat"]),
        ("year=2017&topic=parcuri&state=decided", ["Premiat"]),
        ("year=2019&neighbourhood=iris", []),
        ("year=nonsens&topic=%27%3B--", ALL),
    ],
)
def test_filters(client, some, query, found):
    assert titles(client.get(f"{some.url}?{query}")) == found


def test_an_empty_result_helps_on(client, some):
    lists.helps_on_when_empty(client, some, "year=2019&neighbourhood=iris")


def test_filters_offer_what_the_list_holds(client, some):
    html = client.get(some.url).content.decode()
    assert "Parcuri" in html and "Nefolosit" not in html
    years = re.findall(r'<option value="(20\d\d)"', html)
    assert years == sorted(set(years), reverse=True) and {"2013", "2016", "2017", "2019"} <= set(years)


def test_cards_say_what_is_known_and_no_more(client, some):
    html = client.get(some.url).content.decode()
    cards = {title: html.partition(f">{title}</a>")[2].partition("</article>")[0] for title in ALL}
    assert "până la luni, 24 iunie 2019, ora 16.00" in cards["Fără rezultat"]
    assert "2013" in cards["Neconfirmat"] and "martie" not in cards["Neconfirmat"]
    assert "ora" not in re.findall(r"\w+", cards["Deschis"])
    unconfirmed = client.get(f"{some.url}?state=unverified").content.decode()
    assert "Anunțat, fără confirmare" in unconfirmed.partition('class="card"')[2]


def numbered(index):
    def make(number: int, **fields):
        return make_competition(index, title=f"C{number}", calendar=due(dt.date(2022, 1, number + 1)), **fields)

    return make


def test_paging_keeps_the_filters(client, index):
    lists.keeps_filters_while_paging(client, index, numbered(index), "year=2022")


def test_a_competition_for_some_people_only_is_in_no_list_and_no_feed(client, some):
    page = make_competition(some, title="Numai pentru unii", calendar=due(timezone.localdate()))
    lists.hides_what_some_may_see(client, some, page, beside="Deschis", query="state=open")


def test_feeds_of_the_list(client, some):
    channel = ElementTree.fromstring(client.get(some.url + "rss/").content).find("channel")
    said = [item.findtext("title") for item in channel.findall("item")]
    assert len(said) == 6 and "Anulat: Anulat" in said
    # The launch and the period have no known day, and nobody could put an unknown day into a calendar.
    assert client.get(some.url + "calendar.ics").content.count(b"BEGIN:VEVENT") == 4


def test_the_same_queries_for_two_and_for_twelve(client, index):
    lists.asks_as_much_for_twelve_as_for_two(client, index, numbered(index))


def test_an_alias_of_a_competition_for_some_people_only_is_in_no_list(client, some, locales):
    """In the English tree an alias shows Romanian words: what closes its source closes it too."""
    page = make_competition(some, title="Numai pentru unii", calendar=due(timezone.localdate()))
    english = some.copy_for_translation(locales[1], alias=True)
    alias = page.copy_for_translation(locales[1], alias=True)
    assert titles(client.get(english.url)) == ["Numai pentru unii"]
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert not PageViewRestriction.objects.filter(page=alias).exists()
    assert titles(client.get(english.url)) == []
    restriction.delete()
    assert titles(client.get(english.url)) == ["Numai pentru unii"]
