"""What stays on record: who judged or opened envelopes, and the page of a competition that has sealed entries."""

from django.db.models import Q
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page

from accounts.models import User

from ..models import CompetitionPage, JurySeat, SealedOpening
from ..queries.sealed import keys_with_entries


def on_record(people) -> bool:
    """Whether one of these people had a part in the judging of sealed entries."""
    opened = SealedOpening.objects.filter(Q(asked_by__in=people) | Q(confirmed_by__in=people))
    return JurySeat.objects.filter(judge__in=people).exists() or opened.exists()


def refusal(request, people):
    """A message and the way back; None when nothing is lost."""
    if not on_record(people):
        return None
    messages.error(
        request, _("Not deleted: who judged or opened sealed entries stays on record. Untick “active” instead.")
    )
    return redirect("wagtailusers_users:index")


def refuse_delete(request, user):
    return refusal(request, [user])


def refuse_bulk_delete(request, action_type, objects, action_class):
    return refusal(request, list(objects)) if action_type == "delete" and action_class.model is User else None


def refuse_page_delete(request, page):
    """Without its page nobody could take an entry back, judge it or hear what became of it."""
    return page_refusal(request, [page])


def refuse_bulk_page_delete(request, action_type, objects, action_class):
    return page_refusal(request, list(objects)) if action_type == "delete" and action_class.model is Page else None


def page_refusal(request, pages):
    """A message and the way back; None when no sealed entry hangs on these trees."""
    inside = CompetitionPage.objects.none()
    for page in pages:
        inside |= CompetitionPage.objects.descendant_of(page, inclusive=True)
    titles = sorted({page.title for page in inside.filter(translation_key__in=keys_with_entries())})
    if not titles:
        return None
    said = {"titles": ", ".join(titles)}
    messages.error(
        request, _("Not deleted: sealed entries came to %(titles)s. Write in the calendar that it is cancelled.") % said
    )
    parent = pages[0].get_parent()
    return redirect("wagtailadmin_explore", parent.pk if parent else pages[0].pk)
