"""What publishes a form without its editor leads to the editor when that would ask first: see VersionedForm."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.pages.workflow import WorkflowAction
from wagtail.models import Page

from ..models import FormPage
from ..models.versions import APPROVE


def refusal(request, pages):
    """A message for each form whose draft asks before it is published, and the way to the first of them; None without any."""
    editors = []
    for page in pages:
        draft = page.get_latest_revision_as_object()
        if difference := draft.difference_to(draft.questions):
            editors.append(reverse("wagtailadmin_pages:edit", args=[page.pk]))
            said = _("“%(title)s”: %(question)s") % {"title": draft.title, "question": difference.question()}
            messages.error(request, said, buttons=[messages.button(editors[-1], _("Open its editor"))])
    return redirect(editors[0]) if editors else None


def refuse_bulk_publish(request, action_type, objects, action):
    """The list of pages publishes the newest draft of each, with "include descendants" also of drafts below them."""
    if action_type != "publish" or action.model is not Page:
        return None
    found = FormPage.objects.filter(pk__in=[page.pk for page in objects])
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        for page in objects:
            found |= FormPage.objects.descendant_of(page).not_live()
    return refusal(request, found.filter(alias_of=None))


class AskingWorkflowAction(WorkflowAction):
    """Wagtail's, from the lists of what waits for approval."""

    def post(self, request, *args, **kwargs):
        forms = FormPage.objects.filter(pk=self.object.pk, alias_of=None)
        if self.action_name == APPROVE and (answer := refusal(request, forms)):
            if request.headers.get("x-requested-with") == "XMLHttpRequest":
                return self.render_modal_json(request, {"step": "success", "redirect": answer.url})
            return answer
        return super().post(request, *args, **kwargs)


workflow_action = require_admin_access(AskingWorkflowAction.as_view())
