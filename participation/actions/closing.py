"""Before a form closes, whoever has a draft of it and gave an address is reminded: a week, a day and two hours before.

The address is the one that a link was asked to; of an application else the one that was typed into it, in the draft of a
mailbox that was saved last. A typed address proves nothing: it is not kept as the draft's, and the letter says so.
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
    rows = soon.annotate(told=KeyTransform(TOLD, "typed")).defer("typed").select_related("form")
    found = [(row, "") for row in rows.exclude(email="").order_by("form__closes_at", "pk")]
    forms = Form.objects.filter(pk__in=soon.filter(email="").values("form"), kind=FormKind.APPLICATION)
    for form in forms.select_related("current_version").order_by("closes_at", "pk"):
        found += owners_by_answer(form, rows.filter(form=form))
    count = 0
    for row, typed in found:
        if row.form.state_at(now) == WindowState.OPEN and is_due(row, row.told, now) is not None:
            count += remind(row.pk, now, typed=typed)
    return count


def owners_by_answer(form: Form, rows) -> list[tuple[Draft, str]]:
    """Drafts of nobody who asked for a link, with the address among their answers: of each mailbox the newest."""
    key = next((entry["key"] for entry in form.current_version.structure if entry["role"] == Role.EMAIL), None)
    if key is None:
        return []
    known = {mailbox_of(row.email) for row in rows.exclude(email="")}
    found = []
    for row in rows.filter(email="").annotate(answer=KeyTransform(key, "typed")).order_by("-saved_at", "pk"):
        email = row.answer[0].strip() if isinstance(row.answer, list) and row.answer else ""
        if is_address(email) and mailbox_of(email) not in known:
            known.add(mailbox_of(email))
            found.append((row, email))
    return found


def is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= Draft._meta.get_field("email").max_length


@transaction.atomic
def remind(pk, now, *, typed: str = "") -> bool:
    """One letter, unless it was sent or saved meanwhile; to the typed address where no link was asked for."""
    draft = Draft.objects.select_for_update(of=("self",)).select_related("form", "wording").filter(pk=pk).first()
    stage = is_due(draft, draft.typed.get(TOLD), now) if draft and not draft.submission_id else None
    if stage is None:
        return False
    draft.typed[TOLD] = [draft.form.closes_at.isoformat(), stage]
    draft.save(update_fields=["typed"])
    draft.email = draft.email or typed
    write_to_owner(draft, LETTER, now=now, is_change=AGAIN in draft.typed, is_typed=draft.email == typed)
    return True
