"""Contracts and reports when things come twice, at once or out of order; nothing is kept of whoever was erased."""

import datetime as dt
import io
import threading
import time
import zipfile
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse

from fix_cluj.actions import contracts, paying, reporting, revising
from fix_cluj.actions.committee import NotReady
from fix_cluj.choices import ContractState, ReportState, RevisionKind
from fix_cluj.models import Contract, Payee
from fix_cluj.queries.contracts import report_awaited
from participation.actions.erasure import erase
from participation.actions.own_data import own_data
from participation.models import ExportJob, OutboxMessage, Tombstone
from tests.factories import publish
from tests.fix_cluj import funding, judging
from tests.fix_cluj.funding import IBAN, MAY, OCTOBER
from tests.participation.sending import BROWSER, soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(db):
    return judging.officer()


@pytest.fixture
def awards(call, officer, time_machine):
    """Umbra is funded, with a contract to sign; Pod is next."""
    form = funding.make_form(call)
    rows = {team: funding.apply(form, team) for team in ("Umbra", "Pod")}
    time_machine.move_to(MAY, tick=False)
    found = funding.results(call, rows["Umbra"], reserves=[rows["Pod"]])
    contracts.invite_missing(committee=found, by=officer, now=MAY)
    return found


@pytest.fixture
def contract(awards):
    return Contract.objects.get()


@pytest.fixture
def project(contract, officer):
    return funding.running(contract, by=officer)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def address(name: str, row: Contract, *more) -> str:
    return reverse(f"grants:{name}", args=[row.application.call_key, row.pk, *more])


# --- at once --------------------------------------------------------------------------------------------------------------


def test_what_is_signed_while_a_change_is_applied_is_not_taken_away(awards, contract, officer, monkeypatch):
    change = revising.open_revision(
        committee=awards, kind=RevisionKind.MONEY, application=contract.application, more_money=None,
        reason_ro="Renunță.", reason_en="They give up.", by=officer, now=MAY,
    )  # fmt: skip
    change = revising.propose_revision(revision=change, by=officer, now=MAY)
    plain = contracts.held

    def held_after_the_other(row):
        """Whoever signs had the row first."""
        monkeypatch.setattr(contracts, "held", plain)
        funding.signed(row, by=officer)
        return plain(row)

    monkeypatch.setattr(contracts, "held", held_after_the_other)
    with pytest.raises(NotReady, match=contract.application.code):
        revising.apply_revision(revision=change, digest=change.digest, by=judging.officer(), now=MAY)


def test_given_up_twice_is_given_up_once_and_no_error(contract, client):
    page = f"{funding.funding_of(contract.application)}renunta/"
    sent = [client.post(page, {"reason": "Ne mutăm."}, **BROWSER) for _time in range(2)]
    assert [answer.status_code for answer in sent] == [302, 302] and sent[1].url.endswith("?done=declined")
    assert OutboxMessage.objects.filter(kind="contract_news").count() == 2, "the invitation and one letter more"
    assert fresh(contract).ended_because == "Ne mutăm."


def test_a_verb_that_no_longer_applies_is_refused_with_words(contract, officer, client):
    client.force_login(officer)
    funding.signed(contract, by=officer)
    client.post(address("contract_do", contract, "start"))
    again = client.post(address("contract_do", contract, "start"), follow=True)
    assert again.status_code == 200 and soup(again).select(".messages .error, [data-w-messages-target] .error")
    assert fresh(contract).state == ContractState.RUNNING


def test_nobody_takes_down_that_the_own_team_gives_up(contract):
    with pytest.raises(NotReady):
        contracts.decline(contract=contract, reason="x", by=judging.officer(email="umbra@example.org"), now=MAY)


# --- of whoever was erased ----------------------------------------------------------------------------------------------


def test_of_a_team_that_was_erased_meanwhile_nothing_is_kept(project, officer):
    erase(submission=project.application.submission, why=Tombstone.Why.REQUEST, by=officer, now=MAY)
    with pytest.raises(NotReady):
        contracts.give_payee(contract=project, iban=IBAN, holder="Ion", now=MAY)
    with pytest.raises(NotReady):
        reporting.keep_draft(contract=project, kind="final", typed={"done": "x"}, now=OCTOBER)
    assert not Payee.objects.exists() and not project.reports.exists()


def test_with_the_team_go_the_names_that_it_gave_to_costs_and_promises(project, officer):
    report = funding.report(project)
    erase(submission=project.application.submission, why=Tombstone.Why.REQUEST, by=officer, now=OCTOBER)
    project, report = fresh(project), fresh(report)
    assert [(line["name"], line["planned"]) for line in project.lines] == [("1", "3000"), ("2", "1000")]
    assert project.indicators == [] and report.spent == Decimal(4000)
    assert "Pânze" not in f"{project.lines}{report.costs}"


