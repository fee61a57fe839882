"""A document with versions as readers see it: a version with its text, all others, and what changed between two."""

from dataclasses import dataclass, field

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.models import Page
from wagtail.rich_text import RichText

from .. import seo
from ..addresses import address_of
from ..articles import addressed, label_of, parts_of
from ..comparison import Kind, compared
from ..dates import CITY_ZONE, date_label
from ..models import DocumentVersion, VersionText
from ..models.pages import whole_address
from ..queries import documents, private_branches

# Called with (page, request): the address of a form that takes words about parts of this page's documents, up to "?about=".
HOOK = "ways_to_speak_about"


@dataclass
class Opened:
    """A document that some public page carries, in the language of the request."""

    pk: int
    carriers: list[Page]
    language: str = field(default_factory=lambda: get_language() or settings.LANGUAGE_CODE)

    @cached_property
    def versions(self) -> list[DocumentVersion]:
        return documents.versions_of(self.pk)

    @cached_property
    def open(self) -> set[int]:
        return documents.open_versions(self.versions)

    @cached_property
    def texts(self) -> dict[tuple[int, str], list[VersionText]]:
        return documents.texts_of(self.pk)

    def version(self, number: int | None) -> DocumentVersion:
        """The version with that number, else the current one; one whose file is closed is as if absent."""
        found = next((one for one in self.versions if number in (None, one.number)), None)
        if found is None or found.pk not in self.open:
            raise Http404
        return found

    def text_of(self, version: DocumentVersion) -> VersionText | None:
        """The newest text in the reader's language, else in another one; none of a file that is closed."""
        if version.pk not in self.open:
            return None
        codes = sorted(dict(settings.LANGUAGES), key=lambda code: code != self.language)
        return next((self.texts[version.pk, code][-1] for code in codes if (version.pk, code) in self.texts), None)

    def before(self, version: DocumentVersion) -> DocumentVersion | None:
        """The last version before this one whose text can be compared with its text."""
        text = self.text_of(version)
        earlier = (one for one in self.versions if one.number < version.number)
        return next((one for one in earlier if text and can_compare(self.text_of(one), text)), None)

    def url(self, name: str, **kwargs) -> str:
        return reverse(name, kwargs={"pk": self.pk, **kwargs})

    def version_url(self, version: DocumentVersion) -> str:
        return self.url("document_version", number=version.number)

    def changes_url(self, version: DocumentVersion) -> str:
        before = self.before(version)
        return self.url("document_changes", number=version.number, since=before.number) if before else ""

    @cached_property
    def own_carriers(self) -> list[Page]:
        """Those in the reader's language, else all of them."""
        return [page for page in self.carriers if page.locale.language_code == self.language] or self.carriers


def can_compare(before: VersionText | None, after: VersionText) -> bool:
    """A summary tells nothing of what changed in a whole text, nor a translation."""
    return before is not None and (before.language, before.is_summary) == (after.language, after.is_summary)


def opened(pk: int) -> Opened:
    """As if absent until a page that anybody may read carries it."""
    carriers = documents.carriers_of(pk, private_branches())
    if not carriers:
        raise Http404
    return Opened(pk, carriers)


@require_safe
def document(request: HttpRequest, pk: int, number: int | None = None) -> HttpResponse:
    """A version, the current one unless the address names another; its text with an address for each part."""
    found = opened(pk)
    version = found.version(number)
    text = found.text_of(version)
    newest = found.versions[0]
    kwargs = {"pk": pk} | ({"number": number} if number else {})
    context = {
        **_head(found, version, "document_version" if number else "document", kwargs),
        "version": _told(found, version),
        "text": _text(found, version, text, request) if text else None,
        "newer": _told(found, newest) if newest.pk != version.pk and newest.pk in found.open else None,
        "versions": [_told(found, one) | {"is_shown": one.pk == version.pk} for one in found.versions],
        "carriers": [_link(page, request) for page in found.own_carriers],
    }
    return render(request, "documents/version.html", context)


