"""The portal looks at itself every minute; a gap between two looks is an outage, and near a close staff hear of it."""

import datetime as dt
import logging
import urllib.error
import urllib.request

from django.conf import settings
from django.db import transaction

from ..models import Outage, OutboxMessage, Pulse
from ..outbox.outages import letters_about
from ..queries.outages import hits_of

log = logging.getLogger(__name__)
LONGEST_GAP = dt.timedelta(minutes=4)  # the worker looks every minute, and may be busy with one long job
PATIENCE = 5  # seconds for an answer


def watch_portal(*, now, by=None) -> Outage | None:
    """By the clock, every minute; the outage that ended with this look, if one did.

    Where WATCHED_URL names the public address of `/readyz`, only its answer is a sign of life; else it is one that this
    process runs and can write to the database.
    """
    if settings.WATCHED_URL and not answers(settings.WATCHED_URL):
        return None
    return note_pulse(now=now)


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as response:  # noqa: S310 (an operator's setting)
            return response.status == 200
    except (urllib.error.URLError, OSError) as error:
        log.warning("The portal does not answer at %s: %s", url, error)
        return False


@transaction.atomic
def note_pulse(*, now) -> Outage | None:
    """Remember this moment; a gap before it becomes an outage, and letters where a form was about to close."""
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
