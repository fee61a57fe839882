"""What crawlers are asked to leave alone, and where the map of the site is."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import override


def robots(request) -> HttpResponse:
    """Staff pages and endless search results; everything else may be read."""
    closed = ["/admin/", "/cont/", "/demo/"]
    for code, _label in settings.LANGUAGES:
        with override(code):
            closed.append(reverse("search"))
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        "",
        f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
