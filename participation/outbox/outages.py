"""The letter to those named on a form that the portal did not answer near its close."""

from django.utils.translation import override

from cms.dates import moment_label

from ..models import OutboxMessage
from .composing import compose
from .letters import STAFF_LANGUAGE, staff_url


def letters_about(hits, *, now) -> list[OutboxMessage]:
    """One for each person named on each form that was hit (queries.outages.Hit); none where nobody is named."""
    return [letter(hit, address, now=now) for hit in hits for address in hit.form.notified]


def letter(hit, address: str, *, now) -> OutboxMessage:
    with override(STAFF_LANGUAGE):
        facts = {
            "title": hit.form.title,
            "began": moment_label(hit.outage.began_at),
            "ended": moment_label(hit.outage.ended_at),
            "closes": moment_label(hit.form.closes_at),
            "minutes": hit.minutes,
            "drafts": hit.drafts,
            "taken": hit.taken,
            "staff_url": staff_url(),
        }
    return compose(kind="outage", to=address, language=STAFF_LANGUAGE, context=facts, now=now)
