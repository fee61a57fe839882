"""Which dossiers a page of any section belongs to, and which dossier a subject of following names."""

import uuid

from django.conf import settings
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from cms.prepared import Prepared, Slot
from cms.queries import private_branches, readable

from ..models import DossierLink, DossierPage, DossierProject


def _having(rows, private):
    dossiers = readable(DossierPage.objects.filter(pk__in=rows.values("page")), Slot("locale"), private)
    return dossiers.order_by("title", "pk").values_list("title", "url_path")


OF = Prepared(lambda private: _having(DossierLink.objects.filter(target__translation_key=Slot("key")), private))
OF_PROJECT = Prepared(lambda private: _having(DossierProject.objects.filter(code=Slot("code")), private))


def dossiers_of(page: Page) -> list[tuple[str, str]]:
    """(title, url_path) of the dossiers in the page's language that link it, in whichever language it was chosen."""
    return OF(private_branches(page), key=page.translation_key, locale=page.locale_id)


def dossiers_of_project(code: str, locale: Locale) -> list[tuple[str, str]]:
    """The same for a funded project, which is no page."""
    return OF_PROJECT(private_branches(), code=code, locale=locale.pk)


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
