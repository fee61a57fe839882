"""Eligibility in 60 seconds: pure rules, the questions before the form, the answers carried into the application."""

import itertools

import pytest
from django.urls import reverse
from django.utils.translation import override

from fix_cluj.eligibility import Rule, Team, Terms, failed_rules, said_label, team_from
from fix_cluj.forms.eligibility import EligibilityForm
from fix_cluj.models import Application, EligibilityCount
from tests.factories import publish
from tests.fix_cluj.builders import ANSWERS, ENGLISH, latest
from tests.participation.sending import soup

FIRST_EDITION = Terms(
    age_from=16, age_to=26, team_min=3, team_max=6, takes_residents=True, takes_students=True, takes_workers=True
)
GOOD = Team(4, 16, 26, True)


# --- without a database -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("team", "failed"),
    [
        (GOOD, []),
        (Team(3, 16, 16, True), []),
        (Team(2, 16, 26, True), [Rule.TEAM]),
        (Team(7, 16, 26, True), [Rule.TEAM]),
        (Team(4, 15, 26, True), [Rule.AGE]),
        (Team(4, 16, 27, True), [Rule.AGE]),
        (Team(4, 27, 30, True), [Rule.AGE]),
        (Team(4, 16, 26, False), [Rule.LINK]),
        (Team(2, 12, 40, False), [Rule.TEAM, Rule.AGE, Rule.LINK]),
        (Team(), []),
    ],
)
def test_which_condition_fails_at_and_beyond_each_bound(team, failed):
    assert failed_rules(FIRST_EDITION, team) == failed


def test_what_a_call_does_not_say_is_not_asked_and_shuts_nobody_out():
    assert Terms().rules == [] and failed_rules(Terms(), Team(1, 3, 99, False)) == []
    assert list(EligibilityForm(terms=Terms(age_to=26)).fields) == ["youngest", "oldest"]
    assert failed_rules(Terms(age_to=26), Team(1, 3, 26, False)) == []
    assert list(EligibilityForm(terms=FIRST_EDITION).fields) == ["size", "youngest", "oldest", "linked"]
    alone = EligibilityForm(
        {"youngest": "20", "linked": "yes"}, terms=Terms(team_max=1, age_to=26, takes_students=True)
    )
    assert list(alone.fields) == ["youngest", "linked"] and alone.is_valid()
    assert alone.team == Team(1, 20, 20, True)


def test_a_team_survives_the_address_and_nothing_else_passes_for_one():
    for parts in itertools.product((None, 1, 99), (None, 0, 16), (None, 26), (None, True, False)):
        assert team_from(Team(*parts).as_key()) == Team(*parts)
    for seat in (True, False):
        assert team_from(Team(is_seated=seat).as_key()) == Team(is_seated=seat)
    for key in (
        "",
        "elig",
        "elig:1:2:3:1:2",
        "elig:1:2:3:1:1:1",
        "elig:1:2:3",
        "elig:1:2:3:4",
        "elig:1:2:3:x",
        "doc:1",
        "elig:1:2:9999:1",
        "elig:١:2:3:1:0",
    ):
        assert team_from(key) is None, key
    assert Team(3, 17, 20, True).has_minor and not GOOD.__class__(3, 18, 20, True).has_minor


@pytest.mark.parametrize(("said", "failed"), [("yes", []), ("no", [Rule.SEAT])])
def test_an_organisation_is_asked_where_its_seat_is_and_a_team_is_not(said, failed):
    terms = Terms(applicants="organisation", seat="city")
    with override("en"):
        form = EligibilityForm({"seated": said}, terms=terms)
        assert list(form.fields) == ["seated"] and form.is_valid()
        assert failed_rules(terms, form.team) == failed
        assert form.fields["seated"].label.endswith("in Cluj-Napoca?")
        assert said_label(form.team) == ("seat elsewhere" if failed else "seat where the call asks for it")
    assert Terms(seat="city").rules == [] and Terms(applicants="organisation").rules == []


def test_a_team_is_told_in_one_line_of_each_language():
    with override("en"):
        assert said_label(GOOD) == "4 members; 16–26 years old; all linked with the city"
        assert said_label(Team(1, 20, 20)) == "1 member; 20 years old"
        assert said_label(Team(None, 20, 20, True)) == "20 years old; linked with the city", "one person is not “all”"


# --- on the portal ----------------------------------------------------------------------------------------------------


