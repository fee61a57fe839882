"""What a page loads, and what that weighs on its way to a phone: its styles, scripts, fonts, icons and drawings."""

import gzip
import re
import urllib.request
from collections.abc import Callable
from functools import cache
from urllib.parse import urljoin

from bs4 import BeautifulSoup

KB = 1000
CSS, SCRIPT, FONTS, PAGE = 12 * KB, 5 * KB, 65 * KB, 150 * KB
PHOTOGRAPHS = re.compile(r"\.(jpe?g|png|webp|avif)$|/media/")
PACKED = (".woff2", ".png", ".jpg", ".webp")  # in themselves
Fetch = Callable[[str], tuple[int, bytes]]


def packed_size(url: str, body: bytes) -> int:
    """As a reverse proxy sends it, which packs what the portal itself leaves unpacked."""
    return len(body) if url.endswith(PACKED) else len(gzip.compress(body, 6))


@cache
def over_the_wire(url: str) -> tuple[int, bytes]:
    """Bytes of the body as sent to a browser that takes gzip, and the body itself."""
    with urllib.request.urlopen(
        urllib.request.Request(url, headers={"Accept-Encoding": "gzip"}), timeout=30
    ) as response:
        raw, is_packed = response.read(), response.headers.get("Content-Encoding") == "gzip"
    body = gzip.decompress(raw) if is_packed else raw
    return len(raw) if is_packed else packed_size(url, raw), body


def parts(url: str, fetch: Fetch = over_the_wire) -> dict[str, list[str]]:
    """Addresses that a page loads, by kind; fonts are those that its style sheets name."""
    page = BeautifulSoup(fetch(url)[1], "html.parser")
    found = {
        "css": [link["href"] for link in page.find_all("link", rel="stylesheet")],
        "script": [script["src"] for script in page.find_all("script", src=True)],
        "icon": [link["href"] for link in page.find_all("link", rel="icon")],
        "picture": [image["src"] for image in page.find_all("img", src=True) if not PHOTOGRAPHS.search(image["src"])],
        "font": [],
    }
    found = {kind: [urljoin(url, address) for address in addresses] for kind, addresses in found.items()}
    for sheet in found["css"]:
        named = re.findall(rb"url\(['\"]?([^)'\"]+\.woff2)", fetch(sheet)[1])
        found["font"] += [urljoin(sheet, address.decode()) for address in named]
    return {
        kind: sorted({address for address in addresses if not address.startswith("data:")})
        for kind, addresses in found.items()
    }


def weight(addresses: list[str], fetch: Fetch = over_the_wire) -> int:
    return sum(fetch(address)[0] for address in addresses)


def whole_page(url: str, fetch: Fetch = over_the_wire) -> int:
    """The page with everything that it loads."""
    return fetch(url)[0] + sum(weight(addresses, fetch) for addresses in parts(url, fetch).values())
