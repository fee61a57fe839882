"""A newer version takes the place of what was sent before: the earlier one is closed and kept as it was sent."""

import datetime as dt

from wagtail import hooks
from wagtail.models import ModelLogEntry

from cms.workflow import TransitionRefused

from ..choices import CLOSED_STATUSES, OPEN_STATUSES, FormKind
from ..models import Draft, Submission
from ..outbox import enqueue
from ..references import next_nonce
from ..workflow import TRANSITIONS
from .drafts import AGAIN
from .journal import record


def sections_let_change(submission: Submission) -> bool:
    """Whether no section has gone on with it already: each may say no by the hook `may_change_sent(submission)`."""
    return all(may(submission) for may in hooks.get_hooks("may_change_sent"))


class TooLateToChange(TransitionRefused):
    """Its form has closed, or it was taken back, closed or judged meanwhile."""


def earlier_of(*, typed: dict, nonce: str, form) -> Submission | None:
    """What a draft was made from, to be changed; None where it was begun as something new."""
    if form.kind != FormKind.APPLICATION or AGAIN not in typed:
        return None
    earlier = Submission.objects.filter(reference__in=typed[AGAIN], form=form).first()
    # The number alone is no proof: only a draft made from the earlier one is sent under this nonce.
    return earlier if earlier and nonce == next_nonce(earlier.nonce) else None


def has_ended(earlier: Submission) -> bool:
    """Whether nothing can take its place any more; that a newer version has done so already is another thing."""
    if earlier.status in CLOSED_STATUSES:
        told = ModelLogEntry.objects.for_instance(earlier).filter(action="participation.replace")
        return not told.exists()
    return not sections_let_change(earlier)


def version_before(newer: Submission) -> Submission | None:
    """The version from whose draft this one was made; None where it is the first."""
    if newer.form.kind != FormKind.APPLICATION:
        return None
    typed = Draft.objects.filter(nonce=newer.nonce).values_list("typed", flat=True).first() or {}
    return earlier_of(typed=typed, nonce=newer.nonce, form=newer.form)


def confirmed_before(newer: Submission) -> dt.datetime | None:
    """When the same address was confirmed with an earlier version: it is not asked for again."""
    if not newer.form.needs_confirmation or not newer.email:
        return None
    earlier = version_before(newer)
    is_same = earlier is not None and earlier.email.casefold() == newer.email.casefold()
    return earlier.confirmed_at if earlier and is_same else None


def replace_earlier(newer: Submission, *, now) -> Submission | None:
    """The version whose place a new one takes: closed, kept as it was sent; None when there is none.

    Raises TooLateToChange: a change is never filed as something of its own beside what was taken back or is judged.
    """
    earlier = version_before(newer)
    if earlier is None:
        return None
    row = Submission.objects.select_for_update(of=("self",)).get(pk=earlier.pk)
    if has_ended(row):
        raise TooLateToChange
    if row.status not in OPEN_STATUSES:
        return row
    before, row.status, row.closed_at = row.status, TRANSITIONS.apply("replace", row.status), now
    row.save(update_fields=["status", "closed_at"])
    tell_former_address(row, newer, now=now)
    record(row, "replace", by=None, before=before, after=row.status, number=newer.reference)
    return row


def tell_former_address(earlier: Submission, newer: Submission, *, now) -> None:
    """Whoever gave the address of before hears of it when the newer version names another."""
    if earlier.email and earlier.email.casefold() != newer.email.casefold():
        facts = {"reference": earlier.reference, "form_title": earlier.form.title}
        about = {"language": earlier.language, "submission": earlier, "reply_to": earlier.form.reply_to}
        enqueue(kind="replaced", to=earlier.email, context=facts, now=now, **about)
