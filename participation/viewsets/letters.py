"""Letters that could not be delivered, for whoever works on the cases that they are about."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..actions.resending import resend
from ..models import OutboxMessage
from ..permissions import may, sees_contact
from .access import visible_submissions

MOST = 200


def undelivered(user):
    """Given up, about cases that a person sees, newest first; what a bundle said is told by the bundle."""
    rows = OutboxMessage.objects.filter(bundled_into=None, submission__in=visible_submissions(user))
    return rows.exclude(failed_at=None).order_by("-failed_at")


class LettersView(WagtailAdminTemplateMixin, TemplateView):
    """The list; a letter is tried again by its button."""

    template_name = "participation/staff/letters.html"
    header_icon = "mail"

    def get_page_title(self) -> str:
        return _("Letters that could not be delivered")

    def get_breadcrumbs_items(self) -> list[dict]:
        inbox = {"url": reverse("inbox:index"), "label": _("Inbox")}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs) -> dict:
        user = self.request.user
        letters = list(undelivered(user).select_related("submission")[:MOST])
        for letter in letters:
            letter.names_author = sees_contact(user, letter.submission)
            letter.may_be_resent = may(user, "change_submission", letter.submission)
        facts = {"sees_contact": sees_contact(user), "may_resend": may(user, "change_submission")}
        return super().get_context_data(letters=letters, **facts, **kwargs)


@require_POST
def send_again(request, pk: int):
    """Try one again."""
    message = undelivered(request.user).filter(pk=pk).select_related("submission").first()
    if message is None:
        raise Http404
    if not may(request.user, "change_submission", message.submission):
        raise PermissionDenied
    resend(message=message, by=request.user, now=timezone.now())
    messages.success(request, _("The letter is tried again now."))
    return redirect("inbox:letters")
