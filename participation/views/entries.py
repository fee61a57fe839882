"""Forms as other sections' pages show them: with what can be done there now."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.dates import moment_label

from ..choices import CALL_KINDS, FormKind
from ..models import FormPage, Poll, PollOption
from ..queries import forms_below
from ..queries.polls import polls_about
from ..windows import WindowState
from .polls import participation, results, unconfirmed


def form_entries(page, now: dt.datetime, request) -> list[dict]:
    """Live forms right below a page, those that close first first: the arguments of participation/_form.html.

    A form for contestations stands here only while results can be contested: before, there is nothing to tell of it.
    """
    entries = [(form, form_entry(form, now, request)) for form in forms_below(page)]
    return [entry for form, entry in entries if form.kind != FormKind.CONTESTATION or entry["is_open"]]


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
        "places": _places(form.places) if form.places and state != WindowState.CLOSED else "",
        "closes_at": form.closes_at,
        "kind": form.get_kind_display(),
        "follows_call": form.kind in CALL_KINDS,
        "is_survey": form.kind in (FormKind.SURVEY, FormKind.LIVE),
        "is_live": form.kind == FormKind.LIVE,
        "brings_ideas": form.kind == FormKind.IDEA,
    }


def poll_entries(page, now: dt.datetime) -> list[dict]:
    """Votes among variants that a page has: how to vote while one is open, who took part and the result afterwards."""
    return [_poll_entry(poll, options, now) for poll, options in polls_about(page)]


def _poll_entry(poll: Poll, options: list[PollOption], now: dt.datetime) -> dict:
    state = poll.state_at(now)
    words = {
        WindowState.OPEN: _("The vote is open until %(moment)s."),
        WindowState.NOT_YET: _("The vote opens on %(moment)s."),
        WindowState.CLOSED: _("The vote closed on %(moment)s."),
    }[state]
    moment = poll.opens_at if state == WindowState.NOT_YET else poll.closes_at
    is_closed = state == WindowState.CLOSED
    return {
        "title": poll.question,
        "url": reverse("poll", kwargs={"pk": poll.pk}),
        "state": state.value,
        "when": words % {"moment": moment_label(moment)} if moment else _("The vote is open."),
        "participation": "" if state == WindowState.NOT_YET else participation(poll),
        "unconfirmed": unconfirmed(poll) if is_closed and poll.digest else "",
        "results": results(poll, options) if is_closed else [],
        "is_demonstration": poll.is_demonstration,
    }


def _when(form: FormPage, state: WindowState) -> str:
    if state == WindowState.NOT_YET:
        return _("opens on %(moment)s") % {"moment": moment_label(form.opens_at)}
    if form.closes_at is None:
        return ""
    words = _("open until %(moment)s") if state == WindowState.OPEN else _("closed on %(moment)s")
    return words % {"moment": moment_label(form.closes_at)}


def _places(count: int) -> str:
    """How many there are; how many are free changes with every sending, and only the form's own page says it."""
    return ngettext("%(count)d place", "%(count)d places", count) % {"count": count}


def first_open(forms: list[dict]) -> dict | None:
    """The open form to point at: one for ideas before a survey, then the one that closes soonest.

    A form for questions or contestations is never what one enters by.
    """
    open_ones = (form for form in forms if form["is_open"] and not form["follows_call"])
    return min(open_ones, key=lambda form: form["is_survey"], default=None)
