"""Who has a case open: noted at every look, forgotten soon, in no log."""

import datetime as dt

from ..models import Presence, Submission

GONE_AFTER = dt.timedelta(minutes=10)  # without a sign of life


def here(*, submission: Submission, now) -> list[Presence]:
    """Who has it open, first come first."""
    rows = submission.presences.filter(seen_at__gt=now - GONE_AFTER)
    return list(rows.select_related("user").order_by("opened_at"))


def be_present(*, submission: Submission, by, now, since=None) -> None:
    """This person has the case open since then, or from now on: one statement, also when two windows say it at once."""
    row = Presence(submission=submission, user=by, opened_at=since or now, seen_at=now)
    Presence.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["submission", "user"], update_fields=["opened_at", "seen_at"]
    )
