"""One way to write the log of a submission: by reference only, since the log's label is read beyond the desk."""

import datetime as dt

from wagtail.log_actions import log

from ..models import PersonalDataAccess


def record(submission, verb: str, *, by, **data):
    """One entry `participation.<verb>`; `by` is None when the portal itself acted."""
    return log(instance=submission, action=f"participation.{verb}", user=by, title=submission.reference, data=data)


def record_export(forms, *, by, kind: str, selection: str) -> None:
    """Who took which forms' submissions out of the portal, and by which filter."""
    for form in forms:
        log(instance=form, action="participation.export", user=by, data={"kind": kind, "selection": selection})


SIGHT_COUNTS_FOR = dt.timedelta(hours=1)


def record_sight(submission, *, by, how: str, now) -> None:
    """Who saw the personal data of a submission; opening it again within the hour is the same look."""
    if how == PersonalDataAccess.How.OPENED:
        earlier = PersonalDataAccess.objects.filter(
            submission=submission, user=by, how=how, at__gt=now - SIGHT_COUNTS_FOR
        )
        if earlier.exists():
            return
    PersonalDataAccess.objects.create(submission=submission, user=by, how=how, at=now)
