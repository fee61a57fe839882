"""Let the demonstration's desk write to authors, merge what is one idea, and have rules and words to start from."""

import datetime as dt

from django.utils import timezone

from cms.actions import fill_holidays
from debates.actions import fill_terms
from participation.actions import conversation, merging
from participation.models import ReplyTemplate, RoutingRule, Submission

from .content.submissions.desk import CONVERSATIONS, MERGED, RULE_WORDS, TEMPLATES
from .submissions import clerk_of


def build_desk(ideas: dict[str, Submission]) -> None:
    """All of it; `ideas` maps the keys of content to what was sent."""
    fill_holidays(now=timezone.now())
    fill_terms(now=timezone.now())
    for template in TEMPLATES:
        ReplyTemplate.objects.get_or_create(name=template["name"], defaults=template)
    moderator = clerk_of("ideas")
    for order, word in enumerate(RULE_WORDS, start=1):
        RoutingRule.objects.get_or_create(keyword=word, defaults={"order": 10 * order, "owner": moderator})
    for talk in CONVERSATIONS:
        for place, message in enumerate(talk["messages"]):
            say(ideas[talk["idea"]], message, place, by=moderator)
    for merged, lead in MERGED:
        merging.merge(submission=ideas[merged], into=ideas[lead], by=moderator, now=timezone.now())


def say(submission: Submission, message: dict, place: int, *, by) -> None:
    """One message of a conversation, so many hours after the idea came and never in the future."""
    now = min(submission.received_at + dt.timedelta(hours=message["at"]), timezone.now())
    if message["from_author"]:
        nonce = f"demonstration-{submission.pk.hex}-{place}"
        conversation.write_to_staff(submission=submission, text=message["text"], now=now, nonce=nonce)
        return
    until = timezone.localdate() + dt.timedelta(days=message["days_to_reply"])
    conversation.write_to_author(
        submission=submission, text=message["text"], by=by, now=now, kind=message["kind"], reply_until=until
    )
