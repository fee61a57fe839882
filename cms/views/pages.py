"""How an address becomes a page: Wagtail's serving with a shorter way to the page."""

from wagtail.views import serve

from .. import richtext
from ..queries import Route


def serve_page(request, path: str):
    """Wagtail's own view, handed the route that it would have looked for; all its hooks run as always."""
    request._wagtail_route_for_request = Route(request, path).result()
    with richtext.links_asked_once():
        response = serve(request, path)
        # Rendered here, so that the links of all texts of the page are resolved together.
        return response.render() if hasattr(response, "render") and not response.is_rendered else response
