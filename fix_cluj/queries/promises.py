"""What was promised of a funded project and what happened: its award, contract, reports and end, step by step."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.dates import date_label, money_label
from evaluation.choices import Outcome

from ..choices import HANDED_IN, ContractState, ReportKind, ReportState
from ..models import Contract, Report
from .projects import Project, day_of

BEGUN = (ContractState.RUNNING, ContractState.INTERIM, ContractState.FINAL, ContractState.CLOSED)
SIGNED = (ContractState.SIGNED, *BEGUN)


@dataclass(frozen=True)
class Step:
    """One promise or one thing that happened; without a day its day is not known."""

    kind: str
    title: str
    day: dt.date | None
    state: str = "done"  # imagined, underway or done
    text: str = ""

    @property
    def when(self) -> str:
        return date_label(self.day, weekday=False)


def steps_of(project: Project, today: dt.date) -> list[Step]:
    """In the order of their days, then what has none; of what has ended only what happened is left."""
    contract = project.contract
    found = [funded(project), *contract_steps(contract, today), *lost(project)]
    if project.lost is not None or not project.is_named or (contract is not None and contract.is_over):
        found = [step for step in found if step.state != "imagined"]
    return sorted(found, key=lambda step: (step.day is None, step.day or dt.date.max))


def funded(project: Project) -> Step:
    decision = project.decision
    is_told = project.is_named and decision.amount is not None
    text = money_label(decision.amount, decision.committee.currency) if is_told else ""
    return Step("funded", _("The award was published"), day_of(project.since), text=text)


def contract_steps(contract: Contract | None, today: dt.date) -> list[Step]:
    if contract is None or (contract.state == ContractState.INVITED and not contract.signed_on):
        return [Step("contract", _("The contract is to be signed"), None, "imagined")]
    found = []
    if contract.signed_on:
        found.append(Step("signed", _("The contract was signed"), contract.signed_on))
        found.append(begin_step(contract))
        found += [*report_step(contract, ReportKind.INTERIM, today), *end_step(contract)]
        found += [*report_step(contract, ReportKind.FINAL, today), *told(contract)]
    return [*found, *over(contract)]


def begin_step(contract: Contract) -> Step:
    if contract.state in BEGUN:
        return Step("begins", _("The project began"), contract.starts_on)
    return Step("begins", _("The project begins, by its contract"), contract.starts_on, "imagined")


def report_step(contract: Contract, kind: str, today: dt.date) -> list[Step]:
    """The newest that was handed in, else the day on which it is due; an interim one may not be asked for at all."""
    due = contract.interim_due if kind == ReportKind.INTERIM else contract.final_due
    row = handed_in(contract, kind)
    if row is not None:
        said = [_("It was due on %(day)s.") % {"day": date_label(due, weekday=False)}] if due else []
        is_read = row.state == ReportState.ACCEPTED
        said += [read_label(row)] if is_read else [] if contract.is_over else [_("It is being read.")]
        titles = {ReportKind.INTERIM: _("The interim report came"), ReportKind.FINAL: _("The final report came")}
        return [Step(kind, titles[kind], day_of(row.filed_at), "done" if is_read else "underway", " ".join(said))]
    if due is None and (kind == ReportKind.INTERIM or contract.state not in SIGNED):
        return []
    titles = {ReportKind.INTERIM: _("The interim report is due"), ReportKind.FINAL: _("The final report is due")}
    return [Step(kind, titles[kind], due, "imagined", _("It is not here yet.") if due and due < today else "")]


def handed_in(contract: Contract, kind: str) -> Report | None:
    rows = [row for row in contract.reports.all() if row.kind == kind and row.state in HANDED_IN]
    return max(rows, key=lambda row: row.number, default=None)


def read_label(row: Report) -> str:
    if row.decided_at is None:
        return _("It was accepted.")
    return _("It was accepted on %(day)s.") % {"day": date_label(day_of(row.decided_at), weekday=False)}


def end_step(contract: Contract) -> list[Step]:
    """When it ended, once that was accepted, beside what the contract says."""
    if contract.state != ContractState.CLOSED:
        return [Step("ends", _("The project ends, by its contract"), contract.ends_on, "imagined")]
    promised = contract.ends_on and date_label(contract.ends_on, weekday=False)
    text = _("By its contract: %(day)s.") % {"day": promised} if promised else ""
    return [Step("ends", _("The project ended"), contract.final and contract.final.ended_on, text=text)]


def told(contract: Contract) -> list[Step]:
    final = contract.final
    if final is None or not final.summary_approved_at:
        return []
    return [Step("summary", _("What was done was published"), day_of(final.summary_approved_at))]


def over(contract: Contract) -> list[Step]:
    """How it ended; why is between the city and the team, unless a change of the results says it."""
    cut = _("The contract ended before its time") if contract.signed_on else _("No contract was signed")
    titles = {
        ContractState.CLOSED: ("closed", _("The contract was closed"), _("Nothing is left to report or to pay.")),
        ContractState.DECLINED: ("given_up", _("The award was given up"), ""),
        ContractState.CANCELLED: ("cancelled", cut, ""),
    }
    if contract.state not in titles:
        return []
    kind, title, text = titles[contract.state]
    return [Step(kind, title, day_of(contract.ended_at), text=text)]


def lost(project: Project) -> list[Step]:
    """That the results do not fund it any more, with the reason that was published."""
    if project.lost is None:
        return []
    is_given_up = project.decision.outcome == Outcome.GIVEN_UP
    title = _("The results changed: the award was given up") if is_given_up else _("The results changed: no award")
    return [Step("lost", title, day_of(project.lost.applied_at), text=project.lost.reason)]
