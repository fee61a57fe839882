"""Every address of the demonstration site, in both languages, seen as an anonymous reader."""

import re
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

import pytest
from bs4 import BeautifulSoup

from tests.live import running_portal

STARTS = ("/", "/ro/", "/en/", "/sitemap.xml", "/robots.txt")
STAFF = ("/admin/", "/cont/", "/demo/")


@dataclass
class Seen:
    """One answer: where it was linked from, its status, headers and text."""

    url: str
    source: str
    status: int
    headers: object
    text: str
    kind: str = ""
    size: int = 0
    links: list[str] = field(default_factory=list)

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.text, "html.parser")


class KeepRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


OPENER = urllib.request.build_opener(KeepRedirect)


def fetch(url: str, source: str) -> Seen:
    try:
        response = OPENER.open(urllib.request.Request(url, headers={"Accept-Language": "ro"}), timeout=30)
    except urllib.error.HTTPError as error:
        response = error
    kind = response.headers.get_content_type()
    raw = response.read()
    return Seen(
        url,
        source,
        response.status,
        response.headers,
        raw.decode("utf-8", "replace") if "text" in kind or "xml" in kind else "",
        kind,
        len(raw),
    )


def addresses_in(seen: Seen) -> list[str]:
    """Every address that an answer names: links, forms, style sheets, scripts, pictures, feeds, redirects."""
    if seen.status in (301, 302):
        return [seen.headers["Location"]]
    if "xml" in seen.kind and "html" not in seen.kind:
        return [
            unescape(found)
            for found in re.findall(r"<loc>([^<]+)</loc>|<link>([^<]+)</link>", seen.text)
            for found in found
            if found
        ]
    if seen.kind != "text/html":
        return []
    soup = seen.soup
    found = [tag[name] for name in ("href", "src") for tag in soup.find_all(attrs={name: True})]
    found += [tag["content"] for tag in soup.find_all("meta", property="og:image")]
    for tag in soup.find_all(attrs={"srcset": True}):
        found += [part.split()[0] for part in tag["srcset"].split(",")]
    return found


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with running_portal(tmp_path_factory.mktemp("crawl")) as running:
        yield running


@pytest.fixture(scope="module")
def site(portal) -> dict[str, Seen]:
    """Every address of this host that can be reached without signing in."""
    seen: dict[str, Seen] = {}
    queue = [(portal.url + path, "start") for path in STARTS]
    while queue:
        url, source = queue.pop(0)
        url = urllib.parse.urldefrag(url).url
        path = urllib.parse.urlsplit(url).path
        if url in seen or not url.startswith(portal.url) or path.startswith(STAFF):
            continue
        found = seen[url] = fetch(url, source)
        found.links = [urllib.parse.urljoin(url, link) for link in addresses_in(found)]
        queue += [(link, url) for link in found.links if link.startswith(("http:", "https:"))]
        assert len(seen) < 3000, "the crawl does not end"
    return seen


@pytest.fixture(scope="module")
def pages(site) -> list[Seen]:
    return [seen for seen in site.values() if seen.kind == "text/html" and seen.status == 200]


def test_no_link_of_the_site_is_broken(site):
    broken = [(seen.url, seen.status, seen.source) for seen in site.values() if seen.status not in (200, 301, 302)]
    assert broken == []


def test_the_whole_demonstration_was_reached_in_both_languages(pages, portal):
    count = Counter(urllib.parse.urlsplit(seen.url).path.split("/")[1] for seen in pages)
    assert count["ro"] > 45 and count["en"] > 45, count


def test_every_page_has_one_heading_of_the_first_level(pages):
    assert [(seen.url, len(seen.soup.find_all("h1"))) for seen in pages if len(seen.soup.find_all("h1")) != 1] == []


def test_every_page_says_the_language_of_its_address(pages):
    wrong = [
        seen.url for seen in pages if seen.soup.html.get("lang") != urllib.parse.urlsplit(seen.url).path.split("/")[1]
    ]
    assert wrong == []


def test_readers_get_no_cookie(site):
    assert [seen.url for seen in site.values() if seen.headers.get("Set-Cookie")] == []


def test_nothing_varies_by_cookie(pages):
    assert [seen.url for seen in pages if "cookie" in (seen.headers.get("Vary") or "").lower()] == []


