"""What an officer sees of a call: how many applications stand where, which of them are late."""

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Q

from participation.models import CaseMessage, Submission
from participation.permissions import visible_to, where_may

from ..choices import ApplicationState
from ..models import Application


def late_in(call_key, today: dt.date):
    """Unchecked past the day that the receipt promises, or asked for something whose day is over."""
    asked = CaseMessage.objects.filter(submission=OuterRef("submission"), kind=CaseMessage.Kind.REQUEST)
    is_unanswered = Q(state=ApplicationState.CLARIFICATION) & ~Exists(asked.filter(reply_until__gte=today))
    is_unchecked = Q(state=ApplicationState.SUBMITTED, submission__due_on__lt=today)
    return Application.objects.of_call(call_key).filter(is_unanswered | is_unchecked)


def pipeline_of(call_key) -> list[dict]:
    """Every state of the table with how many stand there; drafts are no application yet."""
    counted = dict(Application.objects.of_call(call_key).order_by().values_list("state").annotate(number=Count("pk")))
    return [
        {"state": state.value, "label": state.label, "number": counted.get(state.value, 0)}
        for state in ApplicationState
        if state != ApplicationState.DRAFT
    ]


def seen_by(user, call_key):
    """The filed applications of a call, those on whose form this person works."""
    rows = Application.objects.of_call(call_key).exclude(state=ApplicationState.DRAFT)
    return rows.filter(submission__in=visible_to(user, Submission.objects.all()))


def applications_of(user, call_key, *, state: str = "", late: bool = False, today: dt.date):
    """The rows of the board, those that wait longest first."""
    rows = seen_by(user, call_key)
    if state:
        rows = rows.filter(state=state)
    if late:
        rows = rows.filter(pk__in=late_in(call_key, today).values("pk"))
    return rows.select_related("submission__wording__version").order_by("filed_at", "pk")


def exported_by(user, rows):
    """Of rows of the board, those that this person may take out of the portal."""
    return rows.filter(submission__in=where_may(user, "export_submission", Submission.objects.all()))
