"""Who reads a contested application again: drawn from the committee without whoever read it first; their points."""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from evaluation.assignment import TooFewJudges, assign

from ..choices import RevisionState
from ..models import GridRow, PanelReading, ReviewConflict, Revision
from ..queries.revising import read_by_before
from .committee import NotReady, locked, sitting
from .drawing import conflicts_in


def draw_panel(revision: Revision, *, now) -> None:
    """As many as the rules ask for, by lot from the committee's seed; part of the transaction that calls it.

    Whoever began to read goes on; who joined later and has not declared yet gets nothing.
    """
    found, application = revision.committee, revision.application
    code = application.code
    barred = conflicts_in(found) | {(code, judge) for judge in read_by_before(revision)}
    reading = list(revision.readings.values_list("judge", flat=True))
    try:
        drawn = assign(
            wanted={code: found.readers},
            judges=[seat.judge_id for seat in sitting(found) if seat.declared_at is not None],
            barred=barred,
            seed=f"{found.seed}:{revision.pk}",
            kept={code: reading},
        )
    except TooFewJudges:
        words = _(
            "It takes %(number)d members who have declared, have not read this application and have no conflict of interest: "
            "add members to the committee first."
        )
        raise NotReady(words % {"number": found.readers}) from None
    more = set(drawn[code]) - set(reading)
    PanelReading.objects.bulk_create(
        PanelReading(revision=revision, judge_id=judge, assigned_at=now) for judge in sorted(more)
    )
    log(instance=application, action="fix_cluj.draw_panel", data={"number": len(drawn[code])})


def reading_now(reading: PanelReading) -> PanelReading:
    """The reading as it is now, its committee held first; only while the change is open and it was not handed in."""
    locked(reading.revision.committee)
    row = PanelReading.objects.select_for_update(of=("self",)).select_related("revision").filter(pk=reading.pk).first()
    if row is None or row.revision.state != RevisionState.OPENED:
        raise NotReady(_("There is nothing to read again now."))
    if row.is_handed_in:
        raise NotReady(_("You have handed this in: it is locked."))
    return row


@transaction.atomic
def save_reading(*, reading: PanelReading, points: dict[int, int], remark: str, is_final: bool, now) -> PanelReading:
    """Keep what a second reader gave so far; handed in, it counts and is locked."""
    row = reading_now(reading)
    found = row.revision.committee
    most = dict(GridRow.objects.filter(section__committee=found).values_list("pk", "most"))
    if any(pk not in most or not 0 <= given <= most[pk] for pk, given in points.items()):
        raise NotReady(_("These points are not of this grid."))
    if is_final and set(points) != set(most):
        raise NotReady(_("Give points in every row before you hand it in."))
    row.points, row.remark = {str(pk): given for pk, given in points.items()}, remark
    row.saved_at, row.handed_in_at = now, now if is_final else None
    row.save()
    if is_final:
        log(instance=row.revision.application, action="fix_cluj.hand_in_review", user=row.judge)
    return row


@transaction.atomic
def stand_back(*, reading: PanelReading, reason: str, now) -> None:
    """A second reader has a conflict after all: it is kept, and somebody else reads."""
    row = reading_now(reading)
    revision, judge = row.revision, row.judge
    facts = {"reason": reason, "declared_at": now}
    ReviewConflict.objects.get_or_create(application=revision.application, judge=judge, defaults=facts)
    row.delete()
    log(instance=revision.application, action="fix_cluj.recuse", user=judge)
    draw_panel(revision, now=now)
