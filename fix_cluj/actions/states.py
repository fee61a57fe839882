"""One way to move an application along its table: locked, by the table alone, with one log entry."""

import hashlib
import json

from django.db import transaction
from wagtail.log_actions import log

from participation.actions.cases import follow_section

from ..models import Application
from ..workflow import APPLICATION

LOOKED_AT = ("check", "refuse")  # the formal check that the receipt promises was made: the case is no longer late


class ChangedMeanwhile(Exception):
    """Somebody else saved it after this person had opened it."""


def marker_of(seen) -> str:
    """What a person saw when opening a page; another one later means that somebody saved meanwhile."""
    return hashlib.sha256(json.dumps(seen, sort_keys=True, default=str).encode()).hexdigest()[:32]


def locked(application: Application) -> Application:
    """The row as it is now, held until the transaction ends."""
    return Application.objects.select_for_update(of=("self",)).get(pk=application.pk)


@transaction.atomic
def move(*, application: Application, verb: str, by, now, **data) -> Application:
    """Apply a verb that needs nothing else; raises TransitionRefused when the table does not allow it."""
    row = locked(application)
    before, row.state = row.state, APPLICATION.apply(verb, row.state)
    row.save(update_fields=["state"])
    record(row, verb, by=by, before=before, after=row.state, **data)
    if verb in LOOKED_AT:
        follow_section(submission=row.submission, by=by, now=now)
    return row


def record(application: Application, verb: str, *, by, **data) -> None:
    """One entry `fix_cluj.<verb>`; `by` is None when the applicants or the portal itself acted."""
    log(instance=application, action=f"fix_cluj.{verb}", user=by, data=data)
