"""What readers see of a call's rounds of questions and of its times for contestations."""

import datetime as dt
from typing import NamedTuple

from django.db.models import CharField, Value
from django.db.models.functions import Cast

from cms.prepared import Prepared, Slot

from ..choices import FormKind
from ..models import ContestationWindow, FormPage, PublicAnswer, QuestionRound, Submission


class OfCall(NamedTuple):
    """A round (`at`: released, `number`: which) or a time for contestations (`at` … `until`)."""

    kind: str
    pk: int
    at: dt.datetime
    until: dt.datetime
    number: int
    about_ro: str
    about_en: str


def _text(value: str):
    return Cast(Value(value), CharField(max_length=200))


def _of_call():
    rounds = QuestionRound.objects.filter(page__translation_key=Slot("key"), released_at__isnull=False).order_by()
    rounds = rounds.annotate(kind=_text("round"), ro=_text(""), en=_text(""))
    windows = ContestationWindow.objects.filter(page__translation_key=Slot("key")).order_by()
    windows = windows.annotate(kind=_text("window"))
    told = rounds.values_list("kind", "pk", "released_at", "released_at", "number", "ro", "en")
    return told.union(
        windows.values_list("kind", "pk", "opens_at", "closes_at", "days", "about_ro", "about_en"), all=True
    )


OF_CALL = Prepared(_of_call)


def of_call(page, now: dt.datetime) -> tuple[list[OfCall], list[OfCall]]:
    """Released rounds, the first one first, and times for contestations, the newest first; one query.

    A time that has not begun is nobody's business yet: it tells when results are coming.
    """
    found = [row for row in (OfCall(*row) for row in OF_CALL(key=page.translation_key)) if row.at <= now]
    rounds = sorted((row for row in found if row.kind == "round"), key=lambda row: row.number)
    windows = sorted((row for row in found if row.kind == "window"), key=lambda row: row.at, reverse=True)
    return rounds, windows


def form_for_contestations(window: ContestationWindow, language: str) -> FormPage | None:
    """The live form right below the call in that language by which results are contested, if there is one."""
    if window.page is None:
        return None
    calls = {page.locale.language_code: page for page in [window.page, *window.page.get_translations()]}
    call = calls.get(language) or window.page
    forms = FormPage.objects.child_of(call).live().public()
    return forms.filter(kind=FormKind.CONTESTATION, desk=window.desk).first()


def contested(window: ContestationWindow) -> list[Submission]:
    """What came in by the call's forms within this time, as it came; who sent it is nobody's business here."""
    if window.page is None:
        return []
    calls = [window.page, *window.page.get_translations()]
    keys = [key for call in calls for key in FormPage.objects.child_of(call).values_list("translation_key", flat=True)]
    rows = Submission.objects.real().filter(form__page_key__in=keys, form__kind=FormKind.CONTESTATION)
    rows = rows.filter(form__desk=window.desk)
    rows = rows.filter(received_at__gte=window.opens_at, received_at__lt=window.closes_at)
    return list(rows.order_by("received_at", "pk").only("pk", "status", "received_at", "merged_into", "author_name"))


def decisions(rows: list[Submission]) -> dict:
    """Id of a submission → its published decision."""
    found = PublicAnswer.objects.filter(submission__in=rows, published_at__isnull=False)
    return {answer.submission_id: answer for answer in found}
