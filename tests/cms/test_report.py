"""The report of translations: missing, waiting, stale, complete."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page

from cms.views.reports import with_translation_state
from home.models import StandardPage
from tests.factories import publish, translate
from tests.participation.staff import make_clerk

pytestmark = pytest.mark.django_db
WORDS = {"Despre noi": "About us", "despre": "about"}


@pytest.fixture
def about(site):
    page = StandardPage(title="Despre noi", slug="despre", locale=site.locale)
    site.add_child(instance=page)
    return publish(page)


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_superuser(email="editor@example.org", password="x")
    client.force_login(user)
    return client


def state_of(page) -> tuple[str, int]:
    target = Locale.objects.get(language_code="en")
    row = with_translation_state(Page.objects.filter(pk=page.pk), target).get()
    return row.state, row.waiting_words


def test_missing_then_waiting_then_complete(about):
    assert state_of(about) == ("missing", 0)
    translate(about, words={}, publish_it=False)
    assert state_of(about) == ("waiting", 2)
    translate(about, words=WORDS)
    assert state_of(about) == ("complete", 0)


def test_an_alias_is_no_translation(about):
    about.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    assert state_of(about) == ("missing", 0)


def test_changed_words_make_it_stale_until_they_are_translated_and_published(about):
    translate(about, words=WORDS)
    about.title = "Despre CIIC"
    publish(about)
    assert state_of(about) == ("stale", 1)
    translate(about, words=WORDS | {"Despre CIIC": "About CIIC"}, publish_it=False)
    assert state_of(about) == ("stale", 0)
    translate(about, words=WORDS | {"Despre CIIC": "About CIIC"})
    assert state_of(about) == ("complete", 0)


def test_the_same_words_translated_later_on_another_page_make_nothing_stale(about, site):
    translate(about, words=WORDS)
    namesake = StandardPage(title="Despre noi", slug="despre-doi", locale=site.locale)
    site.add_child(instance=namesake)
    translate(publish(namesake), words={"Despre noi": "About the two of us", "despre-doi": "about-two"})
    assert state_of(about) == ("complete", 0)


def test_the_report_costs_the_same_however_many_pages(editor, about, django_assert_max_num_queries):
    for number in range(8):
        page = StandardPage(title=f"Pagina {number}", slug=f"pagina-{number}", locale=about.locale)
        about.get_parent().specific.add_child(instance=page)
    editor.get("/admin/reports/translation-state/")
    with django_assert_max_num_queries(25):
        response = editor.get("/admin/reports/translation-state/")
    assert "Pagina 7" in response.content.decode()


def test_it_can_be_filtered_and_exported(editor, about):
    translate(about, words=WORDS)
    html = editor.get("/admin/reports/translation-state/?state=missing").content.decode()
    assert "Despre noi" not in html
    csv = b"".join(editor.get("/admin/reports/translation-state/?export=csv").streaming_content).decode()
    assert "Despre noi" in csv
    xlsx = editor.get("/admin/reports/translation-state/?export=xlsx")
    assert xlsx.status_code == 200


def test_a_clerk_without_pages_does_not_see_it(client, about, site):
    client.force_login(make_clerk())
    assert client.get("/admin/").status_code == 200
    assert client.get("/admin/reports/translation-state/").url == "/admin/"
