"""Reads over the questions of an evening: whose form it is, what stands on the screen, what waits for the moderator."""

import uuid

from django.conf import settings
from django.db.models import Count, Q

from participation.choices import FormKind, Privacy
from participation.models import Form, FormPage, Submission
from participation.structure import privacy_of

from ..models import BoardQuestion, DebatePage
from ..models.speakers import in_language
from ..workflow import Spot
from .register import ABOVE, DEBATE_ABOVE


def board_key_of(form: Form) -> uuid.UUID | None:
    """The debate to whose evening a form brings questions; None for every other form."""
    found = DEBATE_ABOVE(form=form.page_key) if form.kind == FormKind.LIVE else None
    return found[0][0] if found else None


def words_of(submission: Submission) -> str:
    """What was asked, as it may be shown to everybody: the text, else the title; what is for the desk alone is not."""
    found = {
        entry["role"]: submission.answers.get(entry["key"])
        for entry in submission.wording.version.structure
        if entry["role"] in ("title", "body") and privacy_of(entry) == Privacy.PUBLIC
    }
    return str(found.get("body") or found.get("title") or "").strip()


def form_of(page: DebatePage) -> FormPage | None:
    """The live form for questions right below a debate's page."""
    return FormPage.objects.child_of(page).live().filter(kind=FormKind.LIVE).order_by("path").first()


def takes_questions(page: DebatePage) -> bool:
    """Whether a form for questions stands below a debate's page, in this language, or some came already."""
    return form_of(page) is not None or BoardQuestion.objects.filter(debate_key=page.translation_key).exists()


def board_page(key: uuid.UUID, language: str) -> DebatePage | None:
    """The live page of a debate that takes questions or has taken some; what is restricted shows nothing."""
    found = DebatePage.objects.live().public().filter(translation_key=key, alias_of=None)
    pages = {page.locale.language_code: page for page in found.select_related("locale").defer_streamfields()}
    return in_language(pages, language) if any(takes_questions(page) for page in pages.values()) else None


def boards_for_staff() -> list[tuple[DebatePage, int, int]]:
    """(page, how many wait, how many are on the screen) of every debate with a form for questions, newest first."""
    forms = FormPage.objects.filter(kind=FormKind.LIVE, alias_of=None).annotate(above=ABOVE).values("above")
    pages = DebatePage.objects.filter(path__in=forms, alias_of=None, locale__language_code=settings.LANGUAGE_CODE)
    counts = BoardQuestion.objects.values("debate_key").annotate(
        waiting=Count("pk", filter=Q(state=Spot.WAITING)), shown=Count("pk", filter=Q(state=Spot.SHOWN))
    )
    by_key = {row["debate_key"]: (row["waiting"], row["shown"]) for row in counts.order_by()}
    return [(page, *by_key.get(page.translation_key, (0, 0))) for page in pages.order_by("-latest_on", "-pk")[:50]]
