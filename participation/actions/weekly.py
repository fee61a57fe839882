"""The digest of a week: one letter for everything that an address follows, on Monday morning, only with news in it."""

import datetime as dt
from collections import defaultdict

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms.dates import CITY_ZONE

from ..models import AnswerUpdate, Subscription
from ..outbox.followers import to_follower
from ..queries.ideas import answered_ideas
from ..queries.subjects import Described, describe, idea_words, ideas_address
from ..subjects import parts_of

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
    """What was answered and done lately, read once for all letters."""

    def __init__(self, now):
        self.addresses = {language: ideas_address(language) for language in ("ro", "en")}
        self.described: dict[tuple[str, str], Described | None] = {}
        since = now - OLDEST
        public = answered_ideas().select_related("submission__topic", "submission__neighbourhood")
        self.events = [(answer.published_at, answer, None) for answer in public.filter(published_at__gte=since)]
        updates = AnswerUpdate.objects.filter(published_at__gte=since, answer__in=answered_ideas().order_by())
        related = updates.select_related("answer__submission__topic", "answer__submission__neighbourhood")
        self.events += [(update.published_at, update.answer, update) for update in related]
        self.events.sort(key=lambda event: event[0])

    def about(self, subject: str, since) -> list[tuple]:
        return [event for event in self.events if event[0] > since and concerns(event[1].submission, subject)]

    def title_of(self, subject: str, language: str) -> Described | None:
        if (subject, language) not in self.described:
            self.described[subject, language] = describe(subject, language)
        return self.described[subject, language]


def concerns(submission, subject: str) -> bool:
    """Whether an idea belongs to what is followed."""
    kind, value = parts_of(subject)
    if kind == "ideas":
        return True
    term = {"topic": submission.topic, "neighbourhood": submission.neighbourhood}.get(kind)
    return bool(term and term.slug == value)


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
        number = sum(len(part["entries"]) for part in parts)
        letter = to_follower(rows[-1], kind="follow_digest", context={"parts": parts, "number": number}, now=now)
        letter.save(force_insert=True)
    return 1


def parts_of_letter(rows: list[Subscription], news: News, language: str) -> list[dict]:
    """News by subject; what belongs to two of them stands under the first."""
    told: set[tuple] = set()
    found = defaultdict(list)
    for row in rows:
        for _moment, answer, update in news.about(row.subject, row.told_at or row.confirmed_at):
            key = (answer.pk, update.pk if update else None)
            if key not in told and len(found[row.subject]) < LINES:
                told.add(key)
                found[row.subject].append(line(answer, update, news.addresses[language], language))
    parts = []
    for subject, entries in found.items():
        described = news.title_of(subject, language)
        if entries and described:
            parts.append({"title": described.title, "entries": entries})
    return parts


def line(answer, update, base: str, language: str) -> dict:
    title = idea_words(answer, language)["title"] or _("An idea without a title")
    said = update.get_execution_display() if update else answer.stage_label
    return {"title": title, "said": said, "url": f"{base}{answer.pk}/"}
