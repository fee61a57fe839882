"""The first thing a clerk sees after signing in: what is new, what is late, what is theirs."""

from django.urls import reverse
from wagtail.admin.ui.components import Component

from ..choices import Status
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
