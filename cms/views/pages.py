"""How an address becomes a page: Wagtail's serving with a shorter way to the page."""

from django.utils.translation import get_language, override
from wagtail.views import serve

from .. import richtext
from ..frame import frame_of
from ..queries import Route


def serve_page(request, path: str):
    """Wagtail's own view, handed the route that it would have looked for; all its hooks run as always."""
    result = request._wagtail_route_for_request = Route(request, path).result()
    # An alias speaks its source's language, what its view says included; the frame keeps the reader's (base.html).
    language = getattr(result[0], "words_language", None) if result else None
    with richtext.links_asked_once():
        with override(language or get_language()):
            if result:
                frame_of(request, get_language())  # the page asks for its site's settings there
            response = serve(request, path)
        # Rendered here, so that the links of all texts of the page are resolved together.
        return response.render() if hasattr(response, "render") and not response.is_rendered else response
