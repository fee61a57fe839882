"""A submission has come to a form, its author wrote again or took it back: sections hear of it in that transaction."""

from wagtail import hooks

from ..choices import Status
from .replacing import replace_earlier


def tell_sections(submission, *, now) -> None:
    """Ask the hook `submission_arrived(submission, now)`; a test and what is in quarantine came to nobody yet.

    A newer version of what was sent before is told first, by the hook `submission_replaced(earlier, submission, now)`.
    """
    if submission.is_test or submission.status == Status.QUARANTINED:
        return
    if earlier := replace_earlier(submission, now=now):
        for told in hooks.get_hooks("submission_replaced"):
            told(earlier=earlier, submission=submission, now=now)
    for told in hooks.get_hooks("submission_arrived"):
        told(submission=submission, now=now)


def tell_withdrawn(submission, *, now) -> None:
    """Ask the hook `submission_withdrawn(submission, now)`; it may raise TransitionRefused when it is too late for that."""
    for told in hooks.get_hooks("submission_withdrawn"):
        told(submission=submission, now=now)


def tell_written(submission, *, now) -> None:
    """Ask the hook `author_wrote(submission, now)`: the author added something to the case."""
    for told in hooks.get_hooks("author_wrote"):
        told(submission=submission, now=now)
