"""From an award to its contract: who gets one, what is asked of the team only now, money within the award, who sees what."""

import csv
import datetime as dt
import io
import zipfile
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.models import PageLogEntry

from evaluation.choices import Outcome
from fix_cluj.actions import contracts, deciding, paying, revising
from fix_cluj.actions.committee import NotReady
from fix_cluj.choices import ContractState, RevisionKind
from fix_cluj.models import Contract, Instalment, Payee
from fix_cluj.queries.contracts import sums_of
from participation.actions.erasure import erase
from participation.actions.retention import due_of, retention
from participation.models import OutboxMessage, PersonalDataAccess, Submission, Tombstone
from tests.factories import publish
from tests.fix_cluj import funding, judging
from tests.fix_cluj.funding import DAYS, IBAN, MAY, OCTOBER
from tests.participation.sending import BROWSER, soup

pytestmark = pytest.mark.django_db
SAID = {"reason_ro": "S-au eliberat bani.", "reason_en": "Money was freed."}


@pytest.fixture
def awards(call, time_machine):
    """Umbra and Nisip are funded, Pod is next; it is the end of May."""
    form = funding.make_form(call)
    rows = {team: funding.apply(form, team) for team in ("Umbra", "Nisip", "Pod")}
    time_machine.move_to(MAY, tick=False)
    found = funding.results(call, rows["Umbra"], rows["Nisip"], reserves=[rows["Pod"]])
    return found, rows


@pytest.fixture
def officer(db):
    return judging.officer()


@pytest.fixture
def contract(awards, officer):
    """Of Umbra."""
    contracts.invite_missing(committee=awards[0], by=officer, now=MAY)
    return Contract.objects.get(application=awards[1]["Umbra"])


def letters(event_or_kind: str = "contract_news"):
    return OutboxMessage.objects.filter(kind=event_or_kind).order_by("pk")


# --- who gets one -----------------------------------------------------------------------------------------------------


