"""Who may come in: what is foreign answers like what is absent, but an officer of another desk is told why."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin import messages

from accounts.adapters import password_is_fresh
from cms.workflow import TransitionRefused
from evaluation.workflow import APPROVE
from participation.choices import Desk
from participation.permissions import desks_of, forms_given_to

from ..actions.committee import NotReady, has_right
from ..models import REVIEWER, Committee, CommitteeSeat, GrantCallPage
from ..queries.board import forms_by_call, run_by
from ..queries.judging import call_for_staff, seat_of
from ..workflow import DECIDER, OFFICER


class OtherDesk(Exception):
    """Somebody with the right runs other calls; the message says why not this one."""


def at_its_desk(view):
    """Show the reason to whoever works elsewhere; a PermissionDenied of Wagtail would end on its home page."""

    @wraps(view)
    def opened(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except OtherDesk as refusal:
            return render(request, "fix_cluj/staff/other_desk.html", {"reason": str(refusal)}, status=403)

    return opened


def refuse_other_desk(user, key, *, to_change: bool) -> None:
    """Rights over grants hold at the desk of the call's form and where that form was given to somebody."""
    forms = forms_by_call([key])[key]
    if not run_by(user, forms):
        desk = forms[0].get_desk_display() if forms else Desk.GRANTS.label
        reason = _(
            "The applications of this call are worked on at the desk “%(desk)s”. You do not work there, or its form is "
            "closed to you: nothing was shown or changed."
        )
        raise OtherDesk(reason % {"desk": desk})
    if to_change and not run_by(user, forms, to_change=True):
        raise OtherDesk(_("You may look at this call, but not work on the cases of its form: nothing was changed."))


def runs_calls(user) -> bool:
    """Whether there is a call that somebody may run."""
    return has_right(user, OFFICER) and (Desk.GRANTS in desks_of(user) or bool(forms_given_to(user)))


def works_here(user) -> bool:
    """Whether somebody runs calls or judges at all."""
    return runs_calls(user) or has_right(user, REVIEWER)


def refuse_strangers(user) -> None:
    """Of all calls: absent for most, with a reason for whoever has the right and works elsewhere."""
    if works_here(user):
        return
    if not has_right(user, OFFICER):
        raise Http404
    reason = _("Grant calls are run at the desk “%(desk)s”. You do not work there: nothing was shown or changed.")
    raise OtherDesk(reason % {"desk": Desk.GRANTS.label})


def right_of(part: str) -> str:
    """The right that a part of the table of judging takes in grant calls."""
    return DECIDER if part == APPROVE else OFFICER


def run_call(user, key, *, to_change: bool = False) -> GrantCallPage:
    """A call for an officer of its desk who is not in its committee."""
    if not has_right(user, OFFICER):
        raise Http404
    page = call_for_staff(key, "ro")
    if page is None or CommitteeSeat.objects.filter(committee__call_key=key, judge=user).exists():
        raise Http404
    refuse_other_desk(user, page.translation_key, to_change=to_change)
    return page


def run_committee(user, pk: int, right: str = OFFICER, *, to_change: bool = False) -> Committee:
    """A committee for an officer of the desk of its call, never for somebody who sits in it."""
    if not has_right(user, right):
        raise Http404
    found = get_object_or_404(Committee, pk=pk)
    if found.seats.filter(judge=user).exists():
        raise Http404
    refuse_other_desk(user, found.call_key, to_change=to_change)
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
    except TransitionRefused:  # pressed twice, or somebody else was faster
        messages.error(request, _("Nothing was changed: it was done already, or it no longer stands where you saw it."))
        return False
    if done:
        messages.success(request, done)
    return True


def type_back(request, form) -> None:
    """What was typed into a field that the page no longer has, to be copied from the message."""
    for bound in form:
        if typed := str(bound.value() or "").strip():
            messages.warning(request, _("What you typed: %(text)s") % {"text": typed})


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
