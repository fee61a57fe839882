"""What clerks do with several submissions at once: those that were ticked, never "all"."""

import uuid

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction

from ..actions import cases
from ..choices import Status
from ..models import Submission
from ..permissions import may
from ..workflow import TransitionRefused
from .access import visible_submissions

AT_MOST = 200


class SubmissionBulkAction(BulkAction):
    """Base: reads ticked ids only, and only those on the person's desks; foreign ones are as if absent."""

    models = [Submission]
    template_name = "participation/staff/bulk.html"

    def dispatch(self, request, *args, **kwargs):
        if not may(request.user, "change_submission"):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def ticked(self) -> list[uuid.UUID]:
        try:
            return [uuid.UUID(value) for value in self.request.GET.getlist("id")][:AT_MOST]
        except ValueError as error:  # "all" among them: nobody changes the whole inbox in one click
            raise Http404 from error

    def get_actionable_objects(self):
        found = list(visible_submissions(self.request.user).filter(pk__in=self.ticked()).select_related("form"))
        if not found:
            raise Http404
        return found, {"items_with_no_access": []}

    def get_execution_context(self) -> dict:
        return {"by": self.request.user}

    @classmethod
    def act(cls, submission: Submission, by) -> None:
        raise NotImplementedError

    @classmethod
    def execute_action(cls, objects, *, by, **kwargs) -> tuple[int, int]:
        done = 0
        for submission in objects:
            try:
                cls.act(submission, by)
                done += 1
            except TransitionRefused:  # it does not apply to where this one stands
                continue
        return done, 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        return ngettext("%(count)d submission changed.", "%(count)d submissions changed.", num_parent_objects) % {
            "count": num_parent_objects
        }


class AssignToMe(SubmissionBulkAction):
    display_name = _("I take them")
    action_type = "assign-to-me"
    aria_label = _("Assign the ticked submissions to me")
    action_priority = 10

    @classmethod
    def act(cls, submission, by) -> None:
        # A new one is taken over as by its button; with any other only the owner changes.
        if submission.status == Status.NEW:
            cases.take(submission=submission, by=by, now=timezone.now())
        else:
            cases.assign(submission=submission, owner=by, by=by, now=timezone.now())


class FileWithoutAnswer(SubmissionBulkAction):
    display_name = _("File them")
    action_type = "file"
    aria_label = _("File the ticked submissions without answer")
    action_priority = 20

    @classmethod
    def act(cls, submission, by) -> None:
        cases.file(submission=submission, by=by, now=timezone.now())


class MoveToQuarantine(SubmissionBulkAction):
    display_name = _("To quarantine")
    action_type = "quarantine"
    aria_label = _("Move the ticked submissions to quarantine")
    action_priority = 30

    @classmethod
    def act(cls, submission, by) -> None:
        cases.quarantine(submission=submission, by=by, now=timezone.now())


class ReleaseFromQuarantine(SubmissionBulkAction):
    display_name = _("Out of quarantine")
    action_type = "release"
    aria_label = _("Release the ticked submissions from quarantine")
    action_priority = 40

    @classmethod
    def act(cls, submission, by) -> None:
        cases.release(submission=submission, by=by, now=timezone.now())


BULK_ACTIONS = (AssignToMe, FileWithoutAnswer, MoveToQuarantine, ReleaseFromQuarantine)
