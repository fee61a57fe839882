"""Reports of a contract: nothing typed is lost, the sums are counted, what differs needs a reason, only approved words are public."""

import datetime as dt
import hashlib
from decimal import Decimal

import pytest
from django.urls import reverse

from fix_cluj.actions import contracts, paying, reporting
from fix_cluj.actions.committee import NotReady
from fix_cluj.budget import is_far_off
from fix_cluj.choices import ContractState, ReportState
from fix_cluj.models import Contract, Report
from participation.models import Attachment, OutboxMessage, StagedUpload
from tests.factories import publish
from tests.fix_cluj import funding, judging
from tests.fix_cluj.funding import IBAN, MAY, OCTOBER
from tests.participation import files
from tests.participation.sending import BROWSER, soup


@pytest.mark.parametrize(
    ("planned", "spent", "percent", "is_far"),
    [
        ("1000", "1100", 10, False),
        ("1000", "1100.01", 10, True),
        ("1000", "899.99", 10, True),
        ("1000", "1000", 0, False),
        ("1000", "1000.01", 0, True),
        ("0", "1", 100, True),
        ("0", "0", 10, False),
    ],
)
def test_a_line_is_far_off_beyond_its_percentage_to_the_cent(planned, spent, percent, is_far):
    assert is_far_off(Decimal(planned), Decimal(spent), percent) is is_far


SAID = {
    "spent_0": "3.200,00", "note_0": "", "spent_1": "800", "note_1": "Montaj cu voluntari.", "reason": "",
    "done": "Am montat pânzele.", "reached_0": "14 locuri", "ended_on": "2030-09-20",
    "summary_ro": "Umbră la prânz în parc.", "summary_en": "",
}  # fmt: skip


@pytest.fixture
def officer(db):
    return judging.officer()


@pytest.fixture
def project(call, officer, time_machine):
    """A contract that runs, with an interim report due at the end of July; it is the second of October."""
    form = funding.make_form(call)
    umbra, nisip = funding.apply(form, "Umbra"), funding.apply(form, "Nisip", language="ro")
    time_machine.move_to(MAY, tick=False)
    found = funding.results(call, umbra, nisip)
    contracts.invite_missing(committee=found, by=officer, now=MAY)
    row = funding.running(Contract.objects.get(application=umbra), by=officer)
    time_machine.move_to(OCTOBER, tick=False)
    return row


def fresh(row):
    return type(row).objects.get(pk=row.pk)


# --- the team ---------------------------------------------------------------------------------------------------------------


def test_a_report_is_kept_counted_refused_with_all_that_was_typed_and_filed_with_its_files(project, client):
    page = f"{funding.funding_of(project.application)}raport/final/"
    blank = soup(client.get(page))
    assert "3.000,00" in blank.select_one("#div_id_spent_0").get_text() and not blank.select("[data-error-summary]")
    counted = client.post(page, SAID | {"count": "1", "spent_1": "750,50"}, **BROWSER)
    assert counted.status_code == 200 and "3.950,50" in soup(counted).select_one("dl.facts").get_text()
    assert not soup(counted).select("[data-error-summary]"), "counting judges nothing"
    kept = client.post(page, {"done": "Doar atât <b>până acum", "keep": "1"}, **BROWSER)
    assert kept.status_code == 200 and soup(kept).select_one("[role=status]")
    other_device = soup(client.get(f"{funding.funding_of(project.application)}raport/final/"))
    assert other_device.select_one("[name=done]").text.strip() == "Doar atât <b>până acum"

    # The second line differs by a fifth: without a reason it is refused, and everything stands there.
    wrong = SAID | {"file": "1", "note_1": "", "files": files.upload("factura.pdf", files.PDF)}
    refused = soup(client.post(page, wrong, **BROWSER))
    assert [link["href"] for link in refused.select("[data-error-summary] a")] == ["#id_note_1"]
    assert refused.select_one("[name=spent_0]")["value"] == "3.200,00"
    assert refused.select_one("[name=summary_ro]").text.strip() == SAID["summary_ro"]
    assert "factura.pdf" in refused.select_one(".uploads").get_text() and StagedUpload.objects.count() == 1

    filed = client.post(page, SAID | {"file": "1"}, **BROWSER)
    assert filed.url.endswith("?done=report") and fresh(project).state == ContractState.FINAL
    report = Report.objects.get()
    assert (report.state, report.spent, report.typed) == (ReportState.FILED, Decimal(4000), {})
    assert report.costs[1] == {"name": "Montaj", "planned": "1000", "spent": "800", "note": "Montaj cu voluntari."}
    assert report.reached == [{"name": "Locuri umbrite", "promised": "12", "reached": "14 locuri"}]
    file = Attachment.objects.get()
    assert file.message == report.message and not StagedUpload.objects.exists()
    receipt = OutboxMessage.objects.get(kind="contract_report")
    assert hashlib.sha256(files.PDF).hexdigest() in receipt.body and "4.000,00" in receipt.body
    assert client.post(page, SAID | {"file": "1"}, **BROWSER).status_code == 302 and Report.objects.count() == 1
    assert "Am montat" not in client.get(page.removesuffix("raport/final/")).content.decode()


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"spent_0": "o mie"}, ["#id_spent_0"]),
        ({"spent_0": "-1"}, ["#id_spent_0"]),
        ({"done": " "}, ["#id_done"]),
        ({"ended_on": "2030-10-03"}, ["#id_ended_on"]),
        ({"ended_on": "2030-05-31"}, ["#id_ended_on"]),
        ({"summary_ro": ""}, ["#id_summary_ro"]),
        ({"reached_0": ""}, ["#id_reached_0"]),
        ({"spent_0": "5000", "note_0": "Mai scumpe."}, ["#id_reason"]),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_its_field_and_nothing_is_filed(project, client, changes, wrong):
    page = f"{funding.funding_of(project.application)}raport/final/"
    shown = client.post(page, SAID | changes | {"file": "1"}, **BROWSER)
    assert shown.status_code == 422
    assert [link["href"] for link in soup(shown).select("[data-error-summary] a")] == wrong
    assert fresh(project).state == ContractState.RUNNING
    assert Report.objects.get().typed["done"] == (SAID | changes)["done"], "kept before it is judged"