@require_safe
def changes(request: HttpRequest, pk: int, number: int, since: int) -> HttpResponse:
    """What changed in the text from one version to a later one."""
    found = opened(pk)
    old, new = found.version(since), found.version(number)
    texts = [found.text_of(old), found.text_of(new)]
    if since >= number or not texts[1] or not can_compare(texts[0], texts[1]):
        raise Http404
    words = documents.words_in(texts)
    rows = [_change(change) for change in compared(words[texts[0].pk], words[texts[1].pk])]
    count = sum(row["kind"] != Kind.SAME for row in rows)
    counted = ngettext("%(count)d place changed in the text.", "%(count)d places changed in the text.", count)
    context = {
        **_head(found, new, "document_changes", {"pk": pk, "number": number, "since": since}),
        "old": _told(found, old),
        "new": _told(found, new),
        "rows": rows,
        "count_label": counted % {"count": count} if count else _("The words of the text are the same."),
        "is_summary": texts[1].is_summary,
        "lang": "" if texts[1].language == found.language else texts[1].language,
    }
    return render(request, "documents/changes.html", context)


def _change(change) -> dict:
    if change.kind == Kind.SAME:
        same = ngettext("%(count)d paragraph stayed the same", "%(count)d paragraphs stayed the same", change.count)
        return {"kind": Kind.SAME, "label": same % {"count": change.count}, "runs": []}
    labels = {Kind.ADDED: _("new"), Kind.REMOVED: _("taken out"), Kind.CHANGED: _("changed")}
    place = label_of(change.key) or _("Heading")
    runs = [{"kind": run.kind.value, "text": run.text} for run in change.runs]
    return {"kind": change.kind.value, "label": f"{place}: {labels[change.kind]}", "runs": runs}


def _told(found: Opened, version: DocumentVersion) -> dict:
    """A version as lists show it; a closed file is named without a way to it."""
    is_open = version.pk in found.open
    return {
        "label": version.label,
        "posted": date_label(version.file.posted_on, weekday=False) if version.file.posted_on else "",
        "changes": version.changes,
        "file": version.file.listed() if is_open else None,
        "url": found.version_url(version) if is_open else "",
        "changes_url": found.changes_url(version) if is_open else "",
        "before": before.label if is_open and (before := found.before(version)) else "",
        "has_text": found.text_of(version) is not None,
    }


def _text(found: Opened, version: DocumentVersion, text: VersionText, request) -> dict:
    html = documents.words_in([text])[text.pk]
    corrected = found.texts[version.pk, text.language][1:]
    day = text.written_at.astimezone(CITY_ZONE).date()
    with override(text.language):
        shown = RichText(addressed(html))
    return {
        "html": shown,
        "is_summary": text.is_summary,
        "lang": "" if text.language == found.language else text.language,
        "corrected": date_label(day, weekday=False) if corrected else "",
        "speak": _ways_to_speak(found, version, html, request),
    }


def _ways_to_speak(found: Opened, version: DocumentVersion, html: str, request) -> list[dict]:
    """Each part with the form that takes words about it; nothing while no carrier's form is open."""
    asked = (told(page, request) for page in found.own_carriers for told in hooks.get_hooks(HOOK))
    base = next((url for url in asked if url), "")
    if not base:
        return []
    whole = {"label": _("The whole document"), "url": f"{base}{version.file_id}"}
    return [whole] + [
        {"label": part.label, "url": f"{base}{version.file_id}:{part.key}", "text": part.text}
        for part in parts_of(html)
    ]


def _link(page: Page, request) -> dict:
    lang = page.locale.language_code
    return {
        "title": page.title,
        "url": address_of(page.url_path, request),
        "lang": "" if lang == get_language() else lang,
    }


def _head(found: Opened, version: DocumentVersion, name: str, kwargs: dict) -> dict:
    """Title, path and addresses in every language; a pair is told to search engines only when both have a text."""
    carrier = found.own_carriers[0]
    trail = [
        {"title": _("Home"), "url": f"/{found.language}/"},
        {"title": carrier.title, "url": address_of(carrier.url_path) or ""},
        {"title": version.file.name, "url": ""},
    ]
    alternates = []
    for code, label in settings.LANGUAGES:
        with override(code):
            url = whole_address(reverse(name, kwargs=kwargs))
        alternates.append({"code": code, "label": label, "url": url, "is_current": code == found.language})
    is_pair = all((version.pk, code) in found.texts for code, _label in settings.LANGUAGES)
    return {
        "head": {"title": version.file.name, "summary": version.changes},
        "title_lang": version.file.name_language,
        "alternates": alternates,
        "canonical_url": next(item["url"] for item in alternates if item["is_current"]),
        "hreflang": [{"code": item["code"], "url": item["url"]} for item in alternates] if is_pair else [],
        "breadcrumbs": trail,
        "structured_data": seo.graph(seo.breadcrumb_node(trail, settings.SITE_URL)),
    }
