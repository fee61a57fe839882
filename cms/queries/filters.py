"""What a list of pages of one type can be filtered by: the labels that some page of the list carries."""

from django.db.models import QuerySet, Value
from django.utils.translation import get_language
from wagtail.models import Page

from ..folding import fold
from ..models import BasePage, Neighbourhood, Organisation, PageNeighbourhood, PageOrganisation, PageTopic, Topic
from ..prepared import Prepared, Slot
from .lists import below, listed_in_slots

ORGANISERS = (PageOrganisation.Role.ORGANISER, PageOrganisation.Role.PROMOTER)  # what one asks for by "who does it"
# Filter → the rows of pages, the column of the record in them, the records.
ROWS = {
    "topic": (PageTopic.objects.all(), Topic),
    "neighbourhood": (PageNeighbourhood.objects.all(), Neighbourhood),
    "organiser": (PageOrganisation.objects.filter(role__in=ORGANISERS), Organisation),
}
RECORD = {"organiser": "organisation"}


class LabelFilters:
    """The filters by label of one page type: one query for all of them, whose SQL is written once per process."""

    def __init__(self, model: type[Page]):
        self._model = model
        self._asked = Prepared(self._all_choices)

    def _all_choices(self, is_alias: bool) -> QuerySet:
        first, *others = (self._choices(name, is_alias) for name in ROWS)
        return first.union(*others, all=True)

    def _choices(self, name: str, is_alias: bool) -> QuerySet:
        rows, records = ROWS[name]
        found = rows.filter(page__in=listed_in_slots(self._model, is_alias)).values(RECORD.get(name, name))
        named = records.objects.filter(pk__in=found).order_by().annotate(of=Value(name))
        return named.values_list("of", "slug", "name_ro", "name_en")

    def choices(self, index: BasePage) -> dict[str, list[tuple[str, str]]]:
        """Arguments of `cms.forms.ListFilterForm`: slugs and names in the active language, by folded name."""
        in_english = get_language() == "en"
        found: dict[str, list[tuple[str, str]]] = {f"{name}s": [] for name in ROWS}
        for name, slug, name_ro, name_en in self._asked(bool(index.alias_of_id), **below(index)):
            found[f"{name}s"].append((slug, name_en if in_english else name_ro))
        return {name: sorted(named, key=lambda choice: fold(choice[1])) for name, named in found.items()}


def shape_of(chosen: dict[str, str]) -> tuple[str, ...]:
    """Names of the label filters that are in use: part of a prepared query's shape."""
    return tuple(name for name in ROWS if chosen.get(name))


def labels_in(chosen: dict[str, str]) -> dict[str, str]:
    """The chosen labels: values for the slots of `labelled_with`."""
    return {name: chosen.get(name, "") for name in ROWS}


def labelled_with(pages: QuerySet, names: tuple[str, ...]) -> QuerySet:
    """Those pages that carry a label of each of these kinds."""
    for name in names:
        column = RECORD.get(name, name)
        pages = pages.filter(pk__in=ROWS[name][0].filter(**{f"{column}__slug": Slot(name)}).values("page"))
    return pages
