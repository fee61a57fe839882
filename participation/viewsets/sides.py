"""The pages of a case that are looked up now and then: what is like it and other doors; letters and history."""

from ..actions.journal import record_sight
from ..models import PersonalDataAccess
from ..permissions import sees_contact
from ..staff_forms import HandoverForm, MergeForm
from . import sheet
from .case_page import CasePage


class RelatedView(CasePage):
    """What it may be answered together with, and where else it may belong."""

    template_name = "participation/staff/case_related.html"
    page = "related"

    def handover_form(self, data=None) -> HandoverForm:
        return HandoverForm(data, initial={"seen": self.marker}, submission=self.submission, prefix="handover")

    def merge_form(self, data=None) -> MergeForm:
        return MergeForm(data, initial={"seen": self.marker}, prefix="merge")

    def get_context_data(self, **kwargs) -> dict:
        if self.may_change:
            kwargs.setdefault("merge_form", self.merge_form())
            if sheet.may_be_handed_over(self.submission):
                kwargs.setdefault("handover_form", self.handover_form())
        return super().get_context_data(**sheet.related(self.submission, self.user, now=self.now), **kwargs)


class PastView(CasePage):
    """What was mailed, who did what, who saw personal data."""

    template_name = "participation/staff/case_past.html"
    page = "past"

    def get(self, request, *args, **kwargs):
        if sees_contact(self.user, self.submission) and not self.submission.was_opened:
            record_sight(self.submission, by=self.user, how=PersonalDataAccess.How.OPENED, now=self.now, is_new=True)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**sheet.past(self.submission, self.user), **kwargs)
