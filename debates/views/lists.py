"""The list of debates."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.dates import moment_label
from cms.models.pages import canonical_of
from cms.queries import topics_of

from .. import queries
from ..forms import DebateFilterForm
from ..models import DebatePage, DebatesIndexPage
from ..queries.report import published_years
from .report import report_address

PER_PAGE = 12


def list_debates(request, page: DebatesIndexPage):
    """The list with filters, twelve to a page."""
    now = timezone.now()
    form = DebateFilterForm(request.GET, **queries.filter_terms(page))
    chosen = form.chosen
    debates = queries.filtered_debates(page, chosen, now)
    page_obj = Paginator(debates, PER_PAGE).get_page(request.GET.get("page"))
    debates = page_obj.object_list
    open_until = queries.open_until_by_parent(page, now) if debates else {}
    topics = topics_of(debates, PER_PAGE) if debates else {}
    query = request.GET.copy()
    query.pop("page", None)
    count = page_obj.paginator.count
    url = page.get_url(request)
    context = {
        "filter_form": form,
        "filter_action": url,
        "clear_url": url if chosen else "",
        "page_obj": page_obj,
        "query": query.urlencode(),
        "count_label": ngettext("%(count)d debate", "%(count)d debates", count) % {"count": count},
        "cards": [_card(debate, topics.get(debate.pk, []), open_until, request) for debate in debates],
        "reports": [{"year": year, "url": report_address(page, url, year)} for year in published_years()],
        "rss_url": f"{url}rss/",
        "calendar_url": f"{url}calendar.ics",
    }
    if not chosen:
        context |= canonical_of(page, page_obj, request)
    return page.render(request, context_overrides=context)


def _card(debate: DebatePage, topics: list[str], open_until: dict, request) -> dict:
    debate.is_form_open = bool(debate.has_open_form) if debate.has_form else None
    card = debate.card(request)
    card["meta"] += topics[:2]
    if debate.path in open_until:
        closes_at = open_until[debate.path]
        until = (
            _("ideas until %(moment)s") % {"moment": moment_label(closes_at, weekday=False)}
            if closes_at
            else _("open for ideas")
        )
        card["meta"].append(until)
    return card
