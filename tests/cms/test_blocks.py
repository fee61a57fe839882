"""Blocks: each shows itself, alone in the editor and on a page, in the page's language."""

import io
import json
import re
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from cms.blocks import BodyBlock
from cms.blocks.text import CallToActionBlock
from cms.models import PortalDocument, PortalImage
from home.models import StandardPage
from tests.factories import publish, translate

pytestmark = pytest.mark.django_db


def picture(title: str = "Parc") -> PortalImage:
    buffer = io.BytesIO()
    Image.new("RGB", (1600, 900), "#0a5a78").save(buffer, "JPEG")
    return PortalImage.objects.create(
        title=title, file=ContentFile(buffer.getvalue(), name="parc.jpg"), credit="Foto: exemplu"
    )


def image_block(image, **value) -> dict:
    return {
        "type": "image",
        "value": {"image": {"image": image.pk, "decorative": False, "alt_text": "Copaci"} | value, "caption": "Parcul"},
    }


def page_with(site, blocks: list[dict], title: str = "Pagina") -> StandardPage:
    page = StandardPage(title=title, slug=title.lower(), locale=site.locale, body=json.dumps(blocks))
    site.add_child(instance=page)
    return publish(page)


def html_of(client, page) -> str:
    return client.get(page.url).content.decode()


@pytest.mark.parametrize("name", list(BodyBlock().child_blocks))
def test_every_block_is_previewed_in_the_sites_dress(client, site, name):
    picture()
    PortalDocument.objects.create(title="Notă", file=ContentFile(b"x", name="nota.pdf"))
    user = get_user_model().objects.create_superuser(email="editor@example.org", password="x")
    client.force_login(user)
    block = StandardPage.body.field.stream_block.child_blocks[name]
    assert block.is_previewable and block.meta.description
    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    html = response.content.decode()
    assert response.status_code == 200
    assert "portal/css/portal" in html
    content = html.partition(f"block-{name}")[2]
    assert len(re.sub(r"<[^>]+>|\s", "", content)) > 5


def test_a_picture_comes_in_modern_formats_and_sizes_with_its_words(client, site):
    html = html_of(client, page_with(site, [image_block(picture())]))
    figure = html.partition("<figure")[2].partition("</figure>")[0]
    assert 'type="image/avif"' in figure and 'type="image/webp"' in figure
    assert 'alt="Copaci"' in figure and 'loading="lazy"' in figure
    assert re.search(r'width="\d+"', figure) and re.search(r'height="\d+"', figure)
    assert "Parcul" in figure and "Foto: exemplu" in figure


def test_a_decorative_picture_has_no_words(client, site):
    html = html_of(client, page_with(site, [image_block(picture(), decorative=True, alt_text="")]))
    assert 'alt=""' in html.partition("<figure")[2].partition("</figure>")[0]


def test_a_picture_needs_words_or_to_be_called_decorative():
    from wagtail.blocks import StructBlockValidationError

    block = BodyBlock().child_blocks["image"].child_blocks["image"]
    image = picture()
    for words, decorative in (("", True), ("Copaci", False)):
        image.contextual_alt_text, image.decorative = words, decorative
        block.clean(image)
    image.contextual_alt_text, image.decorative = "", False
    with pytest.raises(StructBlockValidationError):
        block.clean(image)


def test_the_words_of_a_picture_are_translated(client, site):
    page = page_with(site, [image_block(picture())])
    english = translate(page, words={"Pagina": "Page", "pagina": "page", "Copaci": "Trees", "Parcul": "The park"})
    figure = html_of(client, english).partition("<figure")[2].partition("</figure>")[0]
    assert 'alt="Trees"' in figure and "The park" in figure and "Copaci" not in figure


def test_many_pictures_cost_no_more_queries_than_one(client, site):
    def count(page) -> int:
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        return len(queries)

    one = page_with(site, [image_block(picture())], title="Una")
    many = page_with(site, [image_block(picture(f"P{number}")) for number in range(5)], title="Multe")
    assert count(many) == count(one) <= 12


def test_a_button_leads_to_the_readers_language(client, site):
    target = page_with(site, [], title="Contact")
    english_target = translate(target, words={"Contact": "Contact us", "contact": "contact-us"})
    button = {"type": "call_to_action", "value": {"text": "Scrie-ne", "page": target.pk, "url": ""}}
    outside = {"type": "call_to_action", "value": {"text": "Afară", "page": None, "url": "https://example.org/"}}
    page = page_with(site, [button, outside])
    assert f'href="{target.url}"' in html_of(client, page)
    html = html_of(client, translate(page))
    assert f'href="{english_target.url}"' in html
    assert 'href="https://example.org/" rel="external"' in html


def test_documents_say_type_size_language_and_day(client, site):
    import datetime as dt

    document = PortalDocument.objects.create(
        title="Notă", file=ContentFile(b"x" * 2048, name="nota.pdf"), posted_on=dt.date(2026, 2, 2), language="ro"
    )
    block = {"type": "documents", "value": {"documents": [{"type": "item", "id": str(uuid4()), "value": document.pk}]}}
    html = html_of(client, page_with(site, [block]))
    for words in ("Notă", "PDF", "2,0\xa0", "2 februarie 2026"):
        assert words in html, words


def test_text_of_blocks_is_escaped(client, site):
    evil = "<script>alert(1)</script>"
    blocks = [
        {"type": "heading", "value": evil},
        {"type": "quote", "value": {"text": evil, "who": evil}},
        {"type": "notice", "value": {"title": evil, "text": evil}},
        {
            "type": "facts",
            "value": {"facts": [{"type": "item", "id": str(uuid4()), "value": {"label": evil, "value": evil}}]},
        },
    ]
    assert "<script>alert" not in html_of(client, page_with(site, blocks))


@pytest.mark.parametrize("address", ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x"])
def test_a_button_leads_to_pages_and_the_web_alone(client, site, address):
    """The editor refuses other addresses; wagtail-localize and programs may have stored one all the same."""
    with pytest.raises(ValidationError):
        CallToActionBlock().clean(CallToActionBlock().to_python({"text": "Apasă", "url": address}))
    stored = {"type": "call_to_action", "value": {"text": "Apasă", "page": None, "url": address}}
    html = html_of(client, page_with(site, [stored]))
    assert "alert(1)" not in html and "text/html,x" not in html
