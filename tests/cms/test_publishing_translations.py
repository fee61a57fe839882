"""No Romanian word is published on an English page, whichever button the editor finds."""

import pytest
from django.urls import reverse
from wagtail_localize.models import TranslationSource

from accounts.models import User
from home.models import StandardPage
from tests.factories import publish, translate

pytestmark = pytest.mark.django_db
WORDS = {"Despre centru": "About the centre", "despre-centru": "about-the-centre", "Cine suntem.": "Who we are."}


@pytest.fixture
def editor(client):
    client.force_login(User.objects.create_superuser(email="editor@example.org", password="parola-de-probă"))
    return client


@pytest.fixture
def about(site):
    page = StandardPage(title="Despre centru", slug="despre-centru", summary="Cine suntem.", locale=site.locale)
    return publish(site.add_child(instance=page))


def fresh(page) -> StandardPage:
    return StandardPage.objects.get(pk=page.pk)


def press_publish(client, page, callbacks):
    with callbacks(execute=True):
        return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"}, follow=True)


def said(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_an_incomplete_translation_is_not_published_and_the_editor_is_told(
    editor, about, django_capture_on_commit_callbacks
):
    english = translate(about, words={"Despre centru": "About the centre"}, publish_it=False)
    response = press_publish(editor, english, django_capture_on_commit_callbacks)
    assert not fresh(english).live
    assert "2 texte" in said(response)
    translate(about, words=WORDS, publish_it=False)
    press_publish(editor, english, django_capture_on_commit_callbacks)
    assert (fresh(english).live, fresh(english).summary) == (True, "Who we are.")


def test_new_romanian_words_wait_while_the_english_page_stays_as_it_was(
    editor, about, django_capture_on_commit_callbacks
):
    english = translate(about, words=WORDS)
    draft = fresh(about)
    draft.summary = "Ce facem."
    publish(draft)
    assert "1 text" in said(press_publish(editor, english, django_capture_on_commit_callbacks))
    assert fresh(english).summary == "Who we are."


def test_synchronising_publishes_nothing(editor, about, django_capture_on_commit_callbacks):
    english = translate(about, words=WORDS)
    source = TranslationSource.objects.get_for_instance(about)
    draft = fresh(about)
    draft.summary = "Ce facem."
    publish(draft)
    address = reverse("wagtail_localize:update_translations", args=[source.pk])
    assert 'type="checkbox" name="publish_translations"' not in editor.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert editor.post(address, {"publish_translations": "on"}).status_code == 302
    assert fresh(english).summary == "Who we are."


@pytest.mark.parametrize("through_parent", [False, True])
def test_the_romanian_copy_that_a_translation_begins_as_is_not_published_in_bulk(editor, about, through_parent):
    english = translate(about, words=WORDS, publish_it=False)
    chosen = english.get_parent() if through_parent else english
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = editor.post(f"{address}?id={chosen.pk}", {"include_descendants": "on"}, follow=True)
    assert not fresh(english).live
    assert "una câte una" in said(response)


def test_pages_of_the_source_are_published_in_bulk(editor, site):
    page = site.add_child(instance=StandardPage(title="Alta", slug="alta", locale=site.locale, live=False))
    page.save_revision()
    editor.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={page.pk}")
    assert fresh(page).live
