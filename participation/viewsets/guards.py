"""No click in the page tree may take a form with submissions out of reach."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Locale, Page

from ..models import FormPage, Submission


def forms_that_would_lose_their_page(pages) -> list[FormPage]:
    """Form pages in these trees that are a form's source, or its last page, and have submissions.

    A translation is not among them: its form, its submissions and its words stay where they are.
    """
    inside = FormPage.objects.none()
    for page in pages:
        inside |= FormPage.objects.descendant_of(page, inclusive=True)
    found = list(inside)
    left = FormPage.objects.exclude(pk__in=[page.pk for page in found]).filter(
        translation_key__in=[page.translation_key for page in found]
    )
    still_somewhere = set(left.values_list("translation_key", flat=True))
    source = Locale.get_default().pk
    lost = [page for page in found if page.locale_id == source or page.translation_key not in still_somewhere]
    keys = [page.translation_key for page in lost]
    with_some = set(
        Submission.objects.filter(form__page_key__in=keys).values_list("form__page_key", flat=True).distinct()
    )
    return [page for page in lost if page.translation_key in with_some]


def refusal(request, pages):
    """A message and the way back when deleting these pages would hide submissions; None when nothing is lost."""
    lost = forms_that_would_lose_their_page(pages)
    if not lost:
        return None
    count = Submission.objects.filter(form__page_key__in=[page.translation_key for page in lost]).count()
    message = ngettext(
        "This was not deleted: %(count)d submission was sent through %(forms)s. Unpublish the page instead; the "
        "submission stays in the inbox.",
        "This was not deleted: %(count)d submissions were sent through %(forms)s. Unpublish the page instead; the "
        "submissions stay in the inbox.",
        count,
    )
    titles = ", ".join(_("“%(title)s”") % {"title": page.title} for page in lost)
    messages.error(request, message % {"count": count, "forms": titles})
    parent = pages[0].get_parent()
    return redirect("wagtailadmin_explore", parent.pk if parent else pages[0].pk)


def refuse_delete(request, page):
    return refusal(request, [page])


def refuse_bulk_delete(request, action_type, objects, action_class):
    if action_type == "delete" and action_class.model is Page:
        return refusal(request, list(objects))
    return None
