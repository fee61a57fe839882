"""Forms that an outage hit near their close, with the facts on which an extension is decided."""

import datetime as dt
from dataclasses import dataclass

from ..choices import FormKind
from ..models import Draft, Form, FormPage, Outage, Submission

NEAR = dt.timedelta(hours=24)  # before the close: who comes last has no other day
OFFERED_FOR = dt.timedelta(days=3)  # after the outage; later nobody waits for it
QUARTER = 15 * 60


@dataclass(frozen=True)
class Hit:
    """An outage near the close of a form."""

    form: Form
    outage: Outage

    @property
    def minutes(self) -> int:
        """How long it lasted, rounded up."""
        return -int((self.outage.began_at - self.outage.ended_at).total_seconds() // 60)

    @property
    def drafts(self) -> int:
        """Applications and ideas that were begun by then and not sent."""
        began = Draft.objects.filter(form=self.form, submission=None, created_at__lte=self.outage.ended_at)
        return began.filter(expires_at__gt=self.outage.ended_at).count()

    @property
    def taken(self) -> int:
        """What was taken all the same: then it was not the whole portal that stood still."""
        between = (self.outage.began_at + dt.timedelta(minutes=1), self.outage.ended_at)
        return Submission.objects.real().filter(form=self.form, received_at__range=between).count()

    def proposed(self, now):
        """As long as the outage lasted, in whole quarters of an hour, and never less than two hours from now."""
        lost = self.outage.ended_at - self.outage.began_at
        until = max(self.form.closes_at + lost, now + dt.timedelta(hours=2))
        return until + dt.timedelta(seconds=-until.timestamp() % QUARTER)

    @property
    def page(self) -> FormPage | None:
        """The page whose facts are the form's."""
        found = FormPage.objects.filter(translation_key=self.form.page_key, alias_of=None).first()
        return (found.fact_source() or found) if found else None


def hits_of(outage: Outage) -> list[Hit]:
    """What closed during it or within a day after it began to matter, and was not moved since."""
    rows = Form.objects.filter(closes_at__gt=outage.began_at, closes_at__lte=outage.ended_at + NEAR)
    rows = rows.exclude(current_version=None).exclude(kind=FormKind.LIVE).exclude(opens_at__gte=outage.ended_at)
    return [Hit(row, outage) for row in rows.order_by("closes_at", "pk") if not was_moved_since(row, outage)]


def was_moved_since(row: Form, outage: Outage) -> bool:
    return row.extensions.filter(at__gte=outage.ended_at).exists()


def recent_hits(now) -> list[Hit]:
    """What is still to be decided."""
    outages = Outage.objects.filter(ended_at__gt=now - OFFERED_FOR)
    return [hit for outage in outages for hit in hits_of(outage)]
