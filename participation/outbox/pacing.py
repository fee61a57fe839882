"""No mailbox gets more than three letters an hour: what comes beyond waits, and then leaves as one letter.

Nothing is dropped. What somebody waits for with the page open (a code, the link to a draft, the question whether a vote is
meant) is neither counted nor held.
"""

import datetime as dt
from collections import defaultdict

from cms.calendar import joined

from ..models import OutboxMessage
from ..spam import mailbox_of
from .composing import compose

PER_HOUR = 3
HOUR = dt.timedelta(hours=1)
AT_ONCE = ("case_code", "own_code", "draft_resume", "follow_confirm", "vote_confirm")


def pace(taken: list[OutboxMessage], now) -> list[OutboxMessage]:
    """Of the letters that are due, those that leave now; part of the transaction that took them."""
    leaving, by_address = [], defaultdict(list)
    for message in taken:
        if message.kind in AT_ONCE:
            leaving.append(message)
        else:
            by_address[mailbox_of(message.to)].append(message)
    sent = lately_sent(taken, now)
    for address, messages in by_address.items():
        leaving += shared_out(messages, sent[address], now)
    return leaving


def lately_sent(taken: list[OutboxMessage], now) -> dict[str, list[dt.datetime]]:
    """When letters left to these mailboxes within the hour, oldest first."""
    found = {mailbox_of(message.to): [] for message in taken}
    if taken:
        rows = OutboxMessage.objects.filter(bundled_into=None)  # of everybody: a mailbox has many spellings
        rows = rows.filter(sent_at__gt=now - HOUR, sent_at__lte=now).exclude(kind__in=AT_ONCE).order_by("sent_at")
        for to, moment in rows.values_list("to", "sent_at").iterator():
            if (mailbox := mailbox_of(to)) in found:
                found[mailbox].append(moment)
    return found


def shared_out(messages: list[OutboxMessage], sent: list[dt.datetime], now) -> list[OutboxMessage]:
    """One mailbox's letters: each by itself while there is room, the last one that fits says all the others."""
    room = PER_HOUR - len(sent)
    if len(messages) <= room:
        return messages
    if room <= 0:
        free_at = sent[-PER_HOUR] + HOUR
        OutboxMessage.objects.filter(pk__in=[message.pk for message in messages]).update(not_before=free_at)
        return []
    return [*messages[: room - 1], bundle(messages[room - 1 :], now)]


def bundle(messages: list[OutboxMessage], now) -> OutboxMessage:
    """One letter that says several, stored with them: its Message-ID stays the same over all tries."""
    first = messages[0]
    same_case = {message.submission_id for message in messages} == {first.submission_id}
    same_reply = {message.reply_to for message in messages} == {first.reply_to}
    made = compose(
        kind="bundle",
        to=first.to,
        language=first.language,
        context={"letters": [{"subject": message.subject, "body": message.body} for message in messages]},
        submission=first.submission if same_case else None,
        reply_to=first.reply_to if same_reply else "",
        calendar=joined([message.calendar for message in messages if message.calendar]),
        now=now,
    )
    made.save(force_insert=True)
    OutboxMessage.objects.filter(pk__in=[message.pk for message in messages]).update(bundled_into=made)
    return made


def settle(message: OutboxMessage, **end) -> None:
    """What became of a bundle became of everything that it says."""
    pks = [message.pk]
    while pks := list(OutboxMessage.objects.filter(bundled_into__in=pks).values_list("pk", flat=True)):
        OutboxMessage.objects.filter(pk__in=pks).update(**end)
