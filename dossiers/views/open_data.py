"""Open data of dossiers: what can be downloaded, what each column means, and the files themselves."""

from django.http import Http404, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext
from django.views.decorators.http import require_safe

from cms.dates import CITY_ZONE
from cms.models.pages import public_url, whole_address
from participation.views.open_data import LICENCE, LICENCE_URLS

from .. import exports, queries
from ..models import DossierPage, DossiersIndexPage


@require_safe
def describe_data(request, page: DossiersIndexPage):
    """The licence and the dictionary."""
    with override(page.words_language):
        url, title = page.get_url(request) or "", _("Open data: dossiers")
        alternates = [
            item | {"url": f"{item['url']}data/" if item["url"] else None} for item in page.alternates(request)
        ]
        labels = {"csv": _("Stages as CSV"), "figures": _("Figures as CSV"), "json": _("Everything as JSON")}
        facts = {
            "head": {
                "title": title,
                "summary": _("All dossiers with their stages, promises and figures, as CSV and JSON."),
            },
            "page_title": title,
            "licence": LICENCE,
            "licence_url": LICENCE_URLS[page.words_language],
            "files": [{"label": labels[kind], "url": f"{url}data/{kind}/"} for kind in exports.FILES],
            "tables": [
                {"title": pgettext("dossier", "Stages"), "columns": dictionary(exports.STAGES)},
                {"title": _("Figures"), "columns": dictionary(exports.FIGURES)},
            ],
            "alternates": alternates,
            "canonical_url": whole_address(f"{url}data/"),
            "hreflang": page.hreflang(alternates),
            "breadcrumbs": [
                *page.breadcrumbs(request)[:-1],
                {"title": page.title, "url": url},
                {"title": title, "url": ""},
            ],
        }
        return page.render(request, template="dossiers/open_data.html", context_overrides=facts)


def dictionary(columns: dict) -> list[dict]:
    return [{"name": name, "kind": kind, "meaning": meaning} for name, (kind, meaning) in columns.items()]


@require_safe
def give_data(request, page: DossiersIndexPage, kind: str):
    """The file itself; the same in both languages."""
    if kind not in exports.FILES:
        raise Http404
    content_type, name, write = exports.FILES[kind]
    return download(write(public_url(page, request)), content_type, name)


@require_safe
def give_events(request, page: DossierPage):
    """The timeline of one dossier as CSV, in the page's language."""
    with override(page.words_language):
        today = timezone.localdate(timezone=CITY_ZONE)
        moments = queries.timeline_of(page, queries.rows_of_dossier(page), queries.changes_of(page), today, request)
        lines = list(exports.csv_of(exports.MOMENTS, exports.moment_records(moments)))
    return download(iter(lines), "text/csv; charset=utf-8", f"ciic-{page.slug}.csv")


def download(lines, content_type: str, name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(lines, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
