"""What goes after a while: what reviewers said of themselves, accounts and words of contracts with their applications."""

from django.db import transaction
from wagtail.log_actions import log

from evaluation.choices import JudgingState
from participation.actions.retention import months_before
from participation.models import Form, Tombstone

from ..choices import ReportState
from ..models import Committee, Contract, Payee, Report, ReviewConflict
from ..models.revising import UNDER_WAY
from ..queries.terms import last_changed


def forget_interests(*, now) -> int:
    """Empty interests and reasons of committees whose term is over; how many committees."""
    published = Committee.objects.filter(state=JudgingState.PUBLISHED).exclude(revisions__state__in=UNDER_WAY)
    return sum(forget_if_due(found, now) for found in published)


@transaction.atomic
def forget_if_due(found: Committee, now) -> bool:
    """That there was a conflict, and who was excused, stays: results count it."""
    months = months_kept(found)
    if months is None or last_changed(found) >= months_before(now, months):
        return False
    said = found.seats.exclude(interests="", excused_because="").update(interests="", excused_because="")
    conflicts = ReviewConflict.objects.filter(application__call_key=found.call_key).exclude(reason="")
    said += conflicts.update(reason="")
    if said:
        log(instance=found, action="fix_cluj.forget_interests", data={"number": said})
    return bool(said)


def months_kept(found: Committee) -> int | None:
    """The longest term of the forms that brought its applications."""
    forms = Form.objects.filter(submissions__application__call_key=found.call_key)
    return max(forms.values_list("retention_months", flat=True), default=None)


@transaction.atomic(savepoint=False)
def forget_contracts(*, submission, why, by, now) -> None:
    """Its author is erased: the account and the team's words go, sums, days and states stay.

    A summary that was let into public stays when a term ends; who asks to be erased takes it back.
    """
    rows = Contract.objects.filter(application__submission=submission)
    Payee.objects.filter(contract__in=rows).delete()
    for row in rows:
        row.lines, row.indicators, row.ended_because = without_names(row.lines), [], ""
        row.save(update_fields=["lines", "indicators", "ended_because"])
    reports = Report.objects.filter(contract__in=rows)
    reports.filter(state=ReportState.DRAFT).delete()
    for report in reports:
        for name in ("reason", "done", "returned_because"):
            setattr(report, name, "")
        report.costs = [cost | {"note": ""} for cost in without_names(report.costs)]
        report.reached = []
        if why == Tombstone.Why.REQUEST or not report.summary_approved_at:
            report.summary_ro = report.summary_en = ""
            report.summary_approved_at = None
        report.save()


def without_names(lines: list[dict]) -> list[dict]:
    """Lines of a budget by their places: what its team called them may name somebody."""
    return [line | {"name": str(place)} for place, line in enumerate(lines, start=1)]
