"""On the first page after signing in: debates that the law does not allow, that lack a day, or whose summary is late."""

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.dates import date_label

from ..queries import Concern, concerns

MOST_SHOWN = 12


class DebatesPanel(Component):
    """For whoever may edit these pages; nothing when all is well."""

    name = "debates"
    template_name = "debates/staff/home_panel.html"
    order = 60

    def __init__(self, request):
        self.found = [entry(concern) for concern in concerns_of(request.user)]

    def get_context_data(self, parent_context) -> dict:
        return {"concerns": self.found[:MOST_SHOWN], "more": max(0, len(self.found) - MOST_SHOWN)}

    def render_html(self, parent_context=None) -> str:
        return super().render_html(parent_context) if self.found else ""


def concerns_of(user) -> list[Concern]:
    """Those of pages that this person may change."""
    if not (found := concerns(timezone.now())):
        return []
    editable = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    known = set(editable.filter(pk__in=[concern.page.pk for concern in found]).values_list("pk", flat=True))
    return [concern for concern in found if concern.page.pk in known]


def entry(concern: Concern) -> dict:
    return {
        "title": concern.page.title,
        "url": reverse("wagtailadmin_pages:edit", args=[concern.page.pk]),
        "broken": [line_words(line) for line in concern.broken],
        "missing": [line_words(line) for line in concern.missing],
        "due": date_label(concern.due_on, weekday=False) if concern.due_on else "",
    }


def line_words(line) -> dict:
    """A term with its dates, as the templates of staff show it."""
    return {
        "rule": line.label,
        "limit": date_label(line.limit, weekday=False) if line.limit else "",
        "chosen": date_label(line.chosen, weekday=False) if line.chosen else "",
        "is_most": line.term.is_most,
    }
