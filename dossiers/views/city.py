"""The city's page: how many dossiers are delivered, how long it takes, what is late and why; then the list with filters."""

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.addresses import address_of
from cms.dates import CITY_ZONE
from cms.models.pages import canonical_of
from cms.queries import topics_of

from .. import queries
from ..forms import DossierFilterForm
from ..models import DossierPage, DossiersIndexPage, DossierStage
from .words import delay_label, years_figure, years_label

PER_PAGE = 12


def list_dossiers(request, page: DossiersIndexPage):
    """Sums of all dossiers, then those that the filters leave, twelve to a page."""
    today = timezone.localdate(timezone=CITY_ZONE)
    form = DossierFilterForm(request.GET, **queries.filter_terms(page))
    chosen = form.chosen
    page_obj = Paginator(queries.filtered_dossiers(page, chosen, today), PER_PAGE).get_page(request.GET.get("page"))
    dossiers = page_obj.object_list
    topics = topics_of(dossiers, PER_PAGE) if dossiers else {}
    query = request.GET.copy()
    query.pop("page", None)
    count, url = page_obj.paginator.count, page.get_url(request)
    context = {
        "sums": sums(queries.sums_of(page, today)),
        "late": [late_row(stage, today, request) for stage in queries.late_stages(page, today)],
        "filter_form": form,
        "filter_action": url,
        "clear_url": url if chosen else "",
        "page_obj": page_obj,
        "query": query.urlencode(),
        "count_label": ngettext("%(count)d dossier", "%(count)d dossiers", count) % {"count": count},
        "cards": [card_of(dossier, topics.get(dossier.pk, []), request) for dossier in dossiers],
        "rss_url": f"{url}rss/",
        "data_url": f"{url}data/",
    }
    if not chosen:
        context |= canonical_of(page, page_obj, request)
    return page.render(request, context_overrides=context)


def sums(found: queries.Sums) -> dict:
    """Large figures, and the sentence that says of how many dossiers the median is made."""
    words = ngettext(
        "The median is made of %(count)d dossier: the only one with a known date of the verdict and of the reception.",
        "The median is made of the %(count)d dossiers with a known date of the verdict and of the reception.",
        found.timed,
    )
    note = words % {"count": found.timed} if found.timed else _("Of no dossier are both dates known.")
    unknown = {"number": str(found.unknown), "label": _("of which we do not know how they go on")}
    return {
        "numbers": [
            {
                "number": _("%(part)d of %(total)d") % {"part": found.delivered, "total": found.total},
                "label": _("delivered: the works were finished"),
            },
            {
                "number": years_figure(found.years),
                "label": _("years from the verdict to the reception, the median"),
            },
            {"number": str(found.late), "label": _("late today")},
            *([unknown] if found.unknown else []),
        ],
        "note": note,
    }


def late_row(stage: DossierStage, today, request) -> dict:
    promise = stage.kept_on(today)
    return {
        "title": stage.page.title,
        "url": address_of(stage.page.url_path, request) or "",
        "facts": [
            {"label": _("Stage"), "value": stage.name},
            {"label": _("Promised"), "value": stage.promised_label},
            {"label": _("Late by at least"), "value": delay_label(promise.days)},
            {"label": _("Reason"), "value": stage.reason or _("No reason was given yet.")},
        ],
    }


def card_of(dossier: DossierPage, topics: list[str], request) -> dict:
    card = dossier.card(request)
    years = years_label(dossier.years_to_reception)
    if years:
        card["meta"].append(_("%(years)s from the verdict to the reception") % {"years": years})
    card["meta"] += topics[:2]
    return card
