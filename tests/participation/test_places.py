"""A place in words and with a pin: asked, judged, kept, read, exported, published and shown. The outline is invented."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict
from wagtail.models import Site

from cms.models import CityMap
from cms.outline import read_outline
from participation.builder import build_form_class
from participation.readings import as_json, display_value

pytestmark = pytest.mark.django_db

KEY = "q_1"
# A square in the middle of nowhere: no city has this outline.
SQUARE = {"type": "Polygon", "coordinates": [[[10, 20], [10.2, 20], [10.2, 20.1], [10, 20.1], [10, 20]]]}
ENTRY = {"key": KEY, "type": "place", "role": "", "settings": {}}


@pytest.fixture
def city(site):
    """The site with the invented square for an outline."""
    found = CityMap.for_site(Site.objects.get())
    found.take(read_outline(json.dumps(SQUARE).encode()))
    found.source_ro, found.source_en = "Pătrat inventat, CC0", "Invented square, CC0"
    found.save()
    return found


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


@pytest.mark.parametrize(
    ("lat", "lon"),
    [("nord", "10.1"), ("20.05", ""), ("nan", "10.1"), ("1e999", "10.1"), ("21", "10.1"), ("20.05", "9.99")],
)
def test_a_pin_that_is_no_place_of_the_city_is_refused_kindly(city, lat, lon):
    form = form_of("Podul", lat, lon)
    assert "cuvinte" in " ".join(form.errors[KEY])
    assert form[KEY].error_links[0]["id"] == f"id_{KEY}_text"


def test_without_an_outline_coordinates_say_nothing(site):
    assert answer("Podul", "20.05", "10.1") == {"text": "Podul"}


def test_a_place_reads_alike_in_both_languages(city):
    stored = as_json(answer("Podul", "20.05", "10.1"))
    assert json.loads(json.dumps(stored)) == {"text": "Podul", "lat": 20.05, "lon": 10.1}
    assert display_value(ENTRY, {}, stored) == "Podul (20.05000, 10.10000)"
    assert display_value(ENTRY, {}, {"lat": 20.05, "lon": 10.1}) == "20.05000, 10.10000"
    assert display_value(ENTRY, {}, {"text": "Podul"}) == "Podul"
