"""By the clock: whoever follows a page for its dates is reminded of them, told when they change, and forgotten afterwards."""

from collections import defaultdict

from django.db import transaction
from django.utils.translation import override

from ..models import OutboxMessage, Subscription
from ..outbox.followers import to_follower
from ..queries.coming import Followed, Moment, calendar_file, facts_of, followed_pages, today_in_city
from ..queries.subjects import PAGE
from ..windows import is_reminder_due
from .subscriptions import record


def remind_followers(*, now) -> int:
    """One letter to each follower of whom one is due; how many."""
    rows = defaultdict(list)
    for row in followers():
        rows[row.subject].append(row)
    found = followed_pages(rows, now) if rows else {}
    waiting = (subject for subject in found if any(is_waiting(row, found[subject], now) for row in rows[subject]))
    return sum(write_about(subject, found[subject], now=now) for subject in waiting)


def followers():
    """Confirmed subscriptions of pages that nobody ended."""
    return Subscription.objects.filter(subject__startswith=f"{PAGE}:", ended_at=None).exclude(confirmed_at=None)


def is_waiting(row: Subscription, followed: Followed, now) -> bool:
    is_over = followed.is_over(today_in_city(now))
    return row.known_sequence != followed.sequence or is_over or bool(due_moments(row, followed, now))


def due_moments(row: Subscription, followed: Followed, now) -> list[Moment]:
    """What this follower is to be reminded of now: once for each date, wherever it was moved to."""
    since = row.told_at or row.confirmed_at
    return [moment for moment in followed.moments if is_reminder_due(moment.at, moment.leads, since=since, now=now)]


@transaction.atomic
def write_about(subject: str, followed: Followed, *, now) -> int:
    """Write to the followers of one page; a change that is told now needs no reminder beside it."""
    letters = []
    for row in followers().filter(subject=subject).select_for_update():
        if followed.is_over(today_in_city(now)):
            row.ended_at = now
            row.save(update_fields=["ended_at"])
            record(row, "unfollow")
            continue
        moments = due_moments(row, followed, now)
        # Before the first look, what is known is what the page said when it was asked for.
        is_changed = row.known_sequence is not None and row.known_sequence < followed.sequence
        row.known_sequence = followed.sequence
        if is_changed or moments:
            row.told_at = now
            letters.append(
                letter_to(row, followed, "follow_changed" if is_changed else "follow_reminder", moments, now)
            )
        row.save(update_fields=["known_sequence", "told_at"])
    OutboxMessage.objects.bulk_create(letters, batch_size=500)
    return len(letters)


def letter_to(row: Subscription, followed: Followed, kind: str, moments: list[Moment], now) -> OutboxMessage:
    with override(row.language):
        facts, calendar = facts_of(followed, moments, row.language), calendar_file(followed, row.language)
    return to_follower(row, kind=kind, context=facts, now=now, calendar=calendar)
