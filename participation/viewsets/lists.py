"""Keeping a list of the inbox under a name, and dropping it."""

from django import forms
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from ..actions.lists import TooManyLists, drop_list, keep_list
from ..models import SavedFilter
from .access import visible_submissions
from .shortcuts import address_of, selection_of


class KeepForm(forms.ModelForm):
    query = forms.CharField(required=False, max_length=1000)

    class Meta:
        model = SavedFilter
        fields = ("name",)


def inbox_address(query: str) -> str:
    return f"{reverse('inbox:index')}?{query}" if query else reverse("inbox:index")


@require_POST
def keep(request):
    """The selection of the list under the name that was typed; back to that list."""
    visible_submissions(request.user)
    form = KeepForm(request.POST)
    typed = QueryDict(request.POST.get("query", "")[:4000])
    if not form.is_valid():
        messages.error(request, _("The list was not kept: give it a name of at most 60 characters."))
        return redirect(inbox_address(typed.urlencode()))
    try:
        kept = keep_list(
            by=request.user,
            name=form.cleaned_data["name"].strip(),
            query=selection_of(typed),
            columns=typed.getlist("column"),
            now=timezone.now(),
        )
    except TooManyLists:
        messages.error(request, _("You keep 20 lists already: drop one first."))
        return redirect(inbox_address(typed.urlencode()))
    messages.success(request, _("The list “%(name)s” is kept.") % {"name": kept.name})
    return redirect(inbox_address(address_of(kept)))


@require_POST
def drop(request, pk: int):
    """One of this person's own; another's is as if absent."""
    visible_submissions(request.user)
    if not drop_list(by=request.user, pk=pk, now=timezone.now()):
        raise Http404
    messages.success(request, _("The list is no longer kept."))
    return redirect(reverse("inbox:index"))
