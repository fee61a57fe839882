"""Once a working day: what each owner has to answer within three working days, and what is already late."""

import datetime as dt
from collections import defaultdict

from cms.dates import CITY_ZONE
from cms.queries import days_off
from cms.working_days import add_working_days, is_working_day

from ..models import OutboxMessage, Submission
from .composing import compose
from .desks import addresses_at
from .letters import DIGEST_HOUR, STAFF_LANGUAGE, inbox_url

AHEAD = 3  # working days
MOST_NAMED = 30  # in one letter; the rest is a number


def remind_of_due_answers(*, now) -> int:
    """Write the day's reminders, after eight in the morning; how many letters."""
    local = now.astimezone(CITY_ZONE)
    today = local.date()
    holidays = days_off(today, today + dt.timedelta(days=30))
    if local.hour < DIGEST_HOUR or not is_working_day(today, holidays) or was_sent_on(today):
        return 0
    soon = add_working_days(today, AHEAD, holidays)
    letters = [
        reminder(address, rows, today=today, now=now) for address, rows in due_by_address(soon).items()
    ]  # fmt: skip
    return len(OutboxMessage.objects.bulk_create(letters))


def was_sent_on(today: dt.date) -> bool:
    last = OutboxMessage.objects.filter(kind="reminder").order_by("-pk").values_list("created_at", flat=True).first()
    return last is not None and last.astimezone(CITY_ZONE).date() >= today


def due_by_address(soon: dt.date) -> dict[str, list[Submission]]:
    """What is due until that day, by who has to hear of it: its owner, or those named on the form of what has none."""
    rows = Submission.objects.real().awaiting_answer().filter(due_on__lte=soon).select_related("form", "owner")
    found = defaultdict(list)
    for row in rows.defer("answers", "search_text").order_by("due_on", "received_at"):
        for address in addresses_at(row):
            found[address].append(row)
    return found


def reminder(address: str, rows: list[Submission], *, today: dt.date, now) -> OutboxMessage:
    """One letter; numbers and days alone, since what people wrote is read in the inbox."""
    late = [row for row in rows if row.due_on < today]
    facts = {
        "late": late[:MOST_NAMED],
        "late_count": len(late),
        "soon": [row for row in rows if row.due_on >= today][:MOST_NAMED],
        "soon_count": len(rows) - len(late),
        "inbox_url": inbox_url(),
    }
    return compose(kind="reminder", to=address, language=STAFF_LANGUAGE, context=facts, now=now)
