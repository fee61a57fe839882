"""Who reads which application: drawn evenly from the committee's seed, and drawn on when somebody cannot or one more must."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from evaluation.assignment import TooFewJudges, assign
from evaluation.awards import readers_wanted
from evaluation.choices import JudgingState

from ..choices import ApplicationState
from ..models import Application, Committee, CommitteeSeat, Review, ReviewAssignment, ReviewConflict
from ..queries.judging import own_of, totals_by_application
from .committee import CHANGING, NotReady, locked, move, sitting
from .states import move as move_application


@transaction.atomic
def draw(*, committee: Committee, by, now) -> Committee:
    """Give every eligible application its reviewers, once everybody has declared their conflicts of interest."""
    found = locked(committee)
    if silent := [str(seat.judge) for seat in sitting(found) if seat.declared_at is None]:
        raise NotReady(_("These members have not declared yet: %(names)s.") % {"names": ", ".join(silent)})
    rows = Application.objects.of_call(found.call_key).filter(state=ApplicationState.ELIGIBLE)
    applications = {row.code: row for row in rows}
    if not applications:  # all of them were taken back since the committee was convened
        raise NotReady(_("No application is eligible."))
    try:
        drawn = assign(
            wanted=dict.fromkeys(applications, found.readers),
            judges=[seat.judge_id for seat in sitting(found)],
            barred=conflicts_in(found),
            seed=found.seed,
        )
    except TooFewJudges as few:
        codes = {"codes": ", ".join(few.entries)}
        raise NotReady(_("Too few members without a conflict of interest for %(codes)s.") % codes) from None
    keep(drawn, applications, now)
    for row in applications.values():
        move_application(application=row, verb="assign", by=by, now=now)
    return move(found, "draw", by=by, applications=len(applications), seed=found.seed)


def draw_again(found: Committee, *, now) -> list[str]:
    """Give whoever lacks a reviewer one more, as far as the committee reaches; which applications got one.

    Everybody keeps what they have. Part of the transaction of the action that took a reviewer away, or found two too
    far apart; what cannot be drawn is shown to the officer, and without it there is no ranking.
    """
    if found.state != JudgingState.JUDGING:
        return []
    seats = sitting(found)
    silent = {seat.judge_id for seat in seats if seat.declared_at is None}
    states = [ApplicationState.IN_REVIEW] if silent else [ApplicationState.IN_REVIEW, ApplicationState.ELIGIBLE]
    rows = Application.objects.of_call(found.call_key).filter(state__in=states)
    applications = {row.code: row for row in rows}
    judges, held = [seat.judge_id for seat in seats], assigned_in(found)
    # Who has not declared yet keeps what was drawn before, and gets nothing new.
    unsaid = {(code, judge) for code in applications for judge in silent if judge not in held.get(code, ())}
    barred = conflicts_in(found) | unsaid
    wanted = {}
    for code, number in wanted_by_code(found, list(applications.values())).items():
        free = sum((code, judge) not in barred for judge in judges)
        wanted[code] = min(number, free)
    drawn = assign(wanted=wanted, judges=judges, barred=barred, seed=found.seed, kept=held)
    more = {code: each for code, each in drawn.items() if set(each) - set(held.get(code, ()))}
    keep(more, applications, now)
    for code in more:
        if applications[code].state == ApplicationState.ELIGIBLE:
            move_application(application=applications[code], verb="assign", by=None, now=now)
        log(instance=applications[code], action="fix_cluj.draw_again", data={"number": len(more[code])})
    return sorted(more)


@transaction.atomic
def take_in_late(*, committee: Committee, by, now) -> None:
    """Applications became eligible after the draw: everybody declares again, and then they are drawn, too."""
    found = locked(committee)
    rows = Application.objects.of_call(found.call_key).filter(state=ApplicationState.ELIGIBLE)
    number = rows.count()
    if found.state != JudgingState.JUDGING or not number:
        raise NotReady(_("There is no application that came later."))
    found.seats.filter(is_excused=False).update(declared_at=None)
    log(instance=found, action="fix_cluj.take_in_late", user=by, data={"number": number})


@transaction.atomic
def excuse(*, seat: CommitteeSeat, because: str, by, now) -> None:
    """Somebody leaves the committee; what they read goes to others, what they gave no longer counts."""
    found = locked(seat.committee)
    if found.state not in CHANGING:
        raise NotReady(_("The committee has finished: nobody can leave it any more."))
    seat.refresh_from_db(fields=["is_excused"])
    if seat.is_excused:
        return
    seat.is_excused, seat.excused_because = True, because
    seat.save(update_fields=["is_excused", "excused_because"])
    take_away(ReviewAssignment.objects.filter(application__call_key=found.call_key, judge=seat.judge))
    log(instance=found, action="fix_cluj.excuse", user=by, data={"judge": seat.judge_id, "reason": because})
    draw_again(found, now=now)


def take_away(assignments) -> None:
    """What somebody was to read is theirs no longer; points that were handed in stay in the history."""
    for assignment in assignments.select_related("application", "review").prefetch_related("review__scores"):
        review = getattr(assignment, "review", None)
        if review is not None and review.is_handed_in:
            record_points(review)
    assignments.delete()


def record_points(review: Review) -> None:
    """What a review gave before it stopped counting, row by row."""
    points = {str(score.row_id): score.points for score in review.scores.all()}
    data = {"judge": review.assignment.judge_id, "points": points}
    log(instance=review.assignment.application, action="fix_cluj.void_review", data=data)


def wanted_by_code(found: Committee, applications: list[Application]) -> dict[str, int]:
    """How many have to read each application, given what was handed in so far."""
    totals = totals_by_application(found)
    rule = {"readers": found.readers, "limit": found.spread_limit}
    return {row.code: readers_wanted(totals.get(row.pk, []), **rule) for row in applications}


def keep(drawn: dict[str, list[int]], applications: dict[str, Application], now) -> None:
    """Store what was drawn; what is there already stays."""
    ReviewAssignment.objects.bulk_create(
        [
            ReviewAssignment(application=applications[code], judge_id=judge, assigned_at=now)
            for code, judges in drawn.items()
            for judge in judges
        ],
        ignore_conflicts=True,
    )


def conflicts_in(found: Committee) -> set[tuple[str, int]]:
    """Who said so, and whoever filed one of them."""
    rows = ReviewConflict.objects.filter(application__call_key=found.call_key)
    said = set(rows.values_list("application__code", "judge"))
    return said | own_of([seat.judge for seat in sitting(found)], found.call_key)


def assigned_in(found: Committee) -> dict[str, list[int]]:
    held: dict[str, list[int]] = {}
    rows = ReviewAssignment.objects.filter(application__call_key=found.call_key)
    for code, judge in rows.values_list("application__code", "judge"):
        held.setdefault(code, []).append(judge)
    return held