def test_a_page_that_is_over_gives_back_what_was_typed_and_one_from_elsewhere_files_nothing(project, client):
    over = client.post(f"/ro/dosar/{'0' * 32}/finantare/raport/final/", SAID | {"file": "1"}, **BROWSER)
    assert over.status_code == 410 and "Am montat pânzele." in over.content.decode()
    page = f"{funding.funding_of(project.application)}raport/final/"
    foreign = client.post(page, SAID | {"file": "1"}, headers={"sec-fetch-site": "cross-site"})
    assert foreign.status_code == 422 and "Am montat pânzele." in foreign.content.decode()
    assert not Report.objects.exists()
    assert client.get(page.replace("/final/", "/anual/")).status_code == 404


def test_another_team_reads_and_files_nothing_of_it(project, client):
    nisip = Contract.objects.exclude(pk=project.pk).get()
    funding.report(project)
    page = funding.funding_of(nisip.application)
    shown = client.get(page).content.decode()
    assert "Umbra" not in shown and "14/2030" not in shown
    assert client.post(f"{page}raport/final/", SAID | {"file": "1"}, **BROWSER).status_code == 409
    assert nisip.reports.count() == 0, "its contract does not run"


# --- the officer --------------------------------------------------------------------------------------------------------------


def do(client, report, verb: str, **said):
    args = [report.contract.application.call_key, report.contract_id, report.pk, verb]
    return client.post(reverse("grants:report_do", args=args), said)


def test_a_report_is_given_back_with_a_reason_filed_again_accepted_and_the_contract_closed(project, officer, client):
    first = funding.report(project)
    client.force_login(officer)
    page = reverse("grants:report", args=[project.application.call_key, project.pk, first.pk])
    assert "Am montat pânzele." in client.get(page).content.decode()
    do(client, first, "return", **{"return-reason": " "})
    assert fresh(first).state == ReportState.FILED, "not without a reason"
    do(client, first, "return", **{"return-reason": "Lipsesc facturile."})
    assert (fresh(first).state, fresh(project).state) == (ReportState.RETURNED, ContractState.RUNNING)
    letter = OutboxMessage.objects.filter(kind="contract_news").last()
    assert letter.to == "umbra@example.org" and "Lipsesc facturile." in letter.body
    again = soup(client.get(f"{funding.funding_of(project.application)}raport/final/"))
    assert again.select_one("[name=done]").text.strip() == "Am montat pânzele." and "facturile" in again.get_text()
    assert again.select_one("[name=spent_0]")["value"] == "3000"
    second = funding.report(fresh(project))
    assert second.number == 2 and fresh(first).done, "what was given back stays"
    with pytest.raises(NotReady):
        contracts.close(contract=project, by=officer, now=OCTOBER)
    do(client, second, "accept")
    decided = [fresh(second).decided_at, fresh(first).state]
    for report in (second, first):
        do(client, report, "accept")
    assert decided == [fresh(second).decided_at, fresh(first).state], "accepted once, and what was given back never"
    row = paying.plan_instalment(
        contract=project, planned_on=OCTOBER.date(), amount=Decimal(4000), by=officer, now=OCTOBER
    )
    with pytest.raises(NotReady):
        contracts.close(contract=project, by=officer, now=OCTOBER)
    paying.drop_instalment(instalment=row, by=officer, now=OCTOBER)
    assert contracts.close(contract=project, by=officer, now=OCTOBER).state == ContractState.CLOSED


def test_an_interim_report_is_accepted_once_and_the_final_one_follows(project, officer):
    interim = funding.report(project, "interim")
    assert fresh(project).state == ContractState.INTERIM
    reporting.accept_report(report=interim, by=officer, now=OCTOBER)
    final = funding.report(fresh(project))
    reporting.return_report(report=final, reason="Lipsește suma.", by=officer, now=OCTOBER)
    assert fresh(project).state == ContractState.RUNNING
    assert [row.kind for row in fresh(project).reports.all()] == ["interim", "final"], "listed as they come"
    with pytest.raises(NotReady):
        reporting.keep_draft(contract=project, kind="interim", typed={}, now=OCTOBER)


