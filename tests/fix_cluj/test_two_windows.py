"""Two windows on one report or one contract: the older save is refused, what was typed and what stands are both shown."""

import datetime as dt
from decimal import Decimal

import pytest
from django.urls import reverse

from fix_cluj.actions import contracts, paying, reporting
from fix_cluj.actions.committee import NotReady
from fix_cluj.models import Contract, Instalment, Report
from participation.models import OutboxMessage, StagedUpload
from tests.fix_cluj import funding, judging
from tests.fix_cluj.funding import DAYS, IBAN, MAY, OCTOBER
from tests.participation import files
from tests.participation.sending import BROWSER, soup

DATES = {name: str(value) for name, value in DAYS.items()}


@pytest.fixture
def officer(db):
    return judging.officer()


@pytest.fixture
def invited(call, officer, time_machine) -> Contract:
    umbra = funding.apply(funding.make_form(call), "Umbra")
    time_machine.move_to(MAY, tick=False)
    contracts.invite_missing(committee=funding.results(call, umbra), by=officer, now=MAY)
    time_machine.move_to(OCTOBER, tick=False)
    return Contract.objects.get()


@pytest.fixture
def project(invited, officer) -> Contract:
    return funding.running(invited, by=officer)


def fields_of(page, form: str = "form[method=post]") -> dict[str, str]:
    """What a browser would post of a page: every field with a name, without its buttons."""
    found = soup(page).select_one(form)
    fields = {row["name"]: row.get("value", "") for row in found.select("input[name]:not([type=file])")}
    return fields | {row["name"]: row.text.strip() for row in found.select("textarea[name]")}


# --- the team's report ------------------------------------------------------------------------------------------------


@pytest.fixture
def page(project) -> str:
    return f"{funding.funding_of(project.application)}raport/final/"


def test_the_older_window_is_refused_with_both_texts_and_can_go_on(page, client):
    first, second = fields_of(client.get(page)), fields_of(client.get(page))
    kept = client.post(page, first | {"done": "Din prima fereastră.", "spent_0": "3000", "keep": "1"}, **BROWSER)
    assert kept.status_code == 200
    said = second | {"done": "Din a doua.", "reason": "Altceva.", "keep": "1"}
    refused = client.post(page, said | {"files": files.upload("factura.pdf", files.PDF)}, **BROWSER)
    assert refused.status_code == 409
    assert Report.objects.get().typed["done"] == "Din prima fereastră."
    shown, notice = fields_of(refused), soup(refused).select_one("[role=alert]").get_text()
    assert (shown["done"], shown["reason"]) == ("Din a doua.", "Altceva.")
    assert "Din prima fereastră." in notice and "3000" in notice and "Altceva." not in notice
    assert StagedUpload.objects.count() == 1 and "factura.pdf" in soup(refused).select_one(".uploads").get_text()
    # Put together and pressed again, it is kept; and the first window is the older one now.
    assert client.post(page, shown | {"spent_0": "3000", "keep": "1"}, **BROWSER).status_code == 200
    assert Report.objects.get().typed["done"] == "Din a doua."
    again = client.post(page, fields_of(kept) | {"done": "Din prima, mai mult.", "keep": "1"}, **BROWSER)
    assert again.status_code == 409 and Report.objects.get().typed["done"] == "Din a doua."


def test_an_older_window_files_nothing_either(page, client):
    older = fields_of(client.get(page))
    client.post(page, fields_of(client.get(page)) | {"done": "Nou.", "keep": "1"}, **BROWSER)
    whole = {"spent_0": "3000", "spent_1": "1000", "reached_0": "12", "ended_on": "2030-09-20", "summary_ro": "Umbră."}
    assert client.post(page, older | whole | {"done": "Vechi.", "file": "1"}, **BROWSER).status_code == 409
    assert Report.objects.get().state == "draft"


def test_the_same_window_saves_again_and_what_loses_nothing_is_kept(page, client):
    other = fields_of(client.get(page))
    once = client.post(page, fields_of(client.get(page)) | {"done": "Unu.", "keep": "1"}, **BROWSER)
    assert client.post(page, fields_of(once) | {"done": "Doi.", "keep": "1"}, **BROWSER).status_code == 200
    more = other | {"done": "Doi.", "reason": "Și încă ceva.", "keep": "1"}
    assert client.post(page, more, **BROWSER).status_code == 200
    assert Report.objects.get().typed["reason"] == "Și încă ceva."


def test_what_is_typed_after_the_report_was_filed_elsewhere_can_be_copied(project, page, client):
    older = fields_of(client.get(page))
    funding.report(project)
    late = client.post(page, older | {"done": "Scris prea târziu <b>", "file": "1"}, **BROWSER)
    assert late.status_code == 409 and fields_of(late)["done"] == "Scris prea târziu <b>"
    assert not soup(late).select("main form button[type=submit]") and Report.objects.count() == 1


