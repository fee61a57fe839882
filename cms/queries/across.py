"""The same question to all page types of a family in one statement, however many sections there are."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from django.db.models import CharField, F, OrderBy, Q, QuerySet, TextField, Value
from wagtail.fields import StreamField
from wagtail.models import Locale, Page, get_page_models

from ..models import BasePage, CallPage, EventPage, NewsItem, Venue
from ..prepared import Plan, Prepared, Slot, any_of, ids, instance
from .lists import LISTED_FIELDS, readable

OWN_COLUMN = "kind"  # what a type may have beyond the family's columns and its cards show; empty in the others
VENUE = ("id", "name_ro", "name_en", "address_ro", "address_en")
STEP = ("page_id", "kind", "sort_order", "date", "time", "end_date", "end_time", "precision")


@cache
def models_of(family: type[BasePage]) -> list[type[BasePage]]:
    """Every page type of a family."""
    return [model for model in get_page_models() if issubclass(model, family)]


@cache
def shared_columns(family: type[BasePage]) -> list[str]:
    """What lists show and all types of a family have: as `cms.queries.lean` reads it of one type."""
    found = None
    for model in models_of(family):
        own = {field.attname for field in model._meta.concrete_fields if field.model is model and _is_short(field)}
        found = own if found is None else found & own
    listed = [Page._meta.get_field(name).attname for name in ("id", *LISTED_FIELDS)]
    return [*listed, *sorted((found or set()) - {OWN_COLUMN})]


def _is_short(field) -> bool:
    return field.name == "summary" or not isinstance(field, TextField | StreamField)


def _question(
    family: type[BasePage], chosen: Callable, order: tuple[OrderBy, ...], private: Q | None, limit: int
) -> QuerySet:
    columns, parts = shared_columns(family), []
    for number, model in enumerate(models_of(family)):
        pages = chosen(readable(model._default_manager.order_by(), Slot("locale"), private))
        has_own = any(field.name == OWN_COLUMN for field in model._meta.concrete_fields)
        own = F(OWN_COLUMN) if has_own else Value("", output_field=CharField())
        venue = [f"venue__{name}" for name in VENUE] if "venue_id" in columns else []
        parts.append(pages.annotate(of=Value(number), own=own).values_list("of", "own", *venue, *columns))
    return _together(parts).order_by(*order)[:limit] if parts else Page.objects.none().values_list("pk")


def _together(parts: list[QuerySet]) -> QuerySet:
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]


def _all_steps(number: int) -> QuerySet:
    rows = [model._meta.get_field("calendar").related_model for model in models_of(CallPage)]
    return _together(
        [row._default_manager.order_by().filter(any_of("page", number)).values_list(*STEP) for row in rows]
    )


ASKED, STEPS = Prepared(_question), Prepared(_all_steps)


def ask(
    family: type[BasePage], chosen: Callable, order: tuple[OrderBy, ...], *, private: Q | None, limit: int, **values
) -> list:
    """Pages of a family that `chosen` narrows a queryset to, in that order; a slot in `chosen` takes its value from `values`.

    `chosen` and `order` are remembered with the statement: give the same objects each time.
    """
    rows = ASKED(family, chosen, order, private, limit, **values)
    return [_page(row, models_of(family)[row[0]], shared_columns(family)) for row in rows]


def _page(row: tuple, model: type[BasePage], columns: list[str]) -> BasePage:
    values = dict(zip(columns, row[-len(columns) :], strict=True))
    has_own = any(field.name == OWN_COLUMN for field in model._meta.concrete_fields)
    page = _made(model, values | ({OWN_COLUMN: row[1]} if has_own else {}))
    if "venue_id" in values:
        page.venue = _made(Venue, dict(zip(VENUE, row[2:7], strict=True))) if values["venue_id"] else None
    return page


def _made(model: type, values: dict):
    """An instance of these columns; others would be asked for when they are used."""
    plan = Plan("", (), [], model, tuple(values), is_plain=True)
    return instance(tuple(values.values()), plan)


def _coming(events):
    return events.filter(latest_on__gte=Slot("today"))


def _past(events):
    return events.filter(latest_on__lt=Slot("today"))


def _told(news):
    return news.filter(date__lte=Slot("today"))


def _open(calls):
    return calls.open_at(Slot("now")).order_by()


SOONEST = (F("date").asc(), F("time").asc(nulls_first=True), F("id").asc())
NEWEST_EVENT = (F("date").desc(nulls_last=True), F("time").desc(nulls_last=True), F("id").desc())
NEWEST_NEWS = (F("date").desc(), F("id").desc())
CLOSING_FIRST = (F("closes_at").asc(), F("id").asc())


def event_models() -> list[type[EventPage]]:
    """Every page type that happens at a time and a place."""
    return models_of(EventPage)


def call_models() -> list[type[CallPage]]:
    """Every page type that people can enter until a deadline."""
    return models_of(CallPage)


def coming_events(locale: Locale, today: dt.date, *, limit: int, private: Q | None = None) -> list[EventPage]:
    """The next events of all sections, soonest first, cancelled and postponed ones included."""
    return ask(EventPage, _coming, SOONEST, private=private, limit=limit, locale=locale.pk, today=today)


def past_events(locale: Locale, today: dt.date, *, limit: int, private: Q | None = None) -> list[EventPage]:
    """The last events of all sections, newest first."""
    return ask(EventPage, _past, NEWEST_EVENT, private=private, limit=limit, locale=locale.pk, today=today)


def latest_news(locale: Locale, today: dt.date, *, limit: int, private: Q | None = None) -> list[NewsItem]:
    """The news of all sections, newest first."""
    return ask(NewsItem, _told, NEWEST_NEWS, private=private, limit=limit, locale=locale.pk, today=today)


def open_calls(locale: Locale, now: dt.datetime, *, limit: int, private: Q | None = None) -> list[CallPage]:
    """What can be entered now in all sections, the soonest to close first, with what the calendars say."""
    calls = ask(CallPage, _open, CLOSING_FIRST, private=private, limit=limit, locale=locale.pk, now=now)
    if calls:
        steps = defaultdict(list)
        for row in sorted(STEPS(limit, **ids([call.pk for call in calls], limit)), key=lambda row: row[2] or 0):
            steps[row[0]].append(row)
        for call in calls:
            model = type(call)._meta.get_field("calendar").related_model
            call._cluster_related_objects = {
                "calendar": [_made(model, dict(zip(STEP, row, strict=True))) for row in steps[call.pk]]
            }
    return calls
