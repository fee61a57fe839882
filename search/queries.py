"""What a reader finds: live public pages with words in one language, their kinds, excerpts and near titles."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cache, lru_cache
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as ResultsPage
from django.core.paginator import Paginator
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from wagtail.models import Page, get_page_models

from cms.addresses import address_of
from cms.dates import DAY, date_label
from cms.prepared import Prepared, any_of
from cms.prepared import ids as slots
from cms.queries import private_branches

from .backends import finder
from .synonyms import MAX_CHARACTERS, query_words

PER_PAGE = 20
REACHABLE = 1000  # nobody leafs further; the finder of PostgreSQL orders as many
SUGGESTIONS = 5


@dataclass(frozen=True)
class Kind:
    """A type of page as readers know it: one or several models."""

    key: str
    label: str | Promise
    models: tuple[type[Page], ...]


@dataclass(frozen=True)
class Facet:
    """A kind among the results."""

    key: str
    label: str
    count: int
    is_active: bool


@dataclass(frozen=True)
class Hit:
    """One result, ready to be shown; a second source of results (public answers) would make these too."""

    title: str
    url: str
    kind: str
    programme: str
    excerpt: SafeString
    date: str
    trail: str

    @property
    def meta(self) -> list[str]:
        return [self.date, self.trail]


@dataclass
class Results:
    """What a query gives; `total` counts the chosen kind, `facets` all kinds."""

    text: str
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    facets: list[Facet] = field(default_factory=list)
    kind: str = ""
    suggestions: list[Hit] = field(default_factory=list)
    page_obj: ResultsPage | None = None

    @property
    def is_asked(self) -> bool:
        return bool(self.text)

    @property
    def is_cut(self) -> bool:
        return self.total > REACHABLE

    @property
    def query(self) -> str:
        """The parameters that paging keeps."""
        return urlencode({"q": self.text} | ({"kind": self.kind} if self.kind else {}))

    @property
    def query_of_all(self) -> str:
        return urlencode({"q": self.text})

    @property
    def total_of_all(self) -> int:
        return sum(facet.count for facet in self.facets)


def search_pages(*, text: str, language: str, kind: str | None = None, page: int | str = 1, request=None) -> Results:
    """The pages in a language that hold every word of `text`, best first, with counts per kind."""
    results = Results(text=clean_text(text))
    words = query_words(results.text, language)
    if not words:
        return results
    types = {each.key: type_ids([each]) for each in searchable_kinds()}
    results.kind = kind if kind in types else ""
    number = page_number(page)
    every = [pk for ids in types.values() for pk in ids]
    ask = {
        "words": words,
        "language": language,
        "visible": visible_pages(language),
        "types": every,
        "chosen": types.get(results.kind, every),
    }
    counts, ids = finder().find(**ask, start=(number - 1) * PER_PAGE, stop=number * PER_PAGE)
    results.facets = facets(types, counts, results.kind)
    results.total = sum(counts.get(pk, 0) for pk in ask["chosen"])
    results.page_obj = Paginator(range(min(results.total, REACHABLE)), PER_PAGE).get_page(number)
    if results.total and not ids:  # a page after the last: show the last
        start = results.page_obj.start_index() - 1
        _, ids = finder().find(**ask, start=start, stop=start + PER_PAGE)
    results.hits = load_hits(ids, words=words, language=language, request=request)
    if not counts:
        near = finder().similar_titles(text=results.text, visible=ask["visible"], types=ask["types"], limit=SUGGESTIONS)
        results.suggestions = load_hits(near, words=[], language=language, request=request)
    return results


def clean_text(text: str) -> str:
    """The query as it is shown again: short, printable, one line."""
    text = text[:MAX_CHARACTERS].encode("utf-8", "ignore").decode()
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def page_number(page: int | str) -> int:
    """A number that exists whatever was typed."""
    digits = str(page)
    number = int(digits) if digits.isdecimal() and len(digits) < 5 else 1
    return min(max(number, 1), REACHABLE // PER_PAGE)


def visible_pages(language: str):
    """Live, public, and written in the language: an alias shows another language's words."""
    return _visible_pages(language, private_branches())


@lru_cache(maxsize=16)
def _visible_pages(language: str, private: Q | None):
    """The same queryset for the same question, so that its SQL is written once; it is never evaluated itself."""
    pages = Page.objects.order_by().live().filter(locale__language_code=language, alias_of=None)
    return pages if private is None else pages.exclude(private)


