"""The editors' guide: its pictures are there and used, and the staff area shows it whole."""

import pytest
from django.urls import reverse

from cms.views.guide import FOLDER, as_html
from tests.browser.pictures import PICTURE, QUOTED
from tests.portal.role_site import make_role_site

TEXT = (FOLDER / "README.md").read_text()


def test_every_picture_is_there_and_every_file_is_used():
    named = PICTURE.findall(TEXT)
    assert len(named) == len(set(named))
    assert set(named) == {file.stem for file in (FOLDER / "img").glob("*.webp")}


def test_markdown_of_the_guide_becomes_html_without_leftovers():
    shown = as_html(TEXT)
    assert "**" not in shown
    assert "](" not in shown
    assert "|" not in shown
    assert shown.count("<img") == len(PICTURE.findall(TEXT))
    assert shown.count("<strong>") == len(QUOTED.findall(TEXT))


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
