"""Who may see a page is a fact: what closes the source page closes its translations as well."""

from django.db import transaction
from wagtail.models import Locale, Page, PageViewRestriction


def same_for_translations(page: Page) -> None:
    """Give every translation the restrictions of its source page, whichever of them was changed.

    Where only a translation is restricted nothing is done: nobody is let in by somebody else's restriction. A source
    that was opened opens its translations.
    """
    source_locale = Locale.get_default()
    is_source = page.locale_id == source_locale.pk
    source = (
        page if is_source else Page.objects.filter(translation_key=page.translation_key, locale=source_locale).first()
    )
    if source is None:
        return
    wanted = [(one, list(one.groups.all())) for one in PageViewRestriction.objects.filter(page=source).order_by("pk")]
    if not wanted and not is_source:
        return
    others = Page.objects.filter(translation_key=source.translation_key, alias_of=None).exclude(pk=source.pk)
    with transaction.atomic():
        for translation in others:
            make_same(translation, wanted)


def make_same(translation: Page, wanted: list) -> None:
    """Change only what differs: every change of a restriction is written into the page's log."""
    spare = list(PageViewRestriction.objects.filter(page=translation).order_by("pk"))
    for restriction, groups in wanted:
        own = spare.pop(0) if spare else PageViewRestriction(page=translation)
        values = (restriction.restriction_type, restriction.password)
        if own.pk is None or (own.restriction_type, own.password) != values:
            own.restriction_type, own.password = values
            own.save()
        if set(own.groups.all()) != set(groups):
            own.groups.set(groups)
    for own in spare:
        own.delete()
