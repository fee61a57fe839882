"""What a list of pages of one type can be filtered by: the labels that some page of the list carries."""

from django.db.models import QuerySet
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
    """The filters by label of one page type; each asks one query, whose SQL is written once per process."""

    def __init__(self, model: type[Page]):
        self._choices = {name: Prepared(self._asked(model, name)) for name in ROWS}

    @staticmethod
    def _asked(model: type[Page], name: str):
        rows, records = ROWS[name]
        column = RECORD.get(name, name)

        def build(is_alias: bool) -> QuerySet:
            found = rows.filter(page__in=listed_in_slots(model, is_alias)).values(column)
            return records.objects.filter(pk__in=found).order_by().values_list("slug", "name_ro", "name_en")

        return build

    def choices(self, index: BasePage) -> dict[str, list[tuple[str, str]]]:
        """Arguments of `cms.forms.ListFilterForm`: slugs and names in the active language, by folded name."""
        is_alias, place, in_english = bool(index.alias_of_id), below(index), get_language() == "en"
        found = {}
        for name, asked in self._choices.items():
            named = [(slug, name_en if in_english else name_ro) for slug, name_ro, name_en in asked(is_alias, **place)]
            found[f"{name}s"] = sorted(named, key=lambda choice: fold(choice[1]))
        return found


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
