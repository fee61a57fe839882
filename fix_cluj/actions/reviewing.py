"""What reviewers do: declare what connects them with applicants, recuse themselves, give points, hand them in."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from evaluation.choices import JudgingState

from ..models import (
    Application,
    Committee,
    CommitteeSeat,
    GridRow,
    Review,
    ReviewAssignment,
    ReviewConflict,
    ReviewScore,
)
from ..queries.judging import applicants_of
from .committee import NotReady, locked
from .drawing import draw_again, record_points, take_away

# Who joins later declares later, also who joins to read what is contested.
DECLARING = (JudgingState.DECLARING, JudgingState.JUDGING, JudgingState.PUBLISHED)


def judging(committee: Committee) -> Committee:
    found = locked(committee)
    if found.state != JudgingState.JUDGING:
        raise NotReady(_("The committee is not judging now."))
    return found


@transaction.atomic
def note_interests(*, seat: CommitteeSeat, interests: str, now) -> None:
    """What somebody is connected with, so that the declaration can hint at applicants."""
    seat.interests = interests
    seat.save(update_fields=["interests"])


@transaction.atomic
def declare(*, seat: CommitteeSeat, conflicts: dict[int, str], now) -> CommitteeSeat:
    """Impartiality towards everybody but these: application → reason; before it a reviewer reads nothing."""
    found = locked(seat.committee)
    seat.refresh_from_db(fields=["declared_at", "is_excused"])
    if found.state not in DECLARING or seat.is_excused:
        raise NotReady(_("There is nothing to declare now."))
    if seat.declared_at is not None:
        raise NotReady(_("You have declared already. Recuse yourself on the page of the application."))
    rows = {row.pk: row for row in applicants_of(found)}
    for pk, reason in conflicts.items():
        if pk not in rows or not reason.strip():
            raise NotReady(_("Say what connects you with this applicant."))
        facts = {"reason": reason, "declared_at": now}
        ReviewConflict.objects.get_or_create(application=rows[pk], judge=seat.judge, defaults=facts)
        take_away(ReviewAssignment.objects.filter(application=rows[pk], judge=seat.judge))  # when they declare again
    seat.declared_at = now
    seat.save(update_fields=["declared_at"])
    # The reasons may name somebody: they stand in the declaration alone.
    log(instance=found, action="fix_cluj.declare", user=seat.judge, data={"number": len(conflicts)})
    draw_again(found, now=now)
    return seat


@transaction.atomic
def recuse(*, seat: CommitteeSeat, application: Application, reason: str, now) -> ReviewConflict:
    """From now on the application is not this reviewer's, points given before do not count, and somebody else reads it."""
    found = judging(seat.committee)
    conflict, is_new = ReviewConflict.objects.get_or_create(
        application=application, judge=seat.judge, defaults={"reason": reason, "declared_at": now}
    )
    take_away(ReviewAssignment.objects.filter(application=application, judge=seat.judge))
    if is_new:
        log(instance=application, action="fix_cluj.recuse", user=seat.judge)
    draw_again(found, now=now)
    return conflict


@transaction.atomic
def save_review(*, assignment: ReviewAssignment, points: dict[int, int], remark: str, is_final: bool, now) -> Review:
    """Keep what a reviewer gave so far. Handed in, it counts and is locked; two too far apart call for another reader."""
    found = judging(Committee.objects.get(call_key=assignment.application.call_key))
    if not ReviewAssignment.objects.filter(pk=assignment.pk).exists():
        raise NotReady(_("You do not judge this application."))
    rows = dict(GridRow.objects.filter(section__committee=found).values_list("pk", "most"))
    if any(pk not in rows or not 0 <= given <= rows[pk] for pk, given in points.items()):
        raise NotReady(_("These points are not of this grid."))
    if is_final and set(points) != set(rows):
        raise NotReady(_("Give points in every row before you hand it in."))
    review, _is_new = Review.objects.select_for_update().get_or_create(assignment=assignment)
    if review.is_handed_in:
        raise NotReady(_("You have handed this in: it is locked."))
    review.remark, review.saved_at, review.handed_in_at = remark, now, now if is_final else None
    review.save()
    review.scores.all().delete()
    ReviewScore.objects.bulk_create(ReviewScore(review=review, row_id=pk, points=given) for pk, given in points.items())
    if is_final:
        log(instance=assignment.application, action="fix_cluj.hand_in_review", user=assignment.judge)
        draw_again(found, now=now)
    return review


@transaction.atomic
def reopen_review(*, review: Review, reason: str, by, now) -> Review:
    """A review goes back to its reviewer, with the reason in the history; it no longer counts."""
    application = review.assignment.application
    judging(Committee.objects.get(call_key=application.call_key))
    record_points(review)
    review.handed_in_at = None
    review.save(update_fields=["handed_in_at"])
    data = {"judge": review.assignment.judge_id, "reason": reason}
    log(instance=application, action="fix_cluj.reopen_review", user=by, data=data)
    return review
