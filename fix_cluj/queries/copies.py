"""What is kept of an award, for the copy that its team may take of everything: contract, account, payments, reports."""

from decimal import Decimal

from django.utils.translation import gettext as _

from cms.dates import money_label

from ..choices import ReportState
from ..models import Contract, Payee, Report
from .contracts import AROUND, DUE, day


def kept_of(submission) -> list[dict]:
    """A part for each contract and each report, in the active language."""
    found = []
    for row in Contract.objects.filter(application__submission=submission).prefetch_related(*AROUND).order_by("pk"):
        found.append({"title": _("Your award"), "rows": told(contract_rows(row))})
        for report in row.reports.all():
            title = f"{report.get_kind_display()}, {report.number}"
            found.append({"title": title, "rows": told(report_rows(report, row.currency))})
    return found


def told(pairs) -> list[dict]:
    """Without what nobody said."""
    return [{"label": str(label), "value": str(value)} for label, value in pairs if value not in ("", None)]


def contract_rows(row: Contract):
    label_of = {field.name: field.verbose_name for field in Contract._meta.fields}
    yield label_of["state"], row.get_state_display()
    yield label_of["number"], row.number
    yield label_of["amount"], "" if row.amount is None else money_label(row.amount, row.currency)
    for name in ("signed_on", "starts_on", "ends_on", *DUE.values()):
        yield label_of[name], day(getattr(row, name))
    yield label_of["ended_because"], row.ended_because
    for line in row.lines:
        yield line["name"], money_label(Decimal(line["planned"]), row.currency)
    for line in row.indicators:
        yield line["name"], line["promised"]
    if payee := Payee.objects.filter(contract=row).first():
        yield "IBAN", payee.grouped
        yield _("Holder of the account"), payee.holder
    for each in row.instalments.all():
        when, label = (each.paid_on, _("Paid on")) if each.paid_on else (each.planned_on, _("Planned for"))
        yield f"{label} {day(when)}", money_label(each.amount, row.currency)


def report_rows(report: Report, currency: str):
    label_of = {field.name: field.verbose_name for field in Report._meta.fields}
    yield label_of["state"], report.get_state_display()
    if report.state == ReportState.DRAFT:
        yield from ((typed_label(report, name, label_of), value) for name, value in report.typed.items())
        return
    for line in report.costs:
        spent = money_label(Decimal(line["spent"]), currency)
        yield line["name"], " – ".join(filter(None, (spent, line["note"])))
    for line in report.reached:
        yield line["name"], line["reached"]
    for name in ("reason", "done", "summary_ro", "summary_en", "returned_because"):
        yield label_of[name], getattr(report, name)
    yield label_of["ended_on"], day(report.ended_on)


def typed_label(report: Report, name: str, label_of: dict) -> str:
    """Of a field of a report that is still written: by the line of the budget or the indicator that it is about."""
    kind, _dash, place = name.partition("_")
    known = {"spent": report.contract.lines, "note": report.contract.lines, "reached": report.contract.indicators}
    if place.isdigit() and int(place) < len(known.get(kind, [])):
        return known[kind][int(place)]["name"]
    return label_of.get(name, name)
