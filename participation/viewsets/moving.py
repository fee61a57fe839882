"""A case goes to another desk, is merged with others, or loses its author's data; and who has it open."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from ..actions import cases, handover, merging, presence, privacy
from ..actions.journal import record, record_sight
from ..models import PersonalDataAccess
from ..permissions import may, may_do, sees_sensitive, works_on
from ..staff_forms import EraseForm
from . import sheet
from .access import visible_submission, visible_submissions
from .case import CaseView

REFUSED = (handover.HandoverRefused, merging.MergeRefused)


class ChangingView(CaseView):
    """Base of what takes the permission to change submissions."""

    http_method_names = ["post"]
    permission = "change_submission"

    def post(self, request, *args, **kwargs):
        if not may(self.user, self.permission):
            raise PermissionDenied
        try:
            return self.change()
        except cases.ChangedMeanwhile:
            self.say_changed()
            return self.show()
        except REFUSED as error:
            return self.refuse(error)

    def change(self):
        raise NotImplementedError


class HandOverView(ChangingView):
    """To another form or desk; whoever does not work there sees it no more."""

    def change(self):
        form = self.handover_form(self.request.POST)
        if not form.is_valid():
            return self.show(handover_form=form)
        row = handover.hand_over(
            desk=form.desk,
            form=form.form,
            note=form.cleaned_data["note"],
            seen=form.cleaned_data["seen"],
            **self.doing(),
        )
        return self.leave_moved(row, _("%(reference)s is handed over; its author is told."))

    def leave_moved(self, row, message: str):
        message %= {"reference": row.reference}
        if works_on(self.user, row):
            return self.leave(message)
        messages.success(self.request, message)
        return redirect(self.list_address)


class HandBackView(HandOverView):
    def change(self):
        row = handover.hand_back(seen=self.request.POST.get("seen"), **self.doing())
        return self.leave_moved(row, _("%(reference)s is handed back; its author is told."))


class MergeView(ChangingView):
    """Into another submission of the same desk, by its number or from the suggestions."""

    def change(self):
        form = self.merge_form(self.request.POST)
        if not form.is_valid():
            return self.show(merge_form=form)
        lead = visible_submissions(self.user).filter(reference=form.cleaned_data["into"]).first()
        if lead is None:
            form.add_error("into", _("There is no such submission at your desks."))
            return self.show(merge_form=form)
        verb = merging.verb_given_by(lead)
        if verb and not may_do(self.user, verb):
            form.add_error("into", _("It is answered already: merging gives its answer, and you may not give answers."))
            return self.show(merge_form=form)
        merging.merge(into=lead, seen=form.cleaned_data["seen"], **self.doing())
        messages.success(self.request, _("%(reference)s is merged into this one; both authors are answered together.") % {"reference": self.submission.reference})  # fmt: skip
        return redirect(self.address("case", lead.pk))


class UnmergeView(ChangingView):
    def change(self):
        merging.unmerge(**self.doing())
        return self.leave(_("It stands for itself again."))


class RevealView(ChangingView):
    """Sensitive answers, shown once; who looked is written down."""

    permission = "view_sensitive"

    def change(self):
        record_sight(self.submission, by=self.user, how=PersonalDataAccess.How.REVEALED, now=timezone.now())
        record(self.submission, "reveal", by=self.user)
        return self.show(reveals=sees_sensitive(self.user))


class EraseView(CaseView):
    """Asks first, on a page of its own: what is erased comes back by nobody."""

    http_method_names = ["get", "head", "post"]
    template_name = "participation/staff/erase.html"

    def dispatch(self, request, *args, **kwargs):
        if not may(self.user, "erase_submission"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.ask(EraseForm(submission=self.submission))

    def post(self, request, *args, **kwargs):
        form = EraseForm(request.POST, submission=self.submission)
        if not form.is_valid():
            return self.ask(form)
        privacy.erase_as_asked(reason=form.cleaned_data["reason"], **self.doing())
        messages.success(request, _("The author's data is erased; the number and the counts stay."))
        return redirect(self.address("case", self.submission.pk))

    def ask(self, form):
        return self.render_to_response(
            {**super(CaseView, self).get_context_data(), "submission": self.submission, "form": form, "case_url": self.address("case", self.submission.pk)}
        )  # fmt: skip


class HereView(CaseView):
    """A sign of life from a page that is open; says who else is there."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        row = visible_submission(self.user, self.submission.pk)
        others = presence.be_present(submission=row, by=self.user, now=timezone.now())
        return JsonResponse(
            {"others": [sheet.presence_label(other) for other in others], "marker": cases.marker_of(row)}
        )
