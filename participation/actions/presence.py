"""Who has a case open: noted at every look, forgotten soon, in no log."""

import datetime as dt

from django.db import transaction

from ..models import Presence, Submission

GONE_AFTER = dt.timedelta(minutes=10)  # without a sign of life


@transaction.atomic
def be_present(*, submission: Submission, by, now) -> list[Presence]:
    """This person has the case open; the others who have it open too."""
    rows = list(submission.presences.filter(seen_at__gt=now - GONE_AFTER).select_related("user").order_by("opened_at"))
    if mine := next((row for row in rows if row.user_id == by.pk), None):
        Presence.objects.filter(pk=mine.pk).update(seen_at=now)
    else:
        started = {"opened_at": now, "seen_at": now}
        Presence.objects.update_or_create(submission=submission, user=by, defaults=started)
    return [row for row in rows if row.user_id != by.pk]


def leave(*, submission: Submission, by, now) -> None:
    """This person is done with the case."""
    Presence.objects.filter(submission=submission, user=by).delete()
