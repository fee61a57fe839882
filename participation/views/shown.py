"""The pages that an attempt to send comes back to: the form again, or the word that it is closed; nothing typed is lost."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from cms.dates import moment_label

from ..actions.uploads import keep_staged
from ..forms import typed_back
from ..gate import clean_name
from ..models import FormPage
from ..queries.about import about_shown
from ..tokens import issue
from .attempts import Attempt
from .forms import about_form, first_step
from .requests import home_alternates
from .similar import ideas_like
from .steps import IN_STEPS

FULL = _("All places are taken, so nothing was sent. You can join the waiting list with the button below.")

NO_ADDRESS = _(
    "All places are taken, so nothing was sent. To wait for one, give your e-mail: we write to you when it is yours."
)


def show_again(attempt: Attempt, status: int, message: str) -> HttpResponse:
    """The form as it was typed, with one sentence about all of it."""
    form = attempt.filled()
    form.refuse(message)
    return show_form_again(attempt, form, status)


def show_form_again(attempt: Attempt, form, status: int) -> HttpResponse:
    """The form with a fresh token that continues the same attempt, so that kept files stay with it."""
    if attempt.staged:
        keep_staged(nonce=attempt.nonce, now=attempt.now)
    token = issue(wording_id=attempt.wording.pk, now=attempt.now, nonce=attempt.nonce)
    with override(attempt.wording.language):
        about = first_step(form, attempt.form) if IN_STEPS in attempt.typed else {}
        alike = ideas_like(attempt, form) if status == 422 else []
    return show(attempt, "participation/submit.html", status, form=form, token=token, alike=alike, **about)


def show_closed(attempt: Attempt, **facts) -> HttpResponse:
    """Too late, or too early: nothing is taken, and what was typed stands there to be copied.

    Files kept before stay for as long as their token lives: should the deadline move, nothing has to be chosen again.
    """
    return show_not_taken(
        attempt,
        410,
        is_too_slow=attempt.is_open and attempt.is_too_slow,
        grace_minutes=attempt.form.grace_minutes,
        **facts,
    )


def show_full(attempt: Attempt, **facts) -> HttpResponse:
    """All places are taken: what was typed stands there too, should one become free, or comes back with the offer to wait."""
    if not attempt.form.has_waiting_list:
        facts.pop("wait_url", "")
    elif "wait_url" not in facts:
        return show_again(attempt, 409, NO_ADDRESS if attempt.may_wait else FULL)
    return show_not_taken(attempt, 409, has_no_place=True, **facts)


def show_not_taken(attempt: Attempt, status: int, **facts) -> HttpResponse:
    return show(
        attempt,
        "participation/closed.html",
        status,
        typed=typed_back(attempt.filled()),
        chosen_files=[*(file.name for file in attempt.staged), *names_of_files(attempt)],
        received_label=moment_label(attempt.now),
        copy_url=reverse("copy_typed"),
        **facts,
    )


def names_of_files(attempt: Attempt) -> list[str]:
    """Names of the files that came with this very request."""
    return [clean_name(upload.name) for key in attempt.file_keys for upload in attempt.request.FILES.getlist(key)]


def show(attempt: Attempt, template: str, status: int, **context) -> HttpResponse:
    """A page about an attempt, in the language of the words that its author saw."""
    with override(attempt.wording.language):
        about = about_form(attempt.form, attempt.wording, attempt.now)
        context |= {
            "language": attempt.wording.language,
            "alternates": form_page_alternates(attempt),
            "staged": attempt.staged,
            "about": about_shown(attempt.form, attempt.about, attempt.wording.language),
        }
        return render(attempt.request, template, about | context, status=status)


def form_page_alternates(attempt: Attempt) -> list[dict]:
    """The language switch leads to the form's page: a POST has no address that could be opened."""
    page = FormPage.objects.filter(translation_key=attempt.form.page_key, alias_of=None).live().first()
    found = page.alternates(attempt.request) if page else home_alternates()
    return [item | {"is_current": item["code"] == attempt.wording.language} for item in found]  # page: any of the two
