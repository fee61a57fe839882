"""Headers that every response carries, and probes that answer before anything else can refuse."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware

STAFF_PATHS = ("/admin/", "/cont/", "/django-admin/")
# Measured on Wagtail 7.4: its date choosers start from inline scripts; the preview panel frames the page.
WAGTAIL_ADMIN_CSP = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", *settings.TILE_HOSTS],
    "frame-src": ["'self'"],
    "frame-ancestors": ["'self'"],
}


class ReadersLocaleMiddleware(LocaleMiddleware):
    """Django's, but what is absent in the staff area is absent: it does not lead to /ro/admin/…, which is absent too."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code == 404 and request.path.startswith(STAFF_PATHS):
            return response
        return super().process_response(request, response)


class ProbesMiddleware:
    """Answers /livez and /readyz before hosts, redirects or sessions are looked at."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in ("/livez", "/readyz"):
            from . import probes

            return probes.livez(request) if request.path == "/livez" else probes.readyz(request)
        return self.get_response(request)


class SecurityHeadersMiddleware:
    """Cache rules and isolation: readers' pages may be shared, everything with a person in it may not."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.path.startswith(STAFF_PATHS):
            if not hasattr(response, "_csp_replace") and request.path.startswith("/admin/"):
                response._csp_replace = WAGTAIL_ADMIN_CSP
            response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
            response.headers.setdefault("Cache-Control", "private, no-store")
            return response
        if "Cache-Control" not in response.headers and request.method in ("GET", "HEAD"):
            personal = settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies
            shared = response.status_code in (200, 301, 302, 404) and not personal
            # Kept by a proxy of ours, which can be told to forget; a reader's browser asks again, for a fact may have changed.
            response.headers["Cache-Control"] = "public, max-age=0, s-maxage=60" if shared else "private, no-store"
        return response
