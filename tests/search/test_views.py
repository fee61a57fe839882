"""The search page as readers and crawlers get it."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_debate

from .factories import make_page
from .test_queries import DAY, HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client, ro):
    def get(text=None, path="/ro/cautare/", **parameters):
        response = client.get(path, parameters | ({} if text is None else {"q": text}))
        assert response.status_code == 200
        return BeautifulSoup(response.content, "html.parser")

    return get


def test_the_page_has_its_own_address_in_each_language(client, ro):
    assert client.get("/ro/cautare/").status_code == 200
    assert client.get("/en/search/").status_code == 200


def test_results_show_title_kind_excerpt_and_place(ask, ro):
    make_debate(ro, title="Malul Someșului", summary="Ce facem cu malul râului", date=DAY)
    soup = ask("rau")
    card = soup.select_one("main ol article")
    assert card.h2.a.text == "Malul Someșului"
    assert card.h2.a["href"].startswith("/ro/dezbateri/")
    assert card.mark.text == "râului"
    assert "Dezbateri" in card.text and "2026" in card.text


def test_the_title_says_what_was_asked_and_nobody_indexes_it(client, ro):
    response = client.get("/ro/cautare/", {"q": "strazi"})
    soup = BeautifulSoup(response.content, "html.parser")
    assert "strazi" in soup.title.text
    assert len(soup.find_all("h1")) == 1
    assert soup.find("meta", {"name": "robots"})["content"] == "noindex"
    assert response["X-Robots-Tag"] == "noindex"


def test_a_reader_gets_no_cookie(client, ro):
    response = client.get("/ro/cautare/", {"q": "strazi"})
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_only_reading_is_allowed(client, ro):
    assert client.post("/ro/cautare/", {"q": "x"}).status_code == 405
    assert client.head("/ro/cautare/").status_code == 200


def test_words_of_pages_and_readers_are_escaped(ask, ro):
    make_page(ro, "<script>alert(1)</script> pod", "<script>alert(2)</script> pod <img src=x>")
    soup = ask("pod <script>alert(3)</script>")
    assert not [script for script in soup.find_all("script") if "alert" in script.text]
    soup = ask("pod")
    assert not [script for script in soup.find_all("script") if "alert" in script.text]
    assert not soup.select("main ol img")
    assert soup.select_one("main ol article h2").text.strip() == "<script>alert(1)</script> pod"


def test_the_box_keeps_the_question(ask, ro):
    assert ask('„parc" & <b>').select_one("#search-text")["value"] == '„parc" & <b>'


def test_kinds_are_links_that_keep_the_question(ask, ro):
    make_page(ro, "Lac & pod")
    make_debate(ro, title="Lac & mal", date=DAY)
    links = ask("lac &").select("main nav a[href*=kind]")
    assert sorted(link["href"] for link in links) == ["?q=lac+%26&kind=debatepage", "?q=lac+%26&kind=standardpage"]
    chosen = ask("lac &", kind="debatepage")
    assert chosen.select_one("main nav a[aria-current]")["href"].endswith("kind=debatepage")
    assert len(chosen.select("main ol article")) == 1


def test_paging_keeps_question_and_kind(ask, ro):
    for number in range(21):
        make_page(ro, f"Deal {number}")
    soup = ask("deal", kind="standardpage")
    assert len(soup.select("main ol article")) == 20
    assert soup.select_one("a[rel=next]")["href"] == "?q=deal&kind=standardpage&page=2"
    assert len(ask("deal", page="2").select("main ol article")) == 1


def test_when_nothing_is_found_there_is_a_way_on(ask, ro):
    from wagtail.models import Site

    from cms.models import SiteSettings

    settings, _ = SiteSettings.objects.get_or_create(site=Site.objects.get())
    settings.email = "imaginatie@example.org"
    settings.save()
    make_page(ro, "Cartierul Mănăștur")
    soup = ask("mnastur")
    assert soup.select_one("main a[href^='mailto:imaginatie@example.org']")
    assert "Cartierul Mănăștur" in soup.select_one("main").text


def test_the_language_switch_keeps_the_question(ask, ro):
    soup = ask("parc")
    assert [link["href"] for link in soup.select("a[hreflang=en], a[lang=en]")] == [
        "http://testserver/en/search/?q=parc"
    ]


def test_nothing_asked_is_no_failure(ask, ro):
    for text in (None, "", "   ", "***"):
        assert ask(text).select_one("#search-text") is not None


@pytest.mark.parametrize("parameter", ["q", "kind", "page"])
def test_no_parameter_breaks_the_page(client, ro, parameter):
    make_page(ro, "Parc")
    for text in HOSTILE:
        response = client.get("/ro/cautare/", {"q": "parc"} | {parameter: text.encode("utf-8", "surrogatepass")})
        assert response.status_code == 200, text


@pytest.mark.parametrize(
    "query", ["q=%ED%A0%80", "q=%FF%FE", "q=%00", "q[]=a", "q=a&q=b", "&&&=", "q=%", "page=%00&q=a"]
)
def test_no_raw_address_breaks_the_page(client, ro, query):
    assert client.get(f"/ro/cautare/?{query}").status_code == 200


def test_the_number_of_queries_is_constant_and_small(client, ro):
    def count():
        with CaptureQueriesContext(connection) as made:
            client.get("/ro/cautare/", {"q": "gradina"})
        return len(made)

    make_page(ro, "Grădina 0")
    make_debate(ro, title="Grădina zero", date=DAY)
    count()
    few = count()
    for number in range(1, 9):
        make_page(ro, f"Grădina {number}")
        make_debate(ro, title=f"Grădina {number}", date=DAY)
    assert count() == few <= 16
