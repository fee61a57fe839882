"""Reads over pages of every section, found by type: this floor knows none of them by name."""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, IntegerField, OuterRef, Q, Subquery, TextField, Value
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, PageViewRestriction

from ..models import BasePage
from ..prepared import Prepared, Slot, any_of, ids

LISTED_FIELDS = ("path", "depth", "url_path", "title", "locale")


CLOSED = Prepared(lambda: PageViewRestriction.objects.values_list("page__path"))


def private_branches(page: Page | None = None) -> Q | None:
    """What no list may show to readers; asked once per page, for Wagtail's `public()` asks at each use."""
    route = getattr(page, "served_by", None)
    if route is not None and not route.has_private_pages:
        return None
    found = None
    for (path,) in CLOSED():
        found = Q(path__startswith=path) | (found or Q())
    return found


def readable(pages, locale: Locale | Slot, private: Q | None = None):
    """Live pages with words of that language: an alias in the other tree still has the source's words."""
    found = pages.live().filter(locale=locale, alias_of=None)
    return found.exclude(private) if private is not None else found


# Whoever reads a list may read the list page: of what stands right below it, only its own restriction closes it.
# An alias shows its source's words: what closes the source closes it too.
IS_NOT_CLOSED = ~Exists(PageViewRestriction.objects.filter(Q(page=OuterRef("pk")) | Q(page=OuterRef("alias_of"))))


def listed_below(page: BasePage, model: type[Page]):
    """What a list page lists: live pages right below it. Aliases, with the other language's words, only on an alias."""
    found = model.objects.child_of(page).live().filter(IS_NOT_CLOSED)
    return found if page.alias_of_id else found.filter(alias_of=None)


def listed_in_slots(model: type[Page], is_alias: bool):
    """As `listed_below`, for a prepared query that is then given `below(page)`."""
    found = model.objects.filter(path__range=(Slot("first"), Slot("last")), depth=Slot("depth"), live=True)
    found = found.filter(IS_NOT_CLOSED)
    return found if is_alias else found.filter(alias_of=None)


def below(page: Page) -> dict:
    """Where the pages right below one stand in the tree."""
    if not page.path:  # a preview of a page that was never saved
        return {"first": "", "last": "", "depth": 0}
    first, last = page._get_children_path_interval(page.path)
    return {"first": first, "last": last, "depth": page.depth + 1}


def lean(pages):
    """Only what lists show: few columns of the base row, and no long text of the type's own."""
    fields = pages.model._meta.concrete_fields
    own = [field for field in fields if field.model is not Page and not isinstance(field, TextField | StreamField)]
    return pages.only(*LISTED_FIELDS, "summary", *(field.name for field in own))


def _in_language(number: int):
    chosen = Page.objects.filter(any_of("pk", number)) if number else Page.objects.none()
    wanted = Q(content_type=Slot("kind"))
    if number:
        wanted |= Q(translation_key__in=chosen.values("translation_key"))
    sources = chosen.filter(translation_key=OuterRef("translation_key")).values("pk")[:1]
    source = Subquery(sources) if number else Value(None, output_field=IntegerField())
    pages = Page.objects.live().filter(wanted, locale=Slot("locale"), alias_of=None).annotate(source_id=source)
    return pages.only(*LISTED_FIELDS, "content_type")


IN_LANGUAGE = Prepared(_in_language)


def in_language(chosen: Iterable[int | None], locale: Locale, *, also: type[Page] | None = None) -> dict:
    """Id of a chosen page → its live page in that language: a chosen page is a fact, kept as the source's.

    `also` adds the language's page of a type that exists once per language, under the type itself.
    """
    wanted = {pk for pk in chosen if pk}
    kind = ContentType.objects.get_for_model(also).pk if also else 0
    pages = IN_LANGUAGE(len(wanted), locale=locale.pk, kind=kind, **ids(wanted, len(wanted))) if wanted or also else []
    found: dict = {}
    for page in pages:
        if page.source_id:
            found[page.source_id] = page
        if also is not None and page_type(page) is also:
            found[also] = page
    return found


def page_type(page: Page) -> type[Page] | None:
    """The model of a page known only by its base row, without a query."""
    content_type = page.cached_content_type
    return apps.get_model(content_type.app_label, content_type.model) if content_type else None
