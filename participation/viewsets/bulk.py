"""What clerks do with several submissions at once: those that were ticked, or a whole list of at most two hundred."""

import uuid
from urllib.parse import urlsplit

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.bulk_action import BulkAction

from cms.workflow import TransitionRefused

from ..actions import cases
from ..actions.exporting import ask_export
from ..actions.several import can_be_written_to, write_to_several
from ..choices import FormKind, Status
from ..models import Form, Submission
from ..permissions import may, where_may, works_on
from ..staff_forms.several import OwnerForm, ReplyForm
from ..tokens import new_nonce
from .access import visible_submissions
from .exporting import ExportForm
from .filters import narrowed

AT_MOST = 200


class SubmissionBulkAction(BulkAction):
    """Base: only what is on the person's desks; foreign ones are as if absent."""

    models = [Submission]
    template_name = "participation/staff/bulk.html"
    permission = "change_submission"

    def dispatch(self, request, *args, **kwargs):
        visible_submissions(request.user)
        if not may(request.user, self.permission):
            raise Http404
        if len(self.found) > AT_MOST:
            messages.error(request, _("That is more than %(count)d: narrow the list down first.") % {"count": AT_MOST})
            return redirect(self.next_url)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def found(self) -> list[Submission]:
        user = self.request.user
        rows = where_may(user, self.permission, visible_submissions(user)).select_related("form")
        asked = self.request.GET.getlist("id")
        rows = self.whole_list(rows) if "all" in asked else rows.filter(pk__in=self.ticked(asked))
        found = list(rows.order_by("-received_at", "pk")[: AT_MOST + 1])
        if not found:
            raise Http404
        return found

    def ticked(self, asked: list[str]) -> list[uuid.UUID]:
        try:
            return [uuid.UUID(value) for value in asked]
        except ValueError as error:
            raise Http404 from error

    def whole_list(self, rows):
        """The list that was in front of the person: its filters stand in this address."""
        if urlsplit(self.next_url).path == reverse("applications:index"):
            rows = rows.filter(form__kind=FormKind.APPLICATION)
        return narrowed(self.request, rows, self.request.GET)

    def get_actionable_objects(self):
        return self.found, {"items_with_no_access": []}

    def get_execution_context(self) -> dict:
        return {"by": self.request.user, "form": self.cleaned_form}

    @classmethod
    def act(cls, submission: Submission, by, form) -> None:
        raise NotImplementedError

    @classmethod
    def execute_action(cls, objects, *, by, form, **kwargs) -> tuple[int, int]:
        done = 0
        for submission in objects:
            try:
                cls.act(submission, by, form)
                done += 1
            except (TransitionRefused, cases.IsMerged):  # it does not apply to where this one stands
                continue
        return done, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        done = ngettext("%(count)d submission changed.", "%(count)d submissions changed.", num_parent_objects) % {
            "count": num_parent_objects
        }
        left = len(self.found) - num_parent_objects
        if not left:
            return done
        stayed = ngettext("%(count)d stays as it was.", "%(count)d stay as they were.", left) % {"count": left}
        return f"{done} {stayed}"


class AssignToMe(SubmissionBulkAction):
    display_name = _("I take them")
    action_type = "assign-to-me"
    aria_label = _("Assign the ticked submissions to me")
    action_priority = 10

    @classmethod
    def act(cls, submission, by, form) -> None:
        # A new one is taken over as by its button; with any other only the owner changes.
        if submission.status == Status.NEW:
            cases.take(submission=submission, by=by, now=timezone.now())
        else:
            cases.assign(submission=submission, owner=by, by=by, now=timezone.now())


class WithRows(SubmissionBulkAction):
    """Base of actions whose form depends on what was ticked."""

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"rows": self.found, "user": self.request.user}


