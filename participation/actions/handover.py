"""The wrong door: a submission goes to another form or desk with everything it has, and its author is told."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.dates import CITY_ZONE, date_label

from ..choices import CALL_KINDS, OPEN_STATUSES, Desk, FormKind, Status
from ..models import CaseMessage, Form, OutboxMessage, Presence, Submission
from ..outbox.desks import told_of_handover
from ..workflow import NoPlaceLeft
from .arrivals import tell_sections
from .capacity import take_place
from .cases import add_note, locked
from .conversation import write_to_author
from .journal import record
from .routing import route
from .terms import due_day

HANDED_OVER = CaseMessage.Kind.HANDOVER
STAYING = {FormKind.APPLICATION, *CALL_KINDS}


class HandoverRefused(Exception):
    """It cannot go there; the reason is in words for people."""


@transaction.atomic
def hand_over(*, submission, desk: str, by, now, form: Form | None = None, note: str = "", seen=None) -> Submission:
    """Give it to another desk, or to another form and its desk; files, messages, notes, history and number stay.

    The day that its author was promised stays too: a wrong door is not the author's fault. Only what had no day gets
    the one that the new form promises. `note` is for the colleagues there.
    """
    row = locked(submission, seen)
    refuse_what_cannot_go(row, desk=desk, form=form, now=now)
    before = place_of(row)
    row.handed_from = row.handed_from or row.form
    row.form = form or row.form
    moved(row, desk=desk, before=before, verb="hand_over", by=by, now=now)
    if note.strip():
        add_note(submission=row, text=note, by=by, now=now)
    return row


@transaction.atomic
def hand_back(*, submission, by, now, note: str = "", seen=None) -> Submission:
    """Undo it: to the form that it came through, and that form's desk."""
    row = locked(submission, seen)
    if row.handed_from is None:
        raise HandoverRefused(_("It was not handed over."))
    refuse_what_cannot_go(row, desk=row.handed_from.desk, form=row.handed_from, now=now)
    before = place_of(row)
    row.form, row.handed_from = row.handed_from, None
    moved(row, desk=row.form.desk, before=before, verb="hand_back", by=by, now=now)
    if note.strip():
        add_note(submission=row, text=note, by=by, now=now)
    return row


def refuse_what_cannot_go(row: Submission, *, desk: str, form: Form | None, now) -> None:
    if row.status not in OPEN_STATUSES:
        raise HandoverRefused(_("Only what is still open can be handed over."))
    if row.merged_into_id or row.merged.exists():
        raise HandoverRefused(_("It is merged with others: undo the merge first."))
    if {row.form.kind, form and form.kind} & STAYING:
        raise HandoverRefused(_("What belongs to a call stays where it was sent."))
    if desk not in Desk.values or (form and form.desk != desk):
        raise HandoverRefused(_("There is no such desk."))
    if (desk, (form or row.form).pk) == (row.desk, row.form_id):
        raise HandoverRefused(_("It is there already."))
    if form and form.pk != row.form_id:
        refuse_full(form, now)
        row.waits_since = None  # there it has a place


def refuse_full(form: Form, now) -> None:
    try:
        take_place(form, now=now)
    except NoPlaceLeft:
        raise HandoverRefused(_("All places of “%(title)s” are taken.") % {"title": form.title}) from None


def place_of(row: Submission) -> dict:
    return {"desk": row.desk, "form": row.form_id}


def moved(row: Submission, *, desk: str, before: dict, verb: str, by, now) -> None:
    """The row at its new place: nobody's until the front desk says whose, new again, told to both sides."""
    row.desk, row.owner, row.status = desk, None, Status.NEW
    if row.due_on is None and row.promised_on is None:
        row.due_on = row.promised_on = due_day(row.form, now.astimezone(CITY_ZONE).date())
    rule = route(row)
    row.save(update_fields=["form", "handed_from", "desk", "owner", "status", "due_on", "promised_on", "waits_since"])
    Presence.objects.filter(submission=row).delete()
    record(row, verb, by=by, before=before, after=place_of(row))
    if rule:
        record(row, "route", by=None, rule=rule, after=row.owner_id)
    write_to_author(submission=row, text=words_for_author(row), by=by, now=now, kind=HANDED_OVER)
    OutboxMessage.objects.bulk_create(told_of_handover(row, now=now))
    tell_sections(row, now=now)


def words_for_author(row: Submission) -> str:
    """What the author reads, in the author's language: where it is now, what changes and what does not."""
    with override(row.language):
        said = [
            _("What you sent under the number %(reference)s is now with the desk “%(desk)s”, whose work it is.")
            % {"reference": row.reference, "desk": row.get_desk_display()},
            _("Your number stays the same and you have nothing to do."),
        ]
        if row.promised_on:
            day = date_label(row.promised_on, weekday=False)
            said.append(_("The day by which we answer stays too: %(day)s.") % {"day": day})
        return " ".join(said)
