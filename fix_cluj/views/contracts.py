"""The award of a team in its case, without an account: what is next, the account, payments, reports, giving it up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from cms.dates import date_label, money_label
from cms.workflow import TransitionRefused
from participation.case_forms import FORM_ID
from participation.models import Submission
from participation.views.case import BUSY, opened
from participation.views.case_door import case_address, show_over
from participation.views.requests import (
    home_alternates,
    is_from_here,
    is_within,
    keep_private,
    read_safely,
    received_at,
)

from ..actions.committee import NotReady
from ..actions.contracts import decline, give_payee
from ..actions.reporting import may_report, today_at
from ..choices import PUBLIC_CONTRACTS, ContractState, ReportKind, ReportState
from ..forms.contracts import DeclineForm, PayeeForm
from ..models import Contract, Payee
from ..queries.contracts import DUE, company_of, contract_of_case, report_awaited
from ..workflow import CONTRACT
from .own import FOREIGN, show

DONE = {
    "account": gettext_lazy("We have your account."),
    "declined": gettext_lazy("You gave the award up."),
    "report": gettext_lazy("We have your report; the receipt is in your mailbox if you gave us an address."),
}
TOO_LATE = gettext_lazy("It cannot be given up here any more: the contract was signed. Write to us in your case.")


def funded(request: HttpRequest, secret: str) -> tuple[Submission | None, Contract | None]:
    """The case of an address that still works, and its contract."""
    submission = opened(request, secret)
    return submission, contract_of_case(submission) if submission else None


def elsewhere(
    request: HttpRequest, submission, contract, name: str, secret: str, *, typed="", **more
) -> HttpResponse | None:
    """Where to go instead: the address is over, there is no contract, or the page is in the team's language.

    What was typed into a page that is over stands there to be copied.
    """
    if submission is None:
        return show_over(request, typed=typed)
    if contract is None:
        return keep_private(redirect(case_address(submission, secret)))
    if submission.language != get_language() and request.method != "POST":
        with override(submission.language):
            return keep_private(redirect(reverse(name, kwargs={"secret": secret} | more)))
    return None


def words_of(typed, *names: str) -> str:
    return "\n".join(filter(None, (typed.get(name, "") for name in names))) if typed else ""


def back(submission: Submission, secret: str, done: str) -> HttpResponse:
    with override(submission.language):
        return keep_private(redirect(f"{reverse('case_contract', kwargs={'secret': secret})}?done={done}"))


# --- what is next ---------------------------------------------------------------------------------------------------------


def next_step(contract: Contract) -> str:
    """One sentence, in the active language."""
    state = contract.state
    if state == ContractState.INVITED:
        return str(_("You are funded. We invite you to sign the contract; until then we need your account."))
    if state == ContractState.DECLINED:
        return str(_("You gave the award up. Thank you for telling us: the money goes to the next ones on the list."))
    if state == ContractState.CANCELLED:
        return str(_("The contract ended before its time; the reason is below."))
    if state == ContractState.CLOSED:
        return str(_("The contract is closed. Thank you for what you did."))
    if state == ContractState.FINAL:
        return str(_("We have your final report and read it; we write to you."))
    if state == ContractState.SIGNED:
        return str(_("The contract is signed. We tell you when the project begins."))
    kind = report_awaited(contract)
    due = getattr(contract, DUE[kind])
    words = {
        ReportKind.INTERIM: _("The project runs. Next: the interim report, by %(day)s."),
        ReportKind.FINAL: _("The project runs. Next: the final report, by %(day)s."),
    }
    return str(words[ReportKind(kind)]) % {
        "day": date_label(due, weekday=False) if due else _("the day in the contract")
    }


def award_of_case(submission: Submission, secret: str) -> list[dict]:
    """What stands in the case of a team that has an award."""
    contract = contract_of_case(submission)
    if contract is None:
        return []
    is_over = contract.state in (ContractState.DECLINED, ContractState.CANCELLED)
    title = _("Your award") if is_over or contract.amount is None else _("Your award: %(sum)s") % {
        "sum": money_label(contract.amount, contract.currency)
    }  # fmt: skip
    url = reverse("case_contract", kwargs={"secret": secret})
    stage, words = PUBLIC_CONTRACTS[ContractState(contract.state)]
    about = {"title": title, "url": url, "label": _("Contract, account, payments, reports")}
    instead = {"next_step": next_step(contract), "stage": stage, "stage_label": words, "may_withdraw": False}
    return [about | {"kind": "info" if is_over else "success", "instead": instead}]


@require_safe
def case_contract(request: HttpRequest, secret: str) -> HttpResponse:
    """Everything about the award on one page."""
    submission, contract = funded(request, secret)
    if other := elsewhere(request, submission, contract, "case_contract", secret):
        return other
    return show(request, "case_contract.html", facts_of(contract, submission, secret) | {
        "done": DONE.get(request.GET.get("done", ""), ""),
    })  # fmt: skip


def facts_of(contract: Contract, submission: Submission, secret: str) -> dict:
    payee = Payee.objects.filter(contract=contract).first()
    stage, words = PUBLIC_CONTRACTS[ContractState(contract.state)]
    return {
        "submission": submission,
        "contract": contract,
        "stage": stage,
        "stage_label": words,
        "next_step": next_step(contract),
        "facts": facts_list(contract),
        "instalments": [
            {
                "planned": date_label(row.planned_on, weekday=False),
                "sum": money_label(row.amount, contract.currency),
                "paid": date_label(row.paid_on, weekday=False) if row.paid_on else "",
            }
            for row in contract.instalments.all()
        ],
        "payee": payee,
        "company": company_of(contract.application),
        "reports": [as_read(row) for row in contract.reports.all() if row.state != ReportState.DRAFT],
        "to_file": to_file(contract, secret),
        "may_decline": "decline" in CONTRACT.verbs(contract.state),
        "may_give": not contract.is_over,
        "case_url": case_address(submission, secret),
        "payee_url": reverse("case_payee", kwargs={"secret": secret}),
        "decline_url": reverse("case_decline", kwargs={"secret": secret}),
        "alternates": home_alternates(),
    }


def facts_list(contract: Contract) -> list[dict]:
    """Rows of the facts component."""
    days = (
        (_("Signed on"), contract.signed_on),
        (_("The project begins on"), contract.starts_on),
        (_("The project ends on"), contract.ends_on),
        (_("Interim report due on"), contract.interim_due),
        (_("Final report due on"), contract.final_due),
    )
    amount = contract.amount
    return [
        {"label": _("Amount awarded"), "value": "" if amount is None else money_label(amount, contract.currency)},
        {"label": _("Paid so far"), "value": money_label(contract.paid, contract.currency) if contract.paid else ""},
        {"label": _("Number of the contract"), "value": contract.number},
        *({"label": label, "value": date_label(day, weekday=False) if day else ""} for label, day in days),
    ]


def as_read(report) -> dict:
    """A report as its team reads it back."""
    return {
        "title": report.get_kind_display(),
        "number": report.number,
        "state": report.get_state_display(),
        "filed": date_label(today_at(report.filed_at), weekday=False) if report.filed_at else "",
        "sum": money_label(report.spent, report.contract.currency),
        "returned_because": report.returned_because,
        "is_returned": report.state == ReportState.RETURNED,
    }


def to_file(contract: Contract, secret: str) -> list[dict]:
    """The reports that can be filed now; the one that is awaited first."""
    return [
        {
            "label": ReportKind(kind).label,
            "url": reverse("case_report", kwargs={"secret": secret, "kind": kind}),
            "is_next": kind == report_awaited(contract),
        }
        for kind in ReportKind.values
        if may_report(contract, kind)
    ]


# --- what the team says -----------------------------------------------------------------------------------------------------


@csrf_exempt  # the secret of the address is what shows who sends; the origin is asked for as well
@require_http_methods(["GET", "HEAD", "POST"])
def case_payee(request: HttpRequest, secret: str) -> HttpResponse:
    """To which account the award goes; what is known already is shown by its ends alone."""
    typed = read_safely(request) if request.method == "POST" else None
    submission, contract = funded(request, secret)
    if other := elsewhere(request, submission, contract, "case_payee", secret, typed=words_of(typed, "iban", "holder")):
        return other
    form = PayeeForm(typed)
    with override(submission.language):
        if request.method == "POST":
            if not is_from_here(request):
                form.add_error(None, FOREIGN)
            elif form.is_valid() and not is_within(request, "source"):
                form.add_error(None, BUSY)
            if form.is_valid():
                try:
                    give_payee(contract=contract, now=received_at(request), **form.cleaned_data)
                    return back(submission, secret, "account")
                except NotReady as refusal:
                    form.add_error(None, str(refusal))
        facts = facts_of(contract, submission, secret) | {"form": form}
        facts["contract_url"] = reverse("case_contract", kwargs={"secret": secret})
        return show(request, "case_payee.html", facts, 422 if form.errors else 200)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def case_decline(request: HttpRequest, secret: str) -> HttpResponse:
    """Ask once more, then give the award up."""
    typed = read_safely(request) if request.method == "POST" else None
    submission, contract = funded(request, secret)
    if other := elsewhere(request, submission, contract, "case_decline", secret, typed=words_of(typed, "reason")):
        return other
    form = DeclineForm(typed, auto_id=FORM_ID)
    with override(submission.language):
        if request.method == "POST":
            if not is_from_here(request):
                form.add_error(None, FOREIGN)
            if form.is_valid():
                try:
                    decline(contract=contract, reason=form.cleaned_data["reason"], by=None, now=received_at(request))
                    return back(submission, secret, "declined")
                except (NotReady, TransitionRefused) as refusal:
                    form.add_error(None, TOO_LATE if isinstance(refusal, TransitionRefused) else str(refusal))
        facts = facts_of(contract, submission, secret) | {"form": form}
        facts["contract_url"] = reverse("case_contract", kwargs={"secret": secret})
        return show(request, "case_decline.html", facts, 422 if form.errors else 200)
