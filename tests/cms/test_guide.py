"""The guides: their pictures are there and used, their words are those of the screen, and the staff area shows them whole."""

import re

import pytest
from django.urls import reverse
from django.utils.translation.trans_real import translation

from cms.views.guide import FOLDER, PAGES, as_html
from tests.browser.pictures import GUIDES, PICTURE, QUOTED
from tests.portal.role_site import make_role_site

TEXTS = {page: (FOLDER / f"{page}.md").read_text() for page in PAGES}
TEXT = TEXTS["README"]
ENGLISH = {"applicant"}
# Shown with something in front of it, or made of a fact: no message of ours, nor of Wagtail.
NO_MESSAGE: set[str] = set()


def test_the_same_guides_are_shown_and_photographed():
    assert set(PAGES) == set(GUIDES) == {file.stem for file in FOLDER.glob("*.md")}


def test_every_picture_is_there_and_every_file_is_used():
    named = [name for text in TEXTS.values() for name in PICTURE.findall(text)]
    assert len(named) == len(set(named))
    assert set(named) == {file.stem for file in (FOLDER / "img").glob("*.webp")}


@pytest.mark.parametrize("page", PAGES)
def test_markdown_of_a_guide_becomes_html_without_leftovers(page):
    text = TEXTS[page]
    shown = as_html(text)
    assert "**" not in shown
    assert "](" not in shown
    assert "|" not in shown
    assert shown.count("<img") == len(PICTURE.findall(text))
    assert shown.count("<strong>") == len(QUOTED.findall(text))


@pytest.mark.parametrize("page", [page for page in PAGES if page != "README"])
def test_every_name_in_bold_is_a_word_of_the_interface(page):
    messages = translation("ro")._catalog.items()
    if page in ENGLISH:  # whose words are those of the code, unless the English catalogue has others
        messages = [(message, message) for message, _text in messages] + list(translation("en")._catalog.items())
    everything = "\n".join(text.casefold() for _message, text in messages if isinstance(text, str))
    missing = [name for name in QUOTED.findall(TEXTS[page]) if name.casefold() not in everything]
    assert set(missing) <= NO_MESSAGE, missing


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_links_between_the_guides_lead_somewhere(client, page):
    client.force_login(make_role_site().people["moderator"])
    start = reverse("editors_guide")
    shown = client.get(start if page == "README" else f"{start}{page}/")
    assert shown.status_code == 200
    links = re.findall(r'(?:href|src)="(/admin/ghid/[^"#]*)"', shown.content.decode())
    assert any("/img/" in link for link in links)
    assert {link: client.get(link).status_code for link in set(links)} == dict.fromkeys(links, 200)


@pytest.mark.django_db
def test_a_guide_that_nobody_wrote_is_not_found(client):
    client.force_login(make_role_site().people["moderator"])
    assert client.get(f"{reverse('editors_guide')}nimic/").status_code == 404


def test_what_is_written_is_text_and_no_markup():
    assert as_html("Scrie <b>A</b> & **B**.") == "<p>Scrie &lt;b&gt;A&lt;/b&gt; &amp; <strong>B</strong>.</p>"


@pytest.mark.django_db
def test_everybody_who_works_here_finds_the_guide_and_nobody_else(client):
    site = make_role_site()
    address, picture = reverse("editors_guide"), "/admin/ghid/img/bord.webp"
    assert client.get(address).status_code == client.get(picture).status_code == 302
    for person in site.people.values():
        client.force_login(person)
        assert address in client.get(reverse("wagtailadmin_home")).content.decode()
        assert "Cine ce poate face" in client.get(address).content.decode()
        assert client.get(picture).headers["Content-Type"] == "image/webp"
    assert client.get("/admin/ghid/img/nu-exista.webp").status_code == 404
