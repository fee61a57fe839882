"""Reports of a contract: kept while they are written, filed, accepted or given back, their summary let into public."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.dates import CITY_ZONE, date_label, moment_label, money_label
from participation.actions.conversation import write_to_staff

from ..choices import ContractState, ReportKind, ReportState
from ..models import Contract, Report
from ..models.contracts import GONE
from ..queries.contracts import REPORTS
from ..workflow import CONTRACT, REPORT
from .checking import refuse_own
from .committee import NotReady
from .contracts import held, held_for_team, step, write_to_team
from .states import ChangedMeanwhile, marker_of, record


def may_report(contract: Contract, kind: str) -> bool:
    """Whether the team can file a report of this kind now: by the table, and an interim one is handed in once."""
    if REPORTS[kind] not in CONTRACT.verbs(contract.state) or contract.application.submission.erased_at:
        return False
    is_settled = not contract.awaits_interim
    return kind == ReportKind.FINAL or not is_settled


def marker_of_draft(draft: Report | None) -> str:
    """What somebody of the team saw when opening the page of a report."""
    return marker_of([draft.pk, draft.typed] if draft else None)


def lost_by(draft: Report | None, typed: dict) -> list[str]:
    """The names of what stands in a draft and would go if this were kept in its place."""
    kept = draft.typed if draft else {}
    return [name for name, value in kept.items() if value and typed.get(name) != value]


@transaction.atomic
def keep_draft(*, contract: Contract, kind: str, typed: dict, now, seen: str | None = None) -> Report:
    """What was typed so far, kept before it is judged; the first time from what was given back.

    `seen` is the marker of what the page was made from; raises ChangedMeanwhile when another window saved something
    since then that would be lost.
    """
    row = held(contract)
    if not may_report(row, kind):
        raise NotReady(_("This report cannot be filed now."))
    draft = row.reports.filter(kind=kind, state=ReportState.DRAFT).first()
    if seen not in (None, marker_of_draft(draft)) and lost_by(draft, typed):
        raise ChangedMeanwhile
    if draft is None:
        number = (row.reports.filter(kind=kind).aggregate(last=Max("number"))["last"] or 0) + 1
        draft = Report(contract=row, kind=kind, number=number)
    draft.typed, draft.saved_at = typed, now
    draft.save()
    return draft


@transaction.atomic
def file_report(*, report: Report, facts: dict, staged: list, nonce: str, now) -> Report:
    """Filed for good: numbers, words and files, which go into the case; the same sent twice is filed once.

    `facts` is what the form made of it: costs, reason, done, reached, ended_on, summary_ro, summary_en.
    """
    row = held_for_team(report.contract)
    found = Report.objects.select_for_update(of=("self",)).get(pk=report.pk)
    if found.state != ReportState.DRAFT:
        return found
    if not may_report(row, found.kind):
        raise NotReady(_("This report cannot be filed now."))
    found.state = REPORT.apply("file_report", found.state)
    for name, value in facts.items():
        setattr(found, name, value)
    found.typed, found.filed_at = {}, now
    submission = row.application.submission
    with override(row.application.language):
        text = _("%(report)s, version %(number)d. Cost: %(sum)s.") % {
            "report": found.get_kind_display(),
            "number": found.number,
            "sum": money_label(found.spent, row.currency),
        }
    found.message = write_to_staff(submission=submission, text=text, now=now, nonce=nonce, staged=staged)
    found.save()
    step(row, REPORTS[found.kind], by=None, now=now, number=found.number)
    send_receipt(row, found, now=now)
    return found


def send_receipt(row: Contract, report: Report, *, now) -> None:
    """To the team: that we have it, what it adds up to, and every file by its digest."""
    with override(row.application.language):
        facts = {
            "report": report.get_kind_display(),
            "number": report.number,
            "filed": moment_label(now),
            "sum": money_label(report.spent, row.currency),
            "planned": money_label(report.planned, row.currency),
            "files": [{"name": file.name, "sha256": file.sha256} for file in report.message.attachments.all()],
        }
    write_to_team(row, "report", now=now, kind="contract_report", **facts)


def may_return(contract: Contract, report: Report) -> bool:
    """Whether the team could write it anew: an interim one not any more once the final one, which says more, was filed."""
    if "send_back" not in CONTRACT.verbs(contract.state):
        return False
    return report.kind == ReportKind.FINAL or contract.state == ContractState.INTERIM


@transaction.atomic
def accept_report(*, report: Report, by, now) -> Report:
    """It says what the contract asks for."""
    row, found = both(report, by)
    if row.state in GONE:
        raise NotReady(_("The contract has ended."))
    found.state = REPORT.apply("accept_report", found.state)
    found.decided_at, found.decided_by = now, by
    found.save()
    record(row.application, "accept_report", by=by, kind=found.kind, number=found.number)
    write_to_team(row, "accepted", now=now, report=in_words(row, found))
    return found


@transaction.atomic
def return_report(*, report: Report, reason: str, by, now) -> Report:
    """Back to the team with the reason; what it filed stays, and stands in the next version as a beginning."""
    row, found = both(report, by)
    found.state = REPORT.apply("return_report", found.state)
    if not may_return(row, found):
        raise NotReady(_("The team cannot file this report again: accept it, or write to the team in its case."))
    found.decided_at, found.decided_by, found.returned_because = now, by, reason.strip()
    found.save()
    step(row, "send_back", by=by, now=now, kind=found.kind, number=found.number)
    write_to_team(row, "returned", now=now, report=in_words(row, found), reason=found.returned_because)
    return found


def both(report: Report, by) -> tuple[Contract, Report]:
    row = held(report.contract)
    refuse_own(row.application, by)
    return row, Report.objects.select_for_update(of=("self",)).get(pk=report.pk)


def in_words(row: Contract, report: Report) -> str:
    with override(row.application.language):
        return str(report.get_kind_display())


def marker_of_summary(report: Report) -> str:
    """What an officer saw of it."""
    return marker_of([report.summary_ro, report.summary_en])


@transaction.atomic
def approve_summary(*, report: Report, summary_ro: str, summary_en: str, by, now, seen: str | None = None) -> Report:
    """What everybody may read of the project, in both languages; in the team's words as far as they were kept.

    `seen` is the marker of what this person changed; raises ChangedMeanwhile when it is another by now.
    """
    row, found = both(report, by)
    if found.kind != ReportKind.FINAL or found.state != ReportState.ACCEPTED:
        raise NotReady(_("Accept the final report first."))
    said = [summary_ro.strip(), summary_en.strip()]
    if seen not in (None, marker_of_summary(found)) and said != [found.summary_ro, found.summary_en]:
        raise ChangedMeanwhile
    found.summary_ro, found.summary_en = said
    found.summary_approved_at, found.summary_approved_by = now, by
    found.save()
    record(row.application, "approve_summary", by=by, number=found.number)
    return found


@transaction.atomic
def withdraw_summary(*, report: Report, by, now) -> Report:
    """It stands in public no longer."""
    row, found = both(report, by)
    found.summary_approved_at, found.summary_approved_by = None, None
    found.save()
    record(row.application, "withdraw_summary", by=by, number=found.number)
    return found


# --- reminders ------------------------------------------------------------------------------------------------------------

STAGES = (14, 3, -1)  # days before the report is due; below zero: after it


def remind_of_reports(*, now) -> int:
    """By the clock: two weeks and three days before a report is due, and once when it is late; how many letters."""
    today = today_at(now)
    rows = Contract.objects.under_way().exclude(signed_on=None).select_related("application__submission")
    rows = rows.prefetch_related("reports")
    return sum(remind(row.pk, now) for row in rows if stage_of(row, today))


def today_at(now):
    return now.astimezone(CITY_ZONE).date()


def stage_of(row: Contract, today) -> tuple[str, str] | None:
    """(kind, mark) of the reminder that is due and was not sent; each stage once for each day that a report is due."""
    for kind, due in ((ReportKind.INTERIM, row.interim_due), (ReportKind.FINAL, row.final_due)):
        if due is None or not may_report(row, kind):
            continue
        left = (due - today).days
        stage = next((days for days in reversed(STAGES) if left <= days), None)
        mark = f"{due.isoformat()}:{stage}"
        if stage is not None and row.told.get(kind) != mark:
            return kind, mark
    return None


@transaction.atomic
def remind(pk: int, now) -> bool:
    row = held(Contract(pk=pk))
    found = stage_of(row, today_at(now))
    if found is None:
        return False
    kind, mark = found
    row.told = row.told | {kind: mark}
    row.save(update_fields=["told"])
    due = row.interim_due if kind == ReportKind.INTERIM else row.final_due
    with override(row.application.language):
        facts = {"report": str(ReportKind(kind).label), "due": date_label(due, weekday=False)}
    is_late = due < today_at(now)
    write_to_team(row, "reminder", now=now, kind="contract_reminder", is_late=is_late, **facts)
    record(row.application, "remind_report", by=None, kind=str(kind))
    return True