class Assign(WithRows):
    display_name = _("Give them to")
    action_type = "assign"
    aria_label = _("Give the ticked submissions to a colleague")
    action_priority = 12
    form_class = OwnerForm

    @classmethod
    def act(cls, submission, by, form) -> None:
        owner = form.cleaned_data["owner"]
        if owner and not works_on(owner, submission):
            raise TransitionRefused("the new owner would not find it")
        cases.assign(submission=submission, owner=owner, by=by, now=timezone.now())


class Reply(WithRows):
    """A message to each author; what the page shows first is how many letters leave, in which language."""

    display_name = _("Write to them")
    action_type = "reply"
    aria_label = _("Write to the authors of the ticked submissions")
    action_priority = 14
    form_class = ReplyForm
    template_name = "participation/staff/bulk_reply.html"

    def get_initial(self) -> dict:
        return {"nonce": new_nonce()}

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"rows": self.written_to}

    @cached_property
    def written_to(self) -> list[Submission]:
        return [row for row in self.found if can_be_written_to(row)]

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(**kwargs) | letters_leaving(self.found, self.written_to)

    @classmethod
    def execute_action(cls, objects, *, by, form, **kwargs) -> tuple[int, int]:
        texts = {language: form.text_in(language) for language in form.languages}
        rows, nonce = form.rows, form.cleaned_data["nonce"]
        return len(write_to_several(submissions=rows, texts=texts, nonce=nonce, by=by, now=timezone.now())), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext(
            "%(count)d author was written to.", "%(count)d authors were written to.", num_parent_objects
        ) % {"count": num_parent_objects}


def letters_leaving(found: list[Submission], written_to: list[Submission]) -> dict:
    """How many letters leave, in which language, and who gets none."""
    return {
        "in_romanian": sum(row.language == "ro" for row in written_to),
        "in_english": sum(row.language == "en" for row in written_to),
        "without_address": sum(not row.email for row in written_to),
        "left_out": len(found) - len(written_to),
    }


class Export(SubmissionBulkAction):
    """The ticked ones as a file, with a reason, as every export."""

    display_name = _("Export them")
    action_type = "export"
    aria_label = _("Export the ticked submissions")
    action_priority = 16
    permission = "export_submission"
    form_class = ExportForm

    def prepare_action(self, objects, objects_without_access):
        job = ask_export(
            by=self.request.user,
            kind=self.cleaned_form.cleaned_data["kind"],
            selection="",
            ids=[row.pk for row in objects],
            reason=self.cleaned_form.cleaned_data["reason"],
            forms=Form.objects.filter(pk__in={row.form_id for row in objects}),
            total=len(objects),
            now=timezone.now(),
        )
        return redirect(reverse("inbox:export_job", args=[job.pk]))


class VerbAction(SubmissionBulkAction):
    """Base: a verb of the workflow that needs nothing but a click."""

    verb = ""

    @classmethod
    def act(cls, submission, by, form) -> None:
        cases.CLICKS[cls.verb](submission=submission, by=by, now=timezone.now())


class FileWithoutAnswer(VerbAction):
    display_name = _("File them")
    action_type = verb = "file"
    aria_label = _("File the ticked submissions without answer")
    action_priority = 20


class Reopen(VerbAction):
    display_name = _("Reopen them")
    action_type = verb = "reopen"
    aria_label = _("Reopen the ticked submissions")
    action_priority = 25


class MoveToQuarantine(VerbAction):
    display_name = _("To quarantine")
    action_type = verb = "quarantine"
    aria_label = _("Move the ticked submissions to quarantine")
    action_priority = 30


class ReleaseFromQuarantine(VerbAction):
    display_name = _("Out of quarantine")
    action_type = verb = "release"
    aria_label = _("Release the ticked submissions from quarantine")
    action_priority = 40


BULK_ACTIONS = (
    AssignToMe, Assign, Reply, Export, FileWithoutAnswer, Reopen, MoveToQuarantine, ReleaseFromQuarantine,
)  # fmt: skip