def test_a_page_from_elsewhere_makes_no_older_window_newer(page, client):
    older = fields_of(client.get(page))
    client.post(page, fields_of(client.get(page)) | {"done": "Nou.", "keep": "1"}, **BROWSER)
    foreign = client.post(page, older | {"done": "Vechi.", "keep": "1"}, headers={"sec-fetch-site": "cross-site"})
    assert foreign.status_code == 422
    assert client.post(page, fields_of(foreign) | {"keep": "1"}, **BROWSER).status_code == 409


# --- two officers -------------------------------------------------------------------------------------------------------


def address(name: str, row: Contract, *more) -> str:
    return reverse(f"grants:{name}", args=[row.application.call_key, row.pk, *more])


@pytest.fixture
def desk(client, officer):
    client.force_login(officer)
    return client


def test_an_older_addendum_is_refused_with_what_stands_now(project, desk):
    page = address("terms", project)
    first, second = (fields_of(desk.get(page), "form.inbox-form") for _window in range(2))
    assert desk.post(page, first | {"ends_on": "2030-10-15"}).status_code == 302
    refused = desk.post(page, second | {"ends_on": "2030-10-20"})
    assert refused.status_code == 200 and "15 octombrie 2030" in refused.content.decode()
    assert fields_of(refused, "form.inbox-form")["ends_on"] == "2030-10-20"
    assert Contract.objects.get().ends_on == dt.date(2030, 10, 15)
    told = OutboxMessage.objects.filter(kind="contract_news").count()
    assert desk.post(page, first | {"ends_on": "2030-10-15"}).status_code == 302, "the same, pressed twice"
    assert OutboxMessage.objects.filter(kind="contract_news").count() == told
    assert desk.post(page, fields_of(refused, "form.inbox-form")).status_code == 302
    assert Contract.objects.get().ends_on == dt.date(2030, 10, 20)


def test_a_contract_that_a_colleague_signed_meanwhile_is_shown_beside_what_was_typed(invited, desk, officer):
    page = address("sign", invited)
    funding.signed(invited, by=officer)
    refused = desk.post(page, DATES | {"number": "15/2030"})
    assert refused.status_code == 200 and "14/2030" in refused.content.decode()
    assert fields_of(refused, "form.inbox-form")["number"] == "15/2030"
    assert Contract.objects.get().number == "14/2030"
    assert desk.post(page, DATES).status_code == 302, "the same, pressed twice"


def test_an_instalment_is_not_planned_twice_from_one_page(project, desk):
    form = "form[action$='/instalments/']"
    seen = fields_of(desk.get(address("contract", project)), form)
    said = seen | {"new-planned_on": "2030-10-05", "new-amount": "1500"}
    assert desk.post(address("add_instalment", project), said).status_code == 302
    refused = desk.post(address("add_instalment", project), said)
    assert refused.status_code == 200 and fields_of(refused, form)["new-amount"] == "1500"
    assert Instalment.objects.count() == 1
    assert desk.post(address("add_instalment", project), fields_of(refused, form)).status_code == 302
    wrong = desk.post(address("add_instalment", project), said | {"new-amount": "o mie"})
    assert fields_of(wrong, form)["new-amount"] == "o mie" and Instalment.objects.count() == 2


def test_a_payment_that_was_recorded_with_another_day_is_not_said_to_be_recorded(project, officer):
    contracts.give_payee(contract=project, iban=IBAN, holder="Asociația Umbra", now=OCTOBER)
    plan = {"contract": project, "planned_on": OCTOBER.date(), "amount": Decimal(4000)}
    row = paying.plan_instalment(**plan, by=officer, now=OCTOBER)
    paying.record_payment(instalment=row, paid_on=OCTOBER.date(), by=officer, now=OCTOBER)
    with pytest.raises(NotReady, match="2 octombrie 2030"):
        paying.record_payment(instalment=row, paid_on=dt.date(2030, 10, 1), by=officer, now=OCTOBER)


def test_an_older_summary_is_refused_and_nothing_typed_is_lost(project, desk, officer):
    report = reporting.accept_report(report=funding.report(project), by=officer, now=OCTOBER)
    form, page = "form[action$='/summary/']", address("report", project, report.pk)
    first, second = (fields_of(desk.get(page), form) for _window in range(2))
    assert (
        desk.post(address("summary", project, report.pk), first | {"summary-summary_en": "Shade."}).status_code == 302
    )
    half = desk.post(address("summary", project, report.pk), second | {"summary-summary_ro": "Doar română."})
    assert fields_of(half, form)["summary-summary_ro"] == "Doar română."
    said = fields_of(half, form) | {"summary-summary_en": "Only English."}
    refused = desk.post(address("summary", project, report.pk), said)
    assert "Shade." in refused.content.decode()
    assert fields_of(refused, form)["summary-summary_en"] == "Only English."
    assert Report.objects.get().summary_en == "Shade."
    assert desk.post(address("summary", project, report.pk), fields_of(refused, form)).status_code == 302
    assert Report.objects.get().summary_en == "Only English."
