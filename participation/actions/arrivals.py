"""A submission has come to a form: sections hear of it in the transaction that says so."""

from wagtail import hooks

from ..choices import Status


def tell_sections(submission, *, now) -> None:
    """Ask the hook `submission_arrived(submission, now)`; a test and what is in quarantine came to nobody yet."""
    if submission.is_test or submission.status == Status.QUARANTINED:
        return
    for told in hooks.get_hooks("submission_arrived"):
        told(submission=submission, now=now)
