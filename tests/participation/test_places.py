"""A place in words and with a pin: asked, judged, kept, read, exported, published and shown. The outline is invented."""

import csv
import io
import json

import pytest
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from cms.models import CityMap
from cms.outline import read_outline
from participation.actions import answers
from participation.actions.erasure import erase
from participation.builder import build_form_class
from participation.exports import Columns
from participation.models import IdeasPage, PublicAnswer, Submission, Tombstone
from participation.readings import as_json, display_value
from participation.views import places
from tests.cms.test_city_map import SQUARE
from tests.factories import make_form_page, publish, question_block, translate
from tests.participation.sending import Visitor, soup
from tests.participation.staff import make_clerk
from tests.participation.test_ideas import queries_of

pytestmark = pytest.mark.django_db

KEY = "q_1"
ENTRY = {"key": KEY, "type": "place", "role": "", "settings": {}}
ASKED = {"outcome": "accepted", "text_ro": "Da.", "text_en": "Yes.", "public_title": "Podul", "public_text": "Un pod."}


@pytest.fixture
def city(site):
    """The site with the invented square for an outline."""
    found = CityMap(site=site.get_site(), source_ro="Pătrat inventat, CC0", source_en="Invented square, CC0")
    found.take(read_outline(json.dumps(SQUARE).encode()))
    found.save()
    return found


@pytest.fixture
def ideas_page(site):
    return publish(site.add_child(instance=IdeasPage(title="Idei", slug="idei", locale=site.locale)))


def visitor(site, **settings) -> Visitor:
    """Somebody in front of a form that asks for a place."""
    asked = [
        question_block("text", "Titlul", required=True, role="title"),
        question_block("place", "Unde?", **settings),
        question_block("consent", "De acord", role="publish_consent"),
    ]
    return Visitor(make_form_page(site, questions=asked))


def send(who: Visitor, text: str = "La pod", pin: tuple = ("20.05", "10.1")) -> Submission:
    key = who.key("Unde?")
    where = {f"{key}_{name}": value for name, value in zip(("text", "lat", "lon"), (text, *pin), strict=True)}
    assert who.send({"Titlul": "Podul", "De acord": "on"}, **where).status_code == 302
    return Submission.objects.order_by("stored_at").last()


def publish_idea(submission: Submission, clerk=None) -> PublicAnswer:
    return answers.publish_answer(submission=submission, words=ASKED, by=clerk or make_clerk(), now=timezone.now())


def form_of(text="", lat="", lon="", **settings):
    made = build_form_class([ENTRY | {"settings": settings}], {KEY: {"label": "Unde?"}})
    return made(MultiValueDict({f"{KEY}_text": [text], f"{KEY}_lat": [lat], f"{KEY}_lon": [lon]}))


def answer(*typed, **settings):
    form = form_of(*typed, **settings)
    assert form.is_valid(), form.errors
    return form.cleaned_data[KEY]


def test_a_place_is_words_a_pin_or_both(city):
    assert answer("La podul vechi") == {"text": "La podul vechi"}
    assert answer("", "20.0500049", "10.1") == {"lat": 20.05, "lon": 10.1}
    assert answer("Podul", "20.05", "10.1") == {"text": "Podul", "lat": 20.05, "lon": 10.1}
    assert answer("", "", "") is None
    assert form_of(required=True).errors[KEY]
    assert answer("", "20.05", "10.1", required=True)


@pytest.mark.parametrize(
    ("lat", "lon"),
    [("nord", "10.1"), ("20.05", ""), ("nan", "10.1"), ("1e999", "10.1"), ("21", "10.1"), ("20.05", "9.99")],
)
def test_a_pin_that_is_no_place_of_the_city_is_refused_kindly(city, lat, lon):
    form = form_of("Podul", lat, lon)
    assert "în cuvinte" in " ".join(form.errors[KEY])
    assert form[KEY].error_links[0]["id"] == f"id_{KEY}_text"


def test_without_an_outline_coordinates_say_nothing(site):
    assert answer("Podul", "20.05", "10.1") == {"text": "Podul"}


