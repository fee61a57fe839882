"""The picture of a page for social networks: made when it is first asked for, kept until what it shows changes."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Page

from ..models import BasePage
from ..share import ShareCard, draw

FOREVER = "public, max-age=31536000, immutable"


@require_safe
def share_image(request: HttpRequest, pk: int, digest: str) -> HttpResponse:
    """Only of live public pages, and only what they say now: an older address leads to the newer one."""
    found = Page.objects.live().filter(pk=pk, locale=Locale.get_active(), alias_of=None).first()
    page = found.specific if found else None
    if not isinstance(page, BasePage) or page.get_view_restrictions():
        raise Http404
    card = page.share_card()
    if digest != card.digest:
        return HttpResponseRedirect(page.share_image["path"])
    response = HttpResponse(kept_image(pk, card), content_type="image/png")
    response.headers["Cache-Control"] = FOREVER
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # made to be shown elsewhere
    return response


def kept_image(pk: int, card: ShareCard) -> bytes:
    """One file per page: what it showed before is removed when it is drawn anew."""
    folder, name = f"share/{pk}", f"{card.digest}.png"
    if default_storage.exists(f"{folder}/{name}"):
        with default_storage.open(f"{folder}/{name}") as file:
            return file.read()
    content = draw(card)
    if default_storage.exists(folder):
        for old in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{old}")
    default_storage.save(f"{folder}/{name}", ContentFile(content))
    return content
