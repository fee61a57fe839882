"""Every page: few queries on the way, no cookie, canonical, translations, structured data, aliases, redirects."""

import datetime as dt
import json
import re

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Locale, PageViewRestriction

from home.models import NewsIndexPage, NewsPage, StandardPage
from tests.factories import make_debate, publish, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def about(site):
    page = StandardPage(title="Despre noi", slug="despre", summary="Cine suntem & ce <facem>.", locale=site.locale)
    site.add_child(instance=page)
    return publish(page)


def html_of(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def links(html: str, rel: str) -> dict[str, str]:
    found = re.findall(rf'<link rel="{rel}"(?: hreflang="([^"]+)")? href="([^"]+)">', html)
    return dict(found)


def data_of(html: str) -> list[dict]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(text)["@graph"]


def test_a_page_names_itself_and_its_translation(client, about):
    english = translate(
        about, words={"Despre noi": "About us", "despre": "about", "Cine suntem & ce <facem>.": "Who we are."}
    )
    html = html_of(client, about.url)
    assert links(html, "canonical") == {"": "http://testserver/ro/despre/"}
    pair = {
        "ro": "http://testserver/ro/despre/",
        "en": "http://testserver/en/about/",
        "x-default": "http://testserver/ro/despre/",
    }
    assert links(html, "alternate") == pair
    assert links(html_of(client, english.url), "alternate") == pair
    assert "<title>About us – CIIC Cluj-Napoca</title>" in html_of(client, english.url)
    assert '<meta name="description" content="Cine suntem &amp; ce &lt;facem&gt;.">' in html


def test_without_translation_there_is_no_pair_and_the_switch_says_so(client, about):
    html = html_of(client, about.url)
    assert links(html, "alternate") == {}
    switch = html.partition('class="languages"')[2].partition("</nav>")[0]
    assert 'href="/en/"' in switch and "nu este încă tradusă" in switch


def test_readers_get_no_cookie_and_one_copy_for_all(client, about):
    for url in ("/ro/", "/en/", about.url, "/ro/calendar.ics", "/sitemap.xml", "/robots.txt"):
        response = client.get(url)
        assert not response.cookies, url
        assert "Cookie" not in response.headers.get("Vary", ""), url


def test_structured_data_cannot_close_its_script(client, about):
    about.title = "</script><script>alert(1)</script> & «fraged»"
    publish(about)
    html = html_of(client, about.url)
    assert "<script>alert" not in html
    assert data_of(html)[-1]["itemListElement"][-1]["name"] == "</script><script>alert(1)</script> & «fraged»"


def test_home_says_who_we_are(client, site):
    types = [node["@type"] for node in data_of(html_of(client, "/ro/"))]
    assert types == ["GovernmentOrganization", "WebSite"]


def test_news_are_articles(client, site):
    index = NewsIndexPage(title="Noutăți", slug="noutati", locale=site.locale)
    site.add_child(instance=index)
    news = NewsPage(title="Vot", slug="vot", date=dt.date(2026, 3, 3), locale=site.locale)
    index.add_child(instance=news)
    article = data_of(html_of(client, publish(news).url))[0]
    assert (article["@type"], article["datePublished"], article["headline"]) == ("NewsArticle", "2026-03-03", "Vot")


def test_an_alias_speaks_its_own_language_and_points_to_the_original(client, about):
    alias = about.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    html = html_of(client, alias.url)
    assert '<html lang="ro">' in html
    assert links(html, "canonical") == {"": "http://testserver/ro/despre/"}
    assert links(html, "alternate") == {}
    assert "has not been translated into English yet" in html
    assert '<header class="site-header" lang="en">' in html
    switch = html.partition('class="languages"')[2].partition("</nav>")[0]
    assert 'href="http://testserver/ro/despre/"' in switch and "English" not in switch
    assert alias.url not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("language", ["ro", "en"])
def test_an_old_address_leads_to_the_new_one(client, about, language, django_capture_on_commit_callbacks):
    page = about if language == "ro" else translate(about, words={"Despre noi": "About us", "despre": "about"})
    old = page.url
    user = get_user_model().objects.create_superuser(email="editor@example.org", password="x")
    with django_capture_on_commit_callbacks(execute=True):
        page.slug = "nou-" + language
        publish(page, user=user)
    response = client.get(old)
    assert (response.status_code, response.headers["Location"]) == (301, f"/{language}/nou-{language}/")


def test_private_pages_ask_who_you_are_and_are_in_no_list(client, about):
    debate = make_debate(about.get_parent().specific, title="Ascunsă", date=dt.date(2030, 1, 1))
    for page in (about, debate.get_parent()):
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    for url in (about.url, debate.url):
        response = client.get(url)
        assert (response.status_code, response.headers["Location"].startswith("/cont/login/")) == (302, True)
    assert "Ascunsă" not in html_of(client, "/ro/")
    for url in ("/ro/calendar.ics", "/sitemap.xml"):
        text = client.get(url).content.decode()
        assert debate.slug not in text and about.slug not in text


def test_drafts_and_unknown_addresses_are_not_found(client, about):
    about.unpublish()
    assert client.get(about.url).status_code == 404
    assert client.get("/ro/nu-exista/").status_code == 404
    assert client.get("/ro/despre/mai-jos/").status_code == 404


def test_a_page_below_a_draft_is_still_found(client, about):
    child = StandardPage(title="Echipa", slug="echipa", locale=about.locale)
    about.add_child(instance=child)
    publish(child)
    about.unpublish()
    assert client.get("/ro/despre/echipa/").status_code == 200


def test_sitemap_gives_each_page_with_its_translations(client, about):
    translate(about, words={"Despre noi": "About us", "despre": "about"})
    text = client.get("/sitemap.xml").content.decode()
    assert text.count("<loc>http://testserver/en/about/</loc>") == 1
    assert text.count('hreflang="en" href="http://testserver/en/about/"') == 2


def test_robots_may_read_all_but_staff_pages_and_search(client, site):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text and "Disallow: /ro/cautare/" in text and "Disallow: /en/search/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_links_inside_texts_lead_to_the_readers_language(client, about, django_assert_max_num_queries):
    english_about = translate(about, words={"Despre noi": "About us", "despre": "about"})
    link = f'<p><a linktype="page" id="{about.pk}">despre</a></p>'
    page = StandardPage(
        title="Ajutor", slug="ajutor", locale=about.locale, body=json.dumps([{"type": "paragraph", "value": link}] * 5)
    )
    about.get_parent().specific.add_child(instance=page)
    english = translate(publish(page), words=None)
    assert html_of(client, page.url).count(f'href="{about.url}"') == 5
    with django_assert_max_num_queries(12):
        assert html_of(client, english.url).count(f'href="{english_about.url}"') == 5


def test_links_to_other_sites_are_marked(client, about):
    about.body = json.dumps(
        [{"type": "paragraph", "value": '<p><a href="https://example.org/?a=1&amp;b=2">afară</a></p>'}]
    )
    html = html_of(client, publish(about).url)
    assert '<a href="https://example.org/?a=1&amp;b=2" rel="external">afară</a>' in html