def test_each_award_gets_one_contract_with_what_was_filed_and_the_button_makes_none_twice(awards, officer):
    found, rows = awards
    assert contracts.invite_missing(committee=found, by=officer, now=MAY) == 2
    assert contracts.invite_missing(committee=found, by=officer, now=MAY) == 0
    row = Contract.objects.get(application=rows["Umbra"])
    assert (row.state, row.amount, row.currency) == (ContractState.INVITED, Decimal(4000), found.currency)
    assert row.lines == [{"name": "Pânze", "planned": "3000"}, {"name": "Montaj", "planned": "1000"}]
    assert row.indicators == [{"name": "Locuri umbrite", "promised": "12"}]
    assert not rows["Pod"].contracts.exists(), "a reserve has none"
    assert {letter.to for letter in letters()} == {"umbra@example.org", "nisip@example.org"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Contract.objects.create(application=rows["Umbra"], invited_at=MAY)


def test_a_form_without_a_budget_table_makes_one_line_of_the_award(awards, officer):
    found, rows = awards
    Submission.objects.filter(pk=rows["Umbra"].submission_id).update(answers={})
    contracts.invite_missing(committee=found, by=officer, now=MAY)
    row = Contract.objects.get(application=rows["Umbra"])
    assert [line["planned"] for line in row.lines] == ["4000.00"] and row.indicators == []


def test_publishing_results_invites_who_is_funded_and_the_letter_of_the_result_says_so(ranked, officers, applications):
    first, second = officers
    found = judging.approved(ranked, first=first, second=second)
    assert not Contract.objects.exists()
    deciding.publish(committee=found, by=first, now=found.approved_at)
    assert {row.application.team for row in Contract.objects.all()} == {"Umbra", "Nisip"}
    told = {letter.to: letter.body for letter in letters("grant_decision")}
    assert "/ro/dosar/" in told["umbra@example.org"] and "/ro/dosar/" not in told["pod@example.org"]
    assert not letters().exists(), "one letter tells both"


def test_freed_money_invites_the_reserve_and_takes_the_contract_that_was_not_signed(awards, officer, contract):
    found, rows = awards
    second = judging.officer()
    change = revising.open_revision(
        committee=found,
        kind=RevisionKind.MONEY,
        application=rows["Umbra"],
        more_money=None,
        by=officer,
        now=MAY,
        **SAID,
    )
    change = revising.propose_revision(revision=change, by=officer, now=MAY)
    revising.apply_revision(revision=change, digest=change.digest, by=second, now=MAY)
    contract.refresh_from_db()
    assert contract.state == ContractState.CANCELLED and contract.ended_because == SAID["reason_ro"]
    assert rows["Pod"].contracts.get().state == ContractState.INVITED
    assert rows["Nisip"].contracts.get().state == ContractState.INVITED


def test_who_declined_is_not_invited_again_by_the_button_but_by_a_change_of_the_results(awards, officer, contract):
    found, rows = awards
    contracts.decline(contract=contract, reason="", by=None, now=MAY)
    assert contracts.invite_missing(committee=found, by=officer, now=MAY) == 0
    contracts.follow_results(found, won=set(), reason={}, by=officer, now=MAY)
    assert rows["Umbra"].contracts.get().state == ContractState.DECLINED
    contracts.follow_results(found, won={rows["Umbra"].code}, reason={}, by=officer, now=MAY)
    assert sorted(rows["Umbra"].contracts.values_list("state", flat=True)) == ["declined", "invited"]


def test_a_signed_contract_is_not_taken_away_by_a_ranking(awards, officer, contract):
    funding.signed(contract, by=officer)
    found, rows = awards
    change = revising.open_revision(
        committee=found,
        kind=RevisionKind.MONEY,
        application=rows["Umbra"],
        more_money=None,
        by=officer,
        now=MAY,
        **SAID,
    )
    with pytest.raises(NotReady, match=rows["Umbra"].code):
        revising.propose_revision(revision=change, by=officer, now=MAY)
    contracts.cancel(contract=contract, reason="Echipa s-a destrămat.", by=officer, now=MAY)
    assert revising.propose_revision(revision=change, by=officer, now=MAY).digest


# --- its verbs: every state × verb × role stands in test_matrix_contracts.py ---------------------------------------------


def test_nobody_runs_the_contract_of_their_own_application(contract):
    own = judging.officer(email="umbra@example.org")
    with pytest.raises(NotReady):
        funding.signed(contract, by=own)
    with pytest.raises(NotReady):
        contracts.cancel(contract=contract, reason="x", by=own, now=MAY)


# --- money ------------------------------------------------------------------------------------------------------------


def test_instalments_stay_within_the_award_to_the_cent(contract, officer):
    plan = {"contract": contract, "planned_on": dt.date(2030, 6, 5), "by": officer, "now": MAY}
    paying.plan_instalment(amount=Decimal("2500"), **plan)
    with pytest.raises(NotReady, match="1.500,00"):
        paying.plan_instalment(amount=Decimal("1500.01"), **plan)
    last = paying.plan_instalment(amount=Decimal("1500"), **plan)
    paying.drop_instalment(instalment=last, by=officer, now=MAY)
    assert contract.instalments.get().amount == Decimal(2500)


def test_nothing_is_paid_before_signature_or_account_or_ahead_of_its_day_and_what_was_paid_stays(contract, officer):
    row = paying.plan_instalment(
        contract=contract, planned_on=dt.date(2030, 6, 5), amount=Decimal(2500), by=officer, now=MAY
    )
    pay = {"instalment": row, "by": officer, "now": MAY}
    with pytest.raises(NotReady):
        paying.record_payment(paid_on=MAY.date(), **pay)
    funding.signed(contract, by=officer)
    with pytest.raises(NotReady):
        paying.record_payment(paid_on=MAY.date(), **pay)
    contracts.give_payee(contract=contract, iban=IBAN, holder="Asociația Umbra", now=MAY)
    with pytest.raises(NotReady):
        paying.record_payment(paid_on=MAY.date() + dt.timedelta(days=1), **pay)
    for _again in range(2):
        paying.record_payment(paid_on=MAY.date(), **pay)
    assert letters().filter(subject__contains="Plat").count() == 1, "recorded once"
    with pytest.raises(NotReady):
        paying.drop_instalment(instalment=row, by=officer, now=MAY)
    assert Contract.objects.get(pk=contract.pk).paid == Decimal(2500)


def test_awarded_is_paid_and_to_be_paid_and_what_a_cancelled_contract_got_stands_apart(contract, officer, client):
    row = paying.plan_instalment(
        contract=contract, planned_on=dt.date(2030, 6, 5), amount=Decimal(2500), by=officer, now=MAY
    )
    funding.signed(contract, by=officer)
    contracts.give_payee(contract=contract, iban=IBAN, holder="Asociația Umbra", now=MAY)
    paying.record_payment(instalment=row, paid_on=MAY.date(), by=officer, now=MAY)
    found = sums_of(list(Contract.objects.all()))
    assert found["paid"] == Decimal(2500) and found["awarded"] == found["paid"] + found["remaining"]
    contracts.cancel(contract=contract, reason="Echipa s-a destrămat.", by=officer, now=MAY)
    found = sums_of(list(Contract.objects.all()))
    assert found["paid"] == 0 and found["awarded"] == found["remaining"] and found["paid_in_vain"] == Decimal(2500)
    client.force_login(officer)
    listed = client.get(reverse("grants:contracts", args=[contract.application.call_key])).content.decode()
    assert "2.500,00" in listed and "contractelor anulate" in listed


# --- the team, without an account ---------------------------------------------------------------------------------------


def test_the_case_leads_to_the_award_and_the_account_is_proven_masked_and_told_by_letter(contract, awards, client):
    umbra = awards[1]["Umbra"]
    case = soup(client.get(funding.case_of(umbra)))
    link = case.select_one("a[href$='/finantare/']")["href"]
    assert "semnezi contractul" in case.select_one(".lead").text and not case.select("a[href$='/retragere/']")
    shown = client.get(link)
    assert "4.000,00" in shown.content.decode() and shown.headers["Cache-Control"] == "private, no-store"
    assert (
        not shown.cookies
        and client.get(link.replace("/ro/dosar/", "/en/case/").replace("finantare", "funding")).url == link
    )
    address = f"{link}cont/"
    assert "14399840" in client.get(address).content.decode(), "the company is known already"
    wrong = client.post(address, {"iban": "RO49AAAA1B31007593840001", "holder": "Asociația „Umbra” <b>"}, **BROWSER)
    assert wrong.status_code == 422 and not Payee.objects.exists()
    kept = soup(wrong)
    assert kept.select_one("[name=iban]")["value"] == "RO49AAAA1B31007593840001"
    assert kept.select_one("[name=holder]")["value"] == "Asociația „Umbra” <b>"
    spaced = {"iban": "ro49 aaaa 1b31 0075 9384 0000", "holder": "  Asociația   Umbra "}
    foreign = client.post(address, spaced, headers={"sec-fetch-site": "cross-site"})
    assert foreign.status_code == 422 and not Payee.objects.exists()
    assert client.post(address, spaced, **BROWSER).url.endswith("?done=account")
    payee = Payee.objects.get()
    assert (payee.iban, payee.holder) == (IBAN, "Asociația Umbra")
    assert IBAN not in client.get(link).content.decode() and "RO49 … 0000" in client.get(link).content.decode()
    letter = letters().last()
    assert letter.to == "umbra@example.org" and IBAN not in letter.body and "RO49 … 0000" in letter.body


@pytest.mark.parametrize("iban", ["", "RO49", "RO49AAAA1B310075938400001", "14399840", "XX00AAAA1B31007593840000"])
def test_what_is_no_iban_is_refused_with_words(contract, awards, client, iban):
    page = client.post(f"{funding.funding_of(awards[1]['Umbra'])}cont/", {"iban": iban, "holder": "A"}, **BROWSER)
    assert page.status_code == 422 and soup(page).select_one("[data-error-summary] a[href='#id_iban']")


def test_an_award_is_given_up_after_a_question_and_not_once_it_was_signed(contract, awards, officer, client):
    address = f"{funding.funding_of(awards[1]['Umbra'])}renunta/"
    assert client.get(address).status_code == 200 and Contract.objects.get(pk=contract.pk).state == "invited"
    other = Contract.objects.get(application=awards[1]["Nisip"])
    assert client.post(address, {"reason": "Plecăm din oraș."}, **BROWSER).url.endswith("?done=declined")
    contract.refresh_from_db()
    assert (contract.state, contract.ended_because) == (ContractState.DECLINED, "Plecăm din oraș.")
    assert not soup(client.get(address)).select_one("button[type=submit]:-soup-contains('renunț')")
    funding.signed(other, by=officer)
    late = client.post(f"{funding.funding_of(awards[1]['Nisip'])}renunta/", {"reason": "Târziu"}, **BROWSER)
    assert late.status_code == 422 and Contract.objects.get(pk=other.pk).state == ContractState.SIGNED


def test_a_team_without_an_award_is_led_back_to_its_case_and_a_stranger_finds_nothing(contract, awards, client):
    pod = funding.funding_of(awards[1]["Pod"])
    for part in ("", "cont/", "renunta/", "raport/final/"):
        assert client.get(pod + part).url == pod.removesuffix("finantare/")
        assert client.post(pod + part, {"iban": IBAN, "holder": "Pod"}, **BROWSER).status_code in (302, 405)
        assert client.get(f"/ro/dosar/{'0' * 32}/finantare/{part}").status_code == 410
    assert not Payee.objects.exists()


# --- the officer --------------------------------------------------------------------------------------------------------


def address(name: str, row: Contract, *more) -> str:
    return reverse(f"grants:{name}", args=[row.application.call_key, row.pk, *more])


def test_an_officer_takes_a_contract_from_its_signature_to_its_end_on_the_screens(contract, officer, client, awards):
    key = contract.application.call_key
    client.force_login(officer)
    listed = reverse("grants:contracts", args=[key])
    assert listed in client.get(reverse("grants:board", args=[key])).content.decode()
    assert contract.application.code in client.get(listed).content.decode()
    days = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in DAYS.items()}
    refused = client.post(address("sign", contract), days | {"ends_on": "2030-05-01"})
    assert refused.status_code == 200 and "14/2030" in refused.content.decode(), "what was typed is there"
    assert client.post(address("sign", contract), days).url == address("contract", contract)
    assert client.get(address("sign", contract)).status_code == 404, "signed once"
    client.post(address("contract_do", contract, "close_contract"))
    assert Contract.objects.get(pk=contract.pk).state == ContractState.SIGNED, "not before its end"
    client.post(address("contract_do", contract, "start"))
    client.post(address("add_instalment", contract), {"new-planned_on": "2030-06-05", "new-amount": "4000"})
    contracts.give_payee(contract=contract, iban=IBAN, holder="Asociația Umbra", now=MAY)
    row = Instalment.objects.get()
    client.post(address("instalment", contract, row.pk, "pay"), {"pay-paid_on": "2030-05-21"})
    page = client.get(address("contract", contract)).content.decode()
    assert "4.000,00" in page and "Asociația Umbra" not in page and IBAN not in page
    client.post(address("terms", contract), days | {"final_due": "2030-11-30"})
    assert Contract.objects.get(pk=contract.pk).final_due == dt.date(2030, 11, 30)
    client.post(address("contract_do", contract, "cancel"), {"cancel-reason": " "})
    assert Contract.objects.get(pk=contract.pk).state == ContractState.RUNNING, "not without a reason"
    client.post(address("contract_do", contract, "cancel"), {"cancel-reason": "Locul a fost vândut."})
    assert Contract.objects.get(pk=contract.pk).state == ContractState.CANCELLED
    assert "Locul a fost vândut." in letters().last().body
    freed = reverse("grants:freed", args=[awards[0].pk])
    assert freed in client.get(address("contract", contract)).content.decode(), "the money can go on"


