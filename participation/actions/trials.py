"""Tests of a form by its editors: stored apart from what people send, and thrown away."""

import datetime as dt

from django.db import transaction
from wagtail.log_actions import log

from ..models import Attachment, Draft, Form, Submission
from ..models.files import private_storage

KEPT_FOR = dt.timedelta(days=30)


@transaction.atomic
def delete_trials(*, form: Form, by, now) -> int:
    """Delete all tests of a form, with their files; how many."""
    count = forget_trials(Submission.objects.filter(form=form, is_test=True))
    if count:
        log(instance=form, action="participation.delete_tests", user=by, data={"count": count})
    return count


def sweep_trials(*, now, by=None) -> int:
    """Delete tests that nobody deleted within thirty days; how many."""
    with transaction.atomic():
        return forget_trials(Submission.objects.filter(is_test=True, stored_at__lt=now - KEPT_FOR))


def forget_trials(trials) -> int:
    found = list(trials.select_for_update(of=("self",)).values_list("pk", flat=True))
    files = Attachment.objects.filter(submission__in=found)
    names = [name for pair in files.values_list("file", "thumbnail") for name in pair if name]
    Draft.objects.filter(submission__in=found).delete()
    Submission.objects.filter(pk__in=found).delete()
    for name in names:
        transaction.on_commit(lambda name=name: private_storage().delete(name))
    return len(found)
