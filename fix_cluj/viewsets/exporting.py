"""A call's applications with their files: asked for with a reason, on record before anything leaves, streamed as ZIP."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Sum
from django.http import Http404, StreamingHttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from cms.dates import CITY_ZONE
from participation.actions.exporting import ask_export, tell_progress
from participation.exports import HEADERS
from participation.models import Form
from participation.permissions import forms_without, may_somewhere, sees_contact, sees_sensitive
from participation.viewsets.exporting import TAKEN_BY_ROWS

from ..exports import FilesExport
from ..forms.checking import BoardFilter
from ..queries.board import applications_of, exported_by
from .board import OneCall


class ReasonForm(forms.Form):
    """What the archive is taken out for."""

    reason = forms.CharField(
        label=_("What it is needed for"),
        min_length=5,
        max_length=300,
        help_text=_("Kept with your name and the filters; whoever answers for personal data reads it."),
    )


class ExportView(OneCall, FormView):
    """What would leave, and the question before it does."""

    template_name = "fix_cluj/staff/export.html"
    page_title = _("Applications with their files")
    header_icon = "download"
    form_class = ReasonForm

    def dispatch(self, request, *args, **kwargs):
        self.call  # noqa: B018 - refuses strangers before anything else is read
        if not may_somewhere(request.user, "export_submission"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def asked(self) -> dict:
        chosen = BoardFilter(self.request.GET)
        if not chosen.is_valid():
            raise Http404
        return chosen.cleaned_data

    @cached_property
    def rows(self):
        user, key = self.request.user, self.call.translation_key
        return exported_by(user, applications_of(user, key, today=timezone.localdate(), **self.asked))

    def get_context_data(self, **kwargs) -> dict:
        user = self.request.user
        files = self.rows.order_by().aggregate(
            number=Count("submission__attachments"), size=Sum("submission__attachments__size")
        )
        facts = {
            "total": self.rows.count(),
            "files": files["number"],
            "size": files["size"] or 0,
            "sees_contact": sees_contact(user),
            "sees_sensitive": sees_sensitive(user),
            "sees_less_of_some": any(forms_without(user, name) for name in TAKEN_BY_ROWS),
            "submit_url": self.request.get_full_path(),
            "back_url": self.back_url,
        }
        return super().get_context_data(**kwargs) | facts

    def form_valid(self, form):
        by, key = self.request.user, self.call.translation_key
        chosen = {"call": key, "state": self.asked["state"], "late": "on" if self.asked["late"] else ""}
        job = ask_export(
            by=by,
            kind="zip",
            selection=urlencode({name: value for name, value in chosen.items() if value}),
            reason=form.cleaned_data["reason"],
            forms=Form.objects.filter(pk__in=self.rows.order_by().values("submission__form")),
            total=self.rows.count(),
            now=timezone.now(),
            is_streamed=True,
        )

        def tell(submissions: list) -> None:
            tell_progress(job=job, submissions=submissions, now=timezone.now())

        response = StreamingHttpResponse(
            FilesExport(self.rows, by, tell), content_type="application/zip", headers=HEADERS
        )
        name = f"{self.call.slug}-{job.created_at.astimezone(CITY_ZONE):%Y-%m-%d-%H%M}.zip"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
