"""The one door of the inbox's views: what is foreign answers exactly like what is absent."""

from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.shortcuts import get_object_or_404
from wagtail import hooks

from cms.queries.city_map import facts_beside

from ..actions.journal import SIGHT_COUNTS_FOR
from ..models import CaseMessage, Form, PersonalDataAccess, Submission
from ..permissions import forms_for, visible_to, works_at_all, works_on


def visible_submissions(user):
    """All submissions that a person works on; whoever works on nothing finds nothing here at all."""
    if not works_at_all(user):
        raise Http404
    return visible_to(user, Submission.objects.all())


def visible_submission(user, pk) -> Submission:
    """One submission with what its case shows."""
    rows = visible_submissions(user).select_related("form", "owner", "neighbourhood", "wording__version", "answer")
    return get_object_or_404(rows, pk=pk)


def visible_case(user, pk, *, now) -> Submission:
    """One submission with all that its pages need to know of it before anything else is read, in one statement."""
    own = {"submission": OuterRef("pk")}
    merged = Submission.objects.filter(merged_into=OuterRef("pk")).order_by()
    counted = merged.values("merged_into").annotate(number=Count("pk")).values("number")
    written = CaseMessage.objects.filter(**own, is_from_author=True).order_by("-pk").values("pk")[:1]
    opened = PersonalDataAccess.objects.filter(
        **own, user=user, how=PersonalDataAccess.How.OPENED, at__gt=now - SIGHT_COUNTS_FOR
    )
    joined = [name for told in hooks.get_hooks("case_joins") for name in told()]  # what sections add to a case
    rows = visible_submissions(user).select_related(
        "form", "owner", "neighbourhood", "topic", "wording__version", "answer", "merged_into__form", "handed_from",
        *joined,
    )  # fmt: skip
    rows = rows.annotate(
        merged_count=Coalesce(Subquery(counted), 0),
        merged_in_english=Exists(merged.filter(language="en")),
        last_written=Subquery(written),
        was_opened=Exists(opened),
        **facts_beside(),
    )
    return get_object_or_404(rows, pk=pk)


def visible_forms(user, permission: str = "view_submission"):
    """The forms that a person works on and has a permission on."""
    return forms_for(user, Form.objects.all(), permission)


def listed_forms(user) -> list[Form]:
    """The same, read once for a person's request."""
    if not hasattr(user, "_listed_forms"):
        user._listed_forms = [form for form in Form.objects.all() if works_on(user, form)]
    return user._listed_forms
