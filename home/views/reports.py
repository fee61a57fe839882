"""The library of reports and a report's page."""

from django.core.paginator import Paginator
from django.db.models import F
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cms.folding import fold
from cms.models import Organisation, PageOrganisation
from cms.models.events import Precision
from cms.models.pages import canonical_of
from cms.prepared import Prepared, PreparedList, Slot, counted
from cms.queries import below, documents_of, lean, listed_in_slots
from cms.views.labels import labels_as_facts, organisations_as_facts

from ..forms import ReportFilterForm
from ..models import ReportPage, ReportsIndexPage

PER_PAGE = 12
WRITTEN = PageOrganisation.Role.AUTHOR


def _filtered(is_alias: bool, year: str, has_author: bool):
    reports = listed_in_slots(ReportPage, is_alias)
    if year:
        reports = reports.exclude(date_precision=Precision.UNKNOWN).filter(date__year=int(year))
    if has_author:
        written = PageOrganisation.objects.filter(role=WRITTEN, organisation__slug=Slot("author"))
        reports = reports.filter(pk__in=written.values("page"))
    return reports


def _listed(*shape):
    *filters, start, stop = shape
    newest = _filtered(*filters).order_by(F("date").desc(nulls_last=True), "title", "pk")
    return lean(newest)[start:stop]


LISTED = Prepared(_listed)
COUNTED = Prepared(lambda *filters: counted(_filtered(*filters)))
YEARS = Prepared(
    lambda is_alias: (
        listed_in_slots(ReportPage, is_alias)
        .exclude(date=None)
        .exclude(date_precision=Precision.UNKNOWN)
        .dates("date", "year", order="DESC")
    )
)
AUTHORS = Prepared(
    lambda is_alias: Organisation.objects.filter(
        pk__in=PageOrganisation.objects.filter(role=WRITTEN, page__in=listed_in_slots(ReportPage, is_alias)).values(
            "organisation"
        )
    ).values_list("slug", "name_ro", "name_en")
)


def list_reports(request, page: ReportsIndexPage):
    """Reports with filters, twelve to a page, those without a date last."""
    is_alias, place = bool(page.alias_of_id), below(page)
    in_english = get_language() == "en"
    authors = [(slug, name_en if in_english else name_ro) for slug, name_ro, name_en in AUTHORS(is_alias, **place)]
    form = ReportFilterForm(
        request.GET,
        years=[day.year for (day,) in YEARS(is_alias, **place)],
        authors=sorted(authors, key=lambda choice: fold(choice[1])),
    )
    chosen = form.chosen
    author = chosen.get("author", "")
    filters = (is_alias, chosen.get("year", ""), bool(author))
    reports = PreparedList(LISTED, COUNTED, filters, place | {"author": author})
    page_obj = Paginator(reports, PER_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    count, url = page_obj.paginator.count, page.get_url(request)
    context = {
        "filter_form": form,
        "filter_action": url,
        "clear_url": url if chosen else "",
        "page_obj": page_obj,
        "query": query.urlencode(),
        "count_label": ngettext("%(count)d report", "%(count)d reports", count) % {"count": count},
        "cards": [report.card(request) for report in page_obj],
        "rss_url": f"{url}rss/",
    }
    if not chosen:
        context |= canonical_of(page, page_obj, request)
    return page.render(request, context_overrides=context)


def report_context(page: ReportPage) -> dict:
    """What a report's page shows beside its text."""
    return {
        "facts": [
            *organisations_as_facts(page.terms),
            {"label": _("Date"), "value": page.date_label},
            {"label": _("Language"), "value": page.get_language_display()},
            *labels_as_facts(page.terms),
        ],
        "documents": [document.listed() for document in documents_of(page)],
    }