def test_more_paid_than_spent_is_told_to_the_officer(project, officer, client):
    contracts.give_payee(contract=project, iban=IBAN, holder="Asociația Umbra", now=OCTOBER)
    row = paying.plan_instalment(
        contract=project, planned_on=OCTOBER.date(), amount=Decimal(4000), by=officer, now=OCTOBER
    )
    paying.record_payment(instalment=row, paid_on=OCTOBER.date(), by=officer, now=OCTOBER)
    report = funding.report(project, spent=("2900", "900"))
    client.force_login(officer)
    page = reverse("grants:report", args=[project.application.call_key, project.pk, report.pk])
    assert "200,00" in client.get(page).content.decode()


def test_the_summary_is_public_in_both_languages_once_an_officer_lets_it(project, officer, client, call):
    publish(call)
    public = f"/ro/rezultate/{call.translation_key}/"
    report = funding.report(project)
    said = {"summary-summary_ro": "Umbră în parc.", "summary-summary_en": "Shade in the park."}
    client.force_login(officer)
    do(client, report, "summary", **said)
    assert fresh(report).summary_approved_at is None, "the report is not accepted yet"
    do(client, report, "accept")
    assert "Umbră în parc." not in client.get(public).content.decode()
    do(client, report, "summary", **said | {"summary-summary_en": ""})
    assert fresh(report).summary_approved_at is None
    do(client, report, "summary", **said)
    contracts.close(contract=project, by=officer, now=OCTOBER)
    shown = client.get(public).content.decode()
    assert "Umbră în parc." in shown and "20 septembrie 2030" in shown and "Am montat" not in shown
    umbra = next(row for row in client.get(f"{public}json/").json()["results"] if row["team"] == "Umbra")
    assert (umbra["summary_en"], umbra["contract"], umbra["actual_end"]) == (
        "Shade in the park.",
        "closed",
        "2030-09-20",
    )
    do(client, report, "hide")
    assert "Umbră în parc." not in client.get(public).content.decode()


def test_a_report_is_as_if_absent_for_reviewers_other_desks_and_while_it_is_written(project, officer, client):
    draft = reporting.keep_draft(contract=project, kind="final", typed={"done": "Încă scriem"}, now=OCTOBER)
    args = [project.application.call_key, project.pk]
    client.force_login(officer)
    assert client.get(reverse("grants:report", args=[*args, draft.pk])).status_code == 404
    assert "Încă scriem" not in client.get(reverse("grants:contract", args=args)).content.decode()
    filed = funding.report(project)
    reader = judging.person("officer_application", "view_submission", "work_grants_desk")
    client.force_login(reader)
    assert client.get(reverse("grants:report", args=[*args, filed.pk])).status_code == 200
    assert do(client, filed, "accept").status_code == 404, "who may not change the case changes no report"
    other = judging.person("officer_application", "view_submission", "work_ideas_desk")
    for user, status in ((judging.reviewer(), 404), (other, 403)):
        client.force_login(user)
        assert client.get(reverse("grants:report", args=[*args, filed.pk])).status_code == status
        assert do(client, filed, "accept").status_code == status
    assert fresh(filed).state == ReportState.FILED


# --- by the clock ---------------------------------------------------------------------------------------------------------------


def test_teams_are_reminded_twice_before_a_report_is_due_and_once_after_it(project, time_machine):
    due, sent = project.interim_due, []
    for days in range(-20, 6):
        now = dt.datetime.combine(due + dt.timedelta(days=days), dt.time(10), tzinfo=dt.UTC)
        sent += [days] * (reporting.remind_of_reports(now=now) + reporting.remind_of_reports(now=now))
    assert sent == [-14, -3, 1]
    last = OutboxMessage.objects.filter(kind="contract_reminder").last()
    assert last.to == "umbra@example.org" and "31 iulie 2030" in last.body
    # Another day in the contract is another term.
    Contract.objects.filter(pk=project.pk).update(interim_due=due + dt.timedelta(days=60))
    now = dt.datetime.combine(due + dt.timedelta(days=58), dt.time(10), tzinfo=dt.UTC)
    assert reporting.remind_of_reports(now=now) == 1


def test_a_report_is_overdue_until_it_is_here(project, officer):
    def late(day) -> bool:
        return Contract.objects.overdue(day).exists()

    assert not late(project.interim_due) and late(project.interim_due + dt.timedelta(days=1))
    interim = funding.report(project, "interim")
    assert not late(project.interim_due + dt.timedelta(days=1)) and late(project.final_due + dt.timedelta(days=1))
    reporting.return_report(report=interim, reason="Lipsesc sume.", by=officer, now=OCTOBER)
    assert late(project.interim_due + dt.timedelta(days=1)), "given back: it is missing again"
