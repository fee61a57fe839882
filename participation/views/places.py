"""The map below the list of ideas: a link to it, or its pins; the list before it says the same to everybody."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.queries.city_map import city_map

from ..models import IdeasPage, PublicAnswer
from ..queries import ideas as queries
from ..queries.subjects import idea_words

MOST_PINS = 500


def map_of(request: HttpRequest, page: IdeasPage, chosen: dict[str, str], url: str) -> dict | None:
    """For the ideas of the active filters: where the map can be opened, or the map; None while there is nothing to show."""
    city = city_map()
    pins = queries.pins(chosen)
    count = pins.count() if city else 0
    if not count:
        return None
    if "map" not in request.GET:
        query = request.GET.copy()
        query.pop("page", None)
        query["map"] = "1"
        label = ngettext("Show %(count)d idea on the map", "Show %(count)d ideas on the map", count)
        return {"show_url": f"{url}?{query.urlencode()}#map", "label": label % {"count": count}}
    return {
        "city": city,
        "note": note(count),
        "pins": [pin(answer, page, url) for answer in pins[0:MOST_PINS]],
    }


def note(count: int) -> str:
    """How much of the list is on the map."""
    if count > MOST_PINS:
        return _("The map shows the %(most)d ideas answered last, of %(count)d with a place. Filters show others.") % {
            "most": MOST_PINS,
            "count": count,
        }
    words = ngettext(
        "%(count)d idea of this list has a place on the map.",
        "%(count)d ideas of this list have a place on the map.",
        count,
    )
    return words % {"count": count}


def pin(answer: PublicAnswer, page: IdeasPage, url: str) -> dict:
    """One pin with the way to its idea, as the page's script reads it."""
    words = idea_words(answer, page.words_language)
    area = answer.submission.neighbourhood
    return {
        "at": answer.place,
        "title": words["title"] or _("An idea without a title"),
        "url": f"{url}{answer.pk}/",
        "lang": words["language"] if words["title"] and words["language"] != page.words_language else "",
        "about": " · ".join(filter(None, [answer.stage_label, area.name if area else ""])),
    }
