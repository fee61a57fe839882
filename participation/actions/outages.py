"""The portal looks at itself every minute; a gap between two looks is an outage, and near a close staff hear of it."""

import datetime as dt

from django.db import transaction

from ..models import Outage, OutboxMessage, Pulse
from ..outbox.outages import letters_about
from ..queries.outages import hits_of

LONGEST_GAP = dt.timedelta(minutes=4)  # the worker looks every minute, and may be busy with one long job


@transaction.atomic
def note_pulse(*, now) -> Outage | None:
    """The portal can take what people send at this moment; by the clock, every minute.

    A gap before it becomes an outage, which is returned, and letters where a form was about to close.
    """
    pulse, is_first = Pulse.objects.select_for_update().get_or_create(pk=1, defaults={"at": now})
    if is_first or now <= pulse.at:
        return None
    last, pulse.at = pulse.at, now
    pulse.save(update_fields=["at"])
    if now - last < LONGEST_GAP:
        return None
    found = Outage.objects.create(began_at=last, ended_at=now)
    OutboxMessage.objects.bulk_create(letters_about(hits_of(found), now=now))
    return found
