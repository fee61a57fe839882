"""The documents that a page lists, each as its current version; a document's versions, their texts, the pages that carry it."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from wagtail.models import CollectionViewRestriction, Page

from ..articles import Part, parts_of
from ..models import BasePage, DocumentVersion, PageDocument, PortalDocument, VersionText
from ..prepared import Prepared, Slot
from .labels import rows_of
from .lists import LISTED_FIELDS

CURRENT = "document__version__series__current__file"
DOCUMENTS = Prepared(lambda: PageDocument.objects.filter(page=Slot("page")).select_related(CURRENT))


@dataclass(frozen=True)
class ListedDocument:
    """A document as a page lists it; `version` is None for a file that has no versions."""

    file: PortalDocument
    version: DocumentVersion | None = None

    def listed(self) -> dict:
        """The arguments of components/document_list.html."""
        found = self.file.listed()
        if self.version is None:
            return found
        more = reverse("document", kwargs={"pk": self.version.series_id})
        return found | {"version": self.version.label, "changes": self.version.changes, "more_url": more}


def documents_of(page: BasePage) -> list[ListedDocument]:
    """The documents that a page lists, in the editors' order, each once and as its current version."""
    found: dict[tuple, ListedDocument] = {}
    for row in rows_of(page, "documents", DOCUMENTS):
        version = getattr(row.document, "version", None)
        if version is None:
            found.setdefault(("file", row.document_id), ListedDocument(row.document))
        else:
            current = version.series.current
            found.setdefault(("series", version.series_id), ListedDocument(current.file, current))
    return list(found.values())


def carried_files(page: Page) -> dict[int, PortalDocument]:
    """Every file that a page lists, all versions of a document included, by its id."""
    rows = PageDocument.objects.filter(page=page)
    series = DocumentVersion.objects.filter(file__in=rows.values("document")).values("series")
    listed = Q(pk__in=rows.values("document")) | Q(version__series__in=series)
    return {file.pk: file for file in PortalDocument.objects.filter(listed)}


def carriers_of(series: int, private: Q | None) -> list[Page]:
    """Live pages of all languages that anybody may read and that carry some version of the document."""
    rows = PageDocument.objects.filter(document__version__series=series)
    pages = Page.objects.filter(pk__in=rows.values("page"), live=True, alias_of=None)
    if private is not None:
        pages = pages.exclude(private)
    return list(pages.select_related("locale").only(*LISTED_FIELDS, "translation_key").order_by("path"))


def versions_of(series: int) -> list[DocumentVersion]:
    """All versions of a document, the newest first."""
    found = DocumentVersion.objects.filter(series=series).select_related("file__collection", "series")
    return list(found.order_by("-number"))


def open_versions(versions: list[DocumentVersion]) -> set[int]:
    """Ids of the versions whose file anybody may read: none of its collections is closed."""
    closed = list(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    return {
        version.pk for version in versions if not any(version.file.collection.path.startswith(path) for path in closed)
    }


def texts_of(series: int) -> dict[tuple[int, str], list[VersionText]]:
    """(Version, language) → its texts without their words, the newest last."""
    found: dict[tuple[int, str], list[VersionText]] = {}
    for text in VersionText.objects.filter(version__series=series).defer("html"):
        found.setdefault((text.version_id, text.language), []).append(text)
    return found


def words_in(texts: list[VersionText]) -> dict[int, str]:
    """Id of a text → its HTML, in one query."""
    return dict(VersionText.objects.filter(pk__in=[text.pk for text in texts]).values_list("pk", "html"))


def parts_of_document(document: int, language: str) -> list[Part]:
    """The addressable parts of the text of exactly this file, in that language, else in the other; none without a text."""
    texts = list(VersionText.objects.filter(version__file=document))
    own = [text for text in texts if text.language == language] or texts
    return parts_of(own[-1].html) if own else []
