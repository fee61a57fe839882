"""The listing of the inbox and the way from it to an export."""

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import Button

from ..choices import OPEN_STATUSES, Status
from ..exports import EXPORTS
from ..models import Submission
from ..permissions import may, sees_contact
from .access import visible_submissions
from .counts import inbox_counts
from .filters import InboxFilterSet, narrowed

HEAVY = ("answers", "search_text", "contact_text")  # not shown in a list, and most of a row's bytes


class SubmissionColumn(TitleColumn):
    cell_template_name = "participation/staff/cells/submission.html"


class StatusColumn(Column):
    cell_template_name = "participation/staff/cells/status.html"


class DueColumn(Column):
    cell_template_name = "participation/staff/cells/due.html"


class MomentColumn(Column):
    cell_template_name = "participation/staff/cells/moment.html"


class InboxView(BaseListingView):
    """Everything that was sent to a person's desks, newest first."""

    model = Submission
    page_title = _("Inbox")
    header_icon = "mail"
    template_name = "participation/staff/inbox.html"
    results_template_name = "participation/staff/inbox_results.html"
    index_url_name = "inbox:index"
    index_results_url_name = "inbox:results"
    filterset_class = InboxFilterSet
    is_searchable = True
    paginate_by = 40
    default_ordering = "-received_at"
    verbose_name_plural = _("submissions")
    counted = ""  # which of the counts the shortcuts show; empty: the whole inbox's

    def get_base_queryset(self):
        return visible_submissions(self.request.user).select_related("form", "owner").defer(*HEAVY)

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset) if self.filters.is_valid() else queryset.real()

    def search_queryset(self, queryset):
        return queryset.matching(self.search_query, with_contact=sees_contact(self.request.user))

    def order_queryset(self, queryset):
        is_descending, field = self.ordering.startswith("-"), self.ordering.lstrip("-")
        place = F(field).desc(nulls_last=True) if is_descending else F(field).asc(nulls_last=True)
        return queryset.order_by(place if field in ("due_on", "owner") else self.ordering, "pk")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="submission"),
            SubmissionColumn("submission", label=_("Submission"), accessor="title", get_url=self.case_url, sort_key="title"),
            Column("form", label=_("Form"), accessor="form.title", sort_key="form__title"),
            Column("language", label=_("Language"), accessor="get_language_display", sort_key="language"),
            StatusColumn("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
            Column("owner", label=_("Owner"), accessor=lambda row: row.owner or _("nobody"), sort_key="owner"),
            DueColumn("due_on", label=_("Answer due"), sort_key="due_on"),
            MomentColumn("received_at", label=_("Received"), sort_key="received_at"),
        ]

    @cached_property
    def selection(self) -> str:
        """The query string that says which submissions are listed, without what only this page needs."""
        query = self.request.GET.copy()
        for name in (self.page_kwarg, "_w_filter_fragment", "ordering"):
            query.pop(name, None)
        return query.urlencode()

    def case_url(self, row: Submission) -> str:
        url = reverse("inbox:case", args=[row.pk])
        return f"{url}?{self.selection}" if self.selection else url

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        if not may(self.request.user, "export_submission"):
            return []
        labels = {"xlsx": _("Download XLSX"), "csv": _("Download CSV")}
        return [
            Button(label, url=f"{reverse('inbox:export', args=[kind])}?{self.selection}", icon_name="download", priority=place)
            for place, (kind, label) in enumerate(labels.items())
        ]

    @property
    def shortcuts(self) -> list[dict]:
        """The lists that clerks open most, with how many wait in each."""
        counts = inbox_counts(self.request)
        counts = counts[self.counted] if self.counted else counts
        still_open = "&".join(f"status={status}" for status in sorted(OPEN_STATUSES))
        found = [
            {"label": _("All of them"), "query": "", "count": None},
            {"label": _("Still open"), "query": still_open, "count": counts["open"]},
            {"label": _("New ones"), "query": f"status={Status.NEW.value}", "count": counts["new"]},
            {"label": _("Mine"), "query": f"{still_open}&owner=me", "count": counts["mine"]},
            {"label": _("Past the day"), "query": "due=late", "count": counts["overdue"]},
            {"label": _("Quarantine"), "query": f"status={Status.QUARANTINED.value}", "count": counts["quarantined"]},
        ]
        return [item | {"is_current": self.shortcut(item["query"]) == self.selection} for item in found]

    def shortcut(self, query: str) -> str:
        """A shortcut's query as `selection` would say it."""
        return query

    def get_context_data(self, *args, **kwargs) -> dict:
        context = super().get_context_data(*args, **kwargs)
        return context | {"shortcuts": self.shortcuts, "selection": self.selection, "model_opts": Submission._meta}


@require_GET
def export(request, kind: str):
    """The current selection as a file; its own permission, and a log entry of who took it."""
    submissions = visible_submissions(request.user)
    if kind not in EXPORTS:
        raise Http404
    if not may(request.user, "export_submission"):
        raise PermissionDenied
    selected = narrowed(request, submissions, request.GET).order_by("-received_at", "pk")
    return EXPORTS[kind](selected, by=request.user, now=timezone.now(), selection=request.GET.urlencode())
