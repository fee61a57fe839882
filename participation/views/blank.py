"""A form as it is on paper: every question with room for its answer, to read before one begins or to fill in by pen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_safe

from cms.dates import moment_label

from ..choices import CHOICE_TYPES, QuestionType
from ..models import FormWording
from ..readings import age_bands
from .attempts import current_wording
from .papers import can_make_pdf, pdf_response
from .readers import require_reader
from .requests import is_within, keep_private

FEW, MANY, ROWS = 1, 8, 6  # lines for a short answer and for a long one; rows of a table


@require_safe
def blank_form(request: HttpRequest, key: str) -> HttpResponse:
    """On screen and for the printer."""
    return keep_private(on_paper(request, current_wording(key)))


@require_safe
def blank_form_pdf(request: HttpRequest, key: str) -> HttpResponse:
    """As a tagged PDF where this machine makes them."""
    wording = current_wording(key)
    if not can_make_pdf():
        return keep_private(on_paper(request, wording))
    if not is_within(request, "paper"):
        return keep_private(HttpResponse(status=429, headers={"Retry-After": "300"}))
    return keep_private(pdf_response(on_paper(request, wording, is_pdf=True), f"{key}.pdf"))


def on_paper(request: HttpRequest, wording: FormWording, *, is_pdf: bool = False) -> HttpResponse:
    form = wording.version.form
    if wording.is_shut:
        require_reader(request, form)
    if not form.is_published:
        raise Http404("No such form.")
    with override(wording.language):
        return render(request, "participation/blank_form.html", context_of(wording, is_pdf))


def context_of(wording: FormWording, is_pdf: bool) -> dict:
    form = wording.version.form
    return {
        "language": wording.language,
        "form_title": wording.words.get("_form", {}).get("title") or form.title,
        "closes": moment_label(form.closes_at) if form.closes_at else "",
        "questions": questions_of(wording),
        "is_pdf": is_pdf,
    }


def questions_of(wording: FormWording) -> list[dict]:
    """Each question with its words and what stands where its answer will be."""
    found = []
    for entry in wording.version.structure:
        words = wording.words.get(entry["key"])
        if words is None:
            continue
        kind, settings = entry["type"], entry["settings"]
        found.append(
            {
                "label": words["label"],
                "help": words.get("help", ""),
                "text": words.get("text", ""),
                "is_heading": kind == QuestionType.HEADING,
                "is_required": bool(settings.get("required")),
                "is_file": kind == QuestionType.FILE,
                "boxes": boxes_of(entry, words),
                "columns": [words["columns"].get(column["key"], "") for column in entry.get("columns", [])],
                "rows": range(ROWS),
                "lines": range(MANY if kind == QuestionType.LONG_TEXT else FEW),
            }
        )
    return found


def boxes_of(entry: dict, words: dict) -> list[str]:
    """What is ticked instead of written."""
    kind = entry["type"]
    if kind in CHOICE_TYPES or kind == QuestionType.RANKING:
        return [words.get("choices", {}).get(choice, "") for choice in entry.get("choices", [])]
    if kind == QuestionType.AGE:
        settings = entry["settings"]
        return [str(label) for _key, label in age_bands(settings.get("adult_age", 18), settings.get("minimum_age"))]
    if kind in (QuestionType.CHECKBOX, QuestionType.CONSENT):
        return [words["label"]]
    return []
