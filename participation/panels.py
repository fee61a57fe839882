"""What an editor of a form page sees of its submissions: how many, and the way to the inbox."""

from django.urls import reverse
from wagtail.admin.panels import FieldPanel, Panel

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
            source = self.instance.fact_source() or self.instance
            may_try = self.request is not None and source.permissions_for_user(self.request.user).can_edit()
            left = row.places_left()
            return super().get_context_data(parent_context) | {
                "places": row.places,
                "places_taken": None if left is None else row.places - left,
                "in_line": row.waiting.count() if row.has_waiting_list else 0,
                "count": row.submissions.filter(is_test=False).count(),
                "tests": row.submissions.filter(is_test=True).count(),
                "test_url": reverse("form_pages:test", args=[self.instance.pk])
                if row.current_version_id and may_try
                else "",
                "delete_tests_url": reverse("form_pages:delete_tests", args=[self.instance.pk]),
                "inbox_url": f"{reverse('inbox:index')}?form={row.pk}" if may_open else "",
                "waiting": self.instance.waiting_questions(),
            }


class VersionsPanel(Panel):
    """The versions of the form with their answers, and what publishing this draft would change."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "participation/staff/versions_panel.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.instance.pk is not None and self.instance.form_row is not None

        def get_context_data(self, parent_context=None) -> dict:
            return super().get_context_data(parent_context) | {
                "versions": self.instance.version_history(),
                "difference": self.instance.difference_to(self.instance.questions),
            }


class ConfirmPanel(FieldPanel):
    """A box to tick, shown only where publishing asks for it."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            if not super().is_shown():
                return False
            page = self.instance
            return self.field_name in self.form.errors or bool(page.pk and page.difference_to(page.questions))

        def get_comparison(self) -> list:
            return []
