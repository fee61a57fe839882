"""How long letters are kept: the text a week after it was delivered, that there was one for three months."""

import datetime as dt

from django.db import transaction

from ..models import OutboxMessage

TEXT_KEPT = dt.timedelta(days=7)
ROW_KEPT = dt.timedelta(days=90)


@transaction.atomic
def purge_letters(*, now) -> int:
    """Empty the texts and forget the rows whose time is over; how many."""
    letters = OutboxMessage.objects
    emptied = letters.filter(sent_at__lt=now - TEXT_KEPT).exclude(body="").update(body="", calendar="")
    old = letters.filter(sent_at__lt=now - ROW_KEPT) | letters.filter(failed_at__lt=now - ROW_KEPT)
    return emptied + old.delete()[0]
