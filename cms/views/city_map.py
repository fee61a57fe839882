"""The outline of the city for the script of a map."""

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from ..queries.city_map import outline_of


@require_safe
def city_outline(request: HttpRequest, version: str):
    """Its address changes whenever it does, so that whoever has it keeps it."""
    outline = outline_of(version)
    if outline is None:
        raise Http404("No outline of that version is in use.")
    response = JsonResponse(outline, content_type="application/geo+json")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
