"""What debates add to the staff area: the legal terms, what is late, and a guard before publishing."""

from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.models import Holiday

from .actions import follow_terms
from .models import LegalTerm
from .viewsets import DebatesPanel, LegalTermViewSet, refuse_bulk_publish, warn_of_calendar

LOG_ACTIONS = {
    "accept_calendar": (_("Accept a shorter term"), _("Published dates that the law does not allow, with the reason")),
    "follow_terms": (_("Follow the terms"), _("Worked out anew by when the summary is due")),
}

register_snippet(LegalTermViewSet)


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    for verb, (label, message) in LOG_ACTIONS.items():
        actions.register_action(f"debates.{verb}", label, message)


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("debates/admin/debates.css"))


@hooks.register("construct_homepage_panels")
def homepage_panel(request, panels) -> None:
    panels.insert(0, DebatesPanel(request))


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def terms_changed(request, row) -> None:
    if isinstance(row, LegalTerm | Holiday):
        follow_terms(now=timezone.now(), by=request.user)


@hooks.register("after_delete_snippet")
def terms_deleted(request, rows) -> None:
    if any(isinstance(row, LegalTerm | Holiday) for row in rows):
        follow_terms(now=timezone.now(), by=request.user)


hooks.register("before_bulk_action", refuse_bulk_publish)
hooks.register("after_publish_page", warn_of_calendar)
