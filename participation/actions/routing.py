"""The front desk: the first rule that fits a submission says whose it is."""

import re
from typing import NamedTuple

from django.db.models import Q

from cms.folding import fold
from cms.prepared import Prepared, Slot

from ..models import RoutingRule, Submission
from ..permissions import colleagues


class Rule(NamedTuple):
    """A rule's conditions and its owner, as read for one form."""

    pk: int
    topic_id: int | None
    neighbourhood_id: int | None
    keyword: str
    owner_id: int

    def fits(self, submission: Submission) -> bool:
        return (
            self.topic_id in (None, submission.topic_id)
            and self.neighbourhood_id in (None, submission.neighbourhood_id)
            and mentions(submission.search_text, self.keyword)
        )


def mentions(folded: str, keyword: str) -> bool:
    """Whether a text has words that begin like those of `keyword`, one after the other; no keyword is in every text."""
    wanted = r"\w*\s+".join(re.escape(word) for word in fold(keyword).split())
    return not wanted or re.search(rf"\b{wanted}", folded) is not None


def _rules(desk: str, is_at_home: bool):
    """Rules in use for a form at a desk, in order; only those whose owner still works there."""
    people = colleagues(desk, form=Slot("form"), is_at_home=is_at_home)
    rules = RoutingRule.objects.filter(Q(form=None) | Q(form=Slot("form")), desk__in=("", desk), is_active=True)
    return (
        rules.filter(owner__in=people.order_by().values("pk"))
        .order_by("order", "pk")
        .values_list("pk", "topic", "neighbourhood", "keyword", "owner")
    )


RULES = Prepared(_rules)


def rule_for(submission: Submission) -> Rule | None:
    """The first rule that takes a submission, stored or not; one query whatever the number of rules."""
    if submission.is_test:
        return None
    is_at_home = submission.desk == submission.form.desk
    rules = (Rule(*row) for row in RULES(submission.desk, is_at_home, form=submission.form_id))
    return next((rule for rule in rules if rule.fits(submission)), None)


def route(submission: Submission) -> int | None:
    """Give a submission that nobody owns to whom the front desk says; the rule's id. The caller saves."""
    rule = None if submission.owner_id else rule_for(submission)
    if rule is None:
        return None
    submission.owner_id = rule.owner_id
    return rule.pk
