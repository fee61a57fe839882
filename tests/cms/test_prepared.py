"""A prepared query gives what its queryset gives, whatever the database; it keeps the statement and never a row."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.models import Topic, Venue
from cms.prepared import Prepared, PreparedList, Slot, any_of, counted, ids
from debates.models import DebatePage
from tests.factories import make_debate

pytestmark = pytest.mark.django_db
DAY = dt.date(2030, 3, 1)


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
