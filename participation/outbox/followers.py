"""Letters to those who follow or vote: the question whether they meant it, news, and the digest of a week."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from ..models import OutboxMessage, Subscription
from ..references import hash_link
from ..subjects import follow_secret, keys
from .composing import compose


def secret_of(row: Subscription) -> str:
    """The secret of a subscription's links, by whichever of our keys made it; empty when that key is gone."""
    made = (follow_secret(row.nonce, key) for key in keys())
    return next((secret for secret in made if hash_link(secret) == row.secret_hash), "")


def manage_url(row: Subscription) -> str:
    """Where its owner confirms it and sees and ends all subscriptions."""
    return _url("followed", row.language, secret_of(row))


def unsubscribe_url(row: Subscription) -> str:
    """Where one POST ends it; RFC 8058."""
    return _url("unfollow", row.language, secret_of(row))


def _url(name: str, language: str, secret: str) -> str:
    with override(language):
        return settings.SITE_URL + reverse(name, kwargs={"secret": secret})


def ask_to_confirm(row: Subscription, *, title: str, now, promise: str = "") -> OutboxMessage:
    """Did you mean it? Nothing is sent to an address before somebody who reads it says yes."""
    context = {
        "title": title,
        "promise": promise,
        "url": manage_url(row),
        "is_weekly": row.pace == Subscription.Pace.WEEKLY,
    }
    return compose(kind="follow_confirm", to=row.email, language=row.language, context=context, now=now)


def follows_already(row: Subscription, *, title: str, now) -> OutboxMessage:
    """Asked again for what is followed: where it can be ended."""
    return to_follower(row, kind="follow_already", context={"title": title}, now=now)


def to_follower(row: Subscription, *, kind: str, context: dict, now, calendar: str = "") -> OutboxMessage:
    """A letter that a subscription brings, with both ways out of it."""
    facts = context | {"manage_url": manage_url(row), "end_url": unsubscribe_url(row)}
    end_url = unsubscribe_url(row)
    return compose(
        kind=kind,
        to=row.email,
        language=row.language,
        context=facts,
        now=now,
        unsubscribe_url=end_url,
        calendar=calendar,
    )


def confirm_vote(*, to: str, language: str, context: dict, secret: str, now) -> OutboxMessage:
    """A vote counts once somebody who reads this address says so."""
    facts = context | {"url": _url("voted", language, secret)}
    return compose(kind="vote_confirm", to=to, language=language, context=facts, now=now)