def test_the_copy_of_everything_holds_account_payments_and_reports(project, officer):
    contracts.give_payee(contract=project, iban=IBAN, holder="Asociația Umbra", now=OCTOBER)
    planned = {"planned_on": dt.date(2030, 6, 5), "amount": Decimal(2500), "by": officer, "now": MAY}
    paying.plan_instalment(contract=project, **planned)
    funding.report(project)
    copy = zipfile.ZipFile(io.BytesIO(b"".join(own_data(project.application.submission))))
    for name in ("data.json", "citeste.html"):
        kept = copy.read(name).decode()
        assert all(each in kept for each in ("RO49 AAAA 1B31 0075 9384 0000", "Asociația Umbra", "2.500,00"))
        assert all(each in kept for each in ("14/2030", "Pânze", "Am montat pânzele.", "Umbră în parc."))


def test_what_a_team_still_writes_is_in_its_copy_by_the_name_of_its_line(project):
    typed = {"spent_0": "12,50", "note_1": "Mai ieftin.", "done": "Încă scriem."}
    reporting.keep_draft(contract=project, kind="final", typed=typed, now=OCTOBER)
    copy = zipfile.ZipFile(io.BytesIO(b"".join(own_data(project.application.submission))))
    kept = copy.read("citeste.html").decode()
    assert "<dt>Pânze</dt><dd>12,50</dd>" in kept and "<dt>Montaj</dt><dd>Mai ieftin.</dd>" in kept
    assert "Încă scriem." in kept


# --- out of order ---------------------------------------------------------------------------------------------------------


def give_back(client, report):
    page = address("report_do", report.contract, report.pk, "return")
    return client.post(page, {"return-reason": "Lipsește ceva."}, follow=True)


def test_an_interim_report_is_not_given_back_over_the_final_one(project, officer, client):
    interim = funding.report(project, "interim")
    final = funding.report(fresh(project))
    client.force_login(officer)
    assert give_back(client, interim).status_code == 200
    assert (fresh(project).state, fresh(interim).state) == (ContractState.FINAL, ReportState.FILED)
    assert "/return/" not in client.get(address("report", project, interim.pk)).content.decode()
    assert "/return/" in client.get(address("report", project, final.pk)).content.decode()

    # The final one is given back: the interim one, which is here, is neither asked for again nor late.
    reporting.return_report(report=final, reason="Lipsesc facturi.", by=officer, now=OCTOBER)
    assert give_back(client, interim).status_code == 200 and fresh(interim).state == ReportState.FILED
    assert not reporting.may_report(fresh(project), "interim") and report_awaited(fresh(project)) == "final"
    assert not Contract.objects.overdue(project.interim_due + dt.timedelta(days=1)).exists()
    reporting.accept_report(report=interim, by=officer, now=OCTOBER)


def test_nothing_is_accepted_under_a_contract_that_was_cancelled(project, officer, client):
    interim = funding.report(project, "interim")
    contracts.cancel(contract=project, reason="Locul a fost vândut.", by=officer, now=OCTOBER)
    client.force_login(officer)
    page = client.get(address("report", project, interim.pk)).content.decode()
    assert "/accept/" not in page and "/return/" not in page
    with pytest.raises(NotReady):
        reporting.accept_report(report=interim, by=officer, now=OCTOBER)


def test_the_day_on_which_a_report_was_filed_is_the_citys(project, client, time_machine):
    night = dt.datetime(2030, 10, 2, 22, 30, tzinfo=dt.UTC)  # half past one on the third
    time_machine.move_to(night, tick=False)
    funding.report(project, now=night)
    assert "3 octombrie 2030" in client.get(funding.funding_of(project.application)).content.decode()


def test_the_team_hears_that_its_project_begins(contract, officer):
    funding.running(contract, by=officer)
    letter = OutboxMessage.objects.filter(kind="contract_news").last()
    assert letter.to == "umbra@example.org" and "Proiectul" in letter.subject and "a început" in letter.body


def test_whoever_pays_sees_since_when_the_account_is_this_one(project, officer, client):
    client.force_login(officer)
    for day in (21, 28):
        now = MAY.replace(day=day)
        contracts.give_payee(contract=project, iban=IBAN, holder=f"Asociația {day}", now=now)
    assert "dat de echipă la 28.05.2030" in client.get(address("contract", project)).content.decode()


