"""Screens of contracts: what is refused comes back with what was typed; sums, numbers and days are looked at twice."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from fix_cluj.actions import contracts, paying, reminding
from fix_cluj.actions.committee import NotReady
from fix_cluj.actions.editions import AlreadyMade, clone_call
from fix_cluj.choices import ContractState, ReportState
from fix_cluj.models import Application, Committee, Contract, GrantCallPage, Instalment
from fix_cluj.queries.editions import CLONED
from participation.models import Form, OutboxMessage
from tests.factories import publish
from tests.fix_cluj import funding, judging
from tests.fix_cluj.builders import latest
from tests.fix_cluj.funding import DAYS, MAY, OCTOBER
from tests.participation.sending import soup

DATES = {name: str(value) for name, value in DAYS.items()}
LONG = "Proiectul nu mai are loc. " * 20  # longer than a reason may be
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db):
    return judging.officer()


@pytest.fixture
def pair(call, officer, client, time_machine) -> list[Contract]:
    """Of Umbra and Nisip, both invited; it is the end of May."""
    form = funding.make_form(call)
    rows = [funding.apply(form, team) for team in ("Umbra", "Nisip")]
    time_machine.move_to(MAY, tick=False)
    contracts.invite_missing(committee=funding.results(call, *rows), by=officer, now=MAY)
    client.force_login(officer)
    return [Contract.objects.get(application=row) for row in rows]


def address(name: str, row: Contract, *more) -> str:
    return reverse(f"grants:{name}", args=[row.application.call_key, row.pk, *more])


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def told(response) -> str:
    """What the page says above, and the words beside its fields."""
    found = soup(response).select(".messages li, [data-w-messages-target] li, .w-field__errors, .error-message")
    return " ".join(each.get_text(" ", strip=True) for each in found)


# --- reasons ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["decline", "cancel"])
def test_a_reason_that_is_refused_comes_back_in_its_field_with_the_words_beside_it(pair, client, verb):
    for typed, words in ((" ", "Spune de ce: solicitantul citește."), (LONG, "300")):
        refused = client.post(address("contract_do", pair[0], verb), {f"{verb}-reason": typed})
        field = soup(refused).select_one(f"textarea[name={verb}-reason]")
        assert refused.status_code == 200 and field.get_text().strip() == typed.strip()
        beside = field.find_parent(class_="w-field__wrapper")
        assert words in beside.get_text() and told(refused)
    assert fresh(pair[0]).state == ContractState.INVITED


def test_a_reason_for_what_a_colleague_has_ended_meanwhile_can_be_copied(pair, client, officer):
    contracts.cancel(contract=pair[0], reason="Am fost mai rapid.", by=officer, now=MAY)
    refused = client.post(address("contract_do", pair[0], "cancel"), {"cancel-reason": "Locul a fost vândut."})
    assert refused.status_code == 200 and "Locul a fost vândut." in told(refused)
    assert fresh(pair[0]).ended_because == "Am fost mai rapid."


def test_why_a_report_is_given_back_comes_back_when_it_is_refused(pair, client, officer):
    project = funding.running(pair[0], by=officer)
    report = funding.report(project, "interim")
    page = address("report_do", project, report.pk, "return")
    for typed, words in (("", "Spune ce lipsește: solicitantul citește."), (LONG, "300")):
        refused = client.post(page, {"return-reason": typed})
        field = soup(refused).select_one("textarea[name=return-reason]")
        assert refused.status_code == 200 and field.get_text().strip() == typed.strip()
        assert words in field.find_parent(class_="w-field__wrapper").get_text()
    assert fresh(report).state == ReportState.FILED
    done = client.post(page, {"return-reason": "Lipsesc facturi."})
    assert done.status_code == 302 and fresh(report).state == ReportState.RETURNED
    late = client.post(page, {"return-reason": "Și contractele."})
    assert late.status_code == 200 and "Și contractele." in told(late)


# --- numbers and sums ---------------------------------------------------------------------------------------------------


def test_two_contracts_of_a_call_never_have_the_same_number_of_the_same_day(pair, client, officer):
    funding.signed(pair[0], by=officer)
    refused = client.post(address("sign", pair[1]), DATES | {"number": " 14 / 2030 "})
    assert pair[0].application.code in told(refused) and fresh(pair[1]).state == ContractState.INVITED
    assert soup(refused).select_one("input[name=number]")["value"].strip() == "14 / 2030"
    other_day = client.post(address("sign", pair[1]), DATES | {"signed_on": "2030-05-19"})
    assert other_day.status_code == 302 and fresh(pair[1]).number == "14/2030", "registers begin anew"


def test_a_contract_is_never_signed_for_more_than_was_awarded(pair, client, officer):
    with pytest.raises(NotReady, match=r"4\.000"):
        contracts.sign(contract=pair[0], facts=DAYS, amount=Decimal("4000.01"), by=officer, now=MAY)
    assert fresh(pair[0]).state == ContractState.INVITED
    assert client.post(address("sign", pair[0]), DATES | {"amount": "9000"}).status_code == 302
    assert fresh(pair[0]).amount == Decimal(4000), "where the results know the sum, nobody is asked for it"


@pytest.mark.parametrize(
    ("ceiling", "budget", "most"), [("3000", None, 3000), (None, 7000, 3000), ("5000", 7000, 3000)]
)
def test_a_sum_that_the_results_do_not_know_stays_within_call_and_budget(pair, client, ceiling, budget, most):
    row = pair[0]  # the other one has 4,000
    Contract.objects.filter(pk=row.pk).update(amount=None)
    Committee.objects.update(budget=budget)
    Application.objects.filter(pk=row.application_id).update(terms={"ceiling": ceiling} if ceiling else {})
    refused = client.post(address("sign", row), DATES | {"amount": f"{most}.01"})
    beside = soup(refused).select_one("input[name=amount]").find_parent(class_="w-field__wrapper").get_text()
    assert "3.000" in beside and fresh(row).state == ContractState.INVITED
    assert client.post(address("sign", row), DATES | {"amount": str(most)}).status_code == 302
    assert fresh(row).amount == Decimal(most)


# --- days ---------------------------------------------------------------------------------------------------------------


def test_a_signed_contract_that_nobody_marked_as_begun_is_late_the_day_after_and_its_officers_are_told_once(
    pair, client, officer, time_machine
):
    row = funding.signed(pair[0], by=officer)
    Form.objects.update(notify_addresses="granturi@example.org")
    listed = reverse("grants:contracts", args=[row.application.call_key])
    first = dt.datetime(2030, 6, 1, 9, 0, tzinfo=dt.UTC)
    for day, is_late in ((0, False), (1, True)):
        now = first + dt.timedelta(days=day)
        time_machine.move_to(now, tick=False)
        client.force_login(officer)
        assert Contract.objects.overdue(now.date()).filter(pk=row.pk).exists() is is_late
        page = client.get(listed + "?late=on").content.decode()
        assert (row.application.code in page and "1 iunie 2030" in page) is is_late
        assert [reminding.remind_of_starts(now=now) for _time in range(2)] == [int(is_late), 0]
    letter = OutboxMessage.objects.get(kind="contract_start")
    assert letter.to == "granturi@example.org" and "14/2030" in letter.body and address("contract", row) in letter.body
    assert "Umbra" not in letter.body and "Umbra" not in letter.subject
    # Another day in the contract is told of anew, a project that began never.
    Contract.objects.filter(pk=row.pk).update(starts_on=dt.date(2030, 6, 2))
    later = first + dt.timedelta(days=2)
    assert reminding.remind_of_starts(now=later) == 1
    contracts.start(contract=row, by=officer, now=later)
    Contract.objects.filter(pk=row.pk).update(starts_on=dt.date(2030, 6, 1))
    assert reminding.remind_of_starts(now=later) == 0 and not Contract.objects.overdue(later.date()).exists()


# --- instalments --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("verb", "typed"), [("pay", {"pay-paid_on": "2030-10-01"}), ("drop", {})])
def test_an_instalment_that_a_colleague_took_out_is_told_with_what_was_typed(pair, client, officer, verb, typed):
    project = funding.running(pair[0], by=officer)
    made = {"contract": project, "planned_on": OCTOBER.date(), "amount": Decimal(500), "by": officer, "now": MAY}
    row = paying.plan_instalment(**made)
    page = address("instalment", project, row.pk, verb)
    paying.drop_instalment(instalment=row, by=officer, now=MAY)
    refused = client.post(page, typed, follow=True)
    assert refused.status_code == 200 and "un coleg a scos" in told(refused).lower()
    assert all(value in told(refused) for value in typed.values())
    assert not Instalment.objects.exists() and not OutboxMessage.objects.filter(body__contains="500,00").exists()


# --- titles -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("applicants", "starts"),
    [("team", "Contractul echipei Umbra, "), ("organisation", "Contractul organizației Umbra, "), ("individual", "Contractul ")],
)  # fmt: skip
def test_the_title_says_what_the_page_is_and_names_nobody_who_applies_alone(pair, client, applicants, starts):
    application = pair[0].application
    Application.objects.filter(pk=application.pk).update(terms={"applicants": applicants})
    title = soup(client.get(address("contract", pair[0]))).title.get_text(" ", strip=True)
    assert title.startswith(f"{starts}{application.code}")


# --- the next edition ---------------------------------------------------------------------------------------------------


def test_pressed_twice_the_next_edition_is_one_set_of_drafts_until_they_are_published_or_deleted(
    call, english, client, admin_user
):
    client.force_login(admin_user)
    page = reverse("grants:next", args=[call.translation_key])
    first = client.post(page, {"title": "Apelul de toamnă"})
    made = GrantCallPage.objects.exclude(translation_key=call.translation_key).get(locale=call.locale)
    again = client.post(page, {"title": "Apelul de toamnă"}, follow=True)
    assert again.redirect_chain[0][0] == first.url and "Apelul de toamnă" in told(again)
    assert client.get(page).url == first.url, "and before anything is typed"
    other = client.post(page, {"title": "Apelul de iarnă"})
    shown = soup(other)
    assert other.status_code == 200 and shown.select_one("input[name=title]")["value"] == "Apelul de iarnă"
    assert shown.select_one(f'a[href="{first.url}"]')
    with pytest.raises(AlreadyMade):
        clone_call(call=call, title="x", notes={}, by=admin_user, now=MAY)
    assert GrantCallPage.objects.count() == 4 and PageLogEntry.objects.filter(action=CLONED).count() == 1
    publish(latest(made))
    assert client.get(page).status_code == 200
    assert client.post(page, {"title": "Apelul de iarnă"}).status_code == 302
    GrantCallPage.objects.get(title="Apelul de iarnă", locale=call.locale).delete()
    assert client.get(page).status_code == 200
