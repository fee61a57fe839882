"""News and standard pages: list with paging, feed per language, contact facts."""

import datetime as dt
from xml.etree import ElementTree

import pytest
from wagtail.models import Site

from cms.models import SiteSettings
from home.models import NewsIndexPage, NewsPage, StandardPage
from tests.factories import make_form_page, publish, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def news(site):
    index = NewsIndexPage(title="Noutăți", slug="noutati", locale=site.locale)
    site.add_child(instance=index)
    publish(index)
    for number in range(1, 15):
        page = NewsPage(
            title=f"Știrea {number}",
            slug=f"stirea-{number}",
            date=dt.date(2026, 1, number),
            summary="Pe scurt.",
            locale=site.locale,
        )
        index.add_child(instance=page)
        publish(page)
    return index


def test_twelve_to_a_page_newest_first(client, news, django_assert_max_num_queries):
    client.get(news.url)
    with django_assert_max_num_queries(12):
        first = client.get(news.url).content.decode()
    assert first.count('class="card"') == 12
    assert first.index("Știrea 14") < first.index("Știrea 13")
    second = client.get(news.url + "?page=2").content.decode()
    assert second.count('class="card"') == 2
    assert '<link rel="canonical" href="http://testserver/ro/noutati/?page=2">' in second
    assert client.get(news.url + "?page=abc").status_code == 200


def test_the_feed_speaks_the_readers_language(client, news):
    english = translate(news, words={"Noutăți": "News", "noutati": "news"})
    page = NewsPage.objects.get(slug="stirea-14")
    translate(page, words={"Știrea 14": "News 14", "stirea-14": "news-14", "Pe scurt.": "In short."})
    response = client.get(english.url + "rss/")
    assert response.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = ElementTree.fromstring(response.content).find("channel")
    assert channel.findtext("language") == "en"
    assert [item.findtext("title") for item in channel.findall("item")] == ["News 14"]
    assert channel.find("item").findtext("pubDate").startswith("Wed, 14 Jan 2026")
    romanian = ElementTree.fromstring(client.get(news.url + "rss/").content).find("channel")
    assert len(romanian.findall("item")) == 14


def test_an_imprecise_date_stays_imprecise(client, news):
    page = NewsPage(title="Premii", slug="premii", date=dt.date(2019, 1, 1), date_precision="year", locale=news.locale)
    news.add_child(instance=page)
    html = client.get(publish(page).url).content.decode()
    assert ">2019</" in html and "ianuarie 2019" not in html


def test_contact_shows_how_to_reach_the_centre(client, site):
    settings = SiteSettings.for_site(Site.objects.get())
    settings.address, settings.phone, settings.email = "str. Moților 3", "0264 596 030 / 5000, 5001", "ciic@example.org"
    settings.save()
    page = StandardPage(title="Contact", slug="contact", shows_contact=True, locale=site.locale)
    site.add_child(instance=page)
    main = client.get(publish(page).url).content.decode().partition("<main")[2].partition("</main>")[0]
    assert "str. Moților 3" in main and 'href="tel:+40264596030"' in main and 'href="mailto:ciic@example.org"' in main


def test_a_page_of_text_leads_to_what_is_below_it(client, site):
    page = StandardPage(title="Contact", slug="contact", locale=site.locale)
    site.add_child(instance=page)
    publish(page)
    form = make_form_page(page, title="Scrie-ne")
    html = client.get(page.url).content.decode()
    assert f'href="{form.url}">Scrie-ne</a>' in html.partition("pages-below")[2]


def test_every_page_has_one_heading_of_the_first_level(client, news):
    for url in ("/ro/", news.url, news.url + "stirea-1/"):
        assert client.get(url).content.decode().count("<h1") == 1, url
