"""The inbox: one listing for all forms and both languages, and a view of each submission."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from .applications import ApplicationsViewSet
from .bulk import BULK_ACTIONS
from .case import AnswerView, CaseView, ClickView, SaveView
from .files import attachment, thumbnail
from .inbox import InboxView, export
from .menu import InboxMenuItem

__all__ = ["BULK_ACTIONS", "ApplicationsViewSet", "InboxViewSet"]


class InboxViewSet(ViewSet):
    """Wagtail's bare viewset: there is no view to add, copy, delete or choose a submission."""

    name = "inbox"
    icon = "mail"
    menu_label = _("Inbox")
    menu_order = 90  # before pages: the clerks live here
    add_to_admin_menu = True

    def get_menu_item(self, order=None):
        return InboxMenuItem(
            self.menu_label, self.menu_url, name="inbox", icon_name=self.icon, order=order or self.menu_order
        )

    def get_urlpatterns(self) -> list:
        return [
            path("", InboxView.as_view(), name="index"),
            path("results/", InboxView.as_view(results_only=True), name="results"),
            path("export/<str:kind>/", export, name="export"),
            path("<uuid:pk>/", CaseView.as_view(), name="case"),
            path("<uuid:pk>/save/", SaveView.as_view(), name="save"),
            path("<uuid:pk>/answer/", AnswerView.as_view(), name="answer"),
            path("<uuid:pk>/do/<str:verb>/", ClickView.as_view(), name="click"),
            path("<uuid:pk>/files/<uuid:file_pk>/", attachment, name="attachment"),
            path("<uuid:pk>/files/<uuid:file_pk>/picture/", thumbnail, name="thumbnail"),
        ]
