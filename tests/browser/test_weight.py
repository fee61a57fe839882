"""What travels to a phone: gzipped bytes of styles, scripts, fonts and whole pages, against the budgets of the design."""

import gzip
import re
import urllib.error
import urllib.request
from functools import cache
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from tests.browser.places import READING, place

pytestmark = pytest.mark.browser  # measured over the wire, beside the other tests of finished pages

KB = 1000
CSS, SCRIPT, FONTS, PAGE = 12 * KB, 5 * KB, 65 * KB, 150 * KB
PHOTOGRAPHS = re.compile(r"\.(jpe?g|png|webp|avif)$|/media/")


@cache
def travels(url: str) -> tuple[int, bytes]:
    """Bytes of the body as sent to a browser that takes gzip, and the body itself."""
    with urllib.request.urlopen(
        urllib.request.Request(url, headers={"Accept-Encoding": "gzip"}), timeout=30
    ) as response:
        raw, packed = response.read(), response.headers.get("Content-Encoding") == "gzip"
    # A reverse proxy packs what the portal itself leaves unpacked; fonts and pictures are packed already.
    body = gzip.decompress(raw) if packed else raw
    text = packed or url.endswith((".woff2", ".png", ".jpg", ".webp"))
    return len(raw) if text else len(gzip.compress(raw, 6)), body


@cache
def parts(url: str) -> dict[str, list[str]]:
    """Addresses that a page loads, by kind; fonts are those that its style sheets name."""
    page = BeautifulSoup(travels(url)[1], "html.parser")
    found = {
        "css": [link["href"] for link in page.find_all("link", rel="stylesheet")],
        "script": [script["src"] for script in page.find_all("script", src=True)],
        "icon": [link["href"] for link in page.find_all("link", rel="icon")],
        "picture": [image["src"] for image in page.find_all("img", src=True) if not PHOTOGRAPHS.search(image["src"])],
        "font": [],
    }
    found = {kind: [urljoin(url, address) for address in addresses] for kind, addresses in found.items()}
    for sheet in found["css"]:
        named = re.findall(rb"url\(['\"]?([^)'\"]+\.woff2)", travels(sheet)[1])
        found["font"] += [urljoin(sheet, address.decode()) for address in named]
    return {
        kind: sorted({address for address in addresses if not address.startswith("data:")})
        for kind, addresses in found.items()
    }


def weight(addresses: list[str]) -> int:
    return sum(travels(address)[0] for address in addresses)


@pytest.fixture(params=READING)
def address(request, portal, known) -> str:
    return portal.url + place(known, request.param, "ro").path


def test_styles_scripts_and_fonts_keep_their_budgets(address):
    found = parts(address)
    assert weight(found["css"]) <= CSS
    assert weight(found["script"]) <= SCRIPT
    assert weight(found["font"]) <= FONTS


def test_whole_page_without_photographs_keeps_its_budget(address):
    found = parts(address)
    assert travels(address)[0] + sum(weight(addresses) for addresses in found.values()) <= PAGE


def test_files_that_never_change_are_kept_for_a_year(address):
    for kind in ("css", "script", "font"):
        for part in parts(address)[kind]:
            with urllib.request.urlopen(part, timeout=30) as response:
                assert (
                    "max-age=31536000" in response.headers["Cache-Control"]
                    or "immutable" in response.headers["Cache-Control"]
                )
