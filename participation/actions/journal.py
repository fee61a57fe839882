"""One way to write the log of a submission: by reference only, since the log's label is read beyond the desk."""

import datetime as dt
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import QueryDict
from django.utils import timezone
from wagtail.log_actions import get_active_log_context, log, registry
from wagtail.models import ModelLogEntry

from cms.prepared import Insert

from ..models import PersonalDataAccess

STORED = Insert(ModelLogEntry)


def record(submission, verb: str, *, by, **data) -> None:
    """One entry `participation.<verb>`; `by` is None when the portal itself acted."""
    STORED([entry_of(submission, verb, by=by, **data)])


def record_several(submission, *happened: tuple[str, Any, dict]) -> None:
    """Several at once, each a verb, who did it and its facts: one statement."""
    STORED([entry_of(submission, verb, by=by, **data) for verb, by, data in happened])


def entry_of(submission, verb: str, *, by, **data) -> ModelLogEntry:
    """As Wagtail's `log` writes it, but for its validation.

    That asks the database whether the type and the person that we have in hand exist, in every transaction of somebody
    who sends something.
    """
    action, context = f"participation.{verb}", get_active_log_context()
    if not registry.action_exists(action):
        raise ValueError(f"{action} is not registered")
    return ModelLogEntry(
        content_type=ContentType.objects.get_for_model(submission, for_concrete_model=False),
        object_id=str(submission.pk),
        label=submission.reference,
        action=action,
        data=data,
        timestamp=timezone.now(),
        user=by or context.user,
        uuid=context.uuid,
    )


def record_export(forms, *, by, job) -> None:
    """Who took which forms' submissions out of the portal, why, and by which filter."""
    query = QueryDict(job.selection, mutable=True)
    query.pop("q", None)  # words searched for may be a name, and the log is read beyond the desk
    data = {"kind": job.kind, "selection": query.urlencode(), "reason": job.reason, "job": str(job.pk)}
    for form in forms:
        log(instance=form, action="participation.export", user=by, data=data | {"ticked": len(job.ids)})


SIGHT_COUNTS_FOR = dt.timedelta(hours=1)


def record_sight(submission, *, by, how: str, now, is_new: bool = False) -> None:
    """Who saw the personal data of a submission; opening it again within the hour is the same look.

    `is_new` says that whoever calls knows already of no such look.
    """
    if how == PersonalDataAccess.How.OPENED and not is_new:
        earlier = PersonalDataAccess.objects.filter(
            submission=submission, user=by, how=how, at__gt=now - SIGHT_COUNTS_FOR
        )
        if earlier.exists():
            return
    PersonalDataAccess.objects.create(submission=submission, user=by, how=how, at=now)
