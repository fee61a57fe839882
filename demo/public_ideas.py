"""Carry the demonstration's answered ideas on: steps of the execution, supporters, and a vote among variants."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from cms.dates import combine
from cms.models import Topic
from debates.models import DebatePage
from participation.actions import execution, polls, votes
from participation.actions.screening import Sender
from participation.models import OutboxMessage, Poll, PollOption, Submission

from .content import vocabularies
from .content.open_debate import DEBATE, FORMS
from .content.submissions import SUBMISSIONS
from .content.submissions.afterwards import POLL, STEPS, SUPPORT
from .open_debate import day
from .submissions import clerk_of

SENDER = Sender("demonstration")
NEVER_READ = "vote_confirm"  # nobody waits for the letters of invented voters


def build_public_ideas(ideas: dict[str, Submission]) -> None:
    """All of it; `ideas` maps the keys of content to what was sent."""
    moderator = clerk_of("ideas")
    give_topics(ideas)
    for key, steps in STEPS.items():
        for step in steps:
            carry_out(ideas[key], step, by=moderator)
    for key, number in SUPPORT.items():
        for voter in range(number):
            cast(f"idea:{ideas[key].answer.pk}", votes.SUPPORT, f"{key}-{voter}")
    if not Poll.objects.filter(subject=POLL["subject"]).exists():
        build_poll(by=moderator)
    OutboxMessage.objects.filter(kind=NEVER_READ, sent_at=None).delete()


def give_topics(ideas: dict[str, Submission]) -> None:
    """The general topic behind each choice of the form's own list, as its content names it."""
    slugs = {row["key"]: row["slug_ro"] for row in vocabularies.TOPICS}
    topics = {topic.slug: topic for topic in Topic.objects.all()}
    questions = next(form["questions"] for form in FORMS if form["key"] == "ideas")
    choices = next(question["choices"] for question in questions if question["key"] == "topic")
    topic_of = {choice["key"]: topics[slugs[choice["topic"]]] for choice in choices}
    for row in SUBMISSIONS:
        if row["form"] == "ideas" and row["answers"].get("topic"):
            submission = ideas[row["key"]]
            submission.topic = topic_of[row["answers"]["topic"]]
            submission.save(update_fields=["topic"])


def carry_out(submission: Submission, step: dict, *, by) -> None:
    execution.announce(
        answer=submission.answer,
        execution=step["execution"],
        text_ro=step["text_ro"],
        text_en=step["text_en"],
        cost=Decimal(step["cost"]) if "cost" in step else None,
        promised_on=day(step["promised_day"]),
        happened_on=day(step["happened_day"]),
        by=by,
        now=min(combine(day(step["day"]), dt.time(11)), timezone.now()),
    )


def cast(subject: str, option: str, voter: str) -> None:
    """One confirmed vote of somebody invented."""
    now = timezone.now()
    votes.cast(
        email=f"votant-{voter}@example.org", subject=subject, option=option, language="ro", now=now, sender=SENDER
    )
    letter = OutboxMessage.objects.filter(kind=NEVER_READ).latest("pk")
    votes.confirm(secret=letter.body.partition("/vot/")[2][:32], now=now)


def build_poll(*, by) -> None:
    """Written and opened as an editor does, voted on by nobody who exists."""
    now = timezone.now()
    poll = Poll(
        subject=POLL["subject"],
        title_ro=POLL["title_ro"],
        title_en=POLL["title_en"],
        text_ro=POLL["text_ro"],
        text_en=POLL["text_en"],
        page=DebatePage.objects.filter(slug=DEBATE["slug_ro"]).first(),
        opens_at=combine(day(POLL["opens_day"]), dt.time(9)),
        closes_at=combine(day(POLL["closes_day"]), dt.time(18)),
        is_demonstration=True,
        options=[
            PollOption(label_ro=row["ro"], label_en=row["en"], text_ro=row["text_ro"], text_en=row["text_en"])
            for row in POLL["options"]
        ],
    )
    polls.keep_poll(poll=poll, by=by, now=now)
    polls.open_poll(poll=poll, by=by, now=now)
    for option, row in zip(PollOption.objects.filter(poll=poll), POLL["options"], strict=True):
        for voter in range(row["votes"]):
            cast(POLL["subject"], option.key, f"{option.key}-{voter}")
