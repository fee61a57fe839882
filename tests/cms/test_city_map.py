"""The outline of the city: what a file must be, what becomes of it, who may read it, and whose tiles are fetched."""

import gzip
import json
import math
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override

from accounts.models import User
from cms.models import CityMap
from cms.outline import BadOutline, drawn, is_within, number_of_points, read_outline, simplified
from portal.settings.environment import tile_host

# A square in the middle of nowhere: no city has this outline.
SQUARE = {"type": "Polygon", "coordinates": [[[10, 20], [10.2, 20], [10.2, 20.1], [10, 20.1], [10, 20]]]}
STATIC = Path(__file__).parents[2] / "portal" / "static" / "portal"
TILES = "https://tiles.example.org/{z}/{x}/{y}.png"


def raw(found) -> bytes:
    return json.dumps(found).encode()


def feature(geometry) -> dict:
    return {"type": "Feature", "properties": {}, "geometry": geometry}


def ring(*points) -> dict:
    return {"type": "Polygon", "coordinates": [list(map(list, points))]}


@pytest.mark.parametrize(
    "found",
    [
        SQUARE,
        feature(SQUARE),
        {"type": "FeatureCollection", "features": [feature(SQUARE)]},
        {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"]]},
        ring((10, 20, 341.5), (10.2, 20, 0), (10.2, 20.1, 0), (10, 20.1, 0), (10, 20, 341.5)),
        ring((10, 20), (10, 20), (10.2, 20), (10.2, 20.1), (10, 20.1), (10.0000001, 20)),
    ],
)
def test_areas_are_read_whatever_they_are_wrapped_in(found):
    outline = read_outline(b"\xef\xbb\xbf" + raw(found))
    assert outline["type"] == "MultiPolygon" and outline["bbox"] == [10, 20, 10.2, 20.1]
    assert number_of_points(outline) == 5


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"PK\x03\x04", "JSON"),
        (b"\xff\xfe", "JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[]", "Polygon"),
        (raw({"type": "Point", "coordinates": [10, 20]}), "Polygon"),
        (raw({"type": "FeatureCollection", "features": []}), "Polygon"),
        (raw(feature(None)), "Polygon"),
        (raw({"type": "MultiPolygon", "coordinates": 5}), "Polygon"),
        (raw(ring((10, 20), (10.2, 20), (10.2, 20.1), (10, 20.1))), "closed"),
        (raw(ring((10, 20), (10.2, 20), (10, 20))), "closed"),
        (raw(ring((10, 20), (10.2, 20), (10.2, 20), (10, 20))), "three"),
        (raw(ring((393000, 586000), (393100, 586000), (393100, 586100), (393000, 586000))), "Stereo 70"),
        (raw(ring(("a", 20), (10.2, 20), (10.2, 20.1), ("a", 20))), "WGS84"),
        (raw(ring((True, 20), (10.2, 20), (10.2, 20.1), (True, 20))), "WGS84"),
        (b'{"type":"Polygon","coordinates":[[[1%s,20],[1,2],[3,4],[1,20]]]}' % (b"0" * 400), "WGS84"),
        (raw({"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"]] * 2_000}), "more than 3000 points"),
        (b'{"type":"Polygon","coordinates":[[[NaN,20],[1,2],[3,4],[NaN,20]]]}', "WGS84"),
        (raw(ring((10, 20), (15, 20), (15, 25), (10, 20))), "larger than a city"),
        (b" " * (5 * 1024 * 1024 + 1), "MB"),
    ],
)
def test_what_is_no_outline_is_refused_with_its_reason(content, word):
    with override("en"), pytest.raises(BadOutline, match=word):
        read_outline(content)


def test_a_long_outline_becomes_light_and_keeps_its_shape():
    turns = [index / 20_000 * 2 * math.pi for index in range(20_000)]
    points = [(10 + 0.1 * math.cos(turn), 20 + 0.1 * math.sin(turn)) for turn in turns]
    outline = read_outline(raw(ring(*points, points[0])))
    assert 1_000 < number_of_points(outline) <= 1_500 and len(raw(outline)) < 40_000
    for west_east, south_north in outline["coordinates"][0][0]:
        assert abs(math.hypot(west_east - 10, south_north - 20) - 0.1) < 0.0001
    assert outline["coordinates"][0][0][0] == outline["coordinates"][0][0][-1]


def test_what_is_left_out_is_the_flattest():
    corner = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0)]
    assert simplified(corner, 5) == [corner[0], *corner[2:]]


def test_north_is_above_in_the_picture_for_the_editor():
    assert drawn(read_outline(raw(SQUARE)))["path"].startswith("M0.00,100.00L")


def test_bounds_hold_their_edges():
    assert is_within((10, 20, 10.2, 20.1), 10, 20.1)
    assert not is_within((10, 20, 10.2, 20.1), 9.99999, 20.05)


@pytest.fixture
def editor(client, site):
    client.force_login(User.objects.create_superuser("sefa@example.org", "parola-lunga-de-proba"))
    client.address = reverse("wagtailsettings:edit", args=["cms", "citymap", site.get_site().pk])
    return client


