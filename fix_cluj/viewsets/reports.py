"""A team's report for the officer: read, accepted or given back with a reason, its summary let into public."""

from decimal import Decimal

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages

from cms.dates import date_label, moment_label, money_label

from ..actions import reporting
from ..actions.committee import has_right
from ..actions.states import ChangedMeanwhile
from ..budget import is_far_off
from ..choices import ReportKind, ReportState
from ..forms.contracts import SummaryForm
from ..forms.judging import ReasonForm
from ..models import Contract, Report
from ..models.contracts import GONE
from ..workflow import REPORT
from .board import OneCall
from .contracts import OneContract, one_contract
from .doors import attempt, run_call, type_back

SAY_WHAT = gettext_lazy("Say what is missing: the applicant reads it.")
GIVEN_BACK = gettext_lazy("Given back: the applicant gets a letter.")
SUMMARY_CHANGED = gettext_lazy(
    "Not saved: a colleague saved this summary while you were writing. What you typed stands in the fields, what stands "
    "there now is here:"
)


def one_report(contract: Contract, pk: int) -> Report:
    """A report that was filed; what a team still writes is its own."""
    rows = contract.reports.exclude(state=ReportState.DRAFT).select_related("decided_by", "message")
    found = get_object_or_404(rows, pk=pk)
    found.contract = contract
    return found


class ReportView(OneContract, OneCall, TemplateView):
    """Plan and cost side by side, promise and result, words, files."""

    template_name = "fix_cluj/staff/report.html"

    @cached_property
    def report(self) -> Report:
        return one_report(self.contract, self.kwargs["report_pk"])

    def get_page_title(self) -> str:
        return f"{self.contract.application.code}: {self.report.get_kind_display()}"

    def get_context_data(self, **kwargs) -> dict:
        row, report, user = self.contract, self.report, self.request.user
        verbs = [verb for verb in REPORT.verbs(report.state) if has_right(user, REPORT.row(verb).right)]
        is_final = report.kind == ReportKind.FINAL
        may_return = "return_report" in verbs and reporting.may_return(row, report)
        over = row.paid - report.spent
        facts = {
            "call": self.call,
            "contract": row,
            "report": report,
            "filed": moment_label(report.filed_at, weekday=False),
            "ended": date_label(report.ended_on, weekday=False) if report.ended_on else "",
            "costs": [cost_row(cost, row) for cost in report.costs],
            "sums": {
                "planned": money_label(report.planned, row.currency),
                "spent": money_label(report.spent, row.currency),
                "award": "–" if row.amount is None else money_label(row.amount, row.currency),
                "to_return": money_label(over, row.currency) if is_final and over > 0 else "",
            },
            "files": list(report.message.attachments.all()) if report.message else [],
            "submission": row.application.submission,
            "may_accept": "accept_report" in verbs and row.state not in GONE,
            "return_form": self.return_form() if may_return else None,
            "summary_form": self.summary_form(),
        }
        return super().get_context_data(**kwargs) | facts

    def return_form(self) -> ReasonForm:
        return ReasonForm(prefix="return")

    def summary_form(self):
        report = self.report
        if report.kind != ReportKind.FINAL or report.state != ReportState.ACCEPTED:
            return None
        said = {name: getattr(report, name) for name in ("summary_ro", "summary_en")}
        return SummaryForm(prefix="summary", initial=said | {"seen": reporting.marker_of_summary(report)})


class SummaryView(ReportView):
    """Let it into public; what is refused stands in its fields, what a colleague saved meanwhile beside them."""

    http_method_names = ["post"]
    form: SummaryForm

    def summary_form(self):
        return self.form if super().summary_form() else None

    def post(self, request, *args, **kwargs):
        self.form = SummaryForm(request.POST, prefix="summary")
        if not self.form.is_valid():
            messages.error(request, _("The summary is public in both languages: write both."))
            return self.render_to_response(self.get_context_data())
        said = self.form.cleaned_data | {"by": request.user, "now": timezone.now()}
        said["seen"] = said["seen"] or None
        try:
            attempt(request, _("The summary is public."), reporting.approve_summary, report=self.report, **said)
        except ChangedMeanwhile:
            return self.show_both()
        return redirect("grants:report", *self.kwargs.values())

    def show_both(self):
        stored = Report.objects.get(pk=self.report.pk)
        listed = format_html_join("", "<li>{}</li>", [(stored.summary_ro,), (stored.summary_en,)])
        messages.error(self.request, format_html("{}<ul>{}</ul>", SUMMARY_CHANGED, listed))
        self.form.data = self.form.data.copy()
        self.form.data["summary-seen"] = reporting.marker_of_summary(stored)
        return self.render_to_response(self.get_context_data())


class ReturnView(ReportView):
    """Back to the team with a reason; one that is refused comes back with everything that was typed."""

    http_method_names = ["post"]
    form: ReasonForm

    def return_form(self) -> ReasonForm:
        return self.form

    def post(self, request, *args, **kwargs):
        self.form = ReasonForm(request.POST, prefix="return")
        self.form.fields["reason"].error_messages["required"] = SAY_WHAT
        facts = {"report": self.report, "by": request.user, "now": timezone.now()}
        if not self.form.is_valid():
            messages.error(request, " ".join(self.form.errors["reason"]))
        elif attempt(request, GIVEN_BACK, reporting.return_report, reason=self.form.cleaned_data["reason"], **facts):
            return redirect("grants:report", *self.kwargs.values())
        shown = self.get_context_data()
        if shown["return_form"] is None:  # it cannot be given back any more
            type_back(request, self.form)
        return self.render_to_response(shown)


def cost_row(cost: dict, row: Contract) -> dict:
    planned, spent = Decimal(cost["planned"]), Decimal(cost["spent"])
    return {
        "name": cost["name"],
        "planned": money_label(planned, row.currency),
        "spent": money_label(spent, row.currency),
        "note": cost["note"],
        "is_far_off": is_far_off(planned, spent, row.difference),
    }


@require_POST
def report_do(request, key, contract_pk: int, report_pk: int, verb: str):
    """Accept it, give it back, take its summary down."""
    if verb == "return":
        return ReturnView.as_view()(request, key=key, contract_pk=contract_pk, report_pk=report_pk)
    report = one_report(one_contract(request, run_call(request.user, key), contract_pk), report_pk)
    facts = {"report": report, "by": request.user, "now": timezone.now()}
    if verb == "accept":
        attempt(request, _("Accepted: the applicant gets a letter."), reporting.accept_report, **facts)
    elif verb == "hide":
        attempt(request, _("The summary is no longer public."), reporting.withdraw_summary, **facts)
    else:
        raise Http404
    return redirect("grants:report", key, contract_pk, report_pk)
