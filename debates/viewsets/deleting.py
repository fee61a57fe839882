"""A debate to which people come to speak is cancelled, not deleted: its page is what tells them."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from ..models import DebatePage, Speaker
from ..workflow import QUEUED


def refuse_delete(request, page):
    return refusal(request, [page])


def refuse_bulk_delete(request, action_type, objects, action_class):
    return refusal(request, list(objects)) if action_type == "delete" and action_class.model is Page else None


def refusal(request, pages):
    """A message and the way back; None when nobody still comes to speak at a debate in these trees."""
    inside = DebatePage.objects.none()
    for page in pages:
        inside |= DebatePage.objects.descendant_of(page, inclusive=True)
    coming = Speaker.objects.filter(status__in=QUEUED, erased_at=None).values("speaking__key")
    titles = sorted({page.title for page in inside.filter(translation_key__in=coming)})
    if not titles:
        return None
    said = {"titles": ", ".join(titles)}
    messages.error(
        request,
        _("Not deleted: people registered to speak at %(titles)s. Mark it as cancelled and tell them first.") % said,
    )
    parent = pages[0].get_parent()
    return redirect("wagtailadmin_explore", parent.pk if parent else pages[0].pk)
