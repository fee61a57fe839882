"""Applications for funding, as the grants officer lists them: the inbox narrowed to one kind, with its own columns."""

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSet

from ..choices import Desk, FormKind
from ..models import Attachment, Form, Submission
from ..permissions import desks_of
from ..queries import call_titles, keys_by_role
from .access import listed_forms
from .columns import DueColumn, MomentColumn, StatusColumn, SubmissionColumn
from .counts import inbox_counts
from .filters import InboxFilterSet
from .inbox import SEARCHED, InboxView
from .menu import InboxMenuItem

PRESET = f"kind={FormKind.APPLICATION.value}"


def may_open(user) -> bool:
    return Desk.GRANTS in desks_of(user)


def applications_of(request) -> list[Form]:
    return [form for form in listed_forms(request.user) if form.kind == FormKind.APPLICATION]


class ApplicationFilterSet(InboxFilterSet):
    """As the inbox's, among the forms of calls."""

    def __init__(self, data=None, queryset=None, *, request=None, prefix=None):
        super().__init__(data, queryset, request=request, prefix=prefix)
        self.filters.pop("kind")

    def offered_forms(self) -> list[Form]:
        return applications_of(self.request)


class AmountColumn(Column):
    cell_template_name = "participation/staff/cells/amount.html"


class ApplicationsView(InboxView):
    """Everything that was applied for, newest first: for which call, by which team, how much."""

    page_title = _("Applications for funding")
    header_icon = "clipboard-list"
    index_url_name = "applications:index"
    index_results_url_name = "applications:results"
    filterset_class = ApplicationFilterSet
    verbose_name_plural = _("applications")
    kind = FormKind.APPLICATION
    counted = "applications"

    def dispatch(self, request, *args, **kwargs):
        if not may_open(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        rows = super().get_base_queryset().filter(form__kind=FormKind.APPLICATION)
        # The answers hold team and amount; the search text is heavy and is not shown.
        rows = rows.defer(None).defer(*SEARCHED)
        # Counted for the rows of the page: a join would group every application there is.
        files = Attachment.objects.filter(submission=OuterRef("pk")).order_by().values("submission")
        counted = Coalesce(Subquery(files.annotate(number=Count("pk")).values("number")), 0)
        return rows.annotate(files=counted, version_id=F("wording__version_id"))

    @cached_property
    def columns(self) -> list[Column]:
        return [
            *self.ticks,
            SubmissionColumn("submission", label=_("Title"), accessor="title", get_url=self.case_url, sort_key="title"),
            Column("team", label=_("Applicant"), accessor=lambda row: self.answer(row, "team")),
            Column("call", label=_("Call"), accessor=self.call, sort_key="form__title"),
            AmountColumn("amount", label=_("Amount asked for (lei)"), accessor=lambda row: self.answer(row, "amount")),
            Column("files", label=_("Files"), accessor="files", sort_key="files"),
            MomentColumn("received_at", label=_("Received"), sort_key="received_at"),
            StatusColumn("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
            DueColumn("due_on", label=_("Answer due"), sort_key="due_on"),
        ]

    @cached_property
    def roles(self) -> dict[int, dict[str, str]]:
        return keys_by_role(applications_of(self.request))

    @cached_property
    def calls(self) -> dict[int, str]:
        return call_titles(applications_of(self.request))

    def answer(self, row: Submission, role: str) -> str:
        """What was answered to the question with that meaning, in whichever version was filled in."""
        found = row.answers.get(self.roles.get(row.version_id, {}).get(role), "")
        return found.get("amount", "") if isinstance(found, dict) else found

    def call(self, row: Submission) -> str:
        return self.calls.get(row.form_id) or row.form.title

    @cached_property
    def selection(self) -> str:
        """Cases and exports opened from here stay among the applications."""
        return "&".join(filter(None, [PRESET, super().selection]))

    def shortcut(self, query: str) -> str:
        return "&".join(filter(None, [PRESET, query]))


class ApplicationsMenuItem(InboxMenuItem):
    """Shown to the grants desk alone."""

    def is_shown(self, request) -> bool:
        return may_open(request.user)

    def render_component(self, request):
        counts = inbox_counts(request)["applications"]
        label = f"{self.label} ({counts['new']})" if counts["new"] else str(self.label)
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname="inbox-menu", attrs=self.attrs
        )


class ApplicationsViewSet(ViewSet):
    """The listing alone: a case, its files and its export are the inbox's."""

    name = "applications"
    icon = "clipboard-list"
    menu_label = _("Applications for funding")
    menu_order = 91  # right below the inbox
    add_to_admin_menu = True

    def get_menu_item(self, order=None):
        return ApplicationsMenuItem(
            self.menu_label, self.menu_url, name="applications", icon_name=self.icon, order=order or self.menu_order
        )

    def get_urlpatterns(self) -> list:
        return [
            path("", ApplicationsView.as_view(), name="index"),
            path("results/", ApplicationsView.as_view(results_only=True), name="results"),
        ]


def list_url(selection) -> tuple[str, str]:
    """(address, label) of the list that a selection came from: the applications', or the whole inbox."""
    if selection.get("kind") != FormKind.APPLICATION:
        return reverse("inbox:index"), _("Inbox")
    return reverse("applications:index"), _("Applications for funding")
