"""Share images: what a page says now, in its language, small, kept, and never anybody else's words."""

import datetime as dt
import io

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from PIL import Image, ImageChops
from wagtail.models import PageViewRestriction

from cms.share import ShareCard, draw
from cms.share.drawing import dashes
from cms.share.faces import Face, drawable
from cms.share.marks import lines_of, points_of
from tests.factories import make_debate, make_form_page, publish, translate

LARGEST = 100_000
CARD = ShareCard("Ce facem cu Parcul Est?", "Dezbatere publică", "28 iulie 2030", "debate", "imagined", "Anunțată")


def picture(card: ShareCard) -> Image.Image:
    return Image.open(io.BytesIO(draw(card))).convert("RGB")


@pytest.mark.parametrize("programme", ["city", "ideas", "debate", "competition", "fix", "youth", "unknown"])
def test_every_programme_has_its_picture_and_none_is_heavy(programme):
    content = draw(
        ShareCard("Titlu lung de probă " * 20, "Fel", "până la 30 noiembrie 2030", programme, "done", "Încheiat")
    )
    assert len(content) <= LARGEST
    image = Image.open(io.BytesIO(content))
    assert (image.size, image.format) == ((1200, 630), "PNG")


def test_the_same_words_give_the_same_picture_and_another_stage_another():
    assert draw(CARD) == draw(CARD)
    other = ShareCard(CARD.title, CARD.kind, CARD.detail, CARD.programme, "done", CARD.stage_label)
    assert ImageChops.difference(picture(CARD), picture(other)).getbbox()
    assert CARD.digest != other.digest


def test_what_does_not_fit_is_cut_and_nothing_breaks():
    for title in ("", " ", "x" * 400, "😀", "a\u0301\u0327" * 50, "ő" * 30, "\ue000", "<b>&amp;", "שלום", "a\nb\tc"):
        assert len(draw(ShareCard(title, title, title, "debate", "underway", title))) <= LARGEST


@pytest.mark.parametrize("letter", "ășțâîĂȘȚÂÎ„”–…€éöüőç")
@pytest.mark.parametrize("family", ["head", "text"])
def test_letters_of_the_city_are_drawn(letter, family):
    face = Face(family, 60, 650)
    assert face.width(drawable(letter)) > 0
    image = Image.new("RGB", (200, 120))
    from PIL import ImageDraw

    face.draw(ImageDraw.Draw(image), (40, 80), drawable(letter), "#ffffff")
    assert image.getbbox(), letter


def test_characters_without_a_form_lose_their_marks_or_go():
    assert drawable("\u0163ară \u015f gyűlés 😀 non\u2011stop\u00a0x") == "țară ș gyulés non-stop x"


def test_icons_are_read_as_lines():
    assert points_of("M0 0h10v10H0z") == [[(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]]
    arc = points_of("M0 0a5 5 0 0110 0")[0]
    assert arc[-1] == pytest.approx((10, 0)) and min(y for _, y in arc) == pytest.approx(-5)
    assert any(line.is_dashed for line in lines_of("programme-debate"))
    assert dashes([(0, 0), (10, 0)], 3, 2) == [[(0, 0), (3, 0)], [(5, 0), (8, 0)]]


@pytest.fixture
def debate(site):
    return make_debate(site, title="Parcul Est", slug="parcul-est", question="Ce facem?", date=dt.date(2030, 7, 28))


def head_of(client, url: str) -> dict[str, str]:
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    return {tag.get("property") or tag.get("name"): tag["content"] for tag in soup.find_all("meta", content=True)}


def image_path(client, url: str) -> str:
    return head_of(client, url)["og:image"].removeprefix("http://testserver")


@pytest.mark.django_db
def test_a_page_names_its_image_with_size_and_words(client, debate):
    head = head_of(client, debate.url)
    assert head["og:image"].startswith(f"http://testserver/ro/imagine/{debate.pk}-")
    assert (head["og:image:width"], head["og:image:height"]) == ("1200", "630")
    assert head["og:image:alt"] == "Dezbatere publică – Ce facem? – Anunțată – duminică, 28 iulie 2030"
    assert head["twitter:card"] == "summary_large_image"


@pytest.mark.django_db
def test_the_image_is_made_once_and_kept_for_good(client, debate, monkeypatch):
    path = image_path(client, debate.url)
    first = client.get(path)
    assert first["Content-Type"] == "image/png" and first["Cache-Control"] == "public, max-age=31536000, immutable"
    assert Image.open(io.BytesIO(first.content)).size == (1200, 630)
    monkeypatch.setattr("cms.views.share_images.draw", lambda card: pytest.fail("drawn again"))
    assert client.get(path).content == first.content
    assert client.head(path).status_code == 200 and client.post(path).status_code == 405


@pytest.mark.django_db
def test_changed_words_have_a_new_address_and_the_old_one_leads_there(client, debate):
    old = image_path(client, debate.url)
    client.get(old)
    debate.question = "Ce facem acum?"
    publish(debate)
    new = image_path(client, debate.url)
    assert new != old
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (302, new)
    client.get(new)
    assert len(default_storage.listdir(f"share/{debate.pk}")[1]) == 1


@pytest.mark.django_db
def test_nobody_can_have_words_of_their_own_drawn(client, debate):
    for digest in ("0" * 16, "Cumpara-aici", "-"):
        assert client.get(f"/ro/imagine/{debate.pk}-{digest}.png").status_code == 302
    assert client.get(f"/ro/imagine/999999-{'0' * 16}.png").status_code == 404
    assert not default_storage.exists("share")


@pytest.mark.django_db
def test_only_live_public_pages_in_their_language_have_one(client, debate):
    path = image_path(client, debate.url)
    english = translate(debate)
    assert client.get(f"/en/image/{debate.pk}-{'0' * 16}.png").status_code == 404
    assert image_path(client, english.url).startswith(f"/en/image/{english.pk}-")
    assert client.get(image_path(client, english.url)).status_code == 200
    restriction = PageViewRestriction.objects.create(
        page=debate.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert client.get(path).status_code == 404
    restriction.delete()
    debate.unpublish()
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_every_kind_of_page_has_one(client, site):
    form = make_form_page(site, closes_at=dt.datetime(2030, 6, 1, 14, tzinfo=dt.UTC))
    for url in ("/ro/", "/en/", form.url):
        assert client.get(image_path(client, url)).status_code == 200, url
    assert "până la 1 iunie 2030, ora 17.00" in head_of(client, form.url)["og:image:alt"]
    assert "/static/" in head_of(client, "/ro/teme/")["og:image"]


@pytest.mark.django_db
def test_machines_read_the_image_in_the_facts_too(client, debate):
    path = image_path(client, debate.url)
    assert f'"image":"http://testserver{path}"' in client.get(debate.url).content.decode()
