"""The page that an address leads to, found with its ancestors in one query."""

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction

from ..addresses import root_paths
from ..models.twins import paths_read_with
from ..prepared import Prepared, Slot, any_of, ids
from .lists import page_type

ROUTED_FIELDS = ("path", "depth", "url_path", "title", "live", "alias_of", "content_type", "locale__language_code")


def _chain(number: int):
    restrictions = PageViewRestriction.objects.all()
    pages = Page.objects.filter(any_of("url_path", number, "address"))
    pages = pages.filter(any_of("slug", number, "slug"))  # url_path has no index
    pages = pages.annotate(
        is_private=Exists(restrictions.filter(page=OuterRef("pk"))), any_private=Exists(restrictions)
    )
    return pages.select_related("locale").order_by("depth").only(*ROUTED_FIELDS)


def _served(model: type[Page]):
    related = getattr(model, "served_with", ())
    pages = model._default_manager.filter(pk=Slot("pk"))
    told = getattr(model, "served_annotations", dict)()  # answered with the page's own row
    pages = pages.annotate(**paths_read_with(), **told)
    return pages.select_related(*related) if related else pages


CHAIN, SERVED = Prepared(_chain), Prepared(_served)


class Route:
    """The page that an address leads to, found with its ancestors in one query instead of two per level.

    Wagtail's routing asks for the root page's translation, then for each level's child and its specific row.
    """

    def __init__(self, request, path: str):
        self.request = request
        self.components = [component for component in path.split("/") if component]
        self.chain = self._chain()
        self.has_private_pages = bool(self.chain) and self.chain[0].any_private

    def _chain(self) -> list[Page]:
        """The home page of the language and those pages below it that the address names, from the top down."""
        roots = [paths for paths in root_paths(self.request) if paths.language_code == get_language()]
        if len(roots) != 1:
            return []
        root = roots[0]
        addresses = [root.root_path]
        for component in self.components:
            addresses.append(f"{addresses[-1]}{component}/")
        slugs = [root.root_path.strip("/").rpartition("/")[2], *self.components]
        return CHAIN(len(slugs), **ids(addresses, len(slugs), "address"), **ids(slugs, len(slugs), "slug"))

    def result(self):
        """As `Page.route` gives it; None when nothing answers there."""
        if not self.chain or len(self.chain) > len(self.components) + 1:
            return None
        found = self.chain[-1]
        model = page_type(found)
        page = SERVED.first(model, pk=found.pk)
        if page is None:
            return None
        page.locale = found.locale
        page.served_by = self
        try:
            return page.route(self.request, self.components[len(self.chain) - 1 :])
        except Http404:
            return None
