"""One way to write the log of a submission: by reference only, since the log's label is read beyond the desk."""

import datetime as dt

from django.http import QueryDict
from wagtail.log_actions import log

from ..models import PersonalDataAccess


def record(submission, verb: str, *, by, **data):
    """One entry `participation.<verb>`; `by` is None when the portal itself acted."""
    return log(instance=submission, action=f"participation.{verb}", user=by, title=submission.reference, data=data)


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
