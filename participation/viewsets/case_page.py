"""What every page of one case shares: the row, where it stands, its addresses, and the way on after a change."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..actions import cases
from ..choices import FormKind
from ..models import PublicAnswer
from ..permissions import may, sees_contact, verbs_of, works_on
from . import sheet
from .access import visible_case, visible_submissions
from .applications import list_url
from .filters import narrowed, next_after

# The views that a case's page leads to.
ADDRESSES = (
    "save", "answer", "announce", "write", "hand_over", "hand_back", "merge", "unmerge", "erase", "reveal", "here", "paper",
    "related",
)  # fmt: skip
ANSWERING = ("answer", "refuse")
# Its pages: what is worked with every day, and what is looked up now and then.
PAGES = (
    ("case", gettext_lazy("The case")),
    ("related", gettext_lazy("Similar ones, handing over")),
    ("past", gettext_lazy("Letters and history")),
)


class CasePage(WagtailAdminTemplateMixin, TemplateView):
    """One of a case's pages; the views that change it show one of them with what was wrong."""

    header_icon = "mail"
    http_method_names = ["get", "head", "options"]
    page = "case"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.user, self.now = request.user, timezone.now()
        self.submission = visible_case(self.user, kwargs["pk"], now=self.now)
        # Where it stood among the others before anything changes: "next" is counted from here.
        self.place = (self.submission.due_on, self.submission.received_at, self.submission.pk)

    @cached_property
    def selection(self) -> str:
        return self.request.GET.urlencode()

    def address(self, name: str, *args) -> str:
        url = reverse(f"inbox:{name}", args=args)
        return f"{url}?{self.selection}" if self.selection else url

    @cached_property
    def list_address(self) -> str:
        """The list that the case was opened from, under the same filters."""
        url = list_url(self.request.GET)[0]
        return f"{url}?{self.selection}" if self.selection else url

    def get_page_title(self) -> str:
        return self.submission.reference

    def get_breadcrumbs_items(self) -> list[dict]:
        inbox = {"url": self.list_address, "label": list_url(self.request.GET)[1]}
        return [*self.breadcrumbs_items, inbox, {"url": "", "label": self.submission.reference}]

    # --- what is known and may be done -------------------------------------------------------------------------------

    @cached_property
    def answer(self) -> PublicAnswer:
        """The answer, or a new one that is not stored yet."""
        found = getattr(self.submission, "answer", None) or PublicAnswer()
        found.submission = self.submission
        return found

    @cached_property
    def marker(self) -> str:
        answered = self.answer.updated_at if self.answer.pk else None
        return cases.marker_from(self.submission, answered, self.submission.last_written)

    @property
    def lead(self):
        """What it was merged into, for whoever works on that, too: a case of a form not given to a person is absent."""
        found = self.submission.merged_into
        return found if found and works_on(self.user, found) else None

    @cached_property
    def verbs(self) -> list[str]:
        """What may be done with it now; what was merged into another is answered there."""
        if self.submission.merged_into_id or self.submission.erased_at:
            return []
        found = verbs_of(self.user, self.submission.status, self.submission)
        return [verb for verb in found if verb not in ANSWERING] if self.is_answered_together else found

    @property
    def is_answered_together(self) -> bool:
        """A question about a call: everybody reads its answer at one moment, in a round."""
        return self.submission.form.kind == FormKind.QUESTION

    def may(self, permission: str) -> bool:
        return may(self.user, permission, self.submission)

    @property
    def may_change(self) -> bool:
        return self.may("change_submission") and not self.submission.erased_at

    def get_context_data(self, **kwargs) -> dict:
        may_hand_over = self.may_change and sheet.may_be_handed_over(self.submission)
        has_related = self.submission.form.brings_ideas or may_hand_over
        return super().get_context_data(
            submission=self.submission,
            answer=self.answer,
            lead=self.lead,
            marker=self.marker,
            may_change=self.may_change,
            may_hand_over=may_hand_over,
            is_answered_together=self.is_answered_together,
            may_erase=self.may("erase_submission") and not self.submission.erased_at,
            sees_contact=sees_contact(self.user, self.submission),
            urls={name: self.address(name, self.submission.pk) for name in ADDRESSES},
            pages=[self.tab(name, label) for name, label in PAGES if name != "related" or has_related],
            **kwargs,
        )

    def tab(self, name: str, label) -> dict:
        return {"url": self.address(name, self.submission.pk), "label": label, "is_current": name == self.page}

    # --- what the views that change something share -----------------------------------------------------------------

    def doing(self) -> dict:
        return {"submission": self.submission, "by": self.user, "now": timezone.now()}

    def show(self, **forms):
        """The case again, with what was typed."""
        return self.render_to_response(self.get_context_data(**forms))

    def leave(self, message: str):
        """After a change: to the next open submission of the same selection when asked, else back to this one."""
        if "next" not in self.request.POST:
            messages.success(self.request, message)
            return redirect(self.address("case", self.submission.pk))
        selected = narrowed(self.request, visible_submissions(self.user), self.request.GET)
        following = next_after(selected, self.place)
        if following is None:
            messages.success(self.request, message + " " + _("It was the last open one of this selection."))
            return redirect(self.list_address)
        messages.success(self.request, f"{self.submission.reference}: {message}")
        return redirect(self.address("case", following.pk))

    def say_changed(self) -> None:
        """Somebody was quicker: say so and who; what was typed stays in the form."""
        row = visible_case(self.user, self.submission.pk, now=self.now)
        messages.error(self.request, sheet.who_was_quicker(row))
        self.submission = row
        for name in ("marker", "answer", "verbs"):
            self.__dict__.pop(name, None)

    def refuse(self, error: Exception, **forms):
        """The action said no, in words for people."""
        messages.error(self.request, str(error))
        return self.show(**forms)

    def say_full(self) -> None:
        """What was refused or set aside gave its place away, and there is none left."""
        messages.error(
            self.request, _("All places of this form are taken. Raise their number on the form's page first.")
        )

    def incomplete(self, **forms):
        """Something in a form is not right: said at the top, because the field may stand far below."""
        return self.refuse(_("Nothing was done yet: look at what is marked below."), **forms)
