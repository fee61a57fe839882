"""The table of legal terms: filled once, kept in versions, printed as law only when a lawyer confirmed it."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from debates.actions import fill_terms
from debates.models import LegalTerm
from debates.queries.calendars import terms_in_force
from debates.regimes import Regime, Rule
from tests.debates.editing import LAWFUL, fill_tables
from tests.factories import make_debate

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]
DAY = dt.date(2026, 11, 23)
NEW_LAW = dt.date(2027, 1, 1)


@pytest.fixture
def filled():
    fill_terms(now=timezone.now())


def test_it_is_filled_once_and_then_the_editors(filled):
    assert LegalTerm.objects.count() == 6 and not LegalTerm.objects.exclude(confirmed_on=None).exists()
    LegalTerm.objects.filter(rule=Rule.PROPOSALS).update(days=12)
    LegalTerm.objects.get(rule=Rule.NOTICE).delete()
    assert fill_terms(now=timezone.now()) == 0
    assert LegalTerm.objects.get(rule=Rule.PROPOSALS).days == 12 and LegalTerm.objects.count() == 5


def test_the_version_in_force_on_the_day_of_the_announcement_counts(filled):
    old = LegalTerm.objects.get(rule=Rule.PROPOSALS)
    old.in_force_until = NEW_LAW - dt.timedelta(1)
    old.save()
    old.pk, old.days, old.in_force_from, old.in_force_until = None, 15, NEW_LAW, None
    old.full_clean()
    old.save()

    def days(announced: dt.date) -> list[int]:
        return [term.days for term in terms_in_force(Regime.DRAFT_ACT, announced) if term.rule == Rule.PROPOSALS]

    assert days(DAY) == days(NEW_LAW - dt.timedelta(1)) == [10]
    assert days(NEW_LAW) == [15]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"in_force_from": NEW_LAW}, "in_force_from"),
        ({"in_force_until": DAY}, "in_force_from"),
        ({"rule": Rule.NOTICE, "in_force_from": NEW_LAW, "in_force_until": DAY}, "in_force_until"),
        ({"rule": Rule.NOTICE, "confirmed_on": DAY}, "confirmed_by"),
        ({"rule": Rule.NOTICE, "confirmed_by": "Av. Popescu"}, "confirmed_by"),
        ({"rule": Rule.NOTICE, "days": 0}, "days"),
    ],
)
def test_two_versions_at_once_or_half_a_confirmation_are_refused(filled, fields, wrong):
    row = {
        "regime": Regime.DRAFT_ACT,
        "rule": Rule.PROPOSALS,
        "direction": "least",
        "days": 10,
        "act_ro": "L",
        "act_en": "L",
    }
    with pytest.raises(ValidationError) as error:
        LegalTerm(**(row | fields)).full_clean()
    assert list(error.value.message_dict) == [wrong]


def test_no_page_names_a_term_as_law_before_it_is_confirmed(site, client):
    fill_tables()
    page = make_debate(site, title="Regulament", **LAWFUL)
    assert "52/2003, art" not in client.get(page.url).content.decode()
    LegalTerm.objects.filter(rule=Rule.PROPOSALS).update(confirmed_on=DAY, confirmed_by="Av. Popescu")
    html = client.get(page.url).content.decode()
    assert "Legea 52/2003, art. 7(4)" in html and "art. 7(2)" not in html and "Popescu" not in html


def test_it_speaks_both_languages(filled):
    term = LegalTerm.objects.get(rule=Rule.ENDORSEMENT)
    with translation.override("en"):
        assert term.measure() == "at least 30 working days" and term.source == "Law 52/2003, art. 7(2)"
    with translation.override("ro"):
        assert term.source == "Legea 52/2003, art. 7(2)"