def test_a_place_reads_alike_in_both_languages(city):
    stored = as_json(answer("Podul", "20.05", "10.1"))
    assert json.loads(json.dumps(stored)) == {"text": "Podul", "lat": 20.05, "lon": 10.1}
    assert display_value(ENTRY, {}, stored) == "Podul (20.05000, 10.10000)"
    assert display_value(ENTRY, {}, {"lat": 20.05, "lon": 10.1}) == "20.05000, 10.10000"
    assert display_value(ENTRY, {}, {"text": "Podul"}) == "Podul"


def test_the_page_asks_in_words_and_brings_the_map_only_with_an_outline(site, client):
    page = visitor(site).page
    plain = soup(client.get(page.url))
    assert plain.find("input", {"name": lambda name: name and name.endswith("_text")})["type"] == "text"
    assert "leaflet" not in str(plain) and not plain.select("[data-map]")


def test_with_an_outline_the_map_waits_for_its_script_and_names_its_source(site, city, client):
    html = soup(client.get(visitor(site, privacy="public").page.url))
    box = html.select_one("[data-map=put]")
    assert box.has_attr("hidden") and box["data-outline"] == f"/city-outline/{city.version}.json"
    assert "Pătrat inventat, CC0" in box.text and "harta publică" in box.text
    assert [field["type"] for field in html.select("[name$=_lat], [name$=_lon]")] == ["hidden", "hidden"]
    assert "harta publică" not in client.get(visitor(site).page.url).content.decode()


def test_a_pin_comes_back_after_a_mistake(site, city):
    who = visitor(site)
    key = who.key("Unde?")
    response = who.post({"token": who.token(), f"{key}_lat": "20.05", f"{key}_lon": "10.1"})
    assert soup(response).find("input", {"name": f"{key}_lat"})["value"] == "20.05"


def test_an_export_gives_words_latitude_and_longitude_their_own_columns(site, city, admin_user):
    who = visitor(site)
    sent = send(who)
    columns = Columns([who.form], admin_user)
    place = [heading for heading in columns.headings() if "Unde?" in heading]
    row = dict(zip(columns.headings(), columns.values(sent, {}), strict=True))
    assert len(place) == 3 and [row[heading] for heading in place] == ["La pod", "20.05", "10.1"]


@pytest.mark.parametrize(("asked", "place"), [({"privacy": "public"}, "20.05000,10.10000"), ({}, "")])
def test_only_a_public_place_is_published(site, city, asked, place):
    assert publish_idea(send(visitor(site, **asked))).place == place


def test_an_erased_author_takes_the_place_along(site, city):
    sent = send(visitor(site, privacy="public"))
    found = publish_idea(sent)
    erase(submission=sent, why=Tombstone.Why.REQUEST, by=None, now=timezone.now())
    found.refresh_from_db()
    sent.refresh_from_db()
    assert found.place == "" and "20.05" not in json.dumps(sent.answers)


def test_when_the_term_ends_the_published_place_stays_even_when_the_answer_is_corrected(site, city):
    sent, clerk = send(visitor(site, privacy="public")), make_clerk()
    found = publish_idea(sent, clerk)
    erase(submission=sent, why=Tombstone.Why.RETENTION, by=None, now=timezone.now())
    sent.refresh_from_db()
    answers.write(found, ASKED | {"text_ro": "Da, în mai."}, by=clerk, now=timezone.now())
    found.refresh_from_db()
    assert found.place == "20.05000,10.10000"


def test_the_list_comes_first_and_the_map_when_it_is_asked_for(site, city, ideas_page, client):
    found = publish_idea(send(visitor(site, privacy="public")))
    html = soup(client.get(ideas_page.url))
    link = html.select_one("main a[href*='map=1']")
    assert "leaflet" not in str(html) and "1 idee" in link.text
    shown = soup(client.get(link["href"])).main
    pins = json.loads(shown.find(id="idea-pins").string)
    assert pins == [
        {
            "at": "20.05000,10.10000",
            "title": "Podul",
            "url": f"{ideas_page.url}{found.pk}/",
            "lang": "",
            "about": "Preluată",
        }
    ]
    assert str(shown).index('class="card') < str(shown).index("data-map")


