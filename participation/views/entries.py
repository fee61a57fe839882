"""Forms as other sections' pages show them: with what can be done there now."""

import datetime as dt

from django.utils.translation import gettext as _

from cms.dates import moment_label

from ..choices import CALL_KINDS, FormKind
from ..models import FormPage
from ..queries import forms_below
from ..windows import WindowState


def form_entries(page, now: dt.datetime, request) -> list[dict]:
    """Live forms right below a page, those that close first first: the arguments of participation/_form.html."""
    return [form_entry(form, now, request) for form in forms_below(page)]


def form_entry(form: FormPage, now: dt.datetime, request) -> dict:
    """A form with what can be done there now."""
    state = form.state_at(now)
    labels = {
        WindowState.OPEN: (_("Open"), "imagined"),
        WindowState.NOT_YET: (_("Opens soon"), "imagined"),
        WindowState.CLOSED: (_("Closed"), "done"),
    }
    label, stage = labels[state]
    return {
        "title": form.title,
        "summary": form.summary,
        "url": form.get_url(request),
        "programme": form.programme,
        "is_open": state == WindowState.OPEN,
        "stage": stage,
        "stage_label": label,
        "when": _when(form, state),
        "closes_at": form.closes_at,
        "kind": form.get_kind_display(),
        "follows_call": form.kind in CALL_KINDS,
        "is_survey": form.kind == FormKind.SURVEY,
        "brings_ideas": form.kind == FormKind.IDEA,
    }


def _when(form: FormPage, state: WindowState) -> str:
    if state == WindowState.NOT_YET:
        return _("opens on %(moment)s") % {"moment": moment_label(form.opens_at)}
    if form.closes_at is None:
        return ""
    words = _("open until %(moment)s") if state == WindowState.OPEN else _("closed on %(moment)s")
    return words % {"moment": moment_label(form.closes_at)}


def first_open(forms: list[dict]) -> dict | None:
    """The open form to point at: one for ideas before a survey, then the one that closes soonest.

    A form for questions or contestations is never what one enters by.
    """
    open_ones = (form for form in forms if form["is_open"] and not form["follows_call"])
    return min(open_ones, key=lambda form: form["is_survey"], default=None)
