"""Who judged or opened envelopes stays on record: their account is closed, not deleted."""

from django.db.models import Q
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from accounts.models import User

from ..models import JurySeat, SealedOpening


def on_record(people) -> bool:
    """Whether one of these people had a part in the judging of sealed entries."""
    opened = SealedOpening.objects.filter(Q(asked_by__in=people) | Q(confirmed_by__in=people))
    return JurySeat.objects.filter(judge__in=people).exists() or opened.exists()


def refusal(request, people):
    """A message and the way back; None when nothing is lost."""
    if not on_record(people):
        return None
    messages.error(
        request, _("Not deleted: who judged or opened sealed entries stays on record. Untick “active” instead.")
    )
    return redirect("wagtailusers_users:index")


def refuse_delete(request, user):
    return refusal(request, [user])


def refuse_bulk_delete(request, action_type, objects, action_class):
    return refusal(request, list(objects)) if action_type == "delete" and action_class.model is User else None
