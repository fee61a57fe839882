"""Which dossiers a page of any section belongs to, and which dossier a subject of following names."""

import uuid

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Page

from cms.prepared import Prepared, Slot
from cms.queries import private_branches, readable

from ..models import DossierLink, DossierPage


def _of(private):
    rows = DossierLink.objects.filter(target__translation_key=Slot("key")).values("page")
    dossiers = readable(DossierPage.objects.filter(pk__in=rows), Slot("locale"), private)
    return dossiers.order_by("title", "pk").values_list("title", "url_path")


OF = Prepared(_of)


def dossiers_of(page: Page) -> list[tuple[str, str]]:
    """(title, url_path) of the dossiers in the page's language that link it, in whichever language it was chosen."""
    return OF(private_branches(page), key=page.translation_key, locale=page.locale_id)


def dossier_of_key(text: str) -> DossierPage | None:
    """The live dossier in the active language, else in Romanian."""
    try:
        key = uuid.UUID(text)
    except ValueError:
        return None
    if text != key.hex:  # one spelling: what is followed under another is heard by nobody
        return None
    found = DossierPage.objects.live().filter(translation_key=key, alias_of=None).select_related("locale")
    private = private_branches()
    pages = {page.locale.language_code: page for page in (found.exclude(private) if private is not None else found)}
    return pages.get(get_language()) or pages.get(settings.LANGUAGE_CODE)
