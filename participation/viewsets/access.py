"""The one door of the inbox's views: what is foreign answers exactly like what is absent."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from ..models import Form, Submission
from ..permissions import forms_for, read_forms, visible_to, works_at_all


def visible_submissions(user):
    """All submissions that a person works on; whoever works on nothing finds nothing here at all."""
    if not works_at_all(user):
        raise Http404
    return visible_to(user, Submission.objects.all())


def visible_submission(user, pk) -> Submission:
    """One submission with what its case shows."""
    rows = visible_submissions(user).select_related("form", "owner", "neighbourhood", "wording__version", "answer")
    return get_object_or_404(rows, pk=pk)


def visible_forms(user):
    """The forms that a person works on."""
    return forms_for(user, Form.objects.all())


def listed_forms(user) -> list[Form]:
    """The same, read once for a person's request."""
    if not hasattr(user, "_listed_forms"):
        user._listed_forms = read_forms(user, Form.objects.all())
    return user._listed_forms
