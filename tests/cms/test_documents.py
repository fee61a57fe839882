"""Documents with versions: what was posted stays, what changed since is told in words and in the text, parts have addresses."""

import datetime as dt
import re
from collections import Counter

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, ModelLogEntry, PageViewRestriction

from cms.actions import CannotPost, post_version, write_text
from cms.models import DocumentVersion, PageDocument, PortalDocument, VersionText
from cms.models.versions import PostedOnce
from cms.queries import carried_files, documents_of, parts_of_document
from tests.factories import make_debate, translate

pytestmark = pytest.mark.django_db
FIRST = "<p>Art. 1. Programul parcului.</p><p>(1) Parcul e deschis între 8 și 20.</p><p>Art. 2. Câinii intră.</p>"
SECOND = FIRST.replace("20.", "22.") + "<p>Art. 3. Bicicletele așteaptă.</p>"


def file(name: str, **fields) -> PortalDocument:
    return PortalDocument.objects.create(
        title=name, file=ContentFile(b"%PDF-1.4 " + name.encode(), name="regulament.pdf"), **fields
    )


def post(name: str, day: int, **fields) -> DocumentVersion:
    return post_version(
        file=file(name, title_en=f"{name} EN"), posted_on=dt.date(2024, 11, day), by=None, now=timezone.now(), **fields
    )


def write(version: DocumentVersion, html: str, language: str = "ro", is_summary: bool = False) -> VersionText:
    return write_text(version=version, language=language, html=html, is_summary=is_summary, by=None, now=timezone.now())


@pytest.fixture
def versions(site):
    first = post("Regulament", 2)
    words = {"changes_ro": "Programul e mai lung.", "changes_en": "Open for longer."}
    occasion = {"occasion_ro": "Runda 2", "occasion_en": "Round 2"}
    second = post("Regulament nou", 20, series=first.series, **words, **occasion)
    write(first, FIRST)
    write(second, SECOND)
    return first, second


@pytest.fixture
def debate(site, versions):
    """It was published with the first version, and nobody has touched it since."""
    first, _second = versions
    return make_debate(
        site, date=dt.date(2030, 7, 28), slug="parcul-est", documents=[PageDocument(document=first.file)]
    )


