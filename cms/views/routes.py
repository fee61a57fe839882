"""Addresses of what a page shows below its own, e.g. one partner or all meetings."""

from ..models import BasePage
from ..models.pages import public_url


def addresses_below(page: BasePage, place: str, number: int, request) -> dict:
    """Context: this place below the page in each language; later pages of a list are no translation of anything."""
    alternates = [item | {"url": f"{item['url']}{place}" if item["url"] else None} for item in page.alternates(request)]
    canonical = public_url(page.canonical_page, request) + place
    return {
        "alternates": alternates,
        "canonical_url": canonical if number == 1 else f"{canonical}?page={number}",
        "hreflang": page.hreflang(alternates) if number == 1 else [],
    }
