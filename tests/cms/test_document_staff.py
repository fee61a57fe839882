"""Staff post versions and write their texts: words in both languages, no day to come, each section its own shelf."""

import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection

from cms.actions import post_version
from cms.models import DocumentVersion, PortalDocument
from portal.roles import GRANT_FILES
from tests.portal.role_site import make_role_site

pytestmark = pytest.mark.django_db


def file(name: str) -> PortalDocument:
    return PortalDocument.objects.create(title=name, file=ContentFile(b"%PDF-1.4 x", name=f"{name}.pdf"))


@pytest.fixture
def people(db):
    return make_role_site().people


@pytest.fixture
def editor(client, people):
    client.force_login(people["communications_editor"])
    return client


@pytest.fixture
def first(db):
    return post_version(file=file("regulament"), posted_on=dt.date(2024, 11, 2), by=None, now=timezone.now())


def test_an_editor_starts_a_document_posts_again_and_writes_the_text(editor):
    add = reverse("versions:add")
    assert editor.get(add).status_code == 200
    assert editor.post(add, {"file": file("v1").pk, "posted_on": "2024-11-02"}).status_code == 302
    series = DocumentVersion.objects.get().series
    post = reverse("versions:post", args=[series.pk])
    after = DocumentVersion.objects.get().pk
    typed = {
        "after": after,
        "file": file("v2").pk,
        "posted_on": "2024-11-20",
        "changes_ro": "Alta.",
        "occasion_ro": "Runda 2",
    }
    response = editor.post(post, typed)
    assert set(response.context["form"].errors) == {"changes_en", "occasion_en"}
    assert editor.post(post, typed | {"changes_en": "Other.", "occasion_en": "Round 2"}).status_code == 302
    write = reverse("versions:write", args=[series.pk, 2, "ro"])
    assert editor.get(write).status_code == 200
    from_draftail = '{"blocks":[{"key":"a","text":"Art. 1. Parcul.","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":[]}],"entityMap":{}}'
    assert editor.post(write, {"html": from_draftail, "is_summary": "on"}).status_code == 302
    text = series.versions.get(number=2).texts.get()
    assert "Art. 1. Parcul." in text.html and text.is_summary
    html = editor.get(reverse("versions:one", args=[series.pk])).content.decode()
    assert "Alta." in html and "Other." in html and "Runda 2" in html


@pytest.mark.parametrize(("day", "field"), [("2024-11-01", "posted_on"), ("2999-01-01", "posted_on")])
def test_a_version_is_neither_older_than_the_last_nor_still_to_come(editor, first, day, field):
    words = {"changes_ro": "a", "changes_en": "a", "after": first.pk}
    response = editor.post(
        reverse("versions:post", args=[first.series_id]), words | {"file": file("b").pk, "posted_on": day}
    )
    assert field in response.context["form"].errors


def test_whoever_saw_an_older_version_is_told_that_somebody_was_quicker(editor, first):
    post = reverse("versions:post", args=[first.series_id])
    typed = {"after": first.pk, "posted_on": "2024-11-20", "changes_ro": "a", "changes_en": "a"}
    assert editor.post(post, typed | {"file": file("b").pk}).status_code == 302
    response = editor.post(post, typed | {"file": file("c").pk})
    assert response.status_code == 200 and response.context["form"].non_field_errors()
    assert str(response.context["form"].non_field_errors()[0]) in response.content.decode()
    assert first.series.versions.count() == 2


def test_the_library_replaces_no_file_that_is_a_version(editor, first):
    url = reverse("wagtaildocs:edit", args=[first.file_id])
    typed = {
        "title": "Alt nume",
        "title_en": "",
        "language": "en",
        "posted_on": "2020-01-01",
        "tags": "",
        "collection": first.file.collection_id,
    }
    response = editor.post(url, typed | {"file": ContentFile(b"%PDF-1.4 altul", name="altul.pdf")})
    assert response.status_code == 302
    stored = PortalDocument.objects.get(pk=first.file_id)
    assert (stored.title, stored.language, stored.posted_on) == ("Alt nume", "ro", dt.date(2024, 11, 2))
    assert stored.file.read() == b"%PDF-1.4 x"


def test_nobody_deletes_a_file_that_is_a_version(first):
    with pytest.raises(ProtectedError):
        first.file.delete()


def test_each_section_has_its_own_shelf(client, people, first):
    client.force_login(people["grants_officer"])
    one = reverse("versions:one", args=[first.series_id])
    assert client.get(one).status_code == 404
    shelf = Collection.objects.get(name=GRANT_FILES)
    PortalDocument.objects.filter(pk=first.file_id).update(collection=shelf)
    assert client.get(one).status_code == 200
    client.force_login(people["moderator"])
    assert client.get(reverse("versions:index")).status_code in (302, 403)
