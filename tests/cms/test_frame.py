"""The frame of a page is kept for seconds, is forgotten by the process that changes it, and holds no page fact."""

import pytest
from wagtail.models import Site

from cms import frame
from cms.models import SiteSettings
from home.models import StandardPage
from tests.factories import publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kept(settings):
    settings.FRAME_SECONDS = 60
    frame.forget()
    yield
    frame.forget()


@pytest.fixture
def about(site):
    page = StandardPage(title="Despre noi", slug="despre", summary="Cine suntem.", locale=site.locale)
    site.add_child(instance=page)
    publish(page)
    settings = SiteSettings.for_site(Site.objects.get())
    settings.main_menu = [("page", {"page": page, "label_ro": "", "label_en": ""})]
    settings.phone = "0264 000 111"
    settings.save()
    return page


def html_of(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def menu_of(html: str) -> str:
    return html.partition('class="menu__list"')[2].partition("</ul>")[0]


def test_it_is_asked_once_for_many_pages(client, about, django_assert_num_queries):
    html_of(client, about.url)
    with django_assert_num_queries(4):  # where the address leads, the page with its translations, labels, dossiers
        assert "0264 000 111" in html_of(client, about.url)


def test_settings_saved_here_are_shown_at_once(client, about):
    html_of(client, about.url)
    settings = SiteSettings.objects.get()
    settings.phone, settings.notice_ro = "0264 222 333", "Închis vineri."
    settings.save()
    html = html_of(client, about.url)
    assert "0264 222 333" in html and "Închis vineri." in html


def test_menus_follow_what_happens_to_their_pages(client, about):
    assert "Despre noi" in menu_of(html_of(client, "/ro/"))
    about.title = "Cine suntem"
    publish(about)
    assert "Cine suntem" in menu_of(html_of(client, "/ro/"))
    about.unpublish()
    assert "Cine suntem" not in menu_of(html_of(client, "/ro/"))
    publish(about)
    about.delete()
    assert "Cine suntem" not in menu_of(html_of(client, "/ro/"))


def test_the_entry_of_the_page_itself_is_marked_on_that_page_only(client, about):
    assert 'aria-current="true"' in menu_of(html_of(client, about.url))
    assert 'aria-current="true"' not in menu_of(html_of(client, "/ro/"))


def test_each_language_has_its_own(client, about):
    assert "Despre noi" in menu_of(html_of(client, "/ro/"))
    assert "Despre noi" not in menu_of(html_of(client, "/en/"))


def test_facts_of_pages_are_never_kept(client, about):
    assert "Cine suntem." in html_of(client, about.url)
    StandardPage.objects.filter(pk=about.pk).update(summary="Schimbat în alt proces.")  # no signal reaches us
    assert "Schimbat în alt proces." in html_of(client, about.url)


def test_what_another_process_saved_appears_when_the_seconds_are_over(client, about, settings, monkeypatch):
    html_of(client, about.url)
    SiteSettings.objects.update(phone="0264 444 555")  # no signal reaches us
    assert "0264 444 555" not in html_of(client, about.url)
    now = frame.time.monotonic()
    monkeypatch.setattr(frame.time, "monotonic", lambda: now + settings.FRAME_SECONDS + 1)
    assert "0264 444 555" in html_of(client, about.url)
