"""The published report of a year, in public: its tables as they stood on the day of publication, and as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.dates import CITY_ZONE, date_label
from cms.models.pages import whole_address

from ..exports import report_file
from ..models import DebatesIndexPage
from ..queries.report import published_report
from ..queries.tables import as_of_label, tables_of

SLUGS = {"ro": "raport", "en": "report"}


def show_report(request: HttpRequest, page: DebatesIndexPage, year: int) -> HttpResponse:
    """The report below the list of debates; nothing is there before it is published."""
    report = published_report(year)
    if report is None:
        raise Http404("No such report.")
    with override(page.words_language):
        by_hand = report.figures["by_hand"]
        if kind := request.GET.get("file"):
            return report_file(report.figures, by_hand, kind)
        tables = tables_of(report.figures, by_hand, is_page=True)
        context = frame(request, page, year) | {
            "tables": [
                {"id": f"t{number}", "title": title, "headings": headings, "rows": rows}
                for number, (title, (headings, rows)) in enumerate(tables.items(), start=1)
            ],
            "as_of": as_of_label(report.figures),
            "published": date_label(report.published_at.astimezone(CITY_ZONE).date(), weekday=False),
            "note": report.note,
        }
    return page.render(request, template="debates/report.html", context_overrides=context)


def report_address(page: DebatesIndexPage, url: str, year: int) -> str:
    """Below the list of debates, in the words of its language."""
    return f"{url}{SLUGS[page.words_language]}/{year}/"


def frame(request: HttpRequest, page: DebatesIndexPage, year: int) -> dict:
    url = page.get_url(request) or ""
    own = report_address(page, url, year)
    alternates = [
        item | {"url": f"{item['url']}{SLUGS[item['code']]}/{year}/" if item["url"] else None}
        for item in page.alternates(request)
    ]
    canonical = next((item["url"] for item in alternates if item["is_current"]), "")
    title = _("Report on transparency, %(year)d") % {"year": year}
    summary = _("What was announced, what people said and what became of it (Law 52/2003).")
    return {
        "page_title": title,
        "head": {"title": title, "summary": summary},
        "csv_url": f"{own}?file=csv",
        "xlsx_url": f"{own}?file=xlsx",
        "alternates": alternates,
        "canonical_url": canonical or whole_address(own),
        "hreflang": [] if request.GET else page.hreflang(alternates),
        "breadcrumbs": [
            *page.breadcrumbs(request)[:-1],
            {"title": page.title, "url": url},
            {"title": title, "url": ""},
        ],
    }