@pytest.mark.parametrize(("page", "typed"), [("renunta", {"reason": "Ne mutăm."}), ("cont", {"iban": IBAN})])
def test_a_page_that_is_over_gives_back_what_was_typed(client, page, typed):
    over = client.post(f"/ro/dosar/{'0' * 32}/finantare/{page}/", typed, **BROWSER)
    assert over.status_code == 410 and next(iter(typed.values())) in soup(over).select_one("#typed").text


# --- on record and in public ----------------------------------------------------------------------------------------------


def test_who_recorded_a_payment_or_decided_on_a_report_is_not_deleted(project, officer, client, admin_user):
    contracts.give_payee(contract=project, iban=IBAN, holder="Asociația Umbra", now=MAY)
    cashier, reader = judging.officer(email="plati@exemplu.ro"), judging.officer(email="rapoarte@exemplu.ro")
    planned = {"planned_on": MAY.date(), "amount": Decimal(10), "by": officer, "now": MAY}
    row = paying.plan_instalment(contract=project, **planned)
    paying.record_payment(instalment=row, paid_on=MAY.date(), by=cashier, now=MAY)
    reporting.accept_report(report=funding.report(project), by=reader, now=OCTOBER)
    client.force_login(admin_user)
    for person in (cashier, reader):
        assert client.post(reverse("wagtailusers_users:delete", args=[person.pk])).status_code == 302
        assert fresh(person).is_active


def test_an_export_of_contracts_stands_with_all_other_exports(contract, client):
    desk = ("officer_application", "view_submission", "change_submission", "work_grants_desk", "export_submission")
    client.force_login(judging.person(*desk))
    file = client.post(
        reverse("grants:contracts_export", args=[contract.application.call_key]),
        {"kind": "csv", "reason": "Pentru plăți"},
    )
    assert "no-store" in file.headers["Cache-Control"]
    job = ExportJob.objects.get()
    assert (job.kind, job.reason, job.rows_total, job.file.name) == ("csv", "Pentru plăți", 1, "")


def test_who_gave_the_award_up_or_lost_it_received_nothing_or_what_had_been_paid(contract, call, officer, client):
    publish(call)
    page = "/ro/cine-a-primit/json/"
    assert [row["amount"] for row in client.get(page).json()["awards"]] == ["4000.00"]
    contracts.give_payee(contract=contract, iban=IBAN, holder="Asociația Umbra", now=MAY)
    funding.signed(contract, by=officer)
    planned = {"planned_on": MAY.date(), "amount": Decimal(1500), "by": officer, "now": MAY}
    row = paying.plan_instalment(contract=contract, **planned)
    paying.record_payment(instalment=row, paid_on=MAY.date(), by=officer, now=MAY)
    contracts.cancel(contract=contract, reason="Locul a fost vândut.", by=officer, now=MAY)
    data = client.get(page).json()
    assert [row["amount"] for row in data["awards"]] == ["1500.00"] and data["editions"][0]["total"] == "1500.00"
    row.delete()
    Contract.objects.update(state=ContractState.DECLINED)
    data = client.get(page).json()
    assert data["awards"] == [] and data["editions"][0]["projects"] == 0


# --- with real threads and transactions ------------------------------------------------------------------------------------


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_payment_and_a_report_at_the_same_moment_wait_for_each_other_and_neither_fails(project, officer, monkeypatch):
    """A letter needs the case, a report its contract: whoever holds one first must not wait for the other for ever."""
    contracts.give_payee(contract=project, iban=IBAN, holder="Asociația Umbra", now=MAY)
    planned = {"planned_on": MAY.date(), "amount": Decimal(10), "by": officer, "now": MAY}
    row = paying.plan_instalment(contract=project, **planned)
    draft = reporting.keep_draft(contract=project, kind="final", typed={}, now=MAY)
    plain, pays, failed = paying.write_to_team, threading.Event(), []

    def write_late(*args, **facts):
        pays.set()
        time.sleep(1)  # the other one has begun
        plain(*args, **facts)

    monkeypatch.setattr(paying, "write_to_team", write_late)
    facts = {"costs": [], "reached": [], "reason": "", "done": "Gata.", "ended_on": None, "summary_ro": "", "summary_en": ""}  # fmt: skip

    def pay():
        paying.record_payment(instalment=row, paid_on=MAY.date(), by=officer, now=MAY)

    def file():
        pays.wait(10)
        reporting.file_report(report=draft, facts=facts, staged=[], nonce="a" * 32, now=MAY)

    def run(act):
        try:
            act()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in (pay, file)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert fresh(row).paid_on == MAY.date() and fresh(project).state == ContractState.FINAL
