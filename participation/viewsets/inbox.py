"""The listing of the inbox: one queue over all forms, languages and channels."""

from urllib.parse import urlencode

from django.db.models import F
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import Button, ButtonWithDropdown

from ..models import Submission
from ..permissions import desks_of, may, may_somewhere
from .access import visible_submissions
from .columns import AnswerColumns, DueColumn, MomentColumn, StatusColumn, SubmissionColumn
from .counts import inbox_counts, unanswered
from .filters import InboxFilterSet, matching
from .shortcuts import BUILT_IN, address_of, kept_by, selection_of

SEARCHED = ("search_text", "contact_text")
HEAVY = ("answers", *SEARCHED)  # not shown in a list, and most of a row's bytes
BULK_SHOWN = 4  # the others unfold
SMALL_BUTTON = "button button-secondary button-small"
REACHABLE = 2000  # whoever looks for more than fifty pages narrows the list down


def bulk_button(action) -> Button:
    """As Wagtail's own footer makes it; its script adds what was ticked."""
    return Button(
        action.display_name,
        url=reverse("wagtail_bulk_action", args=["participation", "submission", action.action_type]),
        classname=f"{SMALL_BUTTON} bulk-action-btn",
        attrs={"aria-label": action.aria_label, "data-bulk-action-button": ""},
        priority=action.action_priority,
    )


class FirstRows(WagtailPaginator):
    """Counts no further than anybody leafs: a count of all rows would read all of them for each page."""

    def __init__(self, *args, count_rows, **kwargs):
        self.count_rows = count_rows
        super().__init__(*args, **kwargs)

    @cached_property
    def count(self) -> int:
        return self.count_rows(self.object_list.order_by()[: REACHABLE + 1])

    @cached_property
    def num_pages(self) -> int:
        return max(1, -(-min(self.count, REACHABLE) // self.per_page))

    @property
    def is_cut(self) -> bool:
        return self.count > REACHABLE

    @property
    def items_count_label(self) -> str:
        if self.is_cut:
            return _("more than %(count)d submissions") % {"count": REACHABLE}
        return ngettext("%(count)d submission", "%(count)d submissions", self.count) % {"count": self.count}


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
    paginator_class = FirstRows
    default_ordering = "-received_at"
    verbose_name_plural = _("submissions")
    kind = ""  # the one kind that is listed; empty: all
    counted = ""  # which of the counts the shortcuts show; empty: the whole inbox's

    def get_base_queryset(self):
        unread = SEARCHED if self.answer_columns.chosen else HEAVY
        return visible_submissions(self.request.user).select_related("form", "owner").defer(*unread)

    def filter_queryset(self, queryset):
        return super().filter_queryset(queryset) if self.filters.is_valid() else queryset.real()

    def search_queryset(self, queryset):
        return matching(self.request.user, queryset, self.search_query)

    def order_queryset(self, queryset):
        is_descending, field = self.ordering.startswith("-"), self.ordering.lstrip("-")
        place = F(field).desc(nulls_last=True) if is_descending else F(field).asc(nulls_last=True)
        return queryset.order_by(place if field in ("due_on", "owner") else self.ordering, "pk")

    def get_paginator(self, *args, **kwargs):
        return super().get_paginator(*args, count_rows=self.count_rows, **kwargs)

    def count_rows(self, rows) -> int:
        """Counted together with what the shortcuts and the menu show."""
        lists = {"listed": rows, "waiting": unanswered(self.request.user, self.kind)}
        return inbox_counts(self.request, **lists)["listed"]

    @cached_property
    def answer_columns(self) -> AnswerColumns:
        return AnswerColumns(self.filters.one_form, self.request.GET, self.request.user)

    @cached_property
    def columns(self) -> list[Column]:
        answers = self.answer_columns.as_columns()
        return [
            *self.ticks,
            SubmissionColumn(
                "submission", label=_("Submission"), accessor="title", get_url=self.case_url, sort_key="title"
            ),
            *(answers or [Column("form", label=_("Form"), accessor="form.title", sort_key="form__title")]),
            Column("language", label=_("Language"), accessor="get_language_display", sort_key="language"),
            StatusColumn("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
            Column("owner", label=_("Owner"), accessor=lambda row: row.owner or _("nobody"), sort_key="owner"),
            DueColumn("due_on", label=_("Answer due"), sort_key="due_on"),
            MomentColumn("received_at", label=_("Received"), sort_key="received_at"),
        ]

    @cached_property
    def bulk_buttons(self) -> list[Button]:
        """What this person may do with several: of the form that is listed, or of any."""
        user, form = self.request.user, self.filters.one_form
        actions = bulk_action_registry.get_bulk_actions_for_model("participation", "submission")
        allowed = [
            action
            for action in sorted(actions, key=lambda action: action.action_priority)
            if (may(user, action.permission, form) if form else may_somewhere(user, action.permission))
        ]
        buttons = [bulk_button(action) for action in allowed]
        rest = buttons[BULK_SHOWN:]
        more = [ButtonWithDropdown(label=_("More"), classname=SMALL_BUTTON, buttons=rest)] if rest else []
        return [*buttons[:BULK_SHOWN], *more]

    @cached_property
    def ticks(self) -> list[Column]:
        """Boxes to tick, for whoever may do anything with what is ticked."""
        return [BulkActionsCheckboxColumn("bulk_actions", obj_type="submission")] if self.bulk_buttons else []

    @cached_property
    def selection(self) -> str:
        return selection_of(self.request.GET)

    def case_url(self, row: Submission) -> str:
        url = reverse("inbox:case", args=[row.pk])
        return f"{url}?{self.selection}" if self.selection else url

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        user, found = self.request.user, []
        if desks_of(user) and may(user, "change_submission"):
            found.append(Button(_("Enter something by hand"), url=reverse("inbox:new"), icon_name="edit", priority=0))
        if may_somewhere(user, "export_submission"):
            export = f"{reverse('inbox:export')}?{self.selection}"
            found.append(Button(_("Export"), url=export, icon_name="download", priority=1))
            found.append(Button(_("My exports"), url=reverse("inbox:exports"), icon_name="list-ul", priority=2))
        if desks_of(user) and may(user, "change_formaccess"):
            access = reverse("inbox:form_access")
            found.append(Button(_("Access to single forms"), url=access, icon_name="lock", priority=3))
        return found

    @property
    def shortcuts(self) -> list[dict]:
        """The lists that clerks open most, with how many wait in each, and those that this person keeps."""
        counts = inbox_counts(self.request)
        counts = counts | counts[self.counted] if self.counted else counts
        return [
            {
                "label": label,
                "query": query,
                "count": counts[name] if name else None,
                "is_current": self.shortcut(query) == self.selection,
            }
            for label, query, name in BUILT_IN
        ]

    @cached_property
    def kept(self) -> list[dict]:
        return [
            {"pk": row.pk, "name": row.name, "query": address_of(row), "is_current": row.query == self.selection}
            for row in kept_by(self.request.user)
        ]

    def shortcut(self, query: str) -> str:
        """A shortcut's query as `selection` would say it."""
        return query

    def get_context_data(self, *args, **kwargs) -> dict:
        return super().get_context_data(*args, **kwargs) | {
            "shortcuts": self.shortcuts,
            "kept": self.kept,
            "answer_columns": self.answer_columns,
            "list_query": self.list_query,
            "bulk_buttons": self.bulk_buttons,
        }

    @property
    def list_query(self) -> str:
        """What keeping this list under a name keeps: the selection and the columns."""
        columns = urlencode([("column", key) for key in self.answer_columns.chosen])
        return "&".join(filter(None, [self.selection, columns]))
