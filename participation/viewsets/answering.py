"""Answering a case, and telling afterwards what became of what was promised."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin import messages

from cms.workflow import TransitionRefused

from ..actions import answers, cases
from ..actions.execution import ExecutionIncomplete, announce
from ..permissions import may
from ..workflow import NoPlaceLeft
from . import sheet
from .case import CaseView

TOO_LATE = (cases.ChangedMeanwhile, cases.IsMerged, TransitionRefused, answers.AlreadyPublished)


class AnswerView(CaseView):
    """The answer: kept as a draft, looked at, cleaned of personal data, or published."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if not may(self.user, "answer_submission", self.submission) or self.is_answered_together:
            raise PermissionDenied
        if "redact" in request.POST:
            return self.redact()
        form = self.answer_form(request.POST, is_publishing="draft" not in request.POST)
        if not form.is_valid():
            messages.error(request, _("The answer is not complete yet. What you wrote is kept below."))
            return self.show(answer_form=form)
        if "preview" in request.POST:
            return self.show(answer_form=form, preview=sheet.preview(self.submission, form.words))
        if "draft" in request.POST:
            return self.write(answers.save_draft, form, _("The draft is saved; nobody outside sees it."))
        return self.write(answers.publish_answer, form, _("The answer is published."))

    def redact(self):
        """The same form with brackets where personal data stood; nothing is stored."""
        form = self.answer_form(self.request.POST)
        data = form.data.copy()
        for name, text in form.without_marks().items():
            data[form.add_prefix(name)] = text
        messages.warning(self.request, _("What was found is replaced below. Read it again before you publish."))
        return self.show(answer_form=self.answer_form(data))

    def write(self, action, form, message: str):
        try:
            action(
                submission=self.submission,
                words=form.words,
                by=self.user,
                now=timezone.now(),
                seen=form.cleaned_data["seen"],
            )
        except NoPlaceLeft:
            self.say_full()
            return self.show(answer_form=self.answer_form(form.data))
        except TOO_LATE:
            self.say_changed()
            data = form.data.copy()
            data[form.add_prefix("seen")] = self.marker
            return self.show(answer_form=self.answer_form(data), theirs=sheet.theirs(self.answer, form.words))
        return self.leave(message)


class AnnounceView(CaseView):
    """A step of the execution, below an answer that is published."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if not may(self.user, "answer_submission", self.submission):
            raise PermissionDenied
        form = self.announce_form(request.POST)
        if form is None or not form.is_valid():
            return self.incomplete(announce_form=form)
        try:
            announce(answer=self.answer, by=self.user, now=timezone.now(), **form.cleaned_data)
        except ExecutionIncomplete as error:
            return self.refuse(error, announce_form=form)
        except cases.ChangedMeanwhile:
            self.say_changed()
            data = form.data.copy()
            data[form.add_prefix("seen")] = self.marker
            return self.show(announce_form=self.announce_form(data))
        return self.leave(_("The step is published and told to its author and to those who follow."))
