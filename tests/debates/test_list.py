"""The list of debates: filters, paging, honest states, feeds, a constant number of queries."""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from cms.models import Neighbourhood, Organisation, PageNeighbourhood, PageOrganisation, PageTopic, Topic
from debates.models import DebatesIndexPage
from tests import lists
from tests.factories import make_debate, make_form_page, publish
from tests.lists import titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(site):
    page = DebatesIndexPage(title="Dezbateri", slug="dezbateri", locale=site.locale)
    site.add_child(instance=page)
    return publish(page)


@pytest.fixture
def some(index):
    parks = Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")
    iris = Neighbourhood.objects.create(slug="iris", name_ro="Iris", name_en="Iris")
    Topic.objects.create(slug="nefolosit", name_ro="Nefolosit", name_en="Unused")
    group = Organisation.objects.create(name_ro="Grupul", name_en="The group", slug="grupul")
    city = Organisation.objects.create(name_ro="Primăria", name_en="City Hall", slug="primaria")
    behind = [PageOrganisation(organisation=group), PageOrganisation(organisation=city, role="partner")]
    make_debate(index, title="Octombrie", date=dt.date(2017, 10, 1), date_precision="month", organisations=behind)
    make_debate(index, title="Ținută", date=dt.date(2020, 7, 28), is_held=True, topics=[PageTopic(topic=parks)])
    make_debate(
        index,
        title="Viitoare",
        date=timezone.localdate() + dt.timedelta(days=9),
        neighbourhoods=[PageNeighbourhood(neighbourhood=iris)],
    )
    make_debate(index, title="Fără dată", date_precision="unknown")
    make_debate(index, title="Anulată", date=dt.date(2021, 2, 3), change="cancelled", change_reason="Ploaie.")
    return index


def test_what_comes_is_first_and_what_has_no_date_last(client, some):
    assert titles(client.get(some.url)) == ["Viitoare", "Anulată", "Ținută", "Octombrie", "Fără dată"]


def test_a_debate_for_some_people_only_is_in_no_list_and_no_feed(client, some):
    page = make_debate(some, title="Numai pentru unii", date=timezone.localdate() + dt.timedelta(days=3))
    lists.hides_what_some_may_see(client, some, page, beside="Viitoare", query="state=upcoming")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("state=held", ["Ținută"]),
        ("state=unverified", ["Octombrie"]),
        ("state=cancelled", ["Anulată"]),
        ("state=upcoming", ["Viitoare"]),
        ("state=undated", ["Fără dată"]),
        ("topic=parcuri", ["Ținută"]),
        ("neighbourhood=iris", ["Viitoare"]),
        ("organiser=grupul", ["Octombrie"]),
        ("organiser=primaria", ["Viitoare", "Anulată", "Ținută", "Octombrie", "Fără dată"]),
        ("organiser=grupul&state=unverified&year=2017", ["Octombrie"]),
        ("organiser=grupul&topic=parcuri", []),
        ("year=2020", ["Ținută"]),
        ("year=2020&topic=parcuri&state=held", ["Ținută"]),
        ("year=2020&neighbourhood=iris", []),
        ("year=nonsens&topic=%27%3B--", ["Viitoare", "Anulată", "Ținută", "Octombrie", "Fără dată"]),
    ],
)
def test_filters(client, some, query, found):
    assert titles(client.get(f"{some.url}?{query}")) == found


def test_an_empty_result_helps_on(client, some):
    lists.helps_on_when_empty(client, some, "year=2020&neighbourhood=iris")


def test_filters_offer_what_the_list_holds(client, some):
    html = client.get(some.url).content.decode()
    assert "Parcuri" in html and "Nefolosit" not in html
    assert '<option value="grupul">Grupul</option>' in html and 'value="primaria"' not in html
    assert re.findall(r'<option value="(20\d\d)"', html) == sorted(
        set(re.findall(r'<option value="(20\d\d)"', html)), reverse=True
    )


def test_an_unconfirmed_debate_reads_announced_and_never_held(client, some):
    html = client.get(f"{some.url}?state=unverified").content.decode()
    card = html.partition('class="card"')[2].partition("</article>")[0]
    assert "nunțată" in card and "inută" not in card
    assert 'data-stage="imagined"' in card
    assert "octombrie 2017" in card and "1 octombrie" not in card


def numbered(index):
    def make(number: int, **fields):
        return make_debate(index, title=f"D{number}", date=dt.date(2022, 1, number + 1), **fields)

    return make


def test_paging_keeps_the_filters(client, index):
    lists.keeps_filters_while_paging(client, index, numbered(index), "year=2022")


def test_open_forms_are_said_in_the_list(client, index):
    debate = make_debate(index, title="Deschisă", date=timezone.localdate() + dt.timedelta(days=3))
    make_form_page(debate, closes_at=timezone.now() + dt.timedelta(days=2))
    assert "idei până la" in client.get(index.url).content.decode()


def test_feeds_of_the_list(client, some):
    response = client.get(some.url + "rss/")
    channel = ElementTree.fromstring(response.content).find("channel")
    said = [item.findtext("title") for item in channel.findall("item")]
    assert len(said) == 5
    assert any(title.endswith("Anulată") and title != "Anulată" for title in said)
    assert client.get(some.url + "calendar.ics").content.count(b"BEGIN:VEVENT") == 3


def test_the_same_queries_for_two_and_for_twelve(client, index):
    lists.asks_as_much_for_twelve_as_for_two(client, index, numbered(index))