@cache
def searchable_kinds() -> tuple[Kind, ...]:
    """The kinds of all page models, in the order of the apps.

    A model may set `search_kind` to (key, plural label) to share a kind with others, or to None to stay out.
    """
    found: dict[str, Kind] = {}
    for model in get_page_models():
        meta = model._meta
        key_and_label = getattr(model, "search_kind", (meta.model_name, meta.verbose_name_plural))
        if model is Page or key_and_label is None:
            continue
        key, label = key_and_label
        earlier = found.get(key, Kind(key, label, ()))
        found[key] = Kind(key, earlier.label, (*earlier.models, model))
    return tuple(found.values())


def type_ids(kinds) -> list[int]:
    """Content type ids of the kinds' models; Django keeps them in memory."""
    return [ContentType.objects.get_for_model(model).pk for kind in kinds for model in kind.models]


def facets(types: dict[str, list[int]], counts: dict[int, int], active: str) -> list[Facet]:
    """Kinds that were found, the most frequent first; `types` gives each kind's content type ids."""
    found = []
    for kind in searchable_kinds():
        count = sum(counts.get(pk, 0) for pk in types[kind.key])
        if count:
            found.append(Facet(kind.key, capfirst(str(kind.label)), count, kind.key == active))
    return sorted(found, key=lambda facet: -facet.count)


ROOM = 20  # values that a statement takes; one for more takes a multiple, so that few statements are remembered

HITS = Prepared(
    lambda room: Page.objects.filter(any_of("pk", room)).only("title", "url_path", "path", "depth", "content_type")
)
TITLES = Prepared(lambda room: Page.objects.live().filter(any_of("path", room)).values_list("path", "title"))
DATES = Prepared(
    lambda room, model: model._base_manager.filter(any_of("pk", room)).values_list("pk", "date", "date_precision")
)


def rows_of(prepared: Prepared, values, *shape, rest=0) -> list:
    room = -(-len(values) // ROOM) * ROOM
    return prepared(room, *shape, **slots(values, room, rest=rest)) if values else []


def load_hits(ids: list[int], *, words: list[str], language: str, request=None) -> list[Hit]:
    """The pages of these ids, in this order, as results."""
    if not ids:
        return []
    rows = {page.pk: page for page in rows_of(HITS, ids)}
    pages = [rows[pk] for pk in ids if pk in rows]
    found = finder().excerpts(words=words, language=language, pages=[(page.pk, page.content_type_id) for page in pages])
    trails, dates = trails_of(pages), dates_of(pages)
    return [
        Hit(
            title=page.title,
            url=address_of(page.url_path, request) or "",
            kind=capfirst(str(page.specific_class._meta.verbose_name)),
            programme=programme_of(page.specific_class),
            excerpt=found.get(page.pk, SafeString("")),
            date=dates.get(page.pk, ""),
            trail=" › ".join(trails[page.pk]),
        )
        for page in pages
    ]


def programme_of(model: type[Page]) -> str:
    """The programme of a model's pages; where each row decides for itself, results show the city's."""
    programme = getattr(model, "programme", "city")
    return programme if isinstance(programme, str) else "city"


def trails_of(pages: list[Page]) -> dict[int, list[str]]:
    """Page id → titles of the live pages above it, below the home page; one query for all."""
    step = Page.steplen
    above = {page.pk: [page.path[: step * depth] for depth in range(3, page.depth)] for page in pages}
    wanted = {path for paths in above.values() for path in paths}
    titles = dict(rows_of(TITLES, wanted, rest=""))
    return {pk: [titles[path] for path in paths if path in titles] for pk, paths in above.items()}


def dates_of(pages: list[Page]) -> dict[int, str]:
    """Page id → its own date as precisely as it is known; one query per model that has dates."""
    dated: dict[type[Page], list[int]] = {}
    for page in pages:
        if has_own_date(page.specific_class):
            dated.setdefault(page.specific_class, []).append(page.pk)
    labels: dict[int, str] = {}
    for model, ids in dated.items():
        for pk, date, precision in rows_of(DATES, ids, model):
            labels[pk] = own_date(date, precision)
    return labels


@cache
def has_own_date(model: type[Page]) -> bool:
    return {"date", "date_precision"} <= {each.name for each in model._meta.get_fields()}


def own_date(date: dt.date | None, precision: str) -> str:
    return date_label(date, precision or DAY, weekday=False) if date else ""
