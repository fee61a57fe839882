"""A case goes to another desk, is merged with others, or loses its author's data; and who has it open."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from ..actions import cases, handover, merging, presence, privacy
from ..actions.journal import record, record_sight
from ..models import PersonalDataAccess
from ..permissions import gains_by_moving, may_do, where_may, works_on
from ..staff_forms import EraseForm
from . import sheet
from .access import visible_submissions
from .case import CaseView
from .case_page import CasePage
from .sides import RelatedView

GAINS = gettext_lazy("You may see or do less of it here than you could there: a colleague has to hand it over.")
REFUSED = (handover.HandoverRefused, merging.MergeRefused)


class ChangingView(CasePage):
    """Base of what takes the permission to change submissions."""

    http_method_names = ["post"]
    permission = "change_submission"

    def post(self, request, *args, **kwargs):
        if not self.may(self.permission):
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


class HandOverView(ChangingView, RelatedView):
    """To another form or desk; whoever does not work there sees it no more."""

    def change(self):
        form = self.handover_form(self.request.POST)
        if not form.is_valid():
            return self.incomplete(handover_form=form)
        target = form.form
        if target and gains_by_moving(self.user, self.submission, target):
            form.add_error("target", GAINS)
            return self.incomplete(handover_form=form)
        row = handover.hand_over(
            desk=form.desk,
            form=target,
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
        target = self.submission.handed_from
        if target and gains_by_moving(self.user, self.submission, target):
            raise handover.HandoverRefused(GAINS)
        row = handover.hand_back(seen=self.request.POST.get("seen"), **self.doing())
        return self.leave_moved(row, _("%(reference)s is handed back; its author is told."))


class MergeView(ChangingView, RelatedView):
    """Into another submission of the same desk, by its number or from the suggestions."""

    def change(self):
        form = self.merge_form(self.request.POST)
        if not form.is_valid():
            return self.incomplete(merge_form=form)
        leads = where_may(self.user, self.permission, visible_submissions(self.user))
        lead = leads.filter(reference=form.cleaned_data["into"]).first()
        if lead is None:
            form.add_error("into", _("There is no such submission at your desks."))
            return self.incomplete(merge_form=form)
        may_give = [verb for verb in ("answer", "refuse") if may_do(self.user, verb, self.submission)]
        try:
            merging.merge(into=lead, seen=form.cleaned_data["seen"], may_give=may_give, **self.doing())
        except merging.AnswerNotAllowed:
            form.add_error("into", _("It is answered already: merging gives its answer, and you may not give answers."))
            return self.incomplete(merge_form=form)
        messages.success(self.request, _("%(reference)s is merged into this one; both authors are answered together.") % {"reference": self.submission.reference})  # fmt: skip
        return redirect(self.address("case", lead.pk))


class UnmergeView(ChangingView, RelatedView):
    def change(self):
        merging.unmerge(**self.doing())
        return self.leave(_("It stands for itself again."))


class RevealView(ChangingView, CaseView):
    """Sensitive answers, shown once; who looked is written down."""

    permission = "view_sensitive"

    def change(self):
        record_sight(self.submission, by=self.user, how=PersonalDataAccess.How.REVEALED, now=timezone.now())
        record(self.submission, "reveal", by=self.user)
        return self.show(reveals=self.may("view_sensitive"))


class EraseView(CasePage):
    """Asks first, on a page of its own: what is erased comes back by nobody."""

    http_method_names = ["get", "head", "post"]
    template_name = "participation/staff/erase.html"

    def dispatch(self, request, *args, **kwargs):
        if not self.may("erase_submission"):
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
            self.get_context_data(form=form, case_url=self.address("case", self.submission.pk))
        )


class HereView(CasePage):
    """A sign of life from a page that is open; says who else is there."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        found = presence.here(submission=self.submission, now=self.now)
        mine = next((row.opened_at for row in found if row.user_id == self.user.pk), None)
        presence.be_present(submission=self.submission, by=self.user, since=mine, now=self.now)
        others = [sheet.presence_label(row.user, row.opened_at) for row in found if row.user_id != self.user.pk]
        return JsonResponse({"others": others, "marker": self.marker})
