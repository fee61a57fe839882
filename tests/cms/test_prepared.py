"""Prepared queries give what their querysets would, ask anew each time, and differ only where their shape does."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.models import Neighbourhood, Topic
from cms.prepared import Prepared, PreparedList, Slot, any_of, counted, ids
from cms.queries import below, lean, listed_in_slots
from debates.models import DebatePage, DebateTopic
from home.models import StandardPage
from tests.factories import make_debate, publish

pytestmark = pytest.mark.django_db

NAMED = Prepared(lambda: Topic.objects.filter(slug=Slot("slug")).values_list("name_ro", "name_en"))


def test_only_the_statement_is_remembered_never_its_answer():
    assert NAMED(slug="parcuri") == []
    Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")
    assert NAMED(slug="parcuri") == [("Parcuri", "Parks")]
    Topic.objects.update(name_ro="Parcuri și grădini")
    assert NAMED(slug="parcuri") == [("Parcuri și grădini", "Parks")]
    with CaptureQueriesContext(connection) as asked:
        NAMED(slug="parcuri'; --")
    assert len(asked) == 1


def test_instances_are_those_that_django_makes(site):
    debate = make_debate(site, date=dt.date(2020, 7, 28), time=dt.time(17, 30), is_held=True)
    index = debate.get_parent()
    listed = Prepared(lambda: lean(listed_in_slots(DebatePage, False)).select_related("venue"))
    (found,) = listed(**below(index))
    (usual,) = lean(DebatePage.objects.child_of(index)).select_related("venue")
    names = {field.attname for field in DebatePage._meta.concrete_fields} - usual.get_deferred_fields()
    assert found == usual and found.get_deferred_fields() - {"id"} == usual.get_deferred_fields()
    assert {name: getattr(found, name) for name in names} == {name: getattr(usual, name) for name in names}
    assert not found._state.adding and found._state.db == "default" and found.venue is None
    assert found.pk == found.id == debate.pk
    assert found.why == debate.why  # what was left out is read when it is asked for


def test_whole_pages_keep_their_streams(site):
    page = StandardPage(title="Despre", slug="despre", locale=site.locale, body=[("heading", "Cine suntem")])
    site.add_child(instance=page)
    publish(page)
    whole = Prepared(lambda model: model.objects.filter(pk=Slot("pk")))
    found = whole.first(StandardPage, pk=page.pk)
    assert found.body[0].value == "Cine suntem" and found.translation_key == page.translation_key
    assert whole.first(StandardPage, pk=0) is None


def test_a_list_counts_and_cuts():
    for number in range(5):
        Topic.objects.create(slug=f"t{number}", name_ro=f"T{number}", name_en=f"T{number}")
    rows = Prepared(lambda start, stop: Topic.objects.exclude(slug=Slot("but")).order_by("slug")[start:stop])
    number = Prepared(lambda: counted(Topic.objects.exclude(slug=Slot("but"))))
    found = PreparedList(rows, number, (), {"but": "t1"})
    assert found.count() == 4
    assert [topic.slug for topic in found[1:3]] == ["t2", "t3"]
    assert found[0:0] == []


def test_room_for_ids_that_may_be_fewer(site):
    parks = Topic.objects.create(slug="parcuri", name_ro="Parcuri", name_en="Parks")
    debate = make_debate(site, date=dt.date(2020, 7, 28), topics=[DebateTopic(topic=parks)])
    of_pages = Prepared(lambda: DebateTopic.objects.filter(any_of("page", 3)).values_list("topic__slug"))
    assert of_pages(**ids([debate.pk], 3)) == [("parcuri",)]
    assert of_pages(**ids([], 3)) == []


def test_days_moments_and_uuids_arrive_as_the_database_wants_them(site):
    debate = make_debate(site, date=dt.date(2020, 7, 28))
    same = Prepared(lambda: DebatePage.objects.filter(translation_key=Slot("key"), date=Slot("day"), first_published_at__lte=Slot("now")))
    now = debate.first_published_at
    assert [page.pk for page in same(key=debate.translation_key, day=dt.date(2020, 7, 28), now=now)] == [debate.pk]
    assert same(key=debate.translation_key, day=dt.date(2020, 7, 28), now=now - dt.timedelta(seconds=1)) == []
    assert Neighbourhood.objects.count() == 0
