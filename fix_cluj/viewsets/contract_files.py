"""The contracts of a call as a file: asked for with a reason, on record, the account only by the right to sensitive data."""

import tempfile
from pathlib import Path

from django.http import Http404
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.log_actions import log

from participation.actions.exporting import ask_export
from participation.actions.journal import record_sight
from participation.exports import as_file, csv_of, write_xlsx
from participation.models import Form, PersonalDataAccess
from participation.permissions import forms_without, may, sees_sensitive
from participation.viewsets.exporting import ExportForm

from ..models import Contract, Payee
from ..queries.contracts import AROUND, contracts_seen_by, iso
from .board import OneCall


class SmallTable:
    """Headings and rows as the writer of sheets takes them."""

    def __init__(self, headings: list[str], rows: list[list[str]]):
        self.headings, self.all_rows = headings, rows

    def rows(self, _tell):
        return iter(self.all_rows)


class ContractsExportView(OneCall, FormView):
    """The question before the file, and the file."""

    template_name = "fix_cluj/staff/form.html"
    page_title = gettext_lazy("Export of contracts")
    form_class = ExportForm

    def dispatch(self, request, *args, **kwargs):
        self.call  # noqa: B018 - refuses strangers before anything else is read
        if not may(request.user, "export_submission"):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        without = _("The accounts are left out: they take the right to sensitive answers.")
        explanation = _("With the accounts: who took them is on record.") if self.with_accounts else without
        about = {"submit_label": _("Export"), "explanation": explanation, "back_url": self.back_url}
        return super().get_context_data(**kwargs) | about

    @property
    def with_accounts(self) -> bool:
        return sees_sensitive(self.request.user)

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["kind"].choices = [("xlsx", "XLSX"), ("csv", "CSV")]
        return form

    def form_valid(self, form):
        user, kind = self.request.user, form.cleaned_data["kind"]
        rows = contracts_seen_by(user, self.call.translation_key).prefetch_related(*AROUND)
        rows = rows.exclude(application__submission__form__in=forms_without(user, "export_submission"))
        found = list(rows)
        accounts = self.accounts_of(found) if self.with_accounts else {}
        self.put_on_record(found, kind, form.cleaned_data["reason"])
        facts = {"kind": kind, "reason": form.cleaned_data["reason"], "number": len(found), "accounts": len(accounts)}
        log(instance=self.call, action="fix_cluj.export_contracts", user=user, data=facts)
        for row in found:
            if row.pk in accounts:
                how = PersonalDataAccess.How.EXPORTED
                record_sight(row.application.submission, by=user, how=how, now=timezone.now())
        table = SmallTable(*table_of(found, accounts if self.with_accounts else None))
        return as_file(content_of(table, kind), kind, "contracts")

    def put_on_record(self, found: list[Contract], kind: str, reason: str) -> None:
        """Where every export of what people sent is: with the history of the forms that it comes from."""
        ask_export(
            by=self.request.user,
            kind=kind,
            selection=urlencode({"call": self.call.translation_key, "contracts": "on"}),
            reason=reason,
            forms=Form.objects.filter(pk__in={row.application.submission.form_id for row in found}),
            total=len(found),
            now=timezone.now(),
            is_streamed=True,
        )

    def accounts_of(self, found: list[Contract]) -> dict[int, Payee]:
        """Of the forms on which nothing takes the right from this person."""
        hidden = forms_without(self.request.user, "view_sensitive")
        seen = [row.pk for row in found if row.application.submission.form_id not in hidden]
        return {payee.contract_id: payee for payee in Payee.objects.filter(contract__in=seen)}


def table_of(found: list[Contract], accounts: dict | None) -> tuple[list[str], list[list[str]]]:
    """Headings and rows; without the two last columns for whoever may not see accounts."""
    headings = [
        _("Code"), _("Applicant"), _("Title"), _("State"), _("Number of the contract"), _("Signed on"), _("The project begins on"),
        _("The project ends on"), _("Interim report due on"), _("Final report due on"), _("Currency"), _("Amount awarded"),
        _("Paid so far"), _("Still to be paid"), _("Cost by the final report"),
    ]  # fmt: skip
    if accounts is not None:
        headings += ["IBAN", _("Holder of the account")]
    return headings, [row_of(row, accounts) for row in found]


def row_of(row: Contract, accounts: dict | None) -> list[str]:
    days = (row.signed_on, row.starts_on, row.ends_on, row.interim_due, row.final_due)
    final = row.final
    sums = (row.amount, row.paid, row.remaining, final.spent if final else None)
    cells = [
        row.application.code,
        row.application.team,
        row.application.title,
        str(row.get_state_display()),
        row.number,
    ]
    cells += [iso(day) for day in days] + [row.currency] + ["" if value is None else str(value) for value in sums]
    if accounts is not None:
        payee = accounts.get(row.pk)
        cells += [payee.iban, payee.holder] if payee else ["", ""]
    return cells


def content_of(table: SmallTable, kind: str) -> bytes:
    if kind == "csv":
        return csv_of([(table.headings, table.all_rows)])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contracts.xlsx"
        write_xlsx(table, str(path), lambda _rows: None)
        return path.read_bytes()
