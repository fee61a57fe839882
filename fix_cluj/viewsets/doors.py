"""Who may come in: what is foreign answers exactly like what is absent."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin import messages

from accounts.adapters import password_is_fresh
from evaluation.workflow import APPROVE, TransitionRefused
from participation.workflow import TransitionRefused as NotInThatState

from ..actions.committee import NotReady, has_right
from ..models import REVIEWER, Committee, CommitteeSeat, GrantCallPage
from ..queries.judging import call_for_staff, seat_of
from ..workflow import DECIDER, OFFICER


def runs_calls(user) -> bool:
    return has_right(user, OFFICER)


def works_here(user) -> bool:
    """Whether somebody runs calls or judges at all."""
    return runs_calls(user) or has_right(user, REVIEWER)


def right_of(part: str) -> str:
    """The right that a part of the table of judging takes in grant calls."""
    return DECIDER if part == APPROVE else OFFICER


def run_call(user, key) -> GrantCallPage:
    """A call for an officer who is not in its committee."""
    if not runs_calls(user):
        raise Http404
    page = call_for_staff(key, "ro")
    if page is None or CommitteeSeat.objects.filter(committee__call_key=key, judge=user).exists():
        raise Http404
    return page


def run_committee(user, pk: int, right: str = OFFICER) -> Committee:
    """A committee for an officer, never for somebody who sits in it."""
    if not has_right(user, right):
        raise Http404
    found = get_object_or_404(Committee, pk=pk)
    if found.seats.filter(judge=user).exists():
        raise Http404
    return found


def own_seat(user, pk: int) -> CommitteeSeat:
    """The seat of a reviewer in a committee."""
    if not has_right(user, REVIEWER):
        raise Http404
    seat = seat_of(get_object_or_404(Committee, pk=pk), user)
    if seat is None:
        raise Http404
    return seat


def attempt(request, done: str, act, **arguments) -> bool:
    """Do something with the person and the moment; say that it was done, or why not."""
    try:
        act(**arguments)
    except NotReady as refusal:
        messages.error(request, str(refusal))
        return False
    except (TransitionRefused, NotInThatState):  # pressed twice, or somebody else was faster
        messages.error(request, _("Nothing was changed: it was done already, or it no longer stands where you saw it."))
        return False
    if done:
        messages.success(request, done)
    return True


def ask_password(request, back: str):
    """To the page that asks for the password, and back; None when it was given a moment ago.

    A session that somebody left open must not make one person two.
    """
    if password_is_fresh(request):
        return None
    messages.warning(
        request, _("Results are approved only by somebody who has just given the password. Then press again.")
    )
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': back})}")
