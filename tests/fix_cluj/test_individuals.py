"""A call for individuals (scholarships) is the same engine: it speaks to one person and names nobody in public."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from fix_cluj.actions import deciding
from fix_cluj.eligibility import Rule, Team, Terms, eligibility_facts, failed_rules
from fix_cluj.forms.eligibility import EligibilityForm
from fix_cluj.models import Application, GrantCallPage
from tests.factories import publish
from tests.fix_cluj import judging
from tests.fix_cluj.builders import latest


def test_one_person_is_asked_of_no_team():
    terms = Terms(applicants="individual", age_from=16, takes_residents=True)
    form = EligibilityForm({"youngest": "17", "linked": "yes"}, terms=terms)
    assert set(form.fields) == {"youngest", "linked"} and form.is_valid()
    assert form.team == Team(size=None, youngest=17, oldest=17, all_linked=True)
    assert terms.rules == [Rule.AGE, Rule.LINK] and not failed_rules(terms, form.team)
    assert failed_rules(Terms(applicants="individual", team_min=3), Team(size=1)) == []


def test_a_team_is_asked_as_before():
    assert Terms(team_min=3).rules == [Rule.TEAM]


@pytest.mark.parametrize(
    ("kind", "label"), [("team", "3"), ("individual", "o persoană"), ("organisation", "o organizație")]
)
def test_the_page_says_who_applies(kind, label):
    page = GrantCallPage(applicants=kind, team_min=3 if kind == "team" else None)
    assert label in eligibility_facts(page)[1]["value"]


def test_only_a_team_has_a_number_of_members():
    with pytest.raises(ValidationError) as refused:
        GrantCallPage(title="Burse", slug="burse", applicants="individual", team_min=2).clean()
    assert "applicants" in refused.value.message_dict


@pytest.mark.django_db
def test_whoever_receives_a_scholarship_is_a_code_in_public(call, ranked, officers, client):
    page = latest(call)
    page.applicants = "individual"
    publish(page)
    for row in Application.objects.all():
        Application.objects.filter(pk=row.pk).update(terms=row.terms | {"applicants": "individual"})
    found = judging.approved(ranked, first=officers[0], second=officers[1])
    deciding.publish(committee=found, by=officers[0], now=timezone.now())
    codes = set(Application.objects.filter(decision__outcome="awarded").values_list("code", flat=True))
    key = call.translation_key
    for address in (
        "/ro/cine-a-primit/",
        "/ro/cine-a-primit/csv/",
        f"/ro/rezultate/{key}/",
        f"/ro/rezultate/{key}/json/",
    ):
        told = client.get(address)
        text = (told.getvalue() if told.streaming else told.content).decode()
        assert "Umbra" not in text and "Nisip" not in text, address
        assert len(codes) == 2 and all(code in text for code in codes), address
