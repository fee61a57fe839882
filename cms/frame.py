"""The frame of every page (site, contact facts, menus): configuration, so each process keeps it for a few seconds.

Data is kept, never markup; facts of pages, lists, forms and answers are asked of the database at every request. What
this process changes it sees at once; other processes see it after FRAME_SECONDS. docs/performance.md says why.
"""

import time
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from wagtail.models import Page, Site

from .models import SiteSettings

MOST_KEPT = 50  # sites and languages: far more than there are


class Frame(NamedTuple):
    """What does not differ between the pages of a site in one language."""

    site: Site | None
    settings: SiteSettings
    links: dict


_kept: dict[tuple, tuple[float, Frame]] = {}


def frame_of(request: HttpRequest, language: str) -> Frame:
    """The frame for a request, handed to Wagtail too, so that it does not ask for the site and its settings again."""
    mine = request.__dict__.setdefault("_frames", {})
    if language not in mine:
        frame = mine[language] = _kept_or_asked(request, language)
        request._wagtail_site = frame.site
        setattr(request, SiteSettings.get_cache_attr_name(), frame.settings)
    return mine[language]


def _kept_or_asked(request: HttpRequest, language: str) -> Frame:
    key = (request._get_raw_host(), request.get_port(), language)
    until, frame = _kept.get(key, (0.0, None))
    if frame is None or until <= time.monotonic():
        frame = _asked(request, language)
        if settings.FRAME_SECONDS:
            if len(_kept) >= MOST_KEPT:
                _kept.clear()
            _kept[key] = (time.monotonic() + settings.FRAME_SECONDS, frame)
    return frame


def _asked(request: HttpRequest, language: str) -> Frame:
    site = Site.find_for_request(request)
    site_settings = SiteSettings.for_site(site)
    return Frame(site, site_settings, site_settings.links(request, language))


def forget(**kwargs) -> None:
    """Drop all frames, now and again when the change is committed: another thread may have read the old rows."""
    _kept.clear()
    transaction.on_commit(_kept.clear)


def forget_if_shown(sender, **kwargs) -> None:
    """A row that a frame is made of was saved or deleted."""
    if issubclass(sender, Page | Site | SiteSettings):
        forget()
