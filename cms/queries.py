"""Reads over pages of every section, found by type: this floor knows none of them by name."""

import datetime as dt
from collections.abc import Iterable

from django.apps import apps
from django.db.models import Q
from wagtail.models import Locale, Page, PageViewRestriction, get_page_models

from .models import EventPage


def event_models() -> list[type[EventPage]]:
    """Every page type that happens at a time and a place."""
    return [model for model in get_page_models() if issubclass(model, EventPage)]


def private_branches() -> Q | None:
    """What no list may show to readers; asked once per page, for Wagtail's `public()` asks at each use."""
    paths = PageViewRestriction.objects.values_list("page__path", flat=True)
    found = None
    for path in paths:
        found = Q(path__startswith=path) | (found or Q())
    return found


def readable(pages, locale: Locale, private: Q | None = None):
    """Live pages with words of that language: an alias in the other tree still has the source's words."""
    found = pages.live().filter(locale=locale, alias_of=None)
    return found.exclude(private) if private is not None else found


def coming_events(locale: Locale, today: dt.date, *, limit: int, private: Q | None = None) -> list[EventPage]:
    """The next events of all sections, soonest first, cancelled and postponed ones included."""
    found: list[EventPage] = []
    for model in event_models():
        events = readable(model.objects.all(), locale, private).coming(today)
        found += list(events.select_related("venue").defer_streamfields()[:limit])
    return sorted(found, key=lambda event: (event.date, event.time or dt.time.min, event.pk))[:limit]


def past_events(locale: Locale, today: dt.date, *, limit: int, private: Q | None = None) -> list[EventPage]:
    """The last events of all sections, newest first."""
    found: list[EventPage] = []
    for model in event_models():
        events = readable(model.objects.filter(latest_on__lt=today), locale, private).newest_first()
        found += list(events.select_related("venue").defer_streamfields()[:limit])
    return sorted(found, key=lambda event: event.date, reverse=True)[:limit]


def in_language(ids: Iterable[int | None], locale: Locale) -> dict[int, Page]:
    """Id of a chosen page → its live page in that language: a chosen page is a fact, kept as the source's."""
    wanted = {pk for pk in ids if pk}
    if not wanted:
        return {}
    chosen = Page.objects.filter(pk__in=wanted).values_list("pk", "translation_key")
    keys = dict(chosen)
    pages = Page.objects.live().filter(translation_key__in=keys.values(), locale=locale)
    by_key = {page.translation_key: page for page in pages}
    return {pk: by_key[key] for pk, key in keys.items() if key in by_key}


def page_type(page: Page) -> type[Page] | None:
    """The model of a page known only by its base row, without a query."""
    content_type = page.cached_content_type
    return apps.get_model(content_type.app_label, content_type.model) if content_type else None
