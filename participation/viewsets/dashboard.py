"""The first thing a clerk sees after signing in: what is new, what is late, what is theirs."""

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from cms.dates import moment_label

from ..choices import Status
from ..models.following import is_call
from ..queries.outages import Hit, recent_hits
from .counts import inbox_counts
from .letters import undelivered
from .shortcuts import STILL_OPEN


class InboxPanel(Component):
    """Four numbers that lead to four lists; nothing for whoever works at no desk."""

    name = "inbox"
    template_name = "participation/staff/home_panel.html"
    order = 50

    def get_context_data(self, parent_context) -> dict:
        counts = inbox_counts(parent_context["request"])
        inbox = reverse("inbox:index")
        return {
            "counts": counts,
            "new_url": f"{inbox}?status={Status.NEW.value}",
            "mine_url": f"{inbox}?{STILL_OPEN}&owner=me",
            "nobody_url": f"{inbox}?{STILL_OPEN}&owner=nobody",
            "late_url": f"{inbox}?due=late",
            "undelivered": undelivered(parent_context["request"].user).count(),
        }

    def render_html(self, parent_context=None) -> str:
        return super().render_html(parent_context) if inbox_counts(parent_context["request"]) else ""


class OutagePanel(Component):
    """Forms that the portal's silence hit near their close, for whoever may move their deadline."""

    name = "outages"
    template_name = "participation/staff/outages_panel.html"
    order = 40

    def get_context_data(self, parent_context) -> dict:
        user = parent_context["request"].user
        rows = [told_of(hit, user) for hit in recent_hits(timezone.now())]
        return {"rows": [row for row in rows if row]}

    def render_html(self, parent_context=None) -> str:
        rows = self.get_context_data(parent_context)["rows"]
        return super().render_html(parent_context) if rows else ""


def told_of(hit: Hit, user) -> dict | None:
    """The facts, and where the deadline is moved: on the call's page where it follows a call."""
    if (page := hit.page) is None or not page.permissions_for_user(user).can_publish():
        return None
    parent = page.get_parent()
    if is_call(parent):
        where = reverse("wagtailadmin_pages:edit", args=[parent.pk])
    else:
        where = f"{reverse('form_pages:extend', args=[page.pk])}?outage={hit.outage.pk}"
    return {
        "hit": hit,
        "title": hit.form.title,
        "began": moment_label(hit.outage.began_at),
        "ended": moment_label(hit.outage.ended_at),
        "closes": moment_label(hit.form.closes_at),
        "is_call": is_call(parent),
        "url": where,
    }
