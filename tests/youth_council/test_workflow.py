"""A youth editor writes in the section only, in both languages; the communications office reads and publishes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Page
from wagtail.test.utils.form_data import rich_text

from cms.models import PortalDocument, PortalImage
from home.models import NewsIndexPage
from portal.roles import YOUTH_FILES
from tests.factories import translate
from tests.portal.role_site import make_role_site
from tests.youth_council.admin import Desk
from tests.youth_council.builders import make_list, make_news
from youth_council.models import YouthCouncilPage, YouthMeetingPage, YouthNewsIndexPage, YouthNewsPage

pytestmark = pytest.mark.django_db
SUBMIT, PUBLISH, DRAFT, AGAIN = "action-submit", "action-publish", "", "action-restart-workflow"
NEWS = {"title": "Am ales tema", "slug": "am-ales-tema", "kind": "vote", "date": "15.01.2024", "date_precision": "day"}
MEETING = {
    "title": "Ședința de mai",
    "slug": "sedinta-de-mai",
    "kind": "session",
    "date": "05.05.2031",
    "date_precision": "day",
}


@pytest.fixture
def place(db):
    """The site with its roles, and a list of news in both languages."""
    found = make_role_site()
    for page in (found.pages.ro_home, found.pages.en_home, found.pages.ro_council, found.pages.en_council):
        page.specific.save_revision().publish()
    found.lists = {
        "ro": make_list(found.pages.ro_council),
        "en": make_list(found.pages.en_council, title="Youth news", slug="news"),
    }
    return found


@pytest.fixture
def young(place, client) -> Desk:
    return Desk(client, place.people["youth_editor"])


@pytest.fixture
def office(place, client) -> Desk:
    return Desk(client, place.people["communications_editor"])


def council(place, language: str) -> YouthCouncilPage:
    return YouthCouncilPage.objects.get(locale__language_code=language)


@pytest.mark.parametrize("language", ["ro", "en"])
def test_news_is_written_submitted_approved_and_read(place, young, office, client, language):
    page = young.add(YouthNewsPage, place.lists[language], SUBMIT, **NEWS)
    assert page.workflow_in_progress and not page.live
    assert client.get(page.url).status_code == 404
    assert young.buttons(page) & {PUBLISH, "action-unpublish"} == set()
    assert office.judge(page, "approve").status_code == 302
    assert YouthNewsPage.objects.get(pk=page.pk).live
    client.logout()
    assert "Am ales tema" in client.get(page.url).content.decode()
    assert "Am ales tema" in client.get(place.lists[language].url).content.decode()


@pytest.mark.parametrize("language", ["ro", "en"])
def test_a_meeting_is_written_submitted_approved_and_read(place, young, office, client, language):
    words = {"agenda": rich_text("<ol><li>Orarul.</li></ol>"), "results": rich_text("")}
    page = young.add(YouthMeetingPage, council(place, language), SUBMIT, **MEETING, **words)
    assert page.workflow_in_progress and not page.live
    office.judge(page, "approve")
    client.logout()
    html = client.get(page.url).content.decode()
    assert "Orarul." in html
    assert "Ședința de mai" in client.get(council(place, language).url).content.decode()


def test_a_rejected_page_comes_back_with_the_comment_and_goes_again(place, young, office, client):
    page = young.add(YouthNewsPage, place.lists["ro"], SUBMIT, **NEWS)
    office.judge(page, "reject", "Lipsește numărul de voturi.")
    page = YouthNewsPage.objects.get(pk=page.pk)
    assert page.workflow_states.get().status == "needs_changes" and not page.live
    form = young.open(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "Lipsește numărul de voturi." in form
    page = young.edit(page, "action-submit", votes="713")
    assert page.workflow_in_progress
    office.judge(page, "approve")
    page = YouthNewsPage.objects.get(pk=page.pk)
    assert page.live and page.votes == 713


def test_a_change_of_a_published_page_waits_too(place, young, office):
    page = make_news(place.lists["ro"], "Am ales tema")
    page = young.edit(page, SUBMIT, title="Am ales altă temă")
    assert page.title == "Am ales tema" and page.live and page.workflow_in_progress
    office.judge(page, "approve")
    assert YouthNewsPage.objects.get(pk=page.pk).title == "Am ales altă temă"


@pytest.mark.parametrize("language", ["ro", "en"])
def test_the_button_for_publishing_cannot_be_forged(place, young, language):
    page = young.add(YouthNewsPage, place.lists[language], PUBLISH, **NEWS)
    assert page is None or not page.live
    page = make_news(place.lists[language], "Ciornă", live=False)
    page.save_revision()
    young.client.force_login(young.person)
    young.send(reverse("wagtailadmin_pages:edit", args=[page.pk]), PUBLISH, {})
    assert not Page.objects.get(pk=page.pk).live
    young.send(reverse("wagtailadmin_pages:edit", args=[page.pk]), DRAFT, {"go_live_at": "01.01.2026 10:00"})
    call_command("publish_scheduled")
    assert not Page.objects.get(pk=page.pk).live


def test_the_author_cannot_approve(place, young):
    page = young.add(YouthNewsPage, place.lists["ro"], SUBMIT, **NEWS)
    young.judge(page, "approve")
    assert not Page.objects.get(pk=page.pk).live


def test_nothing_else_of_the_site_can_be_edited(place, young):
    pages = place.pages
    others = [
        pages.ro_home,
        pages.en_home,
        pages.debate,
        pages.debate.get_parent(),
        pages.ro_grants,
        pages.en_competitions,
    ]
    for page in others:
        assert not young.may_open(reverse("wagtailadmin_pages:edit", args=[page.pk])), page
        assert not young.may_open(reverse("wagtailadmin_pages:add_subpage", args=[page.pk])), page
    add = reverse("wagtailadmin_pages:add", args=["youth_council", "youthcouncilpage", pages.ro_home.pk])
    assert not young.may_open(add)
    news = pages.ro_home.add_child(instance=NewsIndexPage(title="Noutăți", slug="noutati", locale=pages.ro_home.locale))
    assert not young.may_open(reverse("wagtailadmin_pages:add", args=["home", "newspage", news.pk]))


def test_a_page_cannot_be_moved_or_copied_out_of_the_section(place, young):
    page = make_news(place.lists["ro"], "Rămâne aici")
    young.client.force_login(young.person)
    target = place.pages.ro_fix
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])
    young.client.post(address)
    values = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": target.pk}
    young.client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), values)
    assert not target.get_children().exists()


def test_a_translation_is_written_by_the_youth_editor_and_published_by_the_office(place, young, office, client):
    page = make_news(place.lists["ro"], "Am ales tema", summary="Pe scurt.")
    YouthNewsIndexPage.objects.filter(pk=place.lists["en"].pk).delete()
    translate(place.lists["ro"])
    young.client.force_login(young.person)
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    english_locale = place.pages.en_home.locale_id
    assert young.client.post(address, {"locales": [english_locale]}).status_code == 302
    english = YouthNewsPage.objects.get(translation_key=page.translation_key, locale=english_locale)
    assert not english.live
    edit = reverse("wagtailadmin_pages:edit", args=[english.pk])
    assert young.may_open(edit)
    young.client.post(edit, {"action": "publish"})
    assert not Page.objects.get(pk=english.pk).live


def test_files_go_into_the_youth_collection_only(place, young):
    shelf, root = Collection.objects.get(name=YOUTH_FILES), place.root_collection
    image = get_test_image_file()
    young.client.force_login(young.person)

    def picture(collection):
        upload = SimpleUploadedFile("poza.png", image.file.getvalue(), content_type="image/png")
        return {"title": "Poză", "file": upload, "collection": collection.pk}

    def paper(collection):
        upload = SimpleUploadedFile("pv.pdf", b"%PDF-1.4 x", content_type="application/pdf")
        return {"title": "Proces-verbal", "file": upload, "collection": collection.pk, "language": "ro"}

    for collection in (root, shelf):
        young.client.post(reverse("wagtailimages:add"), picture(collection))
        young.client.post(reverse("wagtaildocs:add"), paper(collection))
    assert set(PortalImage.objects.values_list("collection__name", flat=True)) == {YOUTH_FILES}
    assert set(PortalDocument.objects.values_list("collection__name", flat=True)) == {YOUTH_FILES}
    other = PortalDocument.objects.create(
        title="Alta", collection=root, file=SimpleUploadedFile("a.pdf", b"%PDF-1.4 x")
    )
    assert not young.may_open(reverse("wagtaildocs:edit", args=[other.pk]))


def test_shares_of_more_than_the_whole_vote_are_refused_beside_the_row(place, young):
    def options(*shares):
        rows = {"options-TOTAL_FORMS": str(len(shares)), "options-INITIAL_FORMS": "0", "options-MIN_NUM_FORMS": "0"}
        for number, share in enumerate(shares):
            names = {
                "name_ro": f"V{number}",
                "name_en": f"V{number}",
                "percent": share,
                "ORDER": str(number),
                "id": "",
                "DELETE": "",
            }
            rows |= {f"options-{number}-{name}": value for name, value in names.items()}
        return rows

    assert young.add(YouthNewsPage, place.lists["ro"], DRAFT, **NEWS, **options("60", "60")) is None
    page = young.add(YouthNewsPage, place.lists["ro"], DRAFT, **NEWS, **options("33.4", "66.6"))
    draft = page.get_latest_revision_as_object()
    assert [str(option.percent) for option in draft.options.all()] == ["33.4", "66.6"]
