"""Publishing a debate without its editor asks the same as the editor does; what is only a warning is told afterwards."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from ..models import DebatePage


def refuse_bulk_publish(request, action_type, objects, action):
    """The list of pages publishes the newest draft of each, with "include descendants" also of drafts below them."""
    if action_type != "publish" or action.model is not Page:
        return None
    found = DebatePage.objects.filter(pk__in=[page.pk for page in objects])
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            found |= DebatePage.objects.descendant_of(page).not_live()
    editors = []
    for page in found.filter(alias_of=None):
        draft = page.get_latest_revision_as_object()
        if draft.is_strict and draft.fact_source() is None and draft.open_problems():
            editors.append(reverse("wagtailadmin_pages:edit", args=[page.pk]))
            said = {"title": draft.title, "question": draft.legal_calendar().question()}
            button = messages.button(editors[-1], _("Open its editor"))
            messages.error(request, _("“%(title)s”: %(question)s") % said, buttons=[button])
    return redirect(editors[0]) if editors else None


def warn_of_calendar(request, page) -> None:
    """Where no law binds, a date that is too early or too late is published, and its editor hears of it."""
    if isinstance(page, DebatePage) and (broken := page.open_problems()):
        names = ", ".join(line.label for line in broken)
        messages.warning(request, _("Published, but the calendar asks for another date: %(names)s.") % {"names": names})
