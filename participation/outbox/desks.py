"""Whom a letter about a submission reaches among staff, also after it went to another desk."""

from django.utils.translation import override

from cms.dates import date_label, moment_label

from ..models import OutboxMessage, Submission
from ..permissions import colleagues, works_on
from .composing import compose
from .letters import STAFF_LANGUAGE, inbox_url


def addresses_at(row: Submission) -> list[str]:
    """Its owner, who still finds it; else those named on its form; at a desk that is not its form's, that desk's people."""
    if row.owner and works_on(row.owner, row):
        return [row.owner.email]
    if row.desk == row.form.desk:
        return row.form.notified
    return list(colleagues(row.desk, form=row.form, is_at_home=False).values_list("email", flat=True))


def told_of_handover(row: Submission, *, now) -> list[OutboxMessage]:
    """To its new desk: it is yours now, under this number; what it says is read in the inbox."""
    with override(STAFF_LANGUAGE):
        facts = {
            "reference": row.reference,
            "desk": row.get_desk_display(),
            "received": moment_label(row.received_at),
            "due": date_label(row.due_on, weekday=False) if row.due_on else "",
            "inbox_url": inbox_url(),
        }
    return [
        compose(kind="handed_over", to=address, language=STAFF_LANGUAGE, context=facts, submission=row, now=now)
        for address in addresses_at(row)
    ]