@pytest.fixture
def known_call(call, form):
    page = latest(call)
    for name in Terms.__dataclass_fields__:
        setattr(page, name, getattr(FIRST_EDITION, name))
    page.contact_email = "fix@example.org"
    return publish(page)


def address(call, language: str) -> str:
    with override(language):
        return reverse("eligibility", args=[call.translation_key])


@pytest.mark.django_db
def test_a_team_asks_learns_what_fails_and_what_else_there_is_and_staff_only_counts(known_call, client, english):
    for language, heading in (("ro", "/ro/"), ("en", "/en/")):
        url = address(known_call, language)
        page = soup(client.get(url))
        assert url.startswith(heading) and len(page.select("form[method=post] fieldset input[type=radio]")) == 2
        assert not page.select_one("#answer") and page.select_one(f"a[hreflang], a[href*='/{language}/']")
    url = address(known_call, "ro")
    no = client.post(url, {"size": "4", "youngest": "15", "oldest": "24", "linked": "yes"})
    answer = soup(no).select_one("#answer")
    rules = [item.get_text(" ", strip=True) for item in answer.select("h2 + ul")[0].select("li")]
    assert len(rules) == 3 and "16–26" in rules[1]
    assert answer.select_one("a[href='mailto:fix@example.org']")
    assert not answer.select_one("a.button") and no.headers["Cache-Control"] == "private, no-store"
    assert not no.cookies
    yes = client.post(url, {"size": "4", "youngest": "16", "oldest": "24", "linked": "yes"})
    start = soup(yes).select_one("#answer a.button")["href"]
    assert start.endswith("?about=elig%3A4%3A16%3A24%3A1")
    wrong = client.post(url, {"size": "x", "youngest": "24", "oldest": "16", "linked": "yes"})
    assert wrong.status_code == 422 and len(soup(wrong).select("[aria-invalid=true]")) == 2
    assert client.post(url, {"size": "4"}, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    counts = {row.rule: (row.asked, row.failed) for row in EligibilityCount.objects.all()}
    assert counts == {"": (2, 1), "team": (2, 0), "age": (2, 1), "link": (2, 0)}


@pytest.mark.django_db
def test_the_answers_stand_on_the_form_go_into_the_application_and_are_judged_again(known_call, team, english_team):
    shown = soup(team.client.get(f"{team.page.url}?about={GOOD.as_key()}"))
    hidden = shown.select_one("input[name=about]")
    assert hidden["value"] == GOOD.as_key() and "16–26" in hidden.find_next("p").get_text()
    posted = team.typed(ANSWERS)
    posted["about"] = GOOD.as_key()
    assert team.post(posted).status_code == 302
    application = Application.objects.get()
    assert application.declared == {
        "size": 4,
        "youngest": 16,
        "oldest": 26,
        "all_linked": True,
        "is_seated": None,
        "failed": [],
    }
    page = latest(known_call)
    page.age_to = 24
    publish(page)
    later = english_team.typed(ENGLISH)
    later["about"] = GOOD.as_key()
    assert english_team.post(later).status_code == 302, "a person decides, with reasons; nobody in time is turned away"
    assert Application.objects.get(language="en").declared["failed"] == ["age"]
    application.refresh_from_db()
    assert application.declared["failed"] == [] and application.terms["age_to"] == 26


@pytest.mark.django_db
def test_a_call_that_says_nothing_of_who_can_apply_has_no_questions(call, client):
    assert client.get(address(call, "ro")).status_code == 404
    assert not soup(client.get(call.url)).select_one("a[href*='/eligibil/']")


@pytest.mark.django_db
def test_the_call_leads_to_the_questions_and_a_team_that_fails_to_another_call(known_call, programme, client):
    page = soup(client.get(known_call.url))
    assert page.select_one(f"a[href='{address(known_call, 'ro')}']")
    from fix_cluj.models import GrantStep
    from tests.fix_cluj.builders import make_call
    from tests.fix_cluj.conftest import CLOSES

    steps = [GrantStep(kind="closes_online", date=CLOSES.date(), time=CLOSES.time())]
    for title, low in (("Burse pentru elevi", 14), ("Burse pentru seniori", 60)):
        make_call(programme, title=title, calendar=steps, age_from=low)
    answer = client.post(
        address(known_call, "ro"), {"size": "4", "youngest": "15", "oldest": "24", "linked": "yes"}
    ).content.decode()
    assert "Burse pentru elevi" in answer and "Burse pentru seniori" not in answer
