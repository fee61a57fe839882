"""What changed in dossiers as RSS, per language."""

from cms.feeds import rss_response
from cms.models.pages import public_url
from cms.queries import listed_below

from .models import DossierPage, StageChange

FEED_LENGTH = 30


def changes_feed(request, page):
    """The stages published last, newest first, each under its dossier's name."""
    dossiers = {dossier.translation_key: dossier for dossier in listed_below(page, DossierPage).defer_streamfields()}
    changes = StageChange.objects.filter(dossier_key__in=dossiers.keys()).order_by("-at", "-pk")[:FEED_LENGTH]
    items = [item_of(change, dossiers[change.dossier_key], request) for change in changes]
    return rss_response(page, request, items)


def item_of(change: StageChange, dossier: DossierPage, request) -> dict:
    dates = [change.actual_label] if change.actual.is_known else []
    return {
        "title": f"{dossier.title}: {change.name} – {change.state_label}",
        "link": public_url(dossier, request),
        "description": "\n".join([*dates, *([change.reason] if change.reason else [])]),
        "pubdate": change.at,
        "unique_id": f"urn:ciic:dossier-change:{change.pk}:{dossier.locale_id}",
        "unique_id_is_permalink": False,
    }