def test_the_account_is_seen_and_exported_by_right_alone_and_every_look_is_on_record(contract, awards, client):
    contracts.give_payee(contract=contract, iban=IBAN, holder="Asociația Umbra", now=MAY)
    desk = ("officer_application", "view_submission", "change_submission", "work_grants_desk", "export_submission")
    export = reverse("grants:contracts_export", args=[contract.application.call_key])
    asked = {"kind": "csv", "reason": "Pentru plăți"}
    client.force_login(judging.person(*desk))
    assert client.post(address("payee", contract)).status_code == 404
    assert IBAN not in client.post(export, asked).content.decode()
    assert not PersonalDataAccess.objects.exists()
    client.force_login(judging.person(*desk, "view_sensitive"))
    assert "RO49 AAAA 1B31 0075 9384 0000" in client.post(address("payee", contract)).content.decode()
    rows = list(csv.reader(io.StringIO(client.post(export, asked).content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][-2] == "IBAN" and IBAN in {row[-2] for row in rows} and len(rows) == 3
    sheet = zipfile.ZipFile(io.BytesIO(client.post(export, asked | {"kind": "xlsx"}).content))
    assert IBAN.encode() in b"".join(sheet.read(name) for name in sheet.namelist())
    assert sorted(PersonalDataAccess.objects.values_list("how", flat=True)) == ["exported", "exported", "revealed"]
    assert PageLogEntry.objects.filter(action="fix_cluj.export_contracts").count() == 3
    client.force_login(judging.person(*desk[:-1]))
    assert client.get(export).status_code == 404, "who may not export"


def test_what_is_foreign_is_as_if_absent(contract, awards, client, judges):
    """A reviewer, an editor, whoever works at no desk, an officer in the committee, and the officer of another call."""
    key = contract.application.call_key
    addresses = [
        reverse("grants:contracts", args=[key]), reverse("grants:contracts_export", args=[key]),
        address("contract", contract), address("sign", contract), address("payee", contract),
        address("add_instalment", contract),
    ]  # fmt: skip
    member = judging.officer(email="membru@exemplu.ro")
    awards[0].seats.create(judge=member)
    ideas = ("view_submission", "change_submission", "work_ideas_desk", "officer_application")
    refused = {}
    for name, user in (("reviewer", judges[0]), ("editor", judging.person("add_formpage")), ("member", member)):
        client.force_login(user)
        refused[name] = {client.get(each).status_code for each in addresses} | {client.post(each).status_code for each in addresses}  # fmt: skip
    assert all(codes <= {404, 405} and 404 in codes for codes in refused.values()), refused
    client.force_login(judging.person(*ideas))
    for each in addresses:
        answers = client.get(each), client.post(each)
        assert {answer.status_code for answer in answers} <= {403, 405}
        assert not any(contract.application.code in answer.content.decode() for answer in answers)
    client.logout()
    assert client.get(addresses[0]).status_code == 302
    assert not contract.instalments.exists()


# --- data -----------------------------------------------------------------------------------------------------------------


def test_who_asks_to_be_erased_takes_account_and_words_along_and_the_sums_stay(contract, awards, officer):
    contracts.give_payee(contract=contract, iban=IBAN, holder="Asociația Umbra", now=MAY)
    filed = funding.report(funding.running(contract, by=officer), reason="De la noi.")
    erase(submission=contract.application.submission, why=Tombstone.Why.REQUEST, by=officer, now=OCTOBER)
    filed.refresh_from_db()
    assert not Payee.objects.exists() and filed.spent == Decimal(4000)
    assert (filed.done, filed.reason, filed.summary_ro, filed.message) == ("", "", "", None)


def test_the_term_of_the_form_waits_for_the_end_of_the_contract(contract, awards, officer):
    submission = contract.application.submission
    Submission.objects.filter(pk=submission.pk).update(closed_at=MAY, status="answered")
    later = MAY + dt.timedelta(days=800)
    assert not any(submission in rows for rows in due_of(submission.form, later).values())
    contracts.decline(contract=contract, reason="", by=None, now=later)
    soon, late = later + dt.timedelta(days=300), later + dt.timedelta(days=400)
    assert not any(submission in rows for rows in due_of(submission.form, soon).values())
    assert any(submission in rows for rows in due_of(submission.form, late).values())
    retention(now=late)
    assert Submission.objects.get(pk=submission.pk).erased_at


# --- in public ----------------------------------------------------------------------------------------------------------


def test_results_say_in_public_words_what_became_of_each_award(contract, awards, officer, client, call):
    publish(call)
    page = f"/ro/rezultate/{call.translation_key}/"
    assert "se pregătește" in soup(client.get(page)).select_one("tbody").get_text()
    contracts.give_payee(contract=contract, iban=IBAN, holder="Asociația Umbra", now=MAY)
    running = funding.running(contract, by=officer)
    row = paying.plan_instalment(
        contract=running, planned_on=dt.date(2030, 6, 5), amount=Decimal(2500), by=officer, now=MAY
    )
    paying.record_payment(instalment=row, paid_on=MAY.date(), by=officer, now=MAY)
    shown = client.get(page).content.decode()
    assert "2.500,00 lei" in shown and "30 septembrie 2030" in shown
    assert IBAN not in shown and "Asociația Umbra" not in shown
    data = client.get(f"{page}json/").json()["results"]
    umbra = next(each for each in data if each["team"] == "Umbra")
    assert (umbra["contract"], umbra["paid"], umbra["promised_end"]) == ("running", "2500.00 RON", "2030-09-30")
    pod = next(each for each in data if each["outcome"] == Outcome.RESERVE)
    assert pod["contract"] == pod["paid"] == "", "nothing of who is not funded"
