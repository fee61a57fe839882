"""Before a form closes, whoever has a draft of it and gave an address is reminded: a week, a day and two hours before.

The address is the one that a link was asked to, else the one that was typed into the form.
"""

import datetime as dt

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models.fields.json import KeyTransform

from ..choices import FormKind, Role
from ..models import Draft, Form
from ..spam import mailbox_of
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
    for form in Form.objects.filter(pk__in=soon.filter(email="").values("form")).select_related("current_version"):
        take_typed_addresses(form, soon)
    rows = soon.exclude(email="").annotate(told=KeyTransform(TOLD, "typed")).defer("typed").select_related("form")
    count = 0
    for row in rows.order_by("form__closes_at", "pk"):
        if row.form.state_at(now) == WindowState.OPEN and is_due(row, row.told, now) is not None:
            count += remind(row.pk, now)
    return count


def take_typed_addresses(form: Form, drafts) -> None:
    """Who typed an address and asked for no link is the owner all the same; one draft of a form for one mailbox."""
    key = next((row["key"] for row in form.current_version.structure if row["role"] == Role.EMAIL), None)
    if form.kind != FormKind.APPLICATION or key is None:
        return
    mine = drafts.filter(form=form)
    known = {mailbox_of(email) for email in mine.exclude(email="").values_list("email", flat=True)}
    typed = mine.filter(email="").annotate(address=KeyTransform(key, "typed")).order_by("-saved_at")
    for pk, told in typed.values_list("pk", "address"):
        email = told[0].strip() if isinstance(told, list) and told and isinstance(told[0], str) else ""
        if is_address(email) and mailbox_of(email) not in known:
            known.add(mailbox_of(email))
            mine.filter(pk=pk, email="").update(email=email)


def is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= Draft._meta.get_field("email").max_length


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
