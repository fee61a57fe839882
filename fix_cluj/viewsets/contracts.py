"""Contracts of a call for its officer: where each stands, what is late, what was paid, and what can be done next."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages

from cms.dates import date_label, money_label
from participation.actions.journal import record_sight
from participation.models import PersonalDataAccess
from participation.permissions import may, sees_sensitive

from ..actions import contracts
from ..actions.committee import has_right
from ..actions.paying import marker_of_plan
from ..actions.states import record
from ..choices import Applicants, ContractState, ReportState
from ..forms.contracts import InstalmentForm, PaymentForm
from ..forms.judging import ReasonForm
from ..models import Committee, Contract, Payee
from ..models.contracts import GONE, SIGNED
from ..queries.contracts import AROUND, DUE, company_of, contracts_seen_by, report_awaited, sums_of, without_contract
from ..workflow import CONTRACT, DECIDER
from .board import OneCall
from .doors import run_call

# Verbs that need a click alone, and those that need a reason, with their buttons.
CLICKS = {
    "start": gettext_lazy("The project begins"),
    "close_contract": gettext_lazy("Close the contract"),
}
WITH_REASON = {
    "decline": gettext_lazy("The award is given up"),
    "cancel": gettext_lazy("Cancel the contract"),
}


TITLE = gettext_lazy("Contract %(code)s")
TITLES = {
    Applicants.TEAM: gettext_lazy("Contract of the team %(name)s, %(code)s"),
    Applicants.ORGANISATION: gettext_lazy("Contract of the organisation %(name)s, %(code)s"),
    Applicants.INDIVIDUAL: TITLE,
}


class ContractsView(OneCall, TemplateView):
    """Every contract of the call, those with a late report marked."""

    template_name = "fix_cluj/staff/contracts.html"
    page_title = gettext_lazy("Contracts")

    def get_context_data(self, **kwargs) -> dict:
        key, today = self.call.translation_key, timezone.localdate()
        found = list(contracts_seen_by(self.request.user, key).prefetch_related(*AROUND))
        late = set(Contract.objects.of_call(key).overdue(today).values_list("pk", flat=True))
        state, is_late = self.request.GET.get("state", ""), "late" in self.request.GET
        shown = [row for row in found if (not state or row.state == state) and (not is_late or row.pk in late)]
        committee = Committee.objects.filter(call_key=key).first()
        counted = [
            {"state": value, "label": label, "number": number}
            for value, label in ContractState.choices
            if (number := sum(row.state == value for row in found))
        ]
        facts = {
            "call": self.call,
            "rows": [row_of(row, is_late=row.pk in late) for row in shown],
            "states": counted,
            "late": sum(row.pk in late for row in found),
            "sums": in_words(sums_of(found), committee.currency) if committee else {},
            "missing": without_contract(committee).count() if committee else 0,
            "may_export": may(self.request.user, "export_submission"),
        }
        return super().get_context_data(**kwargs) | facts


def in_words(sums: dict, currency: str) -> dict:
    return {name: value if name == "number" else money_label(value, currency) for name, value in sums.items()}


def row_of(row: Contract, *, is_late: bool) -> dict:
    kind = report_awaited(row)
    due = getattr(row, DUE[kind]) if kind else None
    return {
        "pk": row.pk,
        "code": row.application.code,
        "title": row.application.title,
        "lang": row.application.language,
        "team": row.application.team,
        "number": row.number,
        "amount": "–" if row.amount is None else money_label(row.amount, row.currency),
        "paid": money_label(row.paid, row.currency),
        "state": row.get_state_display(),
        "due": date_label(due, weekday=False) if due else "",
        "begins": date_label(row.starts_on, weekday=False) if row.awaits_start else "",
        "is_late": is_late,
        "waits": any(report.state == ReportState.FILED for report in row.reports.all()),
    }


class OneContract:
    """Mixin: a contract for somebody who works on its form; what changes it takes that right, too."""

    @cached_property
    def contract(self) -> Contract:
        return one_contract(self.request, self.call, self.kwargs["contract_pk"])

    @property
    def back_url(self) -> str:
        return reverse("grants:contract", args=[self.kwargs["key"], self.kwargs["contract_pk"]])

    def get_breadcrumbs_items(self) -> list:
        found = super().get_breadcrumbs_items()
        board = reverse("grants:board", args=[self.kwargs["key"]])
        listed = {"url": reverse("grants:contracts", args=[self.kwargs["key"]]), "label": _("Contracts")}
        return [*found[:-2], {"url": board, "label": self.call.title}, listed, found[-1]]


def one_contract(request, call, pk: int) -> Contract:
    rows = contracts_seen_by(request.user, call.translation_key)
    rows = rows.select_related("application__submission__form", "application__decision__committee")
    found = get_object_or_404(rows.prefetch_related(*AROUND), pk=pk)
    if request.method == "POST" and not may(request.user, "change_submission", found.application.submission):
        raise Http404
    return found


class ContractView(OneContract, OneCall, TemplateView):
    """A contract: facts, account, instalments, reports, and the buttons of its state."""

    template_name = "fix_cluj/staff/contract.html"

    def get_page_title(self) -> str:
        """What the page is, of whom: of one person the code alone, as on every list."""
        row = self.contract.application
        words = TITLES[Applicants(row.terms.get("applicants", Applicants.TEAM))] if row.team else TITLE
        return words % {"name": row.team, "code": row.code}

    def get_context_data(self, **kwargs) -> dict:
        row, user = self.contract, self.request.user
        submission = row.application.submission
        verbs = [verb for verb in CONTRACT.verbs(row.state) if has_right(user, CONTRACT.row(verb).right)]
        payee = Payee.objects.filter(contract=row).first()
        is_open = not row.is_over
        facts = {
            "call": self.call,
            "contract": row,
            "application": row.application,
            "facts": facts_of(row),
            "company": company_of(row.application),
            "payee": payee,
            "may_see_payee": payee is not None and sees_sensitive(user, submission),
            "reveals": self.reveals and payee is not None,
            "instalments": [instalment_row(each, row) for each in row.instalments.all()],
            "instalment_form": self.instalment_form() if is_open and row.amount is not None else None,
            "payment_form": PaymentForm(prefix="pay", initial={"paid_on": timezone.localdate()}),
            "reports": [report_row(each) for each in row.reports.all() if each.state != ReportState.DRAFT],
            "may_sign": "sign" in verbs,
            "may_change_terms": row.state in SIGNED,
            "clicks": [{"verb": verb, "label": CLICKS[verb]} for verb in verbs if verb in CLICKS],
            "reasons": [
                {"verb": verb, "label": WITH_REASON[verb], "form": self.reason_form(verb)}
                for verb in verbs
                if verb in WITH_REASON
            ],
            "freed_url": self.freed_url(),
        }
        return super().get_context_data(**kwargs) | facts

    reveals = False

    def reason_form(self, verb: str) -> ReasonForm:
        return ReasonForm(prefix=verb)

    def instalment_form(self) -> InstalmentForm:
        return InstalmentForm(prefix="new", initial={"seen": marker_of_plan(self.contract)})

    def freed_url(self) -> str:
        """Where what was given up goes on to the reserve list, for whoever may decide."""
        row = self.contract
        decision = getattr(row.application, "decision", None)
        is_free = row.state in GONE and decision is not None and decision.outcome == "awarded"
        if not is_free or not has_right(self.request.user, DECIDER):
            return ""
        return reverse("grants:freed", args=[decision.committee_id])


class PayeeView(ContractView):
    """The same with the account in full; the look is on record."""

    http_method_names = ["post"]
    reveals = True

    def post(self, request, *args, **kwargs):
        row = self.contract
        submission = row.application.submission
        if not sees_sensitive(request.user, submission) or not Payee.objects.filter(contract=row).exists():
            raise Http404
        record_sight(submission, by=request.user, how=PersonalDataAccess.How.REVEALED, now=timezone.now())
        record(row.application, "see_payee", by=request.user)
        response = self.render_to_response(self.get_context_data())
        response.headers["Cache-Control"] = "private, no-store"
        return response


def facts_of(row: Contract) -> list[dict]:
    days = ("signed_on", "starts_on", "ends_on", "interim_due", "final_due")
    label_of = {field.name: field.verbose_name for field in Contract._meta.fields}
    sums = ((label_of["amount"], row.amount), (_("paid"), row.paid), (_("still to be paid"), row.remaining))
    found = [{"label": label_of["number"], "value": row.number}]
    found += [{"label": label, "value": "–" if value is None else money_label(value, row.currency)} for label, value in sums]  # fmt: skip
    found += [
        {"label": label_of[name], "value": date_label(day, weekday=False)}
        for name in days
        if (day := getattr(row, name))
    ]
    found.append({"label": _("reason, as the case says it"), "value": row.ended_because})
    return [each for each in found if each["value"]]


def instalment_row(each, row: Contract) -> dict:
    return {
        "pk": each.pk,
        "planned": date_label(each.planned_on, weekday=False),
        "amount": money_label(each.amount, row.currency),
        "paid": date_label(each.paid_on, weekday=False) if each.paid_on else "",
    }


def report_row(each) -> dict:
    return {
        "pk": each.pk,
        "title": each.get_kind_display(),
        "number": each.number,
        "state": each.get_state_display(),
        "filed": date_label(timezone.localdate(each.filed_at), weekday=False) if each.filed_at else "",
        "spent": money_label(each.spent, each.contract.currency),
    }


@require_POST
def invite(request, key):
    """Awards that were published before there were contracts."""
    call = run_call(request.user, key, to_change=True)
    found = get_object_or_404(Committee, call_key=call.translation_key)
    made = contracts.invite_missing(committee=found, by=request.user, now=timezone.now())
    words = ngettext("%(count)d contract was made.", "%(count)d contracts were made.", made)
    messages.success(request, words % {"count": made})
    return redirect("grants:contracts", key)