def upload(editor, content=SQUARE, **words):
    file = SimpleUploadedFile("contur.geojson", raw(content), content_type="application/geo+json")
    about = {"source_ro": "Pătrat inventat, CC0", "source_en": "Invented square, CC0"} | words
    return editor.post(editor.address, about | ({"file": file} if content else {}))


@pytest.mark.django_db
def test_an_editor_uploads_an_outline_sees_it_and_removes_it(editor):
    assert upload(editor).status_code == 302
    found = CityMap.objects.get()
    assert found.bounds == [10, 20, 10.2, 20.1] and len(found.version) == 12 and found.since
    assert b"<path d=" in editor.get(editor.address).content
    assert upload(editor, None, source_ro="Altă sursă").status_code == 302  # words alone leave the outline
    found.refresh_from_db()
    assert found.version and found.source_ro == "Altă sursă"
    assert upload(editor, None, remove="on", source_ro="", source_en="").status_code == 302
    found.refresh_from_db()
    assert found.version == "" and found.outline is None


@pytest.mark.django_db
def test_an_outline_without_its_source_in_both_languages_is_refused(editor):
    response = upload(editor, source_en="")
    assert response.status_code == 200 and "sub ce licență" in response.content.decode()
    assert not CityMap.objects.exclude(version="").exists()


@pytest.mark.django_db
def test_a_wrong_file_is_refused_in_words(editor):
    response = upload(editor, {"type": "Point", "coordinates": [1, 2]})
    assert "numai suprafețe" in response.content.decode()
    assert not CityMap.objects.exclude(version="").exists()


@pytest.mark.django_db
def test_the_outline_in_use_is_public_and_may_be_kept_and_no_other_is(editor, client):
    upload(editor)
    version = CityMap.objects.get().version
    client.logout()
    response = client.get(f"/city-outline/{version}.json")
    assert response.json()["bbox"] == [10, 20, 10.2, 20.1]
    assert "immutable" in response["Cache-Control"] and not response.cookies
    for other in ("abc", "0" * 12):
        assert client.get(f"/city-outline/{other}.json").status_code == 404


def test_tiles_come_from_the_one_host_that_was_named():
    assert tile_host(TILES, "© Hărți") == "https://tiles.example.org"
    assert tile_host("https://t.example.org:8443/a/{z}/{y}/{x}?k=1", "©") == "https://t.example.org:8443"


@pytest.mark.parametrize(
    ("url", "thanks"),
    [
        (TILES, " "),
        ("https://tiles.example.org/{z}/{x}.png", "©"),
        ("https://{s}.tiles.example.org/{z}/{x}/{y}.png", "©"),
        ("//tiles.example.org/{z}/{x}/{y}.png", "©"),
        ("javascript:{z}{x}{y}", "©"),
        ("https://a.example; script-src *{z}/{x}/{y}", "©"),
    ],
)
def test_tiles_that_cannot_be_named_or_thanked_for_stop_the_start(url, thanks):
    with pytest.raises(ImproperlyConfigured, match="MAP_TILES"):
        tile_host(url, thanks)


def test_without_a_tile_server_pages_may_fetch_pictures_from_here_alone(settings):
    assert settings.MAP_TILES_URL == ""
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"] == ["'self'", "data:"]


def test_with_a_tile_server_pages_and_the_staff_area_may_fetch_pictures_from_it_and_no_more():
    code = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from portal.middleware import WAGTAIL_ADMIN_CSP\n"
        "print(settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src'][1:], WAGTAIL_ADMIN_CSP['img-src'][1:])"
    )
    about = {
        "MAP_TILES_URL": TILES,
        "MAP_TILES_ATTRIBUTION": "© Hărți",
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
    }
    found = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | about, capture_output=True, text=True, check=True
    )
    host = "https://tiles.example.org"
    assert found.stdout.strip().endswith(f"['data:', '{host}'] ['data:', 'blob:', '{host}']")


VENDOR = STATIC / "vendor" / "leaflet"


def test_a_map_weighs_what_was_agreed_for_pages_with_one():
    """The only script beyond the budget of pages, and only where there is a map."""
    files = (VENDOR / "leaflet.js", VENDOR / "leaflet.css", STATIC / "js" / "map.js", STATIC / "css" / "map.css")
    weights = {file.name: len(gzip.compress(file.read_bytes())) for file in files}
    assert weights["map.js"] <= 3_500 and weights["map.css"] <= 1_500
    assert sum(weights.values()) <= 52_000


def test_the_vendored_files_are_those_that_their_note_names():
    note = (VENDOR / "README.md").read_text()
    told = dict(re.findall(r"^\| `(\S+)` \| `([0-9a-f]{64})` \|$", note, re.MULTILINE))
    kept = {str(file.relative_to(VENDOR)) for file in VENDOR.rglob("*") if file.is_file()} - {"README.md", "LICENSE"}
    assert set(told) == kept
    assert {name: sha256((VENDOR / name).read_bytes()).hexdigest() for name in told} == told


def test_styles_of_a_map_name_only_pictures_beside_them():
    found = re.findall(
        r"url\(([^)]*)\)", (VENDOR / "leaflet.css").read_text() + (STATIC / "css" / "map.css").read_text()
    )
    assert set(found) == {"images/layers.png", "images/layers-2x.png", "images/marker-icon.png", "#default#VML"}
