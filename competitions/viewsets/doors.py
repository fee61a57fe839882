"""Who may come in: what is foreign answers exactly like what is absent."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.admin import messages

from accounts.adapters import password_is_fresh
from cms.workflow import TransitionRefused

from ..actions.jury import has_right
from ..actions.rounds import NotReady
from ..models import JurySeat, SealedEntry, SealedRound
from ..queries.sealed import seat_of
from ..workflow import JUDGE, OPEN, ORGANISE


def works_here(user) -> bool:
    """Whether somebody prepares, opens or judges at all."""
    return any(has_right(user, right) for right in (ORGANISE, OPEN, JUDGE))


def prepares(user) -> bool:
    return has_right(user, ORGANISE) or has_right(user, OPEN)


def prepared_round(user, pk: int, right: str = "") -> SealedRound:
    """A round for somebody who prepares or opens, never for a juror of it."""
    if not (has_right(user, right) if right else prepares(user)):
        raise Http404
    found = get_object_or_404(SealedRound, pk=pk)
    if found.seats.filter(judge=user).exists():
        raise Http404
    return found


def own_seat(user, pk: int) -> JurySeat:
    """The seat of a juror in a round."""
    if not has_right(user, JUDGE):
        raise Http404
    seat = seat_of(get_object_or_404(SealedRound, pk=pk), user)
    if seat is None:
        raise Http404
    return seat


def entry_of(found: SealedRound, code: str) -> SealedEntry:
    return get_object_or_404(SealedEntry.objects.select_related("round"), round=found, code=code)


def attempt(request, done: str, act, **arguments) -> bool:
    """Do something with the person and the moment; say that it was done, or why not."""
    try:
        act(**arguments)
    except NotReady as refusal:
        messages.error(request, str(refusal))
        return False
    except TransitionRefused:
        raise Http404 from None
    if done:
        messages.success(request, done)
    return True


def ask_password(request, found: SealedRound):
    """To the page that asks for the password, and back; None when it was given a moment ago.

    A session that somebody left open must not make one person two.
    """
    if password_is_fresh(request):
        return None
    messages.warning(request, _("Envelopes open only to somebody who has just given the password. Then press again."))
    query = urlencode({"next": reverse("sealed:round", args=[found.pk])})
    return redirect(f"{reverse('account_reauthenticate')}?{query}")
