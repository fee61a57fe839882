"""One way to write the log of a submission: by reference only, since the log's label is read beyond the desk."""

from wagtail.log_actions import log


def record(submission, verb: str, *, by, **data):
    """One entry `participation.<verb>`; `by` is None when the portal itself acted."""
    return log(instance=submission, action=f"participation.{verb}", user=by, title=submission.reference, data=data)


def record_export(forms, *, by, kind: str, selection: str) -> None:
    """Who took which forms' submissions out of the portal, and by which filter."""
    for form in forms:
        log(instance=form, action="participation.export", user=by, data={"kind": kind, "selection": selection})
