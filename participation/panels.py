"""What an editor of a form page sees of its submissions: how many, and the way to the inbox."""

from django.urls import reverse
from wagtail.admin.panels import Panel

from .permissions import works_on


class SubmissionsPanel(Panel):
    """The number of submissions with a link to the inbox, and how many questions still wait for English words."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "participation/staff/submissions_panel.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.pk is not None and self.instance.form_row is not None

        def get_context_data(self, parent_context=None) -> dict:
            row = self.instance.form_row
            may_open = self.request is not None and works_on(self.request.user, row)
            return super().get_context_data(parent_context) | {
                "count": row.submissions.count(),
                "inbox_url": f"{reverse('inbox:index')}?form={row.pk}" if may_open else "",
                "waiting": self.instance.waiting_questions(),
            }
