"""Queries whose SQL is worked out once per process: Django takes longer to write a query than a database to answer it.

Only the text of the statement is kept, never what it found: every call asks the database anew.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property, lru_cache, reduce
from inspect import getattr_static
from operator import or_
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Field, Model, Q, QuerySet, Value
from django.db.models.aggregates import Count
from django.db.models.base import ModelState
from django.db.models.fields import AutoFieldMixin
from django.db.models.fields.related_descriptors import ForeignKeyDeferredAttribute
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.query_utils import DeferredAttribute

from .statements import rows_of, written_out

KEPT_SHAPES = 64  # filters and pages of one list that are remembered


class Slot(Expression):
    """Where a value will stand in a prepared query: `filter(date__lte=Slot("today"))`."""

    def __init__(self, name: str, output_field: Field | None = None):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


def any_of(field: str, number: int, name: str = "id") -> Q:
    """Room for so many values, given by `ids`; Django's `__in` takes no slots for relations."""
    return reduce(or_, (Q(**{field: Slot(f"{name}{place}")}) for place in range(number)))


def ids(values: Iterable, number: int, name: str = "id", *, rest: Hashable = 0) -> dict[str, Any]:
    """At most so many values for `any_of`; what is left over is `rest`, which no row has."""
    return {f"{name}{place}": value for place, value in enumerate([*values, *[rest] * number][:number])}


class Plan(NamedTuple):
    """A statement and how its rows become what the queryset would have given."""

    sql: str
    params: tuple
    converters: list[tuple[int, list, Any]]
    model: type | None  # None: rows stay tuples
    fields: tuple[str, ...] = ()
    start: int = 0
    related: tuple = ()
    annotations: tuple[tuple[str, int], ...] = ()
    is_plain: bool = False
    slots: tuple[int, ...] = ()  # places among the params that values fill
    text: str = ""  # the statement as PostgreSQL keeps it


class Prepared:
    """A query made by `build(*shape)`; `shape` is what changes the statement, slots are what changes the values.

    Nothing that was read from the database may stand in the statement itself: it would be remembered.
    Gives a list of instances, or of tuples after `values_list`. Prefetching is the caller's.
    """

    def __init__(self, build: Callable[..., QuerySet]):
        self._build = build
        self._plan = lru_cache(KEPT_SHAPES)(self._make_plan)

    def _make_plan(self, vendor: str, *shape: Hashable) -> Plan | None:
        queryset = self._build(*shape)
        compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:  # e.g. a list without entries, whose first page is [0:0]
            return None
        found = compiler.get_converters([column[0] for column in compiler.select])
        converters = [(place, functions, expression) for place, (functions, expression) in found.items()]
        slots = tuple(place for place, param in enumerate(params) if isinstance(param, Slot))
        text = written_out(compiler.connection, sql, params, slots)
        if not issubclass(queryset._iterable_class, ModelIterable):
            return Plan(sql, tuple(params), converters, None, slots=slots, text=text)
        info = compiler.klass_info
        first, last = info["select_fields"][0], info["select_fields"][-1] + 1
        return Plan(
            sql,
            tuple(params),
            converters,
            info["model"],
            tuple(column[0].target.attname for column in compiler.select[first:last]),
            first,
            tuple(get_related_populators(info, compiler.select, DEFAULT_DB_ALIAS)),
            tuple(compiler.annotation_col_map.items()),
            is_plain(info["model"], compiler.select[first:last]),
            slots,
            text,
        )

    def __call__(self, *shape: Hashable, **values) -> list:
        connection = connections[DEFAULT_DB_ALIAS]
        plan = self._plan(connection.vendor, *shape)
        if plan is None:
            return []
        given = [adapted(values[plan.params[place].name], connection) for place in plan.slots]
        rows = rows_of(connection, plan.sql, plan.params, plan.slots, given, plan.text)
        if plan.converters:
            rows = [converted(row, plan.converters, connection) for row in rows]
        return rows if plan.model is None else [instance(row, plan) for row in rows]

    def first(self, *shape: Hashable, **values):
        """The first row, or None."""
        found = self(*shape, **values)
        return found[0] if found else None


class PreparedList:
    """What a paginator needs of a list: how many there are, and those between two places."""

    def __init__(self, pages: Prepared, count: Prepared, shape: tuple, values: dict):
        self._pages, self._count, self._shape, self._values = pages, count, shape, values

    def count(self) -> int:
        return self._count(*self._shape, **self._values)[0][0]

    def __getitem__(self, wanted: slice) -> list:
        return self._pages(*self._shape, wanted.start, wanted.stop, **self._values)


class Insert:
    """Rows of one model stored by one statement; as after `bulk_create` nobody is told and no row learns its key."""

    def __init__(self, model: type[Model]):
        self._model = model

    @cached_property
    def _fields(self) -> list[Field]:
        return [field for field in self._model._meta.concrete_fields if not isinstance(field, AutoFieldMixin)]

    def __call__(self, rows: Sequence[Model]) -> None:
        if not rows:
            return
        connection = connections[DEFAULT_DB_ALIAS]
        quote = connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in self._fields)
        places = ", ".join(["%s"] * len(self._fields))
        values = ", ".join([f"({places})"] * len(rows))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {quote(self._model._meta.db_table)} ({columns}) VALUES {values}",  # noqa: S608
                [
                    field.get_db_prep_save(field.pre_save(row, True), connection)
                    for row in rows
                    for field in self._fields
                ],
            )


def counted(queryset: QuerySet, *counts: Count) -> QuerySet:
    """The query that gives how many rows another has, as one row; or several counts of its rows."""
    named = {f"count{place}": count for place, count in enumerate(counts or [Count("*")])}
    return queryset.order_by().annotate(all_rows=Value(1)).values("all_rows").annotate(**named).values_list(*named)


def adapted(value, connection):
    """A value as the database's own fields would send it."""
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, dt.date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, dt.time):
        return connection.ops.adapt_timefield_value(value)
    if isinstance(value, uuid.UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return value


def converted(row: tuple, converters: list, connection) -> tuple:
    values = list(row)
    for place, functions, expression in converters:
        for function in functions:
            values[place] = function(values[place], expression, connection)
    return tuple(values)


def is_plain(model: type, columns) -> bool:
    """Whether these columns are plain attributes of an instance: no file, image or stream that wants to be set."""
    plain = (DeferredAttribute, ForeignKeyDeferredAttribute)
    return all(type(getattr_static(model, column[0].target.attname)) in plain for column in columns)


def instance(row: tuple, plan: Plan):
    """As Django's ModelIterable makes it; where all columns are plain, without the __init__ of a page.

    That one looks through all relations of its type for each row of a list (modelcluster), and finds none in use.
    """
    values = row[plan.start : plan.start + len(plan.fields)]
    if plan.is_plain:
        made = plan.model.__new__(plan.model)
        made._state = ModelState()
        made._state.db, made._state.adding = DEFAULT_DB_ALIAS, False
        made.__dict__.update(zip(plan.fields, values, strict=True))
    else:
        made = plan.model.from_db(DEFAULT_DB_ALIAS, plan.fields, values)
    for populator in plan.related:
        populator.populate(row, made)
    for name, place in plan.annotations:
        setattr(made, name, row[place])
    return made
