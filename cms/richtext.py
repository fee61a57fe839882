"""Links inside rich text lead to the page in the reader's language: a link is a fact, stored once."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.pages import PageLinkHandler

PAGE_LINK = re.compile(r'linktype="page"[^>]*?\bid="(\d+)"|\bid="(\d+)"[^>]*?linktype="page"')
_asked: ContextVar[dict[int, Page | None] | None] = ContextVar("links_asked", default=None)


@contextmanager
def links_asked_once() -> Iterator[None]:
    """While one page is rendered, no linked page is asked for twice."""
    token = _asked.set({})
    try:
        yield
    finally:
        _asked.reset(token)


def linked_pages(ids: Iterable[int]) -> dict[int, Page]:
    """Id of a linked page → its live translation in the active language, else the page itself; one query at most."""
    known = _asked.get()
    known = {} if known is None else known
    if missing := {pk for pk in ids if pk not in known}:
        known.update(dict.fromkeys(missing))
        known.update(_in_active_language(missing))
    return {pk: page for pk in ids if (page := known[pk])}


def _in_active_language(ids: set[int]) -> dict[int, Page]:
    chosen = Page.objects.filter(pk__in=ids)
    versions = list(Page.objects.filter(translation_key__in=chosen.values("translation_key")).select_related("locale"))
    language = get_language() or settings.LANGUAGE_CODE
    best = {page.translation_key: page for page in versions if page.live and page.locale.language_code == language}
    return {page.pk: best.get(page.translation_key, page) for page in versions if page.pk in ids}


def ask_together(texts: Iterable) -> None:
    """Resolve the links of many texts in one query; `texts` may hold the raw values of StreamFields."""
    linked_pages({int(first or second) for text in strings_in(texts) for first, second in PAGE_LINK.findall(text)})


def strings_in(value) -> Iterator[str]:
    """Every string of a nested raw value that may hold a link."""
    if isinstance(value, str):
        if "linktype" in value:
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_in(part)
    elif isinstance(value, Iterable):
        for part in value:
            yield from strings_in(part)


class LocalizedPageLinkHandler(PageLinkHandler):
    """As Wagtail's, but resolves to the live translation in the active language where there is one."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        ids = [int(attrs["id"]) if str(attrs.get("id", "")).isdigit() else 0 for attrs in attrs_list]
        pages = linked_pages([pk for pk in ids if pk])
        return [f'<a href="{escape(pages[pk].url or "")}">' if pk in pages else "<a>" for pk in ids]


class ExternalLinkHandler(LinkHandler):
    """A link that leaves the site says so, for style sheets and for machines."""

    identifier = "external"

    @classmethod
    def expand_db_attributes(cls, attrs):
        return f'<a href="{escape(attrs["href"])}" rel="external">'


def register(features) -> None:
    """Replace Wagtail's handlers of links to pages and to other sites."""
    features.register_link_type(LocalizedPageLinkHandler)
    features.register_link_type(ExternalLinkHandler)
