"""Pages of several types as lists show them: one query per type for the rows, one more for what a call's calendar says."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import BooleanField, Case, CharField, DateField, F, Field, Q, Value, When
from django.db.models.functions import TruncDate
from wagtail.models import Locale, Page, get_page_models

from ..dates import CITY_ZONE
from ..models import BasePage, CallPage
from ..prepared import Prepared, Slot, any_of, ids
from .lists import LISTED_FIELDS, lean, page_type, readable

SIZES = (8, 32, 128, 512)  # of lists of chosen pages: few statements, whatever their length


def closing_models() -> list[type[BasePage]]:
    """Page types that close at a moment and keep no calendar, e.g. forms."""
    columns = {model: {field.name for field in model._meta.concrete_fields} for model in get_page_models()}
    return [model for model, names in columns.items() if "closes_at" in names and not issubclass(model, CallPage)]


def own_date() -> Case:
    """The day that dates a page of any type; without one of its own, when it was first published.

    A type names its column in `dated_by`; where that is empty in a row, the row has no date.
    """
    ways = []
    for model in get_page_models():
        if column := getattr(model, "dated_by", ""):
            link = model._meta.get_ancestor_link(Page).related_query_name()
            path = f"{link}__{column}"
            is_day = type(model._meta.get_field(column)) is DateField
            ways.append(
                When(**{f"{link}__isnull": False}, then=F(path) if is_day else TruncDate(path, tzinfo=CITY_ZONE))
            )
    return Case(*ways, default=TruncDate("first_published_at", tzinfo=CITY_ZONE), output_field=DateField())


def own_value(column: str, output_field: Field, default: str | None = None) -> Case:
    """A column that only some types of page have; `default` for the others."""
    ways = []
    for model in get_page_models():
        if any(field.name == column for field in model._meta.concrete_fields):
            link = model._meta.get_ancestor_link(Page).related_query_name()
            ways.append(When(**{f"{link}__isnull": False}, then=F(f"{link}__{column}")))
    return Case(*ways, default=Value(default, output_field=output_field), output_field=output_field)


def _dated(number: int, private: Q | None):
    chosen = Page.objects.filter(any_of("pk", number)).values("translation_key")
    pages = readable(Page.objects.filter(translation_key__in=chosen), Slot("locale"), private)
    facts = {"own_precision": "date_precision", "own_change": "change", "own_kind": "kind"}
    told = {name: own_value(column, CharField(), "") for name, column in facts.items()}
    sure = {"was_held": "is_held", "was_confirmed": "is_confirmed"}
    told |= {name: own_value(column, BooleanField(null=True)) for name, column in sure.items()}
    return pages.annotate(own_date=own_date(), **told).only(*LISTED_FIELDS, "content_type")


DATED = Prepared(_dated)


def dated_pages(chosen: Iterable[int], locale: Locale, private: Q | None = None) -> list[Page]:
    """The chosen pages in that language, of whatever type, in one query: base rows with what dates them.

    Each has `own_date`, `own_precision`, `own_change` and `own_kind` ("" where its type has no such column), and
    `was_held` or `was_confirmed`, which are None where nobody is asked. A chosen page is a fact, kept as the source's.
    """
    wanted = sorted(set(chosen))
    number = next(size for size in SIZES if size >= len(wanted[: SIZES[-1]]))
    return DATED(number, private, locale=locale.pk, **ids(wanted, number)) if wanted else []


def _shown(model: type[BasePage], number: int):
    pages = model._default_manager.filter(any_of("pk", number))
    joined = getattr(model, "served_with", ())
    return lean(pages.select_related(*joined) if joined else pages)


def _calendars(model: type[CallPage], number: int):
    rows = model._meta.get_field("calendar").related_model
    return rows._default_manager.filter(any_of("page", number)).order_by("sort_order", "pk")


SHOWN, CALENDARS = Prepared(_shown), Prepared(_calendars)


def as_shown(pages: Iterable[Page], number: int) -> list[BasePage]:
    """The same pages in the same order with what their cards show; `number` is the most that the list shows."""
    wanted: dict[type, list[int]] = defaultdict(list)
    pages = list(pages)
    for page in pages:
        wanted[page_type(page)].append(page.pk)
    found = {}
    for model, keys in wanted.items():
        if model is not None and issubclass(model, BasePage):
            rows = SHOWN(model, number, **ids(keys, number))
            found |= {row.pk: row for row in (with_calendar(rows, number) if issubclass(model, CallPage) else rows)}
    return [found[page.pk] for page in pages if page.pk in found]


def with_calendar(calls: list[CallPage], number: int = 0) -> list[CallPage]:
    """Calls of one type that know the steps of their calendars; `number` is the most that a list shows, 0 for all."""
    if calls:
        keys = [call.pk for call in calls]
        model, steps = type(calls[0]), defaultdict(list)
        rows = model._meta.get_field("calendar").related_model._default_manager
        found = CALENDARS(model, number, **ids(keys, number)) if number else rows.filter(page__in=keys)
        for step in found:
            steps[step.page_id].append(step)
        for call in calls:
            call._cluster_related_objects = {"calendar": steps[call.pk]}
    return calls
