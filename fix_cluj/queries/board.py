"""What an officer sees of a call: how many applications stand where, which of them are late."""

import datetime as dt

from django.db.models import Count, Exists, OuterRef, Q

from participation.choices import Desk, FormKind
from participation.models import CaseMessage, Form, FormPage, Submission
from participation.permissions import desks_of, may, visible_to, where_may, works_on

from ..choices import ApplicationState
from ..models import Application, GrantCallPage
from .completeness import incomplete


def forms_by_call(keys) -> dict:
    """Call → the forms by which one applies to it; when their pages are gone, those by which somebody did."""
    call_at = dict(GrantCallPage.objects.filter(translation_key__in=keys).values_list("path", "translation_key"))
    pages = FormPage.objects.filter(kind=FormKind.APPLICATION).values_list("translation_key", "path")
    keys_of_forms = {key: call_at.get(path[: -FormPage.steplen]) for key, path in pages}
    found: dict = {key: [] for key in keys}
    for form in Form.objects.filter(page_key__in=[key for key, call in keys_of_forms.items() if call]):
        found[keys_of_forms[form.page_key]].append(form)
    for key in [key for key, forms in found.items() if not forms]:
        filed = Submission.objects.filter(application__call_key=key).order_by().values("form")
        found[key] = list(Form.objects.filter(pk__in=filed))
    return found


def run_by(user, forms: list, *, to_change: bool = False) -> bool:
    """Whether somebody works on all forms of a call, by desk or row; to change anything, on their cases, too."""
    if not forms:  # nobody can apply yet
        return Desk.GRANTS in desks_of(user)
    return all(works_on(user, form) and (not to_change or may(user, "change_submission", form)) for form in forms)


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


def applications_of(user, call_key, *, state: str = "", late: bool = False, lacking: bool = False, today: dt.date):
    """The rows of the board, those that wait longest first."""
    rows = seen_by(user, call_key)
    if state:
        rows = rows.filter(state=state)
    if late:
        rows = rows.filter(pk__in=late_in(call_key, today).values("pk"))
    if lacking:
        rows = incomplete(rows)
    return rows.select_related("submission__wording__version", "submission__form").order_by("filed_at", "pk")


def exported_by(user, rows):
    """Of rows of the board, those that this person may take out of the portal."""
    return rows.filter(submission__in=where_may(user, "export_submission", Submission.objects.all()))
