"""How long an application is kept, by what became of it: the job, its dry run, the form, the privacy page."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils.translation import override

from cms.models import SiteSettings
from fix_cluj.actions import contracts, reporting, revising
from fix_cluj.choices import RevisionKind
from fix_cluj.models import Application, Contract, Payee
from home.models import StandardPage
from participation.actions.own_data import own_data
from participation.actions.retention import months_of, outcomes_of, retention
from participation.models import Form, Submission
from tests.factories import publish
from tests.fix_cluj import funding, judging
from tests.fix_cluj.funding import IBAN, MAY, OCTOBER
from tests.participation.sending import soup

TEAMS = ("Umbra", "Nisip", "Pod", "Ecou", "Tramvai")
APRIL = dt.datetime(2030, 4, 10, 9, 0, tzinfo=dt.UTC)  # one team withdrew
JUNE = dt.datetime(2030, 6, 4, 9, 0, tzinfo=dt.UTC)  # another gave its award up


@pytest.fixture
def officer(db):
    return judging.officer()


@pytest.fixture
def form(call) -> Form:
    """Twelve months; five years for who is funded, three months for who is out."""
    form = funding.make_form(call)
    form.months_left_out = 3
    form.save()
    return form


@pytest.fixture
def ended(call, form, officer, time_machine):
    """Umbra was funded to its end, Nisip gave its award up, Pod is not funded, Ecou not eligible, Tramvai withdrew."""
    rows = {team: funding.apply(form, team) for team in TEAMS}
    Application.objects.filter(pk=rows["Ecou"].pk).update(state="ineligible")
    Application.objects.filter(pk=rows["Tramvai"].pk).update(state="withdrawn")
    withdrawn = {"status": "withdrawn", "closed_at": APRIL, "withdrawn_at": APRIL}
    Submission.objects.filter(pk=rows["Tramvai"].submission_id).update(**withdrawn)
    time_machine.move_to(MAY, tick=False)
    found = funding.results(call, rows["Umbra"], rows["Nisip"], reserves=[rows["Pod"]])
    contracts.invite_missing(committee=found, by=officer, now=MAY)
    umbra, nisip = (Contract.objects.get(application=rows[team]) for team in ("Umbra", "Nisip"))
    contracts.decline(contract=nisip, reason="", by=None, now=JUNE)
    contracts.give_payee(contract=umbra, iban=IBAN, holder="Umbra", now=MAY)
    report = funding.report(funding.running(umbra, by=officer), now=OCTOBER)
    reporting.accept_report(report=report, by=officer, now=OCTOBER)
    contracts.close(contract=umbra, by=officer, now=OCTOBER)
    return rows, found


def still_known() -> set[str]:
    return set(Submission.objects.exclude(email="").values_list("author_name", flat=True))


def of(*teams: str) -> set[str]:
    return {f"Persoana {team}" for team in teams}


def test_each_goes_at_its_own_moment_to_the_day(ended, time_machine):
    steps = [
        (dt.datetime(2030, 7, 10, tzinfo=dt.UTC), TEAMS),
        (dt.datetime(2030, 7, 11, tzinfo=dt.UTC), ("Umbra", "Nisip", "Pod", "Ecou")),  # three months after it withdrew
        (dt.datetime(2030, 8, 21, tzinfo=dt.UTC), ("Umbra", "Nisip", "Pod", "Ecou")),
        (dt.datetime(2030, 8, 22, tzinfo=dt.UTC), ("Umbra", "Nisip", "Pod")),  # three after the results
        (dt.datetime(2031, 5, 21, tzinfo=dt.UTC), ("Umbra", "Nisip", "Pod")),
        (dt.datetime(2031, 5, 22, tzinfo=dt.UTC), ("Umbra", "Nisip")),  # a year after the results
        (dt.datetime(2031, 6, 5, tzinfo=dt.UTC), ("Umbra",)),  # a year after the award was given up
        (dt.datetime(2035, 10, 2, tzinfo=dt.UTC), ("Umbra",)),
        (dt.datetime(2035, 10, 3, tzinfo=dt.UTC), ()),  # five years after the end of the contract
    ]
    for now, left in steps:
        time_machine.move_to(now, tick=False)
        retention()
        assert still_known() == of(*left), now
    assert not Payee.objects.exists() and Contract.objects.filter(state="closed").exists()


def test_an_empty_term_follows_the_form_and_forms_that_were_there_have_none(ended):
    Form.objects.update(months_funded=None, months_left_out=None)
    retention(now=dt.datetime(2031, 5, 22, tzinfo=dt.UTC))
    assert still_known() == of("Umbra", "Nisip")
    retention(now=dt.datetime(2031, 10, 3, tzinfo=dt.UTC))
    assert still_known() == set()


def test_nobody_is_past_a_term_before_the_results_or_while_they_change(call, form, officer):
    rows = [funding.apply(form, team) for team in TEAMS[:2]]
    Application.objects.filter(pk=rows[1].pk).update(state="ineligible")
    late = MAY + dt.timedelta(days=4000)
    assert retention(now=late) == {}
    found = funding.results(call, reserves=[rows[0]])
    said = {"reason_ro": "Contestație admisă.", "reason_en": "Upheld.", "more_money": 4000}
    revising.open_revision(
        committee=found, kind=RevisionKind.MONEY, application=None, by=officer, now=MAY, **said
    )  # fmt: skip
    assert retention(now=late) == {} and still_known() == of("Umbra", "Nisip")


def test_a_signed_contract_that_was_cancelled_is_kept_for_the_accounts(ended):
    rows, _found = ended
    Contract.objects.filter(application=rows["Umbra"]).update(state="cancelled")
    retention(now=dt.datetime(2034, 1, 1, tzinfo=dt.UTC))
    assert still_known() == of("Umbra")


def test_the_dry_run_counts_by_outcome_and_changes_nothing(ended):
    found = retention(now=dt.datetime(2031, 6, 5, tzinfo=dt.UTC), dry_run=True)
    assert sorted(found.values()) == [2, 2] and len(found) == 2
    with override("en"):
        found = retention(now=dt.datetime(2036, 1, 1, tzinfo=dt.UTC), dry_run=True)
    assert found == {"Cerere: funded": 1, "Cerere: withdrawn or not eligible": 2, "Cerere: not funded": 2}
    out = StringIO()
    call_command("retention", "--dry-run", stdout=out)
    assert still_known() == of(*TEAMS) and "erased" in out.getvalue()


def test_the_author_reads_the_term_of_the_own_outcome(ended):
    rows, _found = ended
    assert [months_of(rows[team].submission) for team in ("Umbra", "Pod", "Ecou")] == [60, 12, 3]
    assert b"".join(own_data(Submission.objects.get(pk=rows["Ecou"].submission_id)))


@pytest.mark.parametrize(("language", "said"), [("ro", "60 de luni"), ("en", "60 months")])
def test_the_privacy_page_and_the_form_say_every_term(call, site, form, client, language, said):
    with override(language):
        terms = [outcome.term for outcome in outcomes_of(form)]
    assert len(terms) == 3 and said in terms[0]
    if language == "en":
        return
    publish(call)
    page = publish(site.add_child(instance=StandardPage(title="Date personale", slug="date", locale=site.locale)))
    settings = SiteSettings.for_site(site.get_site())
    settings.privacy_page = page
    settings.save()
    row = soup(client.get(page.url)).select_one("section[aria-labelledby=kept] tbody tr").get_text(" ")
    assert all(number in row for number in ("60 de luni", "3 luni", "12 luni"))
    shown = soup(client.get(call.get_children().get().url)).get_text(" ")
    assert all(term in shown for term in terms)


def test_the_terms_are_facts_of_the_page_for_both_languages(form, call):
    page = call.get_children().get().specific
    assert page.months_funded == 60, "the usual one"
    page.months_funded, page.months_left_out = 84, 6
    publish(page)
    found = Form.objects.get(pk=form.pk)
    assert (found.months_funded, found.months_left_out) == (84, 6)


def test_other_kinds_of_forms_know_no_outcomes(form):
    form.kind = "idea"
    assert outcomes_of(form) == []
