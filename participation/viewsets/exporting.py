"""From a list to a file: asked for with a reason, streamed as CSV or made by the worker, kept a week for its owner."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.dates import CITY_ZONE

from ..actions.exporting import KEPT_FOR, ask_export, tell_progress
from ..exports import CONTENT_TYPES, HEADERS, Table, csv_lines
from ..models import ExportJob, Form
from ..permissions import forms_without, may, may_somewhere, sees_contact, sees_sensitive, still_has, where_may
from .access import visible_submissions
from .applications import list_url
from .filters import narrowed
from .shortcuts import selection_of

TAKEN_BY_ROWS = ("view_contact", "view_sensitive", "export_submission")
KINDS = [("xlsx", _("XLSX, made in the background")), ("csv", _("CSV, at once"))]


class ExportForm(forms.Form):
    """What kind of file, and what it is taken out for."""

    kind = forms.ChoiceField(label=_("File"), choices=KINDS, initial="xlsx", widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("What it is needed for"),
        min_length=5,
        max_length=300,
        help_text=_("Kept with your name and the filters; whoever answers for personal data reads it."),
    )


def refuse_without_permission(user):
    """Of what this person works on, what he or she may export."""
    rows = visible_submissions(user)
    if not may_somewhere(user, "export_submission"):
        raise PermissionDenied
    return where_may(user, "export_submission", rows)


def filename_of(job: ExportJob) -> str:
    return f"ciic-{job.created_at.astimezone(CITY_ZONE):%Y-%m-%d-%H%M}.{job.kind}"


class ExportView(WagtailAdminTemplateMixin, FormView):
    """The question before an export, and what is answered to it."""

    page_title = _("Export")
    header_icon = "download"
    template_name = "participation/staff/export.html"
    form_class = ExportForm

    def dispatch(self, request, *args, **kwargs):
        self.rows = refuse_without_permission(request.user)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def selection(self) -> str:
        return selection_of(self.request.GET)

    @cached_property
    def selected(self):
        return narrowed(self.request, self.rows, self.request.GET)

    def get_breadcrumbs_items(self) -> list[dict]:
        address, label = list_url(self.request.GET)
        return [
            *self.breadcrumbs_items,
            {"url": f"{address}?{self.selection}", "label": label},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | {
            "total": self.selected.count(),
            "sees_contact": sees_contact(self.request.user),
            "sees_sensitive": sees_sensitive(self.request.user),
            "sees_less_of_some": any(forms_without(self.request.user, name) for name in TAKEN_BY_ROWS),
            "submit_url": self.request.get_full_path(),
            "back_url": f"{list_url(self.request.GET)[0]}?{self.selection}",
        }

    def form_valid(self, form):
        kind = form.cleaned_data["kind"]
        asked = {
            "by": self.request.user,
            "kind": kind,
            "selection": self.selection,
            "reason": form.cleaned_data["reason"],
            "total": self.selected.count(),
            "now": timezone.now(),
        }
        if kind == "csv":
            return stream(self.selected, asked)
        forms_taken = Form.objects.filter(pk__in=self.selected.order_by().values("form_id").distinct())
        job = ask_export(**asked, forms=forms_taken)
        return redirect(reverse("inbox:export_job", args=[job.pk]))


def stream(selected, asked: dict) -> StreamingHttpResponse:
    """The heading leaves at once, the rows as they are read."""
    table = Table(selected, asked["by"])
    job = ask_export(**asked, forms=table.forms, is_streamed=True)

    def tell(submissions: list) -> None:
        tell_progress(job=job, submissions=submissions, now=timezone.now())

    response = StreamingHttpResponse(csv_lines(table, tell), content_type=CONTENT_TYPES["csv"], headers=HEADERS)
    response["Content-Disposition"] = f'attachment; filename="{filename_of(job)}"'
    return response


def own_job(user, pk) -> ExportJob:
    """An export of this person; another's is as if absent, and so is one that holds more than they may see now."""
    job = get_object_or_404(ExportJob, pk=pk, by=user)
    if not may(user, "export_submission") or (job.file and not still_has(user, job.rights)):
        raise Http404
    return job


def state_of(job: ExportJob) -> dict:
    """How far it is, in words and numbers."""
    share = 100 if job.finished_at else min(99, 100 * job.rows_done // max(job.rows_total, 1))
    return {
        "job": job,
        "share": share,
        "is_ready": bool(job.finished_at and job.file),
        "is_failed": bool(job.failed_at),
        "is_waiting": not (job.finished_at or job.failed_at),
        "goes_on": job.created_at + KEPT_FOR,
    }


class ExportJobView(WagtailAdminTemplateMixin, TemplateView):
    """How far an export is; the page says the same when it is loaded again."""

    header_icon = "download"
    template_name = "participation/staff/export_job.html"

    def get_page_title(self) -> str:
        return _("Export")

    def get_breadcrumbs_items(self) -> list[dict]:
        exports = {"url": reverse("inbox:exports"), "label": _("My exports")}
        return [*self.breadcrumbs_items, exports, {"url": "", "label": _("Export")}]

    def get(self, request, *args, pk, **kwargs):
        job = own_job(request.user, pk)
        if "progress" in request.GET:
            state = state_of(job)
            return JsonResponse({"share": state["share"], "rows": job.rows_done, "done": not state["is_waiting"]})
        return self.render_to_response(self.get_context_data(**state_of(job)))


class ExportsView(WagtailAdminTemplateMixin, TemplateView):
    """What this person took out, and what can still be downloaded."""

    page_title = _("My exports")
    header_icon = "download"
    template_name = "participation/staff/exports.html"

    def get_breadcrumbs_items(self) -> list[dict]:
        inbox = {"url": reverse("inbox:index"), "label": _("Inbox")}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": self.page_title}]

    def get(self, request, *args, **kwargs):
        refuse_without_permission(request.user)
        jobs = ExportJob.objects.filter(by=request.user)[:50]
        allowed = [job for job in jobs if not job.file or still_has(request.user, job.rights)]
        return self.render_to_response(self.get_context_data(exports=[state_of(job) for job in allowed]))


@require_safe
def export_file(request, pk):
    """The file, for whoever asked for it."""
    job = own_job(request.user, pk)
    if not job.file:
        raise Http404
    try:
        content = job.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        content, as_attachment=True, filename=filename_of(job), content_type=CONTENT_TYPES[job.kind], headers=HEADERS
    )
