"""A page as a sheet to be hung up: what, when, where, and a code that opens it."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..models import BasePage
from ..models.pages import public_url, whole_address
from ..share.qr import qr_image

PATH = "poster/"


def poster_url(page: BasePage, request) -> str:
    """Where the sheet of a stored page is."""
    return f"{page.get_url(request)}{PATH}" if page.pk else ""


def show_poster(request: HttpRequest, page: BasePage, lines: Iterable[str]) -> HttpResponse:
    """One sheet of A4 in the page's language; `lines`: when and where, or until when."""
    address = public_url(page.canonical_page, request)
    alternates = [item | {"url": f"{item['url']}{PATH}" if item["url"] else None} for item in page.alternates(request)]
    context = {
        "page": page,
        "language": page.words_language,
        "lines": [line for line in lines if line],
        "qr": qr_image(address),
        "address": address.partition("://")[2].rstrip("/"),
        "back_url": page.get_url(request),
        "alternates": alternates,
        "canonical_url": whole_address(poster_url(page, request)),
    }
    return render(request, "cms/poster.html", context)
