"""A round of questions as everybody reads it, a call's contestations with their decisions, and both on a call's page."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.dates import CITY_ZONE, date_label, moment_label
from cms.models.pages import whole_address
from cms.prepared import Prepared, Slot

from ..choices import FormKind, Status, outcomes_for
from ..models import ContestationWindow, PublicAnswer, QuestionRound, Submission
from ..queries.rounds import contested, decisions, form_for_contestations, of_call
from ..queries.subjects import page_in
from ..redaction import marks, redacted
from ..windows import WindowState
from .requests import home_alternates, received_at

ROUNDS_BESIDE = Prepared(
    lambda: (
        QuestionRound.objects.filter(page=Slot("page"), released_at__isnull=False)
        .order_by("number")
        .values_list("pk", "number")
    )
)


@require_safe
def question_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Its page, at an address that stays; nobody reads a word of it before it is released."""
    found = get_object_or_404(QuestionRound.objects.filter(released_at__isnull=False), pk=pk)
    return show_round(request, found)


def show_round(request: HttpRequest, found: QuestionRound, *, is_preview: bool = False) -> HttpResponse:
    about = call_of(found, is_preview=is_preview)
    language = get_language()
    address = whole_address(reverse("round", kwargs={"pk": found.pk}))
    facts = {
        "round": found,
        "is_preview": is_preview,
        "about": about,
        "questions": [
            {
                "question": question.question,
                "answer": question.answer,
                "lang": "ro" if language == "en" and not (question.question_en and question.answer_en) else "",
            }
            for question in found.questions.all()
        ],
        "released_label": moment_label(found.released_at) if found.released_at else "",
        "others": [
            {"number": number, "url": reverse("round", kwargs={"pk": pk})}
            for pk, number in ROUNDS_BESIDE(page=found.page_id)
            if pk != found.pk
        ],
        "share_url": address,
        "share_title": _("Questions and answers, round %(number)d") % {"number": found.number},
        "alternates": alternates(request, "round", found.pk),
    }
    return public_page(request, "participation/round.html", facts)


@require_safe
def contestation(request: HttpRequest, pk: int) -> HttpResponse:
    """What can be contested, until when and how; what was contested, and how it was decided and why."""
    found = get_object_or_404(ContestationWindow.objects.select_related("page"), pk=pk)
    about, now, language = call_of(found), received_at(request), get_language()
    if found.opens_at > now:
        raise Http404
    state, form = found.state_at(now), form_for_contestations(found, language)
    facts = {
        "window": found,
        "about": about,
        "state": state.value,
        "published_label": date_label(found.published_on),
        "last_day": last_day(found.closes_at),
        "form": form and {"title": form.title, "url": form.get_url(request)} if state == WindowState.OPEN else None,
        "has_form": form is not None,
        "rows": rows_of(found),
        "share_url": whole_address(reverse("contestation", kwargs={"pk": found.pk})),
        "alternates": alternates(request, "contestation", found.pk),
    }
    return public_page(request, "participation/contestation.html", facts)


def public_page(request: HttpRequest, template: str, facts: dict) -> HttpResponse:
    """What everybody reads and caches may keep; the preview in the staff area is kept by none."""
    return render(request, template, {"home_url": f"/{get_language()}/"} | facts)


def rows_of(window: ContestationWindow) -> list[dict]:
    """A line for each contestation: when it came, what was decided and why; no name and no word of its author."""
    rows = contested(window)
    decided, labels = decisions(rows), dict(outcomes_for(FormKind.CONTESTATION))
    lines = []
    for row in rows:
        answer = decided.get(row.merged_into_id or row.pk)
        label = _("withdrawn by its author") if row.status == Status.WITHDRAWN else _("not decided yet")
        lines.append(
            {
                "received": date_label(row.received_at.astimezone(CITY_ZONE).date(), weekday=False),
                "label": labels.get(answer.outcome, answer.outcome_label) if answer else label,
                "text": without_name(row, answer) if answer else "",
                "lang": answer.text_language if answer and answer.text_language != get_language() else "",
                "decided": date_label(answer.published_at.astimezone(CITY_ZONE).date(), weekday=False)
                if answer
                else "",
            }
        )
    return lines


def without_name(contestation: Submission, answer: PublicAnswer) -> str:
    """The reason as everybody reads it: what might name who contested is covered."""
    names = [contestation.author_name] if contestation.author_name else []
    return redacted(answer.text, marks(answer.text, names=names), answer.text_language)


def call_of(found, *, is_preview: bool = False) -> dict | None:
    """The call as this language has it; what belongs to a call that readers cannot open is as if absent."""
    about = page_in(found.page_id, get_language())
    if about is None and not is_preview:
        raise Http404
    return about


def alternates(request: HttpRequest, name: str, pk: int) -> list[dict]:
    items = []
    for item in home_alternates():
        with override(item["code"]):
            items.append(item | {"url": whole_address(reverse(name, kwargs={"pk": pk}))})
    return items


def rounds_and_contestations(page, now) -> dict:
    """What a call's page says of both: the arguments of participation/_call_rounds.html."""
    rounds, windows = of_call(page, now)
    is_english = get_language() == "en"
    return {
        "rounds": [
            {
                "title": _("Round %(number)d") % {"number": row.number},
                "url": reverse("round", kwargs={"pk": row.pk}),
                "when": _("answered on %(day)s") % {"day": moment_label(row.at, weekday=False)},
            }
            for row in rounds
        ],
        "windows": [
            {
                "title": (is_english and row.about_en) or row.about_ro,
                "url": reverse("contestation", kwargs={"pk": row.pk}),
                "when": window_label(row, now),
            }
            for row in windows
        ],
    }


def last_day(closes_at: dt.datetime) -> str:
    """A time for contestations ends at midnight: the day before is the last one."""
    return date_label((closes_at - dt.timedelta(seconds=1)).astimezone(CITY_ZONE).date())


def window_label(row, now: dt.datetime) -> str:
    words = (
        _("contestations until the end of %(day)s")
        if now < row.until
        else _("contestations were taken until the end of %(day)s")
    )
    return words % {"day": last_day(row.until)}
