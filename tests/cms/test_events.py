"""Events: their state is computed from facts; lists and pages say the same."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.models import User
from cms.models import Venue
from cms.models.events import EventState
from debates.models import DebatePage
from tests.factories import make_debate, publish

pytestmark = pytest.mark.django_db  # a new page asks for its content type
TODAY = dt.date(2026, 11, 23)
CASES = [
    ({"date": dt.date(2026, 11, 30)}, EventState.UPCOMING),
    ({"date": TODAY}, EventState.TODAY),
    ({"date": dt.date(2026, 11, 1)}, EventState.UNVERIFIED),
    ({"date": dt.date(2026, 11, 1), "is_held": True}, EventState.HELD),
    ({"date": dt.date(2026, 11, 1), "date_precision": "month"}, EventState.UPCOMING),
    ({"date": dt.date(2017, 10, 1), "date_precision": "month"}, EventState.UNVERIFIED),
    ({"date": dt.date(2026, 1, 1), "date_precision": "year"}, EventState.UPCOMING),
    ({"date_precision": "unknown"}, EventState.UNDATED),
    ({"date_precision": "unknown", "is_held": True}, EventState.HELD),
    ({"date": dt.date(2026, 11, 30), "change": "postponed", "change_reason": "Sala e închisă."}, EventState.POSTPONED),
    ({"date": dt.date(2026, 11, 1), "change": "cancelled", "change_reason": "Ploaie."}, EventState.CANCELLED),
]


@pytest.mark.parametrize(("facts", "state"), CASES)
def test_the_state_of_a_page_and_of_the_list_agree(site, facts, state):
    page = make_debate(site, **facts)
    assert page.state_on(TODAY) == state
    holding = [each for each in EventState if DebatePage.objects.in_state(each, TODAY).filter(pk=page.pk).exists()]
    assert holding == [state]


def test_what_is_not_confirmed_never_reads_held():
    page = DebatePage(title="x", date=dt.date(2017, 10, 1), latest_on=dt.date(2017, 10, 31), date_precision="month")
    assert page.stage == "imagined"
    assert page.state == EventState.UNVERIFIED


def test_the_sequence_rises_when_a_live_event_changes_and_only_then(site):
    page = make_debate(site, date=dt.date(2026, 12, 1), time=dt.time(17))
    assert page.sequence == 0
    page.title = "Alt titlu"
    assert publish(page).sequence == 0
    page.time = dt.time(18)
    assert publish(page).sequence == 1
    page.change, page.change_reason = "cancelled", "Sala e închisă."
    assert publish(page).sequence == 2


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"date": None}, "date"),
        ({"date": TODAY, "change": "cancelled"}, "change_reason"),
        ({"date": TODAY, "time": dt.time(17), "end_time": dt.time(16)}, "end_time"),
    ],
)
def test_half_a_fact_is_refused(facts, field):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError) as error:
        DebatePage(title="x", slug="x", **facts).clean()
    assert field in error.value.message_dict


def test_a_venue_that_a_page_names_is_not_deleted(site, client):
    venue = Venue.objects.create(name_ro="Casino", name_en="Casino")
    page = make_debate(site, title="Parcul Est", date=TODAY, venue=venue)
    client.force_login(User.objects.create_superuser("sef@example.org", "parola-de-test-1"))
    address = reverse("wagtailsnippets_cms_venue:delete", args=[venue.pk])
    refused = client.post(address, follow=True)
    assert Venue.objects.exists() and "Parcul Est" in refused.content.decode()
    page.venue = None
    publish(page)
    client.post(address)
    assert not Venue.objects.exists()
