"""Reads over changes of published results: the ranking as it stands, as it would stand, and what is different."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from django.db.models import Sum

from evaluation.awards import Candidate, Ranked, awarded
from evaluation.choices import Outcome
from evaluation.scoring import mean_parts, parts, score

from ..choices import RevisionKind, RevisionState
from ..models import Committee, Decision, PanelReading, Revision
from .judging import grid_of

COMPARED = ("place", "score", "outcome")


def decisions_in(found: Committee) -> list[Decision]:
    return list(found.decisions.select_related("application"))


def as_published(decisions: list[Decision]) -> list[dict]:
    """The ranking as it stands, in words that JSON keeps."""
    return [
        row_of(each.place, each.application.code, each.score, each.outcome, each.amount)
        for each in sorted(decisions, key=lambda each: each.place)
    ]


def as_rows(ranked: list[Ranked]) -> list[dict]:
    """The same of a ranking that was computed."""
    return [
        row_of(each.place, each.candidate.key, each.candidate.score, each.outcome, each.candidate.amount)
        for each in ranked
    ]


def row_of(place: int, code: str, points: Decimal, outcome: str, amount: Decimal | None) -> dict:
    amount = None if amount is None else str(amount)
    return {"place": place, "code": code, "score": str(points), "outcome": str(outcome), "amount": amount}


def differences(before: list[dict], after: list[dict]) -> list[dict]:
    """{"code", "before", "after"} of every application that stands elsewhere, in the order of the new places."""
    earlier = {row["code"]: row for row in before}
    return [
        {"code": row["code"], "before": earlier[row["code"]], "after": row}
        for row in after
        if any(row[name] != earlier[row["code"]][name] for name in COMPARED)
    ]


def read_again(revision: Revision) -> list[list[Fraction]]:
    """What each of the second readers gives for each section of the grid."""
    grid = grid_of(revision.committee)
    readings = revision.readings.filter(handed_in_at__isnull=False)
    return [parts(reading.given, grid) for reading in readings]


def ranked_again(revision: Revision, decisions: list[Decision]) -> list[Ranked]:
    """The ranking as the revision would make it, by the rules of the first; raises UnknownAmount.

    The points of the second readers take the place of the first; who gave up keeps the place and takes no money.
    """
    found, second = revision.committee, read_again(revision)
    candidates = [
        Candidate(
            key=each.application.code,
            score=score([sum(part) for part in second]) if is_read_again(revision, each, second) else each.score,
            parts=mean_parts(second) if is_read_again(revision, each, second) else tuple(map(Decimal, each.parts)),
            received_at=each.application.filed_at,
            amount=each.amount,
        )
        for each in decisions
    ]
    gone = {each.application.code for each in decisions if each.outcome == Outcome.GIVEN_UP}
    if revision.kind == RevisionKind.MONEY and revision.application:
        gone.add(revision.application.code)
    line = found.line
    if line.budget is not None:
        line = replace(line, budget=line.budget + money_since(revision))
    return awarded(candidates, line=line, ties_by=found.ties_by, seed=found.seed, gone=gone)


def is_read_again(revision: Revision, decision: Decision, second: list) -> bool:
    return bool(second) and decision.application_id == revision.application_id


def money_since(revision: Revision) -> Decimal:
    """What came to the budget after the first publication, this revision's own included."""
    applied = Revision.objects.filter(committee=revision.committee, state=RevisionState.APPLIED)
    return (applied.aggregate(all=Sum("more_money"))["all"] or Decimal(0)) + (revision.more_money or Decimal(0))


def read_by_before(revision: Revision) -> set[int]:
    """Who read the contested application already, in the first round or after an earlier contestation.

    To whom it was given by a change that was dropped before they wrote anything can get it again.
    """
    rows = PanelReading.objects.filter(revision__application=revision.application).exclude(revision=revision)
    earlier = {
        row.judge_id
        for row in rows.select_related("revision")
        if row.revision.state != RevisionState.DROPPED or row.points or row.remark or row.is_handed_in
    }
    return earlier | set(revision.application.assignments.values_list("judge", flat=True))


def readings_of(user, found: Committee):
    """What somebody of the committee has to read again."""
    rows = PanelReading.objects.filter(judge=user, revision__committee=found, revision__state=RevisionState.OPENED)
    return rows.select_related("revision__application__submission__wording__version")


def in_force(found: Committee) -> list[Revision]:
    """Changes that hold, in their order."""
    return list(found.revisions.filter(state=RevisionState.APPLIED).order_by("applied_at", "pk"))
