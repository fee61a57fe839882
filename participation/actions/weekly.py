"""The digest of a week: one letter for everything that an address follows, on Monday morning, only with news in it."""

import datetime as dt
from collections import defaultdict

from django.db import transaction
from django.utils.translation import override

from cms.dates import CITY_ZONE

from ..models import Subscription
from ..outbox.followers import to_follower
from ..queries.news import Piece, pieces
from ..queries.subjects import Described, describe

HOUR = 8
OLDEST = dt.timedelta(days=35)  # after a longer silence of ours, nobody is sent everything at once
LINES = 20  # of one subject in one letter


def send_weekly(*, now) -> int:
    """Run by the clock: whoever was not written to since this Monday at eight; how many letters left."""
    since_monday = this_monday(now)
    if now < since_monday:
        return 0
    waiting = Subscription.objects.filter(pace=Subscription.Pace.WEEKLY, ended_at=None, confirmed_at__lt=since_monday)
    waiting = waiting.exclude(told_at__gte=since_monday)
    emails = list(waiting.order_by("email").values_list("email", flat=True).distinct())
    if not emails:
        return 0
    news = News(now)
    return sum(write_to(email, news, since_monday, now) for email in emails)


def this_monday(now) -> dt.datetime:
    """Monday of this week at eight in the city, which may still be to come."""
    today = now.astimezone(CITY_ZONE).date()
    monday = today - dt.timedelta(days=today.weekday())
    return dt.datetime.combine(monday, dt.time(HOUR), tzinfo=CITY_ZONE)


class News:
    """What happened lately, read once for all letters, by subject and in words."""

    def __init__(self, now):
        self.described: dict[tuple[str, str], Described | None] = {}
        self.words: dict[tuple[str, str], dict] = {}
        self.by_subject = defaultdict(list)
        for piece in pieces(now - OLDEST, now):
            for subject in piece.subjects:
                self.by_subject[subject].append(piece)

    def about(self, subject: str, since) -> list[Piece]:
        return [piece for piece in self.by_subject.get(subject, ()) if piece.at > since]

    def line(self, piece: Piece, language: str) -> dict:
        if (piece.key, language) not in self.words:
            self.words[piece.key, language] = piece.words(language)
        return self.words[piece.key, language]

    def title_of(self, subject: str, language: str) -> Described | None:
        if (subject, language) not in self.described:
            self.described[subject, language] = describe(subject, language)
        return self.described[subject, language]


@transaction.atomic
def write_to(email: str, news: News, since_monday, now) -> int:
    """One letter for all weekly subscriptions of an address, or none; either way they were looked at this week."""
    rows = Subscription.objects.select_for_update().filter(
        email=email, pace=Subscription.Pace.WEEKLY, ended_at=None, confirmed_at__lt=since_monday
    )
    rows = [row for row in rows.order_by("pk") if row.told_at is None or row.told_at < since_monday]
    if not rows:
        return 0  # a parallel worker was first
    language = rows[-1].language
    with override(language):
        parts = parts_of_letter(rows, news, language)
        for row in rows:
            row.told_at = now
            row.save(update_fields=["told_at"])
        if not parts:
            return 0
        number = sum(len(part["entries"]) + part["more"] for part in parts)
        letter = to_follower(rows[-1], kind="follow_digest", context={"parts": parts, "number": number}, now=now)
        letter.save(force_insert=True)
    return 1


def parts_of_letter(rows: list[Subscription], news: News, language: str) -> list[dict]:
    """News by subject; what belongs to two of them stands under the first."""
    told: set[str] = set()
    parts = []
    for row in rows:
        new = [piece for piece in news.about(row.subject, row.told_at or row.confirmed_at) if piece.key not in told]
        told.update(piece.key for piece in new)
        described = news.title_of(row.subject, language) if new else None
        if described:
            entries = [news.line(piece, language) for piece in new[-LINES:]]  # the newest, in a week of very many
            more = len(new) - len(entries)
            parts.append({"title": described.title, "entries": entries, "more": more, "url": described.url})
    return parts
