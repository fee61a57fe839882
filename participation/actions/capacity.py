"""Places are given one by one: whoever takes one holds the form's row until the transaction ends; others may wait for one."""

from django.db import transaction
from django.db.models import Q

from ..choices import OPEN_STATUSES, WITHOUT_PLACE, Channel, Status
from ..models import AccessLink, Form, OutboxMessage, Submission
from ..outbox.author import to_author
from ..outbox.letters import door_url
from ..windows import HELD, HELD_HOURS, WindowState
from ..workflow import TRANSITIONS, NoPlaceLeft
from .journal import record


def take_place(form: Form, *, now) -> None:
    """Raises NoPlaceLeft when there is none; asks nothing of a form without a limit. In the caller's transaction."""
    if form.places is not None and fill_places(form, now=now) == 0:
        raise NoPlaceLeft


def take_or_wait(submission: Submission, *, may_wait: bool, now) -> None:
    """A place for what is about to be stored, else the end of the waiting list, for whoever chose that."""
    try:
        take_place(submission.form, now=now)
    except NoPlaceLeft:
        if not (may_wait and submission.form.has_waiting_list and submission.email):
            raise
        submission.waits_since = now


def keep_place(row: Submission, *, before: str, now) -> None:
    """What had none, being refused or set aside, needs one again; what waited waits on."""
    if row.waits_since is None and before in WITHOUT_PLACE and row.status not in WITHOUT_PLACE:
        take_place(row.form, now=now)


def free_place(row: Submission, *, now) -> None:
    """What was stored with its new status may have given its place away: the next in order gets it."""
    if row.form.places is not None and row.status in WITHOUT_PLACE:
        fill_places(row.form, now=now)


def fill_places(form: Form, *, now) -> int | None:
    """Give what is free to whoever waits, in order; how many places are left then, None: there is no limit any more.

    Who was put on the list gets a place even if the form has no list any more. In the caller's transaction.
    """
    held = Form.objects.select_for_update(no_key=True).get(pk=form.pk)
    left = held.places_left()
    if left == 0 or held.state_at(now) != WindowState.OPEN:
        return left
    first = next_in_line(held, left)
    given = held_of(first)
    for row in given:
        row.waits_since = None
        row.save(update_fields=["waits_since"])
        record(row, "give_place", by=None)
    letters = [to_author(row, "place_given", now=now, case_url=door_url(row)) for row in given]
    OutboxMessage.objects.bulk_create(letters)
    return None if left is None else left - len(first)


def next_in_line(form: Form, number: int | None) -> list:
    """The ids of the first who can be told; without a number, of all."""
    waiting = form.waiting.filter(erased_at=None).exclude(email="")
    if form.needs_confirmation:
        waiting = waiting.exclude(confirmed_at=None)
    return list(waiting.values_list("pk", flat=True)[:number])


def held_of(first: list) -> list[Submission]:
    """Those of the first that are free, held until the transaction ends; nobody overtakes one who is held elsewhere.

    Who holds a case waits for the form that we hold: to wait for the case would be to wait for each other. The clock
    comes back to it.
    """
    free = Submission.objects.select_for_update(of=("self",), skip_locked=True).select_related("form", "wording")
    found = free.filter(pk__in=first).in_bulk()
    held = [found.get(pk) for pk in first]
    return held[: held.index(None)] if None in held else held


def tend_places(*, now, by=None) -> int:
    """By the clock: places that nobody confirmed in time, or that a higher limit brought, go to whoever waits; how many ended."""
    waiting = Submission.objects.filter(waits_since__isnull=False, status__in=OPEN_STATUSES).values("form")
    ended = 0
    for form in Form.objects.filter(Q(has_waiting_list=True) | Q(pk__in=waiting), is_published=True):
        if form.state_at(now) != WindowState.OPEN:
            continue
        for pk in unconfirmed(form, now) if form.has_waiting_list and form.needs_confirmation else []:
            if form.places_left() != 0:
                break  # nobody waits for it: whoever is late keeps it
            ended += let_lapse(pk, now)
        with transaction.atomic():
            fill_places(form, now=now)
    return ended


def unconfirmed(form: Form, now) -> list:
    """What holds a place for an address that nobody confirmed in time, counted from the letter that asks for it.

    Whoever was asked for nothing, because the form began to ask later, is late with nothing.
    """
    rows = form.submissions.filter(
        is_test=False,
        waits_since=None,
        status=Status.NEW,
        channel=Channel.WEB,
        confirmed_at=None,
        links__purpose=AccessLink.Purpose.CONFIRM,
        links__created_at__lt=now - HELD,
    )
    return list(rows.exclude(email="").order_by("stored_at").values_list("pk", flat=True).distinct())


@transaction.atomic
def let_lapse(pk, now) -> bool:
    """The place goes back, and whoever had it is told; not when it was confirmed or taken up meanwhile."""
    row = Submission.objects.select_for_update(of=("self",)).select_related("form", "wording").get(pk=pk)
    if row.confirmed_at or row.status != Status.NEW:
        return False
    before, row.status = row.status, TRANSITIONS.apply("lapse", row.status)
    row.closed_at = row.withdrawn_at = now
    row.save(update_fields=["status", "closed_at", "withdrawn_at"])
    record(row, "lapse", by=None, before=before, after=row.status)
    OutboxMessage.objects.bulk_create([to_author(row, "place_lapsed", now=now, hours=HELD_HOURS)])
    free_place(row, now=now)
    return True
