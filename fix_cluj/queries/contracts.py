"""Reads over contracts: what is frozen from an application, where those of a call stand, what is told in public."""

from decimal import Decimal

from django.db.models import Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.dates import date_label, money_label
from evaluation.choices import JudgingState, Outcome
from participation.choices import QuestionType, Role
from participation.models import Submission
from participation.permissions import visible_to
from participation.readings import cell_label

from ..budget import named_lines
from ..choices import PUBLIC_CONTRACTS, ContractState, ReportKind
from ..models import Application, Committee, Contract, Decision
from ..models.contracts import GONE

AROUND = ("instalments", "reports")
REPORTS = {"interim": "report_interim", "final": "report_final"}  # kind → verb of the table of contracts
DUE = {"interim": "interim_due", "final": "final_due"}


def frozen_lines(application: Application, amount: Decimal | None) -> list[dict]:
    """The lines of the budget that was filed; a form without such a table makes one line of what was awarded."""
    answers = application.submission.answers
    for entry in of_role(application, Role.BUDGET):
        if found := named_lines(entry, answers.get(entry["key"])):
            return [{"name": name or str(place), "planned": f"{sum_:f}"} for place, (name, sum_) in enumerate(found, 1)]
    with override(application.language):
        return [{"name": _("The whole project"), "planned": f"{amount or 0:f}"}]


def frozen_indicators(application: Application) -> list[dict]:
    """What was promised to be reached: the first text of a row names it, its other cells are the promise."""
    found = []
    with override(application.language):
        for entry in of_role(application, Role.INDICATORS):
            columns = entry.get("columns", [])
            for row in application.submission.answers.get(entry["key"]) or []:
                cells = [cell_label(each, row.get(each["key"]), application.currency) for each in columns]
                cells = [cell for cell in cells if cell]
                if cells:
                    found.append({"name": cells[0], "promised": ", ".join(cells[1:])})
    return found


def of_role(application: Application, role: str) -> list[dict]:
    """The tables of the application's form with that meaning."""
    structure = application.submission.wording.version.structure
    return [entry for entry in structure if entry["role"] == role and entry["type"] == QuestionType.ROWS]


def company_of(application: Application) -> str:
    """The company number that was given in the application, if one was asked for."""
    structure = application.submission.wording.version.structure
    answers = application.submission.answers
    return next((str(answers[row["key"]]) for row in structure if row["type"] == QuestionType.CUI and answers.get(row["key"])), "")  # fmt: skip


def contract_of(application: Application) -> Contract | None:
    """The newest contract of an application."""
    return max(application.contracts.all(), key=lambda row: row.pk, default=None)


def contract_of_case(submission: Submission) -> Contract | None:
    """What the team of a case has, once the results are public."""
    rows = Contract.objects.filter(application__submission=submission).prefetch_related(*AROUND)
    return rows.select_related("application__submission__form").order_by("pk").last()


def without_contract(found: Committee, again=()):
    """Published awards that never had one, and of the codes `again` those whose earlier one fell through.

    Who declined, or whose contract was cancelled, stays funded by the ranking until a change of the results says else.
    """
    rows = found.decisions.filter(outcome=Outcome.AWARDED, committee__state=JudgingState.PUBLISHED)
    rows = rows.filter(Q(application__contracts=None) | Q(application__code__in=again))
    return rows.exclude(application__contracts__in=Contract.objects.exclude(state__in=GONE)).distinct()


def contracts_seen_by(user, call_key):
    """The contracts of a call, those on whose form this person works."""
    rows = Contract.objects.of_call(call_key)
    rows = rows.filter(application__submission__in=visible_to(user, Submission.objects.all()))
    return rows.select_related("application__submission__wording__version", "application__decision").order_by(
        "application__decision__place", "pk"
    )


def sums_of(rows: list[Contract]) -> dict:
    """Awarded = paid + still to be paid, over contracts that did not fall through; apart, what those had been paid."""
    counted = [row for row in rows if row.state not in GONE]
    lost = sum((row.paid for row in rows if row.state in GONE), Decimal(0))
    return {
        "awarded": sum((row.amount or Decimal(0) for row in counted), Decimal(0)),
        "paid": sum((row.paid for row in counted), Decimal(0)),
        "remaining": sum((row.remaining or Decimal(0) for row in counted), Decimal(0)),
        "number": len(counted),
    } | ({"paid_in_vain": lost} if lost else {})


def most_for(row: Contract) -> Decimal | None:
    """What can be awarded at most: the award of the results; where they know none, what call and budget still allow."""
    if row.amount is not None:
        return row.amount
    decision = getattr(row.application, "decision", None)
    found = [Decimal(ceiling)] if (ceiling := row.application.terms.get("ceiling")) else []
    if decision and decision.committee.budget is not None:
        others = Contract.objects.filter(application__decision__committee=decision.committee_id).exclude(state__in=GONE)
        given = others.exclude(pk=row.pk).aggregate(sum=Sum("amount"))["sum"] or Decimal(0)
        found.append(max(decision.committee.budget - given, Decimal(0)))
    return min(found, default=None)


def same_in_register(row: Contract, number: str, signed_on) -> Contract | None:
    """Another contract of the call that was signed under that number on that day."""
    others = Contract.objects.of_call(row.application.call_key).exclude(pk=row.pk).filter(signed_on=signed_on)
    wanted = "".join(number.split()).casefold()
    found = (other for other in others if "".join(other.number.split()).casefold() == wanted)
    return next(found, None)


def report_awaited(contract: Contract) -> str:
    """The kind of report that comes next, by the states alone; empty when none does."""
    if contract.state == ContractState.RUNNING:
        return ReportKind.INTERIM if contract.awaits_interim else ReportKind.FINAL
    return ReportKind.FINAL if contract.state == ContractState.INTERIM else ""


def public_facts(contract: Contract | None) -> dict:
    """What everybody reads of a contract; nothing without one."""
    if contract is None:
        return {}
    stage, words = PUBLIC_CONTRACTS[ContractState(contract.state)]
    final = contract.final
    ended = final.ended_on if final and contract.state == ContractState.CLOSED else None
    return {
        "state": contract.state,
        "stage": stage,
        "words": str(words),
        "paid": contract.paid,
        "promised_end": contract.ends_on,
        "actual_end": ended,
        "report": final,
    }


def public_row(decision: Decision) -> dict:
    """The same as the results page writes it."""
    facts = public_facts(contract_of(decision.application))
    if not facts:
        return {}
    report = facts["report"]
    return {
        "stage": facts["stage"],
        "words": facts["words"],
        "paid": money_label(facts["paid"], decision.committee.currency) if facts["paid"] else "",
        "promised_end": day(facts["promised_end"]),
        "actual_end": day(facts["actual_end"]),
        "summary": report.summary if report else "",
        "summary_lang": report.summary_language if report and report.summary else "",
    }


def public_record(decision: Decision) -> dict:
    """The same for machines."""
    facts = public_facts(contract_of(decision.application))
    report = facts.get("report") if facts else None
    is_told = bool(report and report.summary_approved_at)
    return {
        "contract": facts.get("state", ""),
        "paid": f"{facts['paid']} {decision.committee.currency}" if facts else "",
        "promised_end": iso(facts.get("promised_end")),
        "actual_end": iso(facts.get("actual_end")),
        "summary_ro": report.summary_ro if is_told else "",
        "summary_en": report.summary_en if is_told else "",
    }


def day(value) -> str:
    return date_label(value, weekday=False) if value else ""


def iso(value) -> str:
    return value.isoformat() if value else ""
