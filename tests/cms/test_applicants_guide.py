"""The guide for applicants is a public page in both languages, whose pictures come with it and set no cookie."""

import re

import pytest
from bs4 import BeautifulSoup

from cms.views.guide import APPLICANTS, FOLDER, size_of
from tests.browser.pictures import PICTURE

ADDRESSES = {"ro": "/ro/ghid-solicitant/", "en": "/en/applicants-guide/"}
TITLES = {"ro": "Ghidul solicitantului", "en": "Applicants’ guide"}


@pytest.fixture(params=["ro", "en"])
def language(request, site) -> str:
    return request.param


def shown(client, language: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(ADDRESSES[language]).content, "html.parser")


def test_anybody_reads_the_guide_without_a_cookie_and_caches_may_keep_it(client, language):
    answer = client.get(ADDRESSES[language])
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer.headers["Cache-Control"].startswith("public")
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_it_has_one_heading_its_chapters_and_all_of_its_pictures_with_their_size(client, language):
    page = shown(client, language)
    names = PICTURE.findall((FOLDER / f"{APPLICANTS[language]}.md").read_text())
    assert [each.get_text() for each in page.find_all("h1")] == [TITLES[language]]
    assert len(page.select(".guide h2[id]")) > 5
    found = page.select(".guide img")
    assert [each["src"] for each in found] == [f"{ADDRESSES[language]}{name}.webp" for name in names]
    assert all(each["alt"] for each in found)
    assert [f'width="{each["width"]}" height="{each["height"]}"' for each in found] == [size_of(name) for name in names]


def test_its_pictures_are_public_and_those_of_the_staff_area_are_not(client, language):
    picture = client.get(shown(client, language).select_one(".guide img")["src"])
    assert picture.status_code == 200
    assert picture.headers["Content-Type"] == "image/webp"
    assert picture.headers["Cache-Control"] == "public, max-age=3600"
    assert not picture.cookies
    for name in ("bord", "inbox-caz", "nu-exista"):
        assert client.get(f"{ADDRESSES[language]}{name}.webp").status_code == 404


def test_the_languages_lead_to_one_another(client, language):
    other = {"ro": "en", "en": "ro"}[language]
    page = shown(client, language)
    assert page.find("html")["lang"] == language
    hreflang = {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate][hreflang]")}
    assert hreflang[other].endswith(ADDRESSES[other])
    assert page.select_one(f"header a[href$='{ADDRESSES[other]}']")


def test_steps_go_on_counting_after_a_picture(client, language):
    starts = [int(each.get("start", 1)) for each in shown(client, language).select(".guide ol")]
    assert 2 in starts
    assert 3 in starts


def test_nothing_of_its_markdown_is_left(client, language):
    text = shown(client, language).select_one(".guide").get_text()
    assert not re.search(r"\*\*|\]\(|^#", text)
