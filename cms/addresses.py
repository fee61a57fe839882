"""Addresses of pages from their `url_path` alone, as Wagtail gives them but without its cost per page."""

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import override
from wagtail.models import Page, Site


def root_paths(request=None) -> list:
    """Wagtail's root paths of all sites and languages, asked once per request."""
    if request is None:
        return Site.get_site_root_paths()
    if not hasattr(request, "_wagtail_cached_site_root_paths"):
        request._wagtail_cached_site_root_paths = Site.get_site_root_paths()
    return request._wagtail_cached_site_root_paths


def address_of(url_path: str, request=None) -> str | None:
    """What `Page.get_url` gives for a page with this `url_path`."""
    roots = root_paths(request)
    if len({root.site_id for root in roots}) != 1:
        return Page(url_path=url_path).get_url(request)
    for root in roots:
        if url_path.startswith(root.root_path):
            return _prefix(root.language_code, get_script_prefix(), get_urlconf()) + url_path[len(root.root_path) :]
    return None


@lru_cache(16)
def _prefix(language: str, script_prefix: str, urlconf: str | None) -> str:
    """Where the pages of a language begin; the arguments are what Django's `reverse` depends on."""
    with override(language):
        return reverse("wagtail_serve", args=("",))
