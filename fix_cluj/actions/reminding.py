"""What officers are told by the clock about contracts: signed, and nobody has said that the project began."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import override

from cms.dates import CITY_ZONE, date_label
from participation.outbox import enqueue
from participation.outbox.desks import addresses_at
from participation.outbox.letters import STAFF_LANGUAGE

from ..models import Contract
from .contracts import held
from .states import record

START = "start"  # under which `told` keeps the day of which they heard


def remind_of_starts(*, now) -> int:
    """Once, after the day on which the project begins, to whoever works on the case; another day is told of anew."""
    rows = Contract.objects.not_begun(now.astimezone(CITY_ZONE).date())
    return sum(remind(row.pk, now) for row in rows if row.told.get(START) != row.starts_on.isoformat())


@transaction.atomic
def remind(pk: int, now) -> int:
    """How many letters; none when somebody was quicker."""
    row = held(Contract(pk=pk))
    submission, day = row.application.submission, row.starts_on
    if not row.awaits_start or row.told.get(START) == day.isoformat() or day >= now.astimezone(CITY_ZONE).date():
        return 0
    row.told = row.told | {START: day.isoformat()}
    row.save(update_fields=["told"])
    with override(STAFF_LANGUAGE):
        facts = {
            "number": row.number,
            "code": row.application.code,
            "call": row.application.terms.get("call", ""),
            "day": date_label(day, weekday=False),
            "contract_url": settings.SITE_URL + reverse("grants:contract", args=[row.application.call_key, row.pk]),
        }
    letter = {"kind": "contract_start", "language": STAFF_LANGUAGE, "context": facts, "submission": submission}
    addresses = addresses_at(submission)
    for address in addresses:
        enqueue(to=address, now=now, **letter)
    record(row.application, "remind_start", by=None, day=day.isoformat())
    return len(addresses)
