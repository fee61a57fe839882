"""One submission: what was sent, what is known, and everything a clerk does with it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..actions import answers, cases
from ..actions.journal import record_sight
from ..actions.presence import be_present
from ..idea_forms import AnnounceForm
from ..models import PersonalDataAccess
from ..permissions import may, may_do, sees_contact, verbs_of, works_on
from ..staff_forms import AnswerForm, CaseForm, HandoverForm, MergeForm, MessageForm
from ..tokens import new_nonce
from ..workflow import TransitionRefused
from . import sheet
from .access import visible_submission, visible_submissions
from .applications import list_url
from .filters import narrowed, next_after

# The views that a case's page leads to.
ADDRESSES = (
    "save", "answer", "announce", "write", "hand_over", "hand_back", "merge", "unmerge", "erase", "reveal", "here", "paper",
)  # fmt: skip


class CaseView(WagtailAdminTemplateMixin, TemplateView):
    """The case as its page; the other views change it and come back here, or show it with what was wrong."""

    template_name = "participation/staff/case.html"
    header_icon = "mail"
    http_method_names = ["get", "head", "options"]

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.submission = visible_submission(request.user, kwargs["pk"])
        self.user = request.user
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

    @cached_property
    def answer(self):
        return answers.answer_of(self.submission)

    def case_form(self, data=None) -> CaseForm:
        initial = {"owner": self.submission.owner_id, "due_on": self.submission.due_on, "seen": self.marker}
        return CaseForm(data, initial=initial, submission=self.submission, prefix="case")

    def answer_form(self, data=None, *, is_publishing: bool = False) -> AnswerForm:
        words = {name: getattr(self.answer, name) for name in (*answers.WORDS, *answers.FACTS)}
        proposal = {} if self.answer.pk else answers.public_words(self.submission)
        initial = words | proposal | {"seen": self.marker, "is_withheld": bool(self.answer.refusal_reason)}
        return AnswerForm(
            data, initial=initial, submission=self.submission, answer=self.answer, is_publishing=is_publishing,
            languages={row.language for row in self.merged}, prefix="answer",
        )  # fmt: skip

    def message_form(self, data=None, **options) -> MessageForm:
        options |= {"submission": self.submission, "today": timezone.localdate()}
        return MessageForm(data, initial={"nonce": new_nonce()}, prefix="message", **options)

    def handover_form(self, data=None) -> HandoverForm:
        return HandoverForm(data, initial={"seen": self.marker}, submission=self.submission, prefix="handover")

    def merge_form(self, data=None) -> MergeForm:
        return MergeForm(data, initial={"seen": self.marker}, prefix="merge")

    def announce_form(self, data=None) -> AnnounceForm | None:
        initial = {"seen": self.marker}
        return (
            AnnounceForm(data, answer=self.answer, initial=initial, prefix="announce")
            if self.answer.published_at
            else None
        )

    @cached_property
    def marker(self) -> str:
        return cases.marker_of(self.submission)

    @cached_property
    def merged(self) -> list:
        """What is answered together with it."""
        return list(self.submission.merged.select_related("form").order_by("received_at", "pk"))

    @property
    def lead(self):
        """What it was merged into, for whoever works on that, too: a case of a form not given to a person is absent."""
        found = self.submission.merged_into
        return found if found and works_on(self.user, found) else None

    @cached_property
    def verbs(self) -> list[str]:
        """What may be done with it now; what was merged into another is answered there."""
        is_merged = self.submission.merged_into_id or self.submission.erased_at
        return [] if is_merged else verbs_of(self.user, self.submission.status)

    def get_context_data(self, **kwargs) -> dict:
        may_change = may(self.user, "change_submission") and not self.submission.erased_at
        kwargs.setdefault("case_form", self.case_form())
        kwargs.setdefault("answer_form", self.answer_form())
        if may_change:
            kwargs.setdefault("message_form", self.message_form())
            kwargs.setdefault("merge_form", self.merge_form())
        if may_hand_over := may_change and sheet.may_be_handed_over(self.submission, self.merged):
            kwargs.setdefault("handover_form", self.handover_form())
        if may(self.user, "answer_submission") and self.answer.published_at:
            kwargs.setdefault("announce_form", self.announce_form())
            kwargs["updates"] = list(self.answer.updates.all())
        shown = sheet.of(self.submission, self.user, reveals=kwargs.pop("reveals", False), now=timezone.now())
        return super().get_context_data(
            submission=self.submission,
            answer=self.answer,
            merged=self.merged,
            merged_shown=[row for row in self.merged if works_on(self.user, row)],
            lead=self.lead,
            clicks=[self.click(verb) for verb in self.verbs if verb in cases.CLICKS],
            marker=self.marker,
            may_change=may_change,
            may_hand_over=may_hand_over,
            may_answer=bool({"answer", "refuse"} & set(self.verbs)),
            may_erase=may(self.user, "erase_submission") and not self.submission.erased_at,
            sees_contact=sees_contact(self.user),
            urls={name: self.address(name, self.submission.pk) for name in ADDRESSES},
            **shown,
            **kwargs,
        )

    def click(self, verb: str) -> dict:
        return {"verb": verb, "label": sheet.VERBS[verb], "url": self.address("click", self.submission.pk, verb)}

    def get(self, request, *args, **kwargs):
        now = timezone.now()
        others = be_present(submission=self.submission, by=self.user, now=now)
        if sees_contact(self.user):
            record_sight(self.submission, by=self.user, how=PersonalDataAccess.How.OPENED, now=now)
        return super().get(request, *args, others=[sheet.presence_label(row) for row in others], **kwargs)

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
        row = visible_submission(self.user, self.submission.pk)
        messages.error(self.request, sheet.who_was_quicker(row))
        self.submission = row
        for name in ("marker", "answer", "merged", "verbs"):
            self.__dict__.pop(name, None)

    def refuse(self, error: Exception, **forms):
        """The action said no, in words for people."""
        messages.error(self.request, str(error))
        return self.show(**forms)


class ClickView(CaseView):
    """A verb that needs nothing but a click."""

    http_method_names = ["post"]

    def post(self, request, *args, verb: str, **kwargs):
        if verb not in cases.CLICKS:
            raise Http404
        if not may_do(self.user, verb):
            raise PermissionDenied
        try:
            cases.CLICKS[verb](
                submission=self.submission, by=self.user, now=timezone.now(), seen=request.POST.get("seen", "")
            )
        except (cases.ChangedMeanwhile, cases.IsMerged, TransitionRefused):
            self.say_changed()
            return self.show()
        return self.leave(sheet.DONE[verb])


class SaveView(CaseView):
    """Owner, due date and a note."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if not may(self.user, "change_submission"):
            raise PermissionDenied
        form = self.case_form(request.POST)
        if not form.is_valid():
            return self.show(case_form=form)
        try:
            cases.update_case(
                submission=self.submission,
                owner=form.wanted("owner"),
                due_on=form.wanted("due_on"),
                note=form.cleaned_data["note"],
                by=self.user,
                now=timezone.now(),
                seen=form.cleaned_data["seen"],
            )
        except cases.ChangedMeanwhile:
            self.say_changed()
            return self.show(case_form=self.again(self.case_form, form))
        return self.leave(_("Saved."))

    def again(self, make_form, form):
        """The same form on what the case is now: what this person changed stays, the rest is as it has become."""
        data = form.data.copy()
        fresh = make_form()
        for bound in fresh:
            name = fresh.add_prefix(bound.name)
            if bound.name not in form.changed_data or bound.name == "seen":
                data[name] = bound.value() if bound.value() is not None else ""
            if bound.field.show_hidden_initial:
                data[f"initial-{name}"] = bound.value() if bound.value() is not None else ""
        return make_form(data)
