"""What a request tells: when it came, from where, and what was typed; shared by the views that take a form."""

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from ..actions.screening import Sender
from ..models import RateBucket
from ..spam import client_address, network_of

MAX_FIELDS = 1000
MAX_FILE_BYTES = 25 * 1024 * 1024
MAX_BODY_FILE_BYTES = 60 * 1024 * 1024
UNREADABLE = (MultiPartParserError, UnreadablePostError, SuspiciousOperation)


class CappedUploadHandler(FileUploadHandler):
    """Stops keeping a file that is too large, while the rest of the form is still read."""

    def __init__(self, request=None):
        super().__init__(request)
        self.too_large: list[tuple[str, str]] = []  # question key, file name
        self.read_bytes = self.file_bytes = 0

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.file_bytes = 0

    def receive_data_chunk(self, raw_data, start):
        self.file_bytes += len(raw_data)
        self.read_bytes += len(raw_data)
        if self.file_bytes > MAX_FILE_BYTES or self.read_bytes > MAX_BODY_FILE_BYTES:
            self.too_large.append((self.field_name, self.file_name))
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None


def received_at(request: HttpRequest):
    """When the request came in, stamped once by the outermost middleware: windows are judged by it."""
    return getattr(request, "received_at", None) or timezone.now()


def read_typed(request: HttpRequest) -> tuple[QueryDict, list[tuple[str, str]]]:
    """What was typed, without NUL and with plain line ends, and which files were too large; raises UNREADABLE."""
    handler = CappedUploadHandler(request)
    request.upload_handlers.insert(0, handler)
    posted = request.POST
    request.whole_at = timezone.now()
    if len(posted) > MAX_FIELDS:
        raise SuspiciousOperation("Too many fields")
    typed = QueryDict(mutable=True, encoding=posted.encoding)
    for name, values in posted.lists():
        typed.setlist(name, [value.replace("\x00", "").replace("\r\n", "\n") for value in values])
    return typed, handler.too_large


def read_safely(request: HttpRequest) -> QueryDict:
    """What was typed into a form without files; nothing when it did not arrive whole."""
    try:
        return read_typed(request)[0]
    except UNREADABLE:
        return QueryDict()


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent this, by what the browser itself says; one that says nothing is believed."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or origin in (f"{request.scheme}://{request.get_host()}", settings.SITE_URL)


def sender_of(request: HttpRequest, *, honeypot: str = "", seconds: float | None = None) -> Sender:
    """Who sends, as far as we look: the network, never the address."""
    address = client_address(
        remote=request.META.get("REMOTE_ADDR", ""),
        forwarded=request.headers.get("X-Forwarded-For", ""),
        proxies=settings.TRUSTED_PROXY_COUNT,
    )
    return Sender(network_of(address), honeypot, seconds)


def is_within(request: HttpRequest, kind: str) -> bool:
    """Whether the sender's network may do one more of a kind now; if so, one is taken."""
    bucket, now = sender_of(request).bucket(kind), received_at(request)
    if not RateBucket.objects.all_fine(bucket, now):
        return False
    RateBucket.objects.take(bucket, now)
    return True


def keep_private(response, *, referrer: str = "no-referrer"):
    """Stored by no cache, listed by no search engine."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = referrer
    return response


def alternates_of(name: str) -> list[dict]:
    """For the language switch of a page that each language has under the same name."""
    found = []
    for code, label in settings.LANGUAGES:
        with override(code):
            url = settings.SITE_URL + reverse(name)
        found.append({"code": code, "label": label, "url": url, "is_current": code == get_language()})
    return found


def home_alternates() -> list[dict]:
    """For the language switch of a page that has one language: the home pages."""
    return [
        {"code": code, "label": label, "url": f"{settings.SITE_URL}/{code}/", "is_current": code == get_language()}
        for code, label in settings.LANGUAGES
    ]
