"""A clerk types in what came on paper, by phone, at the desk or by e-mail: into the same queue, with its own receipt."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..actions.entering import enter_by_hand
from ..actions.uploads import drop_staged, stage_upload
from ..builder import build_form_class
from ..gate import Refused
from ..models import FormWording, StagedUpload
from ..permissions import may
from ..staff_forms import Entry, EntryStart, entry_form
from ..tokens import BadToken, issue, read
from ..workflow import NoPlaceLeft
from .access import visible_forms

SCANS = "scans"
SCANNED = ["pdf", "jpg", "jpeg", "png", "docx", "odt"]
LARGEST_SCAN = 20 * 1024 * 1024


class NewEntryView(WagtailAdminTemplateMixin, TemplateView):
    """Which form, in whose language."""

    template_name = "participation/staff/entry_start.html"
    page_title = gettext_lazy("Enter something by hand")
    header_icon = "edit"
    http_method_names = ["get", "head", "options"]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.forms_of_mine = visible_forms(request.user, "change_submission")
        if not self.forms_of_mine.exists():
            raise Http404

    def dispatch(self, request, *args, **kwargs):
        if not may(request.user, "change_submission"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        inbox = {"url": reverse("inbox:index"), "label": _("Inbox")}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": self.get_page_title()}]

    def get(self, request, *args, **kwargs):
        asked = request.GET if "form" in request.GET else None
        form = EntryStart(asked, forms_of_mine=self.forms_of_mine)
        if form.is_bound and form.is_valid():
            return redirect("inbox:enter", form.cleaned_data["form"].pk, form.cleaned_data["language"])
        return self.render_to_response(self.get_context_data(form=form))


class EntryView(NewEntryView):
    """The form's own questions, and how and when it came."""

    template_name = "participation/staff/entry.html"
    http_method_names = ["get", "head", "options", "post"]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.form_row = self.forms_of_mine.filter(pk=kwargs["form_pk"]).select_related("current_version").first()
        version = self.form_row and self.form_row.current_version
        self.wording = version and FormWording.objects.newest(version, kwargs["language"])
        if self.wording is None:
            raise Http404

    def get_page_title(self) -> str:
        return self.form_row.title

    @cached_property
    def token(self):
        try:
            return read(self.request.POST.get("entry-token", ""))
        except BadToken:
            return None

    def questions(self, data=None):
        """The questions in the words that their author would have read."""
        with override(self.wording.language):
            made = entry_form(build_form_class(self.wording.version.structure, self.wording.words))
            return made(data, auto_id="id_%s")

    def entry(self, data=None) -> Entry:
        now = timezone.now()
        initial = {"received_at": now, "token": issue(wording_id=self.wording.pk, now=now)}
        return Entry(data, initial=initial, form=self.form_row, now=now, prefix="entry")

    def get(self, request, *args, **kwargs):
        return self.show(self.entry(), self.questions())

    def show(self, entry, questions, problems=()):
        staged = StagedUpload.objects.filter(nonce=self.token.nonce) if self.token else []
        context = self.get_context_data(
            entry=entry, questions=questions, staged=staged, problems=problems, wording=self.wording, scans=SCANS,
            accept=",".join(f".{kind}" for kind in SCANNED),
        )  # fmt: skip
        return self.render_to_response(context)

    def post(self, request, *args, **kwargs):
        entry, questions = self.entry(request.POST), self.questions(request.POST)
        if self.token is None or self.token.wording_id != self.wording.pk:
            messages.error(request, _("The form changed meanwhile. Look at it again and save again."))
            data = request.POST.copy()
            data["entry-token"] = issue(wording_id=self.wording.pk, now=timezone.now())
            del self.__dict__["token"]
            return self.show(self.entry(data), questions)
        problems = self.stage()
        if type(questions).asked_for_rows(request.POST):
            questions.leave_unjudged()
            return self.show(entry, questions, problems)
        with override(self.wording.language):
            is_filled = questions.is_valid()
        if not (entry.is_valid() and is_filled) or problems:
            messages.error(request, _("Nothing is stored yet. What you typed is kept below."))
            return self.show(entry, questions, problems)
        try:
            return self.store(entry.cleaned_data, questions.cleaned_data)
        except NoPlaceLeft:
            messages.error(
                request, _("All places of this form are taken, so nothing is stored. What you typed is kept below.")
            )
            return self.show(entry, questions, problems)

    def stage(self) -> list[str]:
        """Keep the scans that came, drop those ticked; why others were refused."""
        drop_staged(nonce=self.token.nonce, ids=self.request.POST.getlist("remove"), now=timezone.now())
        problems = []
        for upload in self.request.FILES.getlist(SCANS):
            try:
                stage_upload(
                    form=self.form_row, nonce=self.token.nonce, key=SCANS, upload=upload, extensions=SCANNED,
                    max_bytes=LARGEST_SCAN, now=timezone.now(),
                )  # fmt: skip
            except Refused as refusal:
                problems.append(str(refusal))
        return problems

    def store(self, entry: dict, cleaned: dict):
        """The way of everything that comes in, but nobody is screened: a member of staff vouches for it."""
        submission = enter_by_hand(
            wording=self.wording, cleaned=cleaned, received_at=entry["received_at"], now=timezone.now(),
            by=self.request.user, nonce=self.token.nonce, staged=list(StagedUpload.objects.filter(nonce=self.token.nonce)),
            **self.how(entry),
        )  # fmt: skip
        return self.leave(submission)

    def how(self, entry: dict) -> dict:
        """How it came, as the action takes it."""
        return {"channel": entry["channel"], "late_reason": entry["late_reason"]}

    def leave(self, submission):
        """To the case, with the paper for whoever stands at the desk."""
        paper = reverse("inbox:paper", args=[submission.pk])
        stored = _("%(reference)s is stored.") % {"reference": submission.reference}
        messages.success(
            self.request, stored, buttons=[messages.button(paper, _("Receipt for printing"), new_window=True)]
        )
        return redirect("inbox:case", submission.pk)
