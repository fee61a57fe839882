"""Pages of several types as lists show them: one query per type for the rows, one more for what a call's calendar says."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Case, DateField, F, When
from django.db.models.functions import TruncDate
from wagtail.models import Page, get_page_models

from ..dates import CITY_ZONE
from ..models import BasePage, CallPage
from ..prepared import Prepared, any_of, ids
from .lists import lean, page_type


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
