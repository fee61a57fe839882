"""From a page for paper to a tagged PDF; without the system's library there is none."""

import logging
from functools import lru_cache

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from PIL import ImageFile

SHEET = "portal/css/paper.css"
logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)  # a line per step says nothing to anybody


@lru_cache(1)
def can_make_pdf() -> bool:
    """Whether this machine has what WeasyPrint draws with (Pango)."""
    try:
        import weasyprint  # noqa: F401 - OSError: the package is there, the system's library is not
    except (ImportError, OSError):
        return False
    finally:  # it makes Pillow lenient for the whole process, the gate of uploads included
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    return True


def pdf_of(html: str) -> bytes:
    """PDF/UA from a page that loads nothing: its style sheet and fonts are handed over from the disk."""
    can_make_pdf()
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    fonts = FontConfiguration()
    sheet = CSS(filename=finders.find(SHEET), font_config=fonts, url_fetcher=URLFetcher(allowed_protocols=["file"]))
    document = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=["data"]))
    return document.write_pdf(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")


def pdf_response(page: HttpResponse, name: str) -> HttpResponse:
    """The PDF of a rendered page, shown by the browser and saved under a name."""
    response = HttpResponse(pdf_of(page.content.decode()), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response
