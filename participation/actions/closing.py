"""Before a form closes, whoever has a draft of it and gave an address is reminded: a week, a day and two hours before.

Of several drafts of one form only the one that was saved last is spoken of: an address that somebody else typed gets three
letters at most.
"""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KeyTransform

from ..models import Draft
from ..windows import WindowState
from .drafts import AGAIN, living, write_to_owner

STAGES = (2, 24, 7 * 24)  # hours before the close
TOLD = "_closing"  # where `typed` keeps of which close and how many hours before its owner was told
LETTER = "draft_closing"


def stage_at(closes_at: dt.datetime, now: dt.datetime) -> int | None:
    """The stage that has begun: the nearest to the close; None while it is more than a week away, and afterwards."""
    left = closes_at - now
    if left <= dt.timedelta(0):
        return None
    return next((hours for hours in STAGES if left <= dt.timedelta(hours=hours)), None)


def is_due(draft: Draft, told: list | None, now) -> int | None:
    """The stage to tell the owner of now: each once for each close, and none to somebody who saved within it."""
    closes_at = draft.form.closes_at
    stage = stage_at(closes_at, now)
    if stage is None or draft.saved_at > closes_at - dt.timedelta(hours=stage):
        return None
    last = told[1] if told and told[0] == closes_at.isoformat() else None
    return stage if last is None or stage < last else None


def remind_before_close(*, now, by=None) -> int:
    """By the clock, every few minutes; how many letters."""
    soon = living(now).filter(form__closes_at__gt=now, form__closes_at__lte=now + dt.timedelta(hours=STAGES[-1]))
    newer = living(now).filter(
        form=OuterRef("form"), email__iexact=OuterRef("email"), saved_at__gt=OuterRef("saved_at")
    )
    rows = (
        soon.exclude(email="")
        .exclude(Exists(newer))
        .annotate(told=KeyTransform(TOLD, "typed"))
        .defer("typed")
        .select_related("form")
    )
    count = 0
    for row in rows.order_by("form__closes_at", "pk"):
        if row.form.state_at(now) == WindowState.OPEN and is_due(row, row.told, now) is not None:
            count += remind(row.pk, now)
    return count


@transaction.atomic
def remind(pk, now) -> bool:
    """One letter, unless it was sent or saved meanwhile."""
    draft = Draft.objects.select_for_update(of=("self",)).select_related("form", "wording").filter(pk=pk).first()
    stage = is_due(draft, draft.typed.get(TOLD), now) if draft and not draft.submission_id else None
    if stage is None:
        return False
    draft.typed[TOLD] = [draft.form.closes_at.isoformat(), stage]
    draft.save(update_fields=["typed"])
    write_to_owner(draft, LETTER, now=now, is_change=AGAIN in draft.typed)
    return True