def test_the_map_follows_the_filters_and_keeps_them(site, city, ideas_page, client):
    publish_idea(send(visitor(site, privacy="public")))
    link = soup(client.get(f"{ideas_page.url}?q=podul")).select_one("main a[href*='map=1']")
    assert "q=podul" in link["href"]
    assert not soup(client.get(f"{ideas_page.url}?q=altceva")).select("main a[href*='map=1']")
    assert not soup(client.get(f"{ideas_page.url}?q=altceva&map=1")).select("[data-map]")


def test_without_an_outline_there_is_neither_map_nor_link(site, city, ideas_page, client):
    publish_idea(send(visitor(site, privacy="public")))
    CityMap.objects.update(version="", outline=None)
    for url in (ideas_page.url, f"{ideas_page.url}?map=1"):
        html = client.get(url).content.decode()
        assert "map=1#map" not in html and "data-map" not in html and "idea-pins" not in html


def test_a_place_that_is_not_public_is_on_no_map(site, city, ideas_page, client):
    publish_idea(send(visitor(site)))
    assert "map=1#map" not in client.get(ideas_page.url).content.decode()


def test_a_map_of_many_ideas_says_that_it_is_cut_and_costs_no_more_queries(site, city, ideas_page, client, monkeypatch):
    monkeypatch.setattr(places, "MOST_PINS", 2)
    who, clerk = visitor(site, privacy="public"), make_clerk()
    url = f"{ideas_page.url}?map=1"
    publish_idea(send(who), clerk)
    queries_of(who, url)  # what a process keeps is kept now
    few = queries_of(who, url)
    for number in range(3):
        publish_idea(send(who, text=f"La pod {number}", pin=("20.05", f"10.1{number}")), clerk)
    assert queries_of(who, url) == few <= 16
    shown = soup(client.get(url)).main
    assert len(json.loads(shown.find(id="idea-pins").string)) == 2
    assert "cele mai noi 2" in shown.select_one("#map p").text and "din 4" in shown.select_one("#map p").text


def test_open_data_gives_the_coordinates_of_public_places_alone(site, city, ideas_page, client):
    publish_idea(send(visitor(site, privacy="public")))
    publish_idea(send(visitor(site)))
    text = b"".join(client.get(f"{ideas_page.url}data/csv/").streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert sorted((row["latitude"], row["longitude"]) for row in rows) == [("", ""), ("20.05", "10.1")]
    given = json.loads(b"".join(client.get(f"{ideas_page.url}data/json/").streaming_content))
    assert {row["latitude"] for row in given["ideas"]} == {"", 20.05}
    assert "Grade nord" in client.get(f"{ideas_page.url}data/").content.decode()


def test_a_case_shows_the_pin_on_a_small_map(site, city, client):
    sent = send(visitor(site))
    client.force_login(make_clerk())
    html = soup(client.get(f"/admin/inbox/{sent.pk}/"))
    assert html.select_one("[data-map=pin]")["data-at"] == "20.05000,10.10000"
    assert "La pod (20.05000, 10.10000)" in html.text


@pytest.mark.parametrize("asked", [{"privacy": "public"}, {}])
def test_who_answers_reads_that_the_pin_is_published_too(site, city, client, asked):
    sent = send(visitor(site, **asked))
    client.force_login(make_clerk())
    html = soup(client.get(f"/admin/inbox/{sent.pk}/"))
    assert bool(html.select_one("#public-section .public-pin")) == bool(asked)


def test_the_english_form_asks_in_english(site, city, client):
    who = visitor(site)
    words = {"Trimite o idee": "Send an idea", "Titlul": "Title", "Unde?": "Where?", "De acord": "I agree"}
    page = translate(who.page, words=words | {"<p>De acord</p>": "<p>I agree</p>"})
    html = client.get(page.url).content.decode()
    assert "Invented square, CC0" in html and "Put a pin on the map" in html
