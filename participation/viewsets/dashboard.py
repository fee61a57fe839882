"""The first thing a clerk sees after signing in: what is new, what is late, what is theirs."""

from django.urls import reverse
from wagtail.admin.ui.components import Component

from ..choices import OPEN_STATUSES, Status
from .counts import inbox_counts


class InboxPanel(Component):
    """Three numbers that lead to three lists; nothing for whoever works at no desk."""

    name = "inbox"
    template_name = "participation/staff/home_panel.html"
    order = 50

    def get_context_data(self, parent_context) -> dict:
        counts = inbox_counts(parent_context["request"])
        inbox = reverse("inbox:index")
        still_open = "&".join(f"status={status}" for status in sorted(OPEN_STATUSES))
        return {
            "counts": counts,
            "new_url": f"{inbox}?status={Status.NEW.value}",
            "mine_url": f"{inbox}?{still_open}&owner=me",
            "late_url": f"{inbox}?due=late",
        }

    def render_html(self, parent_context=None) -> str:
        return super().render_html(parent_context) if inbox_counts(parent_context["request"]) else ""