def test_browsers_are_sent_to_no_other_host_for_anything(pages, portal):
    foreign = []
    for seen in pages:
        soup = seen.soup
        loaded = [tag.get("src") for tag in soup.find_all(["img", "script", "iframe", "source", "video", "audio"])]
        loaded += [
            tag.get("href")
            for tag in soup.find_all("link")
            if set(tag.get("rel", [])) & {"stylesheet", "icon", "preload", "manifest"}
        ]
        foreign += [
            (seen.url, address)
            for address in loaded
            if address and not urllib.parse.urljoin(seen.url, address).startswith((portal.url, "data:"))
        ]
    assert foreign == []


def test_no_romanian_interface_string_on_english_pages_and_none_missing(pages):
    """The words of the interface, taken from the catalogue, do not stand on pages of the other language."""
    import polib

    from tests.house.sources import ROOT

    catalogue = polib.pofile(str(ROOT / "locale" / "ro" / "LC_MESSAGES" / "django.po"))
    romanian = {
        entry.msgstr
        for entry in catalogue
        if len(entry.msgstr) > 14 and "%" not in entry.msgstr and entry.msgstr != entry.msgid
    }
    english = {
        entry.msgid
        for entry in catalogue
        if len(entry.msgid) > 14 and "%" not in entry.msgid and entry.msgstr != entry.msgid
    }
    wrong = []
    for seen in pages:
        if "style-guide" in seen.url or "ghid-de-stil" in seen.url:
            continue
        soup = copy(seen.soup)
        for part in soup.find_all(attrs={"lang": True}):
            if part.name != "html":
                part.decompose()
        texts = {text.strip() for text in soup.stripped_strings}
        foreign = romanian if soup.html["lang"] == "en" else english
        wrong += [(seen.url, text) for text in texts & foreign]
    assert wrong == []


def test_language_pairs_point_at_each_other(pages):
    """hreflang is mutual: what a page names as its translation names it back."""
    pairs = {}
    for seen in pages:
        pairs[seen.url] = {
            tag["hreflang"]: tag["href"] for tag in seen.soup.find_all("link", rel="alternate", hreflang=True)
        }
    broken = []
    for url, alternates in pairs.items():
        for language, other in alternates.items():
            if language in ("ro", "en") and other in pairs and url not in pairs[other].values():
                broken.append((url, other))
    assert broken == []


def test_every_page_has_a_picture_for_social_networks_and_none_is_heavy(site, pages):
    for seen in pages:
        if seen.soup.find("link", rel="canonical") is None:
            continue
        picture = site[seen.soup.find("meta", property="og:image")["content"]]
        assert (picture.status, picture.kind) == (200, "image/png") and picture.size <= 100_000, seen.url
        assert "public" in picture.headers["Cache-Control"], seen.url


def test_lists_of_labels_and_calendars_were_reached(site, portal):
    paths = {urllib.parse.urlsplit(url).path for url in site}
    for part in ("/ro/teme/", "/en/topics/", "/ro/tema/", "/en/topic/", "/ro/cartier/", "/ro/odd/", "/en/goal/"):
        assert any(path.startswith(part) for path in paths), part
    calendars = [seen for seen in site.values() if seen.kind == "text/calendar"]
    assert len(calendars) > 4 and all(
        "BEGIN:VEVENT" in seen.text for seen in calendars if "/calendar.ics" not in seen.url
    )


def hidden_values(seen: Seen) -> list[tuple[str, str]]:
    return [(tag.get("name"), tag.get("value")) for tag in seen.soup.find_all("input", type="hidden")]


def test_a_page_with_a_form_is_not_stored_unless_everybody_gets_the_same(pages):
    """A token that can be spent once must not be handed out twice; one that names an idea is the same for all."""
    forms = [seen for seen in pages if seen.soup.find("form", attrs={"method": re.compile("post", re.I)})]
    stored = [seen for seen in forms if "no-store" not in seen.headers.get("Cache-Control", "")]
    assert len(stored) < len(forms)
    assert [seen.url for seen in stored if hidden_values(fetch(seen.url, "")) != hidden_values(seen)] == []


def test_reading_pages_may_be_kept_by_shared_caches(pages):
    reading = [seen for seen in pages if not seen.soup.find("form", attrs={"method": re.compile("post", re.I)})]
    assert [seen.url for seen in reading if "public" not in seen.headers.get("Cache-Control", "")] == []
