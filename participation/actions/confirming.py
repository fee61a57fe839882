"""Whoever filed without a code confirms the address within two days: what was filed counts, one reminder leaves on the way."""

import datetime as dt

from django.db import transaction
from wagtail.models import ModelLogEntry

from ..choices import OPEN_STATUSES, FormKind
from ..models import AccessLink, Submission
from ..outbox.author import absolute, to_author
from ..windows import HELD, HELD_HOURS
from .access import issue
from .first_letters import CONFIRM_LIFETIME
from .journal import record

REMINDED = "participation.remind_confirm"
AFTER = HELD / 2


def unconfirmed():
    """Applications whose address nobody has confirmed, and that ask for it."""
    rows = Submission.objects.real().filter(status__in=OPEN_STATUSES, erased_at=None, confirmed_at=None)
    return rows.filter(form__kind=FormKind.APPLICATION, form__needs_confirmation=True).exclude(email="")


def remind_to_confirm(*, now, by=None) -> int:
    """By the clock: a day after it was filed, a day before the term ends; how many letters."""
    rows = unconfirmed().filter(stored_at__lte=now - AFTER, stored_at__gt=now - HELD)
    return sum(remind(pk, now) for pk in rows.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def remind(pk, now) -> bool:
    """One letter for an application, unless its address was confirmed meanwhile."""
    row = Submission.objects.select_for_update(of=("self",)).select_related("form", "wording").get(pk=pk)
    is_told = ModelLogEntry.objects.for_instance(row).filter(action=REMINDED).exists()
    if row.confirmed_at or is_told or not row.email:
        return False
    secret = issue(purpose=AccessLink.Purpose.CONFIRM, now=now, lifetime=CONFIRM_LIFETIME, submission=row)
    left: dt.timedelta = row.stored_at + HELD - now
    facts = {
        "confirm_url": absolute("confirm_email", row.language, secret=secret),
        "hours": HELD_HOURS,
        "left": max(1, int(left.total_seconds() // 3600)),
    }
    to_author(row, "confirm_reminder", now=now, **facts).save(force_insert=True)
    record(row, "remind_confirm", by=None)
    return True
