"""Where the translations of a page stand: told by the query that reads a served page, else asked for."""

from django.conf import settings
from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from ..prepared import Prepared, Slot

READ_WITH = "stands_in_"
TRANSLATIONS = Prepared(
    lambda: Page.objects.filter(translation_key=Slot("key"), alias_of=None, live=True).values_list(
        "locale__language_code", "url_path"
    )
)


def paths_read_with() -> dict[str, Subquery]:
    """For a query of pages: their live translations, a column per language, so that nobody asks again."""
    twins = Page.objects.filter(translation_key=OuterRef("translation_key"), alias_of=None, live=True).order_by("pk")
    return {
        f"{READ_WITH}{code}": Subquery(twins.filter(locale__language_code=code).values("url_path")[:1])
        for code, _label in settings.LANGUAGES
    }


def paths_of(page: Page) -> dict[str, str]:
    """Language code → where the live page with words in that language stands in its tree."""
    known = page.__dict__
    if f"{READ_WITH}{settings.LANGUAGE_CODE}" not in known:
        return dict(TRANSLATIONS(key=page.translation_key))
    found = {code: known[f"{READ_WITH}{code}"] for code, _label in settings.LANGUAGES}
    return {code: path for code, path in found.items() if path}
