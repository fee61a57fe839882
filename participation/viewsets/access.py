"""The one door of the inbox's views: what is foreign answers exactly like what is absent."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from ..models import Submission
from ..permissions import desks_of, visible_to


def visible_submissions(user):
    """All submissions on a person's desks; a person without a desk finds nothing here at all."""
    if not desks_of(user):
        raise Http404
    return visible_to(user, Submission.objects.all())


def visible_submission(user, pk) -> Submission:
    """One submission with what its case shows."""
    rows = visible_submissions(user).select_related("form", "owner", "neighbourhood", "wording__version", "answer")
    return get_object_or_404(rows, pk=pk)
