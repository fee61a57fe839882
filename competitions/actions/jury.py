"""The jury before and while it judges: seats, promises, the check of admissibility, conflicts, points."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.models.calls import CallState

from ..choices import RoundState, Standing
from ..models import (
    CompetitionPage,
    JuryAssignment,
    JuryConflict,
    JuryCriterion,
    JuryReview,
    JuryScore,
    JurySeat,
    SealedEntry,
    SealedRound,
)
from ..workflow import JUDGE, OPEN, ORGANISE
from .rounds import NotReady, locked, move, sitting

CHANGING = (RoundState.RECEIVING, RoundState.JUDGING)  # while these last, the jury can change


def has_right(user, right: str) -> bool:
    return user.has_perm(f"competitions.{right}")


@transaction.atomic
def give_seat(*, found: SealedRound, judge, by, now) -> JurySeat:
    """Somebody sits in the jury, also as an alternate who comes in later; never who prepares or opens."""
    found = locked(found.pk)
    if found.state not in CHANGING:
        raise NotReady(_("The jury has finished: nobody can join it any more."))
    if not has_right(judge, JUDGE) or has_right(judge, ORGANISE) or has_right(judge, OPEN):
        raise NotReady(_("Who prepares the judging or opens the identities cannot judge."))
    seat, is_new = JurySeat.objects.get_or_create(round=found, judge=judge)
    if is_new or seat.is_excused:
        seat.is_excused, seat.excused_because = False, ""
        seat.save(update_fields=["is_excused", "excused_because"])
        log(instance=found, action="competitions.give_seat", user=by, data={"judge": judge.pk})
    if found.state == RoundState.JUDGING:
        assign(found, judge, now)
    return seat


def assign(found: SealedRound, judge, now) -> None:
    """Every admitted entry with which this juror has no conflict."""
    free = found.entries.filter(standing=Standing.ADMITTED).exclude(conflicts__judge=judge)
    for entry in free:
        JuryAssignment.objects.get_or_create(entry=entry, judge=judge, defaults={"assigned_at": now})


@transaction.atomic
def excuse(*, seat: JurySeat, because: str, by, now) -> None:
    """Somebody leaves the jury; what they gave no longer counts."""
    found = locked(seat.round_id)
    if found.state not in CHANGING:
        raise NotReady(_("The jury has finished: nobody can leave it any more."))
    seat.is_excused, seat.excused_because = True, because
    seat.save(update_fields=["is_excused", "excused_because"])
    log(instance=found, action="competitions.excuse", user=by, data={"judge": seat.judge_id, "reason": because})


@transaction.atomic
def check_entry(*, entry: SealedEntry, standing: str, because: dict[str, str], page: CompetitionPage, by, now) -> None:
    """Whether the jury gets an entry; looked at once all are in, so that nobody learns what waits before the close.

    `because`: language → the reason of a refusal, which everybody reads.
    """
    found = locked(entry.round_id)
    if found.state != RoundState.RECEIVING or page.state_at(now) == CallState.OPEN:
        raise NotReady(_("Entries are checked after the close and before the jury begins."))
    if standing == Standing.REFUSED and not (because["ro"].strip() and because["en"].strip()):
        raise NotReady(_("Say in both languages why the entry is not admitted."))
    entry.standing = standing
    is_refused = standing == Standing.REFUSED
    entry.refused_because_ro, entry.refused_because_en = (because[code] if is_refused else "" for code in ("ro", "en"))
    entry.save(update_fields=["standing", "refused_because_ro", "refused_because_en"])
    data = {"standing": standing, "reason": entry.refused_because_ro}
    log(instance=entry, action="competitions.check_entry", user=by, data=data)


@transaction.atomic
def begin_judging(*, found: SealedRound, page: CompetitionPage, by, now) -> SealedRound:
    """Freeze the criteria and give every juror every entry; raises NotReady with what is missing."""
    found = locked(found.pk)
    entries = list(found.entries.all())
    rows = list(page.criteria.all())
    if page.state_at(now) in (CallState.OPEN, CallState.PLANNED):
        raise NotReady(_("Entries can still be sent."))
    if any(entry.standing == Standing.WAITING for entry in entries):
        raise NotReady(_("Some entries were not checked yet."))
    if not any(entry.standing == Standing.ADMITTED for entry in entries):
        raise NotReady(_("No entry was admitted."))
    seats = sitting(found)
    if not rows:
        raise NotReady(_("The competition’s page has no criteria."))
    JuryCriterion.objects.bulk_create(
        JuryCriterion(
            round=found,
            name_ro=row.name_ro,
            name_en=row.name_en,
            weight=1 if row.weight is None else row.weight,  # none given: all alike; nought is what the rules say
            sort_order=place,
        )
        for place, row in enumerate(rows)
    )
    for seat in seats:
        assign(found, seat.judge, now)
    return move(found, "begin_judging", by=by, entries=len(entries), judges=len(seats))


@transaction.atomic
def promise(*, seat: JurySeat, now) -> None:
    """A juror promises to judge impartially, alone, and to tell nobody what is read; before that nothing is shown."""
    if seat.promised_at is None:
        seat.promised_at = now
        seat.save(update_fields=["promised_at"])
        log(instance=seat.round, action="competitions.promise", user=seat.judge)


@transaction.atomic
def declare_conflict(*, seat: JurySeat, entry: SealedEntry, reason: str, now) -> JuryConflict:
    """From now on the entry is not this juror's, and points given before do not count."""
    found = locked(entry.round_id)
    if found.state != RoundState.JUDGING:
        raise NotReady(_("The jury is not judging now."))
    conflict, is_new = JuryConflict.objects.get_or_create(
        entry=entry, judge=seat.judge, defaults={"reason": reason, "declared_at": now}
    )
    JuryAssignment.objects.filter(entry=entry, judge=seat.judge).delete()
    if is_new:
        log(instance=entry, action="competitions.declare_conflict", user=seat.judge)  # the reason may name somebody
    return conflict


@transaction.atomic
def save_review(*, assignment: JuryAssignment, points: dict[int, int], remark: str, is_final: bool, now) -> JuryReview:
    """Keep what a juror gave so far; handed in, it counts, until the juror opens it again by saving it as a draft."""
    found = locked(assignment.entry.round_id)
    if found.state != RoundState.JUDGING:
        raise NotReady(_("The jury is not judging now."))
    criteria = set(found.criteria.values_list("pk", flat=True))
    if not set(points) <= criteria or (is_final and set(points) != criteria):
        raise NotReady(_("Give points for every criterion before you hand it in."))
    review, _is_new = JuryReview.objects.get_or_create(assignment=assignment)
    review.remark, review.saved_at, review.handed_in_at = remark, now, now if is_final else None
    review.save()
    review.scores.all().delete()
    JuryScore.objects.bulk_create(
        JuryScore(review=review, criterion_id=pk, points=given) for pk, given in points.items()
    )
    if is_final:
        log(instance=assignment.entry, action="competitions.hand_in_review", user=assignment.judge)
    return review