def html_of(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, url
    return response.content.decode()


def test_a_page_lists_the_current_version_whichever_file_it_carries(client, debate, versions):
    first, second = versions
    debate.documents = [PageDocument(document=second.file), PageDocument(document=first.file)]
    debate.save()
    html = html_of(client, debate.url)
    assert html.count(second.file.url) == 1 and first.file.url not in html
    for words in ("Versiunea 2 – Runda 2", "20 noiembrie 2024", "Programul e mai lung."):
        assert words in html, words
    assert set(carried_files(debate)) == {first.file_id, second.file_id}


def test_a_document_tells_of_all_its_versions_and_of_what_changed(client, debate, versions):
    first, second = versions
    url = f"/ro/document/{second.series_id}/"
    html = html_of(client, url)
    for words in (
        "Regulament nou",
        "Programul e mai lung.",
        "20 noiembrie 2024",
        "2 noiembrie 2024",
        "Art. 3. Bicicletele",
    ):
        assert words in html, words
    assert f'href="{debate.url}"' in html
    assert set(re.findall(r'id="(art[^"]+|p-\d+)"', html)) == {"art-1", "art-1-1", "art-2", "art-3"}
    older = re.search(r'href="(/ro/document/\d+/[^/"]+/1/)"', html)[1]
    old = html_of(client, older)
    assert "între 8 și 20." in old and "Bicicletele" not in old and first.file.url in old
    assert re.search(r'href="/ro/document/\d+/[^/"]+/2/"', old), "the way to the newer version"


def test_the_changes_are_marked_and_spoken(client, debate, versions):
    html = html_of(client, f"/ro/document/{versions[1].series_id}/")
    changed = html_of(client, re.search(r'href="([^"]*/2/[^"]*/1/)"', html)[1])
    plain = re.sub(r'<span class="visually-hidden">[^<]+</span>', "|", changed)
    assert (
        "<del>|20.</del>" in plain
        and "<ins>|22.</ins>" in plain
        and "<ins>|Art. 3. Bicicletele așteaptă.</ins>" in plain
    )
    assert "Art. 1 (1)" in changed
    assert client.get(f"/ro/document/{versions[1].series_id}/version/1/since/2/").status_code == 404


def test_in_english_words_are_english_and_a_text_says_its_language(client, debate, versions):
    english = translate(debate)
    series = versions[1].series_id
    assert "Open for longer." in html_of(client, english.url)
    html = html_of(client, f"/en/document/{series}/")
    assert "Open for longer." in html and "Round 2" in html and "Regulament nou EN" in html
    assert re.search(r'class="legal flow" lang="ro"', html)
    write(versions[1], "<p>Art. 1. The park.</p>", "en", is_summary=True)
    html = html_of(client, f"/en/document/{series}/")
    assert "The park." in html and 'lang="ro">' not in html.partition('id="text"')[2].partition("</div>")[0]
    assert client.get(f"/en/document/{series}/version/2/since/1/").status_code == 404, "a summary against a whole text"


def test_nothing_that_was_posted_can_be_overwritten(versions):
    first, second = versions
    for change in (first.save, first.delete, DocumentVersion.objects.all().delete, second.texts.all().delete):
        with pytest.raises(PostedOnce):
            change()
    with pytest.raises(PostedOnce):
        VersionText.objects.update(html="")
    first.file.file = ContentFile(b"%PDF-1.4 other", name="alt.pdf")
    with pytest.raises(Exception, match="."):
        first.file.save()
    stored = PortalDocument.objects.get(pk=first.file_id)
    assert stored.file.read() == b"%PDF-1.4 Regulament"
    stored.title = "Regulamentul"
    stored.save()  # a name may be put right


def test_a_corrected_text_keeps_the_one_before(client, debate, versions):
    second = versions[1]
    write(second, SECOND.replace("așteaptă", "așteaptă la poartă"))
    html = html_of(client, f"/ro/document/{second.series_id}/")
    assert "așteaptă la poartă" in html and second.texts.count() == 2
    assert [part.key for part in parts_of_document(second.file_id, "en")] == ["art-1", "art-1-1", "art-2", "art-3"]
    assert [entry.action for entry in ModelLogEntry.objects.order_by("pk")] == ["cms.post_version"] * 2 + [
        "cms.write_text"
    ] * 3


def test_a_version_cannot_be_older_than_the_one_before_nor_a_file_be_two_versions(versions):
    first, second = versions
    with pytest.raises(CannotPost):
        post("Vechi", 1, series=first.series)
    with pytest.raises(CannotPost):
        post_version(file=second.file, posted_on=dt.date(2024, 11, 21), by=None, now=timezone.now())
    with pytest.raises(CannotPost):
        post_version(file=file("Mâine"), posted_on=dt.date(2999, 1, 1), by=None, now=timezone.now())
    first.series.refresh_from_db()
    assert first.series.current_id == second.pk


def test_nobody_reads_a_document_before_a_public_page_carries_it(client, site, versions):
    url = f"/ro/document/{versions[0].series_id}/"
    assert client.get(url).status_code == 404
    debate = make_debate(site, date=dt.date(2030, 7, 28), documents=[PageDocument(document=versions[0].file)])
    assert client.get(url).status_code == 200
    PageViewRestriction.objects.create(page=debate, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(url).status_code == 404


def test_a_closed_file_is_named_and_its_text_is_not_shown(client, debate, versions):
    first, second = versions
    closed = Collection.get_first_root_node().add_child(name="Închis")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    PortalDocument.objects.filter(pk=first.file_id).update(collection=closed)
    html = html_of(client, f"/ro/document/{second.series_id}/")
    assert first.file.url not in html and "/version/1/" not in html
    assert client.get(f"/ro/document/{second.series_id}/version/1/").status_code == 404


def test_as_many_questions_for_many_versions_as_for_few(client, debate, versions):
    series = versions[0].series

    def count(url: str) -> int:
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        assert [sql for sql, times in Counter(query["sql"] for query in queries).items() if times > 1] == []
        return len(queries)

    urls = (debate.url, f"/ro/document/{series.pk}/", f"/ro/document/{series.pk}/version/2/since/1/")
    few = [count(url) for url in urls]
    for day in range(21, 29):
        write(post(f"V{day}", day, series=series, changes_ro="Alta.", changes_en="Other."), SECOND)
    assert [count(url) for url in urls] == few
    assert max(few) <= 12


def test_a_draft_lists_the_documents_of_the_draft(debate, versions):
    draft = debate.get_latest_revision_as_object()
    first = PortalDocument.objects.get(pk=versions[0].file_id)
    draft.documents = [PageDocument(document=first), PageDocument(document=file("Notă"))]
    assert [document.file.title for document in documents_of(draft)] == ["Regulament nou", "Notă"]
