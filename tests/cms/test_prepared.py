"""A prepared query gives what its queryset gives, whatever the database; it keeps the statement and never a row."""

import datetime as dt

import pytest
from django.db import NotSupportedError, connection
from django.db.models import Value
from django.utils import timezone
from wagtail.models import Page

from cms import statements
from cms.models import Topic, Venue
from cms.prepared import Prepared, PreparedList, Slot, any_of, counted, ids
from debates.models import DebatePage
from tests.factories import make_debate

pytestmark = pytest.mark.django_db
DAY = dt.date(2030, 3, 1)
USES_BEFORE = 2  # `prepare_threshold` of the settings


@pytest.fixture
def debates(site):
    venue = Venue.objects.create(name_ro="Casino", name_en="Casino")
    return [
        make_debate(site, title=f"D{n}", date=DAY + dt.timedelta(n), time=dt.time(17), venue=venue) for n in range(3)
    ]


def same(prepared, expected) -> None:
    """Equal rows with equal columns."""
    columns = [field.attname for field in expected[0]._meta.concrete_fields]
    assert [row.pk for row in prepared] == [row.pk for row in expected]
    for ours, theirs in zip(prepared, expected, strict=True):
        # `id` is read from the link to the base row; Django's own instance happens to have it from its __init__.
        assert ours.get_deferred_fields() - {"id"} == theirs.get_deferred_fields()
        for name in set(columns) - theirs.get_deferred_fields():
            assert getattr(ours, name) == getattr(theirs, name), name


def test_rows_are_those_of_the_queryset(debates, django_assert_num_queries):
    queryset = DebatePage.objects.order_by("date").select_related("venue", "locale")
    query = Prepared(lambda: queryset.filter(date__gte=Slot("day")))
    with django_assert_num_queries(1):
        found = query(day=DAY + dt.timedelta(1))
        assert [row.venue.name_ro for row in found] == ["Casino", "Casino"]
    same(found, list(queryset.filter(date__gte=DAY + dt.timedelta(1))))


def test_columns_left_out_stay_out(debates):
    queryset = DebatePage.objects.order_by("date").only("title", "date")
    same(Prepared(lambda: queryset)(), list(queryset))


def test_each_call_asks_anew(debates):
    query = Prepared(lambda: DebatePage.objects.filter(date__gte=Slot("day")))
    assert len(query(day=DAY)) == 3
    Page.objects.get(pk=debates[0].pk).delete()
    assert len(query(day=DAY)) == 2
    assert query(day=DAY + dt.timedelta(9)) == []
    assert query.first(day=DAY + dt.timedelta(9)) is None


@pytest.mark.parametrize("field", ["translation_key", "first_published_at", "title", "pk", "live", "time"])
def test_a_slot_takes_any_kind_of_value(debates, field):
    page = DebatePage.objects.get(pk=debates[1].pk)
    query = Prepared(lambda: DebatePage.objects.filter(**{field: Slot("value")}))
    expected = set(DebatePage.objects.filter(**{field: getattr(page, field)}))
    for _time in range(USES_BEFORE + 2):  # sent whole, handed over to be kept, and asked for by name
        assert set(query(value=getattr(page, field))) == expected


def test_several_values_and_an_empty_list(debates):
    query = Prepared(lambda number: DebatePage.objects.filter(any_of("pk", number)))
    wanted = {debates[0].pk, debates[2].pk}
    assert {row.pk for row in query(8, **ids(wanted, 8))} == wanted
    assert Prepared(lambda: Topic.objects.none())() == []


def test_a_list_for_a_paginator(debates):
    query = Prepared(lambda start, stop: DebatePage.objects.order_by("date")[start:stop])
    number = Prepared(lambda: counted(DebatePage.objects.all()))
    pages = PreparedList(query, number, (), {})
    assert pages.count() == 3
    assert [row.title for row in pages[1:3]] == ["D1", "D2"]


def test_tuples_and_times_with_their_zone(debates):
    moment = timezone.now()
    query = Prepared(
        lambda: Page.objects.filter(first_published_at__lte=Slot("now")).values_list("title", "last_published_at")
    )
    expected = Page.objects.filter(first_published_at__lte=moment).values_list("title", "last_published_at")
    assert sorted(query(now=moment)) == sorted(expected)


def kept_by_the_database() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%100%%kept%'")
        return cursor.fetchone()[0]


@pytest.mark.postgres_only
def test_a_statement_in_use_is_kept_by_the_connection_with_its_fixed_values(debates):
    rows = DebatePage.objects.annotate(remark=Value("100% 'kept'")).values_list("remark", "title")
    query = Prepared(lambda: rows.filter(title__startswith="D", pk=Slot("pk"), date__gte=Slot("day")))
    for _time in range(USES_BEFORE + 2):
        assert query(pk=debates[1].pk, day=DAY) == [("100% 'kept'", "D1")]
    assert kept_by_the_database() == 1
    assert query(pk=debates[2].pk, day=DAY) == [("100% 'kept'", "D2")]
    assert query(pk=2**40, day=DAY) == []  # larger than what the kept statement takes
    assert query(pk=None, day=DAY) == []


@pytest.mark.postgres_only
def test_a_pooler_by_transaction_keeps_no_statement(debates, monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    query = Prepared(lambda: DebatePage.objects.annotate(remark=Value("100% kept")).filter(pk=Slot("pk")))
    for _time in range(USES_BEFORE + 2):
        assert len(query(pk=debates[0].pk)) == 1
    assert kept_by_the_database() == 0


class Stale(Exception):
    sqlstate = "0A000"  # cached plan must not change result type


class Connection:
    """As one to PostgreSQL whose kept statement no longer fits the tables."""

    vendor, queries_logged, settings_dict, close_at, was_closed = "postgresql", False, {}, None, False

    def __init__(self, *, in_atomic_block: bool):
        self.in_atomic_block, self.cursor = in_atomic_block, connection.cursor

    def close(self) -> None:
        self.was_closed = True


@pytest.mark.parametrize("in_atomic_block", [False, True])
def test_a_kept_statement_that_no_longer_fits_costs_one_connection(monkeypatch, in_atomic_block):
    def refuse(*_args):
        raise NotSupportedError from Stale()

    monkeypatch.setattr(statements, "rows_by_name", refuse)
    asked = Connection(in_atomic_block=in_atomic_block)
    if in_atomic_block:  # the whole transaction is repeated by whoever began it
        with pytest.raises(NotSupportedError):
            statements.rows_of(asked, "SELECT %s", [None], [0], [5], "SELECT %s")
        assert asked.close_at is not None and not asked.was_closed
    else:
        assert statements.rows_of(asked, "SELECT %s", [None], [0], [5], "SELECT %s") == [(5,)]
        assert asked.was_closed
