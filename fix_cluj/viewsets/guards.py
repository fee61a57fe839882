"""What stays on record: who judged applications, approved their results, recorded payments or decided on reports."""

from django.db.models import Q
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from accounts.models import User

from ..models import Committee, CommitteeSeat, Instalment, Report, Revision


def on_record(people) -> bool:
    """Whether one of these people had a part in the judging of applications or in their contracts."""
    approved = Q(first_by__in=people) | Q(second_by__in=people)
    rows = (
        CommitteeSeat.objects.filter(judge__in=people),
        Committee.objects.filter(approved),
        Revision.objects.filter(approved | Q(opened_by__in=people)),
        Instalment.objects.filter(paid_by__in=people),
        Report.objects.filter(Q(decided_by__in=people) | Q(summary_approved_by__in=people)),
    )
    return any(found.exists() for found in rows)


def refusal(request, people):
    """A message and the way back; None when nothing is lost."""
    if not on_record(people):
        return None
    words = _(
        "Not deleted: who judged applications, approved results, recorded payments or decided on reports stays on record. "
        "Untick “active” instead."
    )
    messages.error(request, words)
    return redirect("wagtailusers_users:index")


def refuse_delete(request, user):
    return refusal(request, [user])


def refuse_bulk_delete(request, action_type, objects, action_class):
    return refusal(request, list(objects)) if action_type == "delete" and action_class.model is User else None
