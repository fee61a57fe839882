"""Judging a sender from the web: how fast, how often, how alike; nobody is asked to prove to be human."""

import datetime as dt
from dataclasses import dataclass, field

from django.conf import settings

from cms.prepared import Prepared, Slot, counted

from ..models import FormWording, RateBucket, Submission
from ..spam import LIMITS, Level, Limit, bucket_key, mailbox_of, suspicion
from .contents import free_texts


class TooManySent(Exception):
    """So many came from one network that the next has to wait a while."""


@dataclass(frozen=True)
class Sender:
    """What is known of a sender: the network, what the honeypot caught, and how long the form was open."""

    network: str
    honeypot: str = ""
    seconds: float | None = None
    is_known: bool = False  # came from a case of their own: may say the same again, and quickly

    def bucket(self, kind: str, value: str | None = None) -> dict[str, Limit]:
        return {bucket_key(kind, value or self.network, secret=settings.SECRET_KEY): LIMITS[kind]}

    def code_buckets(self, value: str) -> dict[str, Limit]:
        """Whoever asks for the codes of somebody else uses up those of the own network, and fills no mailbox."""
        return self.bucket("code", f"{value}:{self.network}") | self.bucket("code_all", value)

    def mail_bucket(self, email: str) -> dict[str, Limit]:
        """Nobody can make us fill a stranger's mailbox: letters to one mailbox are counted, whoever asks."""
        return self.bucket("mail", mailbox_of(email))


@dataclass(frozen=True)
class Verdict:
    """Why a submission is set aside (empty: it is not), and what was used up."""

    reason: str = ""
    buckets: dict[str, Limit] = field(default_factory=dict)


PASSED = Verdict()


def screen(submission: Submission, *, wording: FormWording, sender: Sender, now) -> Verdict:
    """Look at everything that may speak against a submission; raises TooManySent."""
    source, whole = sender.bucket("source"), sender.bucket("form", wording.version.form.key)
    buckets = source | whole | (sender.bucket("place") if wording.version.form.places is not None else {})
    levels = RateBucket.objects.levels(buckets, now)
    if Level.WAIT in levels.values():
        raise TooManySent
    texts = free_texts(wording.version.structure, submission.answers)
    reason = suspicion(
        honeypot=sender.honeypot,
        seconds=None if sender.is_known else sender.seconds,
        min_seconds=settings.FORM_TOKEN_MIN_SECONDS,
        texts=texts,
        duplicates=0 if sender.is_known else duplicates_of(submission, now),
        level=Level.FINE if set(levels.values()) == {Level.FINE} else Level.SUSPICIOUS,
    )
    return Verdict(reason, buckets)


SAME_TEXT = Prepared(
    lambda: counted(
        Submission.objects.exclude(text_digest="").filter(
            form=Slot("form"), text_digest=Slot("digest"), received_at__gte=Slot("since")
        )
    )
)


def duplicates_of(submission: Submission, now) -> int:
    """How often the same text came to the same form within a week."""
    if not submission.text_digest:
        return 0
    since = now - dt.timedelta(days=7)
    return SAME_TEXT(form=submission.form_id, digest=submission.text_digest, since=since)[0][0]
