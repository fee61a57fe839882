"""Showing a form on its page: fields of the current version, words of this language, no cookie."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import ngettext, override

from cms.dates import date_label, moment_label, zone_label

from ..actions.retention import outcomes_of
from ..builder import QuestionFormBuilder
from ..choices import FormKind, programme_of
from ..forms import FORM_ID, empty_form
from ..models import Form, FormPage, FormWording
from ..outbox.letters import confirm_hours, held_hours
from ..queries.about import about_in, about_shown
from ..queries.teams import may_have_team
from ..tokens import is_permit, issue, new_nonce
from ..windows import WindowState, window_state
from .papers import can_make_pdf
from .requests import received_at
from .similar import before_sending
from .steps import is_stepwise, progress, steps_of


def show_form(request: HttpRequest, page: FormPage, *, is_preview: bool = False) -> HttpResponse:
    """The page of a form; in a preview the draft's questions, which cannot be sent."""
    now = received_at(request)
    context = page.get_context(request)
    with override(page.words_language):  # the frame around the form speaks the reader's language, see base.html
        if is_preview:
            context |= preview_of(page, now)
        else:
            context |= published(page, now, request.GET.get("test", "")) if page.wording else without_form(page, now)
            if context["is_open"] and page.wording and (key := about_in(request)):
                whole_url = page.get_url(request) or ""
                context["about"] = about_shown(page.wording.version.form, key, page.words_language, whole_url)
            context |= before_sending(request, page, is_whole="step" not in context) if context["is_open"] else {}
    response = TemplateResponse(request, "participation/form_page.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    # Not "no-referrer": browsers would then post the form with the origin "null", as a stranger's page does.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


def published(page: FormPage, now, permit: str = "") -> dict:
    """The form as it can be sent; its window is the form's, whatever this language's row still says.

    An editor's `permit` makes it a test, which no window shuts out.
    """
    row = page.wording.version.form
    form = empty_form(page.wording)
    about = about_form(row, page.wording, now) | {"form": form} | first_step(form, row)
    if permit and is_permit(permit, row.key):
        nonce = new_nonce(test=True)
        about |= {"is_test": True, "is_open": True, "is_not_yet": False, "is_full": False, "can_wait": False}
        return about | {"token": issue(wording_id=page.wording.pk, now=now, nonce=nonce)}
    return about | {"token": issue(wording_id=page.wording.pk, now=now)}


def first_step(form, row: Form) -> dict:
    """What the page of a form in steps shows: its first section; nothing more where all of it is asked at once."""
    if not is_stepwise(form, row):
        return {}
    steps = steps_of(form, row)
    items = progress(steps, steps[0].number, done=set())
    shown = [step for step in steps if step.is_shown]
    return {"step": steps[0], "position": 1, "count": len(shown) + 1, "progress": items, "draft_days": row.draft_days}


def preview_of(page: FormPage, now) -> dict:
    """The form as the draft would make it, for editors."""
    form = QuestionFormBuilder(page.get_form_fields()).get_form_class()(auto_id=FORM_ID)
    state = window_state(page.opens_at, page.closes_at, now)
    return facts_about(page, state, now) | {"form": form, "token": "", "action": "", "is_preview": True}


def without_form(page: FormPage, now) -> dict:
    """A page that readers reach though no form stands behind it takes no answers, whatever window it names."""
    closed = {"is_preview": False, "state": WindowState.CLOSED, "is_open": False, "is_not_yet": False}
    return preview_of(page, now) | closed | {"closes_label": "", "closes_day": "", "closes_at": None}


def about_form(form: Form, wording: FormWording, now) -> dict:
    """What every page about a form says of it."""
    with override(wording.language):
        action = reverse("submit", kwargs={"key": form.key})
        blank = reverse("blank_form_pdf" if can_make_pdf() else "blank_form", kwargs={"key": form.key})
    title = wording.words.get("_form", {}).get("title") or form.title
    facts = {
        "form_title": title,
        "action": action,
        "blank_url": blank,
        "extension": extension_note(form, wording.language),
        "outcome_terms": [outcome.term for outcome in outcomes_of(form)],
    }
    facts |= places_of(form, wording.language)
    return facts_about(form, form.state_at(now), now) | facts


def places_of(form: Form, language: str) -> dict:
    """How many places a form has and how many are left, in words; nothing where there is no limit."""
    left = form.places_left()
    if left is None:
        return {}
    with override(language):
        free = ngettext("%(left)d of %(places)d places is free.", "%(left)d of %(places)d places are free.", left)
        return {
            "places": form.places,
            "is_full": not left,
            "can_wait": not left and form.has_waiting_list,
            "waiting": form.waiting.count() if form.has_waiting_list and not left else 0,
            "held_hours": held_hours(form),
            "places_label": free % {"left": left, "places": form.places},
        }


def extension_note(form: Form, language: str) -> str:
    """The public note of the deadline's last move, as long as the form closes at the moment that it names."""
    moved = form.extensions.order_by("-at", "-pk").first() if form.closes_at else None
    if moved is None or moved.after != form.closes_at:
        return ""
    return moved.note_en if language == "en" else moved.note_ro


def late_of(facts, *, has_team: bool) -> dict:
    """What may follow an application and until when, said before the form."""
    if facts.kind != FormKind.APPLICATION or facts.late_until is None:
        return {}
    return {
        "until": facts.late_label,
        "guardian": facts.late_guardian,
        "acceptance": has_team and facts.late_acceptance,
    }


def facts_about(facts, state: WindowState, now) -> dict:
    """The window in words and the rules, from a form or from a page's draft."""
    has_team = may_have_team(facts.kind, facts.page_key if isinstance(facts, Form) else facts.translation_key)
    return {
        "state": state,
        "is_open": state == WindowState.OPEN,
        "is_not_yet": state == WindowState.NOT_YET,
        "opens_label": moment_label(facts.opens_at) if facts.opens_at else "",
        "closes_label": moment_label(facts.closes_at) if facts.closes_at else "",
        "closes_day": date_label(facts.closes_at.date()) if facts.closes_at else "",
        "closes_at": facts.closes_at,
        "zone_label": zone_label(facts.closes_at or facts.opens_at or now),
        "kind": facts.kind,
        "has_team": has_team,
        "late": late_of(facts, has_team=has_team),
        "answer_days": facts.answer_days,
        "grace_minutes": facts.grace_minutes,
        "confirm_hours": confirm_hours(facts),
        "retention_months": facts.retention_months,
        "now": now,
        "programme": programme_of(facts.kind),
    }
