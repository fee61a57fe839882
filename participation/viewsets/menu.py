"""The inbox in the staff menu, with what is new and what is late."""

from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from ..permissions import works_at_all
from .counts import inbox_counts


class InboxMenuItem(MenuItem):
    """Shown to whoever works at a desk."""

    def is_shown(self, request) -> bool:
        return works_at_all(request.user)

    def render_component(self, request):
        counts = inbox_counts(request)
        label = str(self.label)
        if counts["new"] and counts["overdue"]:
            label = _("Inbox (%(new)d new, %(overdue)d late)") % counts
        elif counts["new"]:
            label = _("Inbox (%(new)d new)") % counts
        elif counts["overdue"]:
            label = _("Inbox (%(overdue)d late)") % counts
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname="inbox-menu", attrs=self.attrs
        )
