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
from ..permissions import may, may_do, verbs_of
from ..staff_forms import AnswerForm, CaseForm
from ..workflow import TransitionRefused
from . import sheet
from .access import visible_submission, visible_submissions
from .applications import list_url
from .filters import narrowed, next_after


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
        words = {name: getattr(self.answer, name) for name in answers.WORDS}
        proposal = {} if self.answer.pk else answers.public_words(self.submission)
        initial = words | proposal | {"seen": self.marker}
        return AnswerForm(data, initial=initial, submission=self.submission, is_publishing=is_publishing, prefix="answer")

    @cached_property
    def marker(self) -> str:
        return cases.marker_of(self.submission)

    def get_context_data(self, **kwargs) -> dict:
        kwargs.setdefault("case_form", self.case_form())
        kwargs.setdefault("answer_form", self.answer_form())
        verbs = [verb for verb in verbs_of(self.user, self.submission.status) if verb in cases.CLICKS]
        return super().get_context_data(
            submission=self.submission,
            answer=self.answer,
            clicks=[{"verb": verb, "label": sheet.VERBS[verb], "url": self.address("click", self.submission.pk, verb)} for verb in verbs],
            marker=self.marker,
            may_change=may(self.user, "change_submission"),
            may_answer=bool({"answer", "refuse"} & set(verbs_of(self.user, self.submission.status))),
            save_url=self.address("save", self.submission.pk),
            answer_url=self.address("answer", self.submission.pk),
            **sheet.of(self.submission),
            **kwargs,
        )

    # --- what the views that change something share -----------------------------------------------------------------

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
        for name in ("marker", "answer"):
            self.__dict__.pop(name, None)


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
        except (cases.ChangedMeanwhile, TransitionRefused):
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


class AnswerView(CaseView):
    """The answer: kept as a draft, looked at, or published."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if not may(self.user, "answer_submission"):
            raise PermissionDenied
        form = self.answer_form(request.POST, is_publishing="draft" not in request.POST)
        if not form.is_valid():
            messages.error(request, _("The answer is not complete yet. What you wrote is kept below."))
            return self.show(answer_form=form)
        if "preview" in request.POST:
            return self.show(answer_form=form, preview=sheet.preview(self.submission, form.words))
        return self.keep(form) if "draft" in request.POST else self.publish(form)

    def keep(self, form):
        return self.write(answers.save_draft, form, _("The draft is saved; nobody outside sees it."))

    def publish(self, form):
        return self.write(answers.publish_answer, form, _("The answer is published."))

    def write(self, action, form, message: str):
        try:
            action(
                submission=self.submission,
                words=form.words,
                by=self.user,
                now=timezone.now(),
                seen=form.cleaned_data["seen"],
            )
        except (cases.ChangedMeanwhile, TransitionRefused, answers.AlreadyPublished):
            self.say_changed()
            data = form.data.copy()
            data[form.add_prefix("seen")] = self.marker
            return self.show(answer_form=self.answer_form(data))
        return self.leave(message)
