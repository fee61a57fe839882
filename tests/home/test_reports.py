"""The library of reports: filters, what is not published said to be so, a feed per language."""

import datetime as dt
from xml.etree import ElementTree

import pytest

from cms.models import Organisation, PageOrganisation
from home.models import ReportPage, ReportsIndexPage
from tests.factories import publish, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def reports(site):
    index = ReportsIndexPage(title="Rapoarte", slug="rapoarte", locale=site.locale)
    site.add_child(instance=index)
    return publish(index)


def make_report(index, title, author=None, **fields):
    page = ReportPage(title=title, slug=fields.pop("slug", title.lower()), locale=index.locale, **fields)
    if author:
        page.organisations = [PageOrganisation(organisation=author, role="author")]
    index.add_child(instance=page)
    return publish(page)


@pytest.fixture
def unit(db):
    return Organisation.objects.create(name_ro="Divizia", name_en="The Unit")


def test_reports_are_filtered_by_year_and_author(client, reports, unit):
    make_report(reports, "Vechi", unit, date=dt.date(2019, 1, 1))
    make_report(reports, "Nou", date=dt.date(2022, 1, 1))
    make_report(reports, "Fărădată", unit, slug="fara-data", date_precision="unknown")
    everything = client.get(reports.url).content.decode()
    assert everything.index("Nou") < everything.index("Vechi") < everything.index("Fărădată")
    assert "dată necunoscută" in everything
    by_year = client.get(reports.url + "?year=2022").content.decode()
    assert "Nou" in by_year and "Vechi" not in by_year and "1 raport" in by_year
    by_author = client.get(reports.url + "?author=divizia").content.decode()
    assert "Vechi" in by_author and "Fărădată" in by_author and ">Nou<" not in by_author
    assert "2 rapoarte" in client.get(reports.url + "?author=divizia&year=1800").content.decode()


def test_a_report_says_who_wrote_it_and_where_it_is(client, reports, unit):
    page = make_report(reports, "Raport", unit, date=dt.date(2022, 1, 1), report_url="https://example.org/raport.pdf")
    read = client.get(page.url).content.decode()
    assert "Scris de" in read and "Divizia" in read and 'href="https://example.org/raport.pdf"' in read
    hidden = make_report(reports, "Nepublicat", unit, date_precision="unknown")
    assert "Nu l-am găsit publicat" in client.get(hidden.get_url()).content.decode()


def test_facts_are_once_and_the_feed_per_language(client, reports, unit):
    english_list = translate(reports)
    page = make_report(reports, "Raport", unit, date=dt.date(2022, 1, 1))
    translated = translate(page)
    page.date = dt.date(2021, 1, 1)
    publish(page)
    assert "2021" in client.get(translated.get_url()).content.decode()
    feed = ElementTree.fromstring(client.get(english_list.get_url() + "rss/").content)
    assert feed.findtext("channel/language") == "en"
    assert [item.findtext("title") for item in feed.iter("item")] == ["EN Raport"]


def test_as_many_queries_for_thirty_as_for_three(
    client, reports, unit, django_assert_num_queries, django_assert_max_num_queries
):
    for number in range(3):
        make_report(reports, f"r{number}", unit, date=dt.date(2022, 1, 1))
    client.get(reports.url)
    with django_assert_max_num_queries(16) as few:
        client.get(reports.url)
    for number in range(3, 30):
        make_report(reports, f"r{number}", unit, date=dt.date(2021, 1, 1))
    with django_assert_num_queries(len(few)):
        client.get(reports.url)
