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

from . import prepared
from .addresses import address_of
from .prepared import Prepared, any_of

PAGE_LINK = re.compile(r'linktype="page"[^>]*?\bid="(\d+)"|\bid="(\d+)"[^>]*?linktype="page"')
_asked: ContextVar[dict[int, str] | None] = ContextVar("links_asked", default=None)


@contextmanager
def links_asked_once() -> Iterator[None]:
    """While one page is rendered, no linked page is asked for twice."""
    token = _asked.set({})
    try:
        yield
    finally:
        _asked.reset(token)


def linked_addresses(ids: Iterable[int]) -> dict[int, str]:
    """Id of a linked page → address of its live translation in the active language, else its own; one query at most."""
    known = _asked.get()
    known = {} if known is None else known
    if missing := {pk for pk in ids if pk not in known}:
        known.update(dict.fromkeys(missing, ""))
        known.update(_in_active_language(missing))
    return {pk: known[pk] for pk in ids if known[pk]}


def _versions(number: int):
    """Every translation of so many pages."""
    chosen = Page.objects.filter(any_of("pk", number))
    versions = Page.objects.filter(translation_key__in=chosen.values("translation_key"))
    return versions.values_list("pk", "translation_key", "live", "locale__language_code", "url_path")


VERSIONS = Prepared(_versions)


def _in_active_language(ids: set[int]) -> dict[int, str]:
    number = len(ids) + -len(ids) % 8  # few shapes, however many links
    rows = VERSIONS(number, **prepared.ids(ids, number))
    language = get_language() or settings.LANGUAGE_CODE
    best = {key: path for _pk, key, live, code, path in rows if live and code == language}
    return {pk: address_of(best.get(key, path)) or "" for pk, key, _live, _code, path in rows if pk in ids}


def ask_together(texts: Iterable) -> None:
    """Resolve the links of many texts in one query; `texts` may hold the raw values of StreamFields."""
    linked_addresses({int(first or second) for text in strings_in(texts) for first, second in PAGE_LINK.findall(text)})


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
        addresses = linked_addresses([pk for pk in ids if pk])
        return [f'<a href="{escape(addresses[pk])}">' if pk in addresses else "<a>" for pk in ids]


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
