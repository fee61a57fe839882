"""The inbox: one listing for all forms and both languages, and a view of each submission."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from .answering import AnnounceView, AnswerView
from .applications import ApplicationsViewSet
from .bulk import BULK_ACTIONS
from .case import CaseView, ClickView, SaveView
from .contestations import CallsGroup
from .entry import EntryView, NewEntryView
from .exporting import ExportJobView, ExportsView, ExportView, export_file
from .files import attachment, clean_copy, thumbnail
from .form_access import FormAccessView, take_back
from .front_desk import FrontDeskGroup
from .inbox import InboxView
from .letters import LettersView, send_again
from .lists import drop, keep
from .menu import InboxMenuItem
from .moving import EraseView, HandBackView, HandOverView, HereView, MergeView, RevealView, UnmergeView
from .paper import paper
from .polls import PollViewSet
from .sides import PastView, RelatedView
from .talking import WriteView

__all__ = ["BULK_ACTIONS", "ApplicationsViewSet", "CallsGroup", "FrontDeskGroup", "InboxViewSet", "PollViewSet"]


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
            path("export/", ExportView.as_view(), name="export"),
            path("exports/", ExportsView.as_view(), name="exports"),
            path("exports/<uuid:pk>/", ExportJobView.as_view(), name="export_job"),
            path("exports/<uuid:pk>/file/", export_file, name="export_file"),
            path("access/", FormAccessView.as_view(), name="form_access"),
            path("access/<int:pk>/take-back/", take_back, name="take_back"),
            path("letters/", LettersView.as_view(), name="letters"),
            path("letters/<int:pk>/again/", send_again, name="send_again"),
            path("lists/", keep, name="keep"),
            path("lists/<int:pk>/drop/", drop, name="drop"),
            path("new/", NewEntryView.as_view(), name="new"),
            path("new/<int:form_pk>/<str:language>/", EntryView.as_view(), name="enter"),
            path("<uuid:pk>/", CaseView.as_view(), name="case"),
            path("<uuid:pk>/related/", RelatedView.as_view(), name="related"),
            path("<uuid:pk>/past/", PastView.as_view(), name="past"),
            path("<uuid:pk>/save/", SaveView.as_view(), name="save"),
            path("<uuid:pk>/answer/", AnswerView.as_view(), name="answer"),
            path("<uuid:pk>/do/<str:verb>/", ClickView.as_view(), name="click"),
            path("<uuid:pk>/announce/", AnnounceView.as_view(), name="announce"),
            path("<uuid:pk>/write/", WriteView.as_view(), name="write"),
            path("<uuid:pk>/hand-over/", HandOverView.as_view(), name="hand_over"),
            path("<uuid:pk>/hand-back/", HandBackView.as_view(), name="hand_back"),
            path("<uuid:pk>/merge/", MergeView.as_view(), name="merge"),
            path("<uuid:pk>/unmerge/", UnmergeView.as_view(), name="unmerge"),
            path("<uuid:pk>/erase/", EraseView.as_view(), name="erase"),
            path("<uuid:pk>/reveal/", RevealView.as_view(), name="reveal"),
            path("<uuid:pk>/here/", HereView.as_view(), name="here"),
            path("<uuid:pk>/receipt/", paper, name="paper"),
            path("<uuid:pk>/files/<uuid:file_pk>/", attachment, name="attachment"),
            path("<uuid:pk>/files/<uuid:file_pk>/clean/", clean_copy, name="clean_copy"),
            path("<uuid:pk>/files/<uuid:file_pk>/picture/", thumbnail, name="thumbnail"),
        ]
