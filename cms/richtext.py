"""Links inside rich text lead to the page in the reader's language: a link is a fact, stored once."""

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler


class LocalizedPageLinkHandler(PageLinkHandler):
    """As Wagtail's, but resolves to the live translation in the active language where there is one."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        pages = {str(page.pk): page for page in Page.objects.filter(pk__in={attrs.get("id") for attrs in attrs_list if attrs.get("id")})}
        keys = {page.translation_key for page in pages.values()}
        translated = {
            page.translation_key: page
            for page in Page.objects.live().filter(translation_key__in=keys, locale__language_code=get_language() or "ro")
        }
        return [cls._anchor(pages.get(str(attrs.get("id"))), translated) for attrs in attrs_list]

    @staticmethod
    def _anchor(page: Page | None, translated: dict) -> str:
        if page is None:
            return "<a>"
        return f'<a href="{escape(translated.get(page.translation_key, page).url)}">'


def register(features) -> None:
    """Replace Wagtail's handler of links to pages."""
    features.register_link_type(LocalizedPageLinkHandler)



