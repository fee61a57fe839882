"""The outermost guard of the forms: the time of arrival, and an answer that keeps what was typed when all else fails."""

import datetime as dt
import logging
import re

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from .views.requests import UNREADABLE, keep_private
from .windows import moment_of_arrival

log = logging.getLogger(__name__)
# Not resolved through the URL map: this must work when nothing else does.
SUBMIT = re.compile(
    r"^/(?P<language>ro|en)/(?:trimite|submit|ciorna|draft|continua|continue|dosar|case|urmareste|follow|vot|vote|lucrare|entry"
    r"|cuvant|speak)/"
    r"(?:[-a-zA-Z0-9_]+/){0,2}$"
)
UNSHOWN = ("token", "website", "go", "seen", "window", "read", "again", "ticket", "nonce", "way", "do")
RETRY_AFTER = 15
WAITED = "portal.waited"  # seconds for a free thread, by the embedded web server
STAMP = "X-Request-Start"  # the proxy must set it itself, in place of whatever a visitor sent


def arrival(request):
    """The moment a request reached us: our own proxy's word for it, else our web server's, else now."""
    now = timezone.now() - dt.timedelta(seconds=request.META.get(WAITED, 0.0))
    stamp = request.headers.get(STAMP, "") if settings.TRUSTED_PROXY_COUNT else ""
    return moment_of_arrival(stamp, now=now) if stamp else now


class KeepWhatWasTypedMiddleware:
    """Stamps the moment a request came in, and turns a failed POST of a form into a page with everything typed.

    No database is asked and no session is touched: the database being away is the case that this is for. The page
    carries the same form token, so that sending it again makes one submission however far the first try came.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.received_at = arrival(request)
        found = SUBMIT.match(request.path_info) if request.method == "POST" else None
        if found is None:
            return self.get_response(request)
        try:
            response = self.get_response(request)
        except Exception:  # the page for errors failed too
            log.exception("A form could not be taken")
            return self.typed_again(request, found["language"])
        return self.typed_again(request, found["language"]) if response.status_code >= 500 else response

    def typed_again(self, request, language: str) -> HttpResponse:
        """503 with what was typed, to be sent again by a button or copied."""
        try:
            typed = [(name, value) for name, values in request.POST.lists() for value in values]
        except (*UNREADABLE, OSError):
            typed = []
        hidden = [(name, value) for name, value in typed if name != "remove"]
        shown = [(name, value) for name, value in hidden if value.strip() and name not in UNSHOWN]
        with override(language):
            facts = {"language": language, "body_fields": hidden, "shown_fields": shown, "retry_url": request.path_info}
            response = HttpResponse(render_to_string("503.html", facts), status=503)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        response.headers["Content-Language"] = language
        response.headers["X-Content-Type-Options"] = "nosniff"
        return keep_private(response, referrer="same-origin")
