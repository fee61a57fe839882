"""What carries a label: live public pages of any type, and how many there are for each label."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, Value
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from ..folding import fold
from ..models import Goal, Neighbourhood, PageGoal, PageNeighbourhood, PageTopic, Topic
from ..models.vocabularies import SluggedTerm
from ..prepared import Prepared, PreparedList, Slot
from .cards import own_date
from .lists import LISTED_FIELDS, readable

# Kind, which is also the name of its address → rows that hang it on pages, their column, the vocabulary.
LABELS = {
    "topic": (PageTopic, "topic", Topic),
    "neighbourhood": (PageNeighbourhood, "neighbourhood", Neighbourhood),
    "goal": (PageGoal, "goal", Goal),
}


@dataclass(frozen=True)
class Label:
    """A label in the reader's language, and how many pages carry it there; `number` is a goal's."""

    kind: str
    slug: str
    name: str
    count: int = 0
    number: int | None = None


def _term(kind: str):
    return LABELS[kind][2].objects.filter(slug=Slot("slug"))


def _carriers(kind: str, private: Q | None):
    """Rows that hang labels of a kind on pages that anybody may read, in whatever language."""
    rows = LABELS[kind][0].objects.filter(page__live=True, page__alias_of=None).order_by()
    if private is not None:
        rows = rows.exclude(page__in=Page.objects.filter(private))
    return rows


def _counts(private: Q | None):
    """Rows (kind, slug, language, how many pages) of all labels that some page carries."""
    parts = []
    for kind in LABELS:
        rows = _carriers(kind, private).annotate(kind=Value(kind), key=F(f"{kind}__slug"))
        rows = rows.values("kind", "key", "page__locale__language_code").annotate(number=Count("page", distinct=True))
        parts.append(rows.values_list("kind", "key", "page__locale__language_code", "number"))
    return parts[0].union(*parts[1:], all=True)


def _count_of(kind: str, private: Q | None):
    rows = _carriers(kind, private).filter(**{f"{kind}__slug": Slot("slug")})
    return (
        rows.values("page__locale__language_code")
        .annotate(number=Count("page", distinct=True))
        .values_list("page__locale__language_code", "number")
    )


def _pages(kind: str, private: Q | None, start: int, stop: int):
    rows = LABELS[kind][0].objects.filter(**{f"{kind}__slug": Slot("slug")})
    pages = readable(Page.objects.filter(pk__in=rows.values("page")), Slot("locale"), private)
    newest = pages.order_by(own_date().desc(nulls_last=True), "-pk")
    return newest.only(*LISTED_FIELDS, "content_type")[start:stop]


TERM, COUNTS, COUNT_OF, PAGES = Prepared(_term), Prepared(_counts), Prepared(_count_of), Prepared(_pages)


class LabelledPages(PreparedList):
    """The pages that carry a label, newest first; it is known how many there are."""

    def __init__(self, label: Label, locale: Locale, private: Q | None):
        super().__init__(PAGES, PAGES, (label.kind, private), {"slug": label.slug, "locale": locale.pk})
        self.number = label.count

    def count(self) -> int:
        return self.number


def label_of(kind: str, slug: str) -> SluggedTerm | None:
    return TERM.first(kind, slug=slug)


def counts_of(kind: str, slug: str, private: Q | None) -> dict[str, int]:
    """Language → how many pages carry a label there."""
    return dict(COUNT_OF(kind, private, slug=slug))


def labels_in_use(private: Q | None) -> dict[tuple[str, str], dict[str, int]]:
    """(Kind, slug) → language → how many pages carry the label there; three vocabularies in one query."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for kind, slug, language, number in COUNTS(private):
        found.setdefault((kind, slug), {})[language] = number
    return found


def all_labels(private: Q | None) -> dict[str, list[Label]]:
    """Every label of every kind in the active language: goals by number, the others by folded name."""
    counts, language = labels_in_use(private), get_language()
    found = {}
    for kind, (_rows, _column, model) in LABELS.items():
        labels = [
            Label(
                kind,
                term.slug,
                term.name,
                counts.get((kind, term.slug), {}).get(language, 0),
                getattr(term, "number", None),
            )
            for term in model.objects.all()
        ]
        found[kind] = sorted(labels, key=lambda label: (label.number or 0, fold(label.name)))
    return found
