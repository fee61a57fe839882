"""One submission as it is worked with: what was sent, the conversation, the answer, owner and day."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail import hooks

from cms.workflow import TransitionRefused

from ..actions import answers, cases
from ..actions.journal import record_sight
from ..actions.presence import be_present
from ..idea_forms import AnnounceForm
from ..models import PersonalDataAccess
from ..permissions import may_do, sees_contact
from ..staff_forms import AnswerForm, CaseForm, MessageForm
from ..tokens import new_nonce
from ..workflow import NoPlaceLeft
from . import sheet
from .case_page import CasePage


class CaseView(CasePage):
    """The case as its page; the other views change it and come back here, or show it with what was wrong."""

    template_name = "participation/staff/case.html"

    def case_form(self, data=None) -> CaseForm:
        initial = {"owner": self.submission.owner_id, "due_on": self.submission.due_on, "seen": self.marker}
        return CaseForm(data, initial=initial, submission=self.submission, prefix="case")

    def answer_form(self, data=None, *, is_publishing: bool = False) -> AnswerForm:
        words = {name: getattr(self.answer, name) for name in (*answers.WORDS, *answers.FACTS)}
        proposal = {} if self.answer.pk else answers.public_words(self.submission)
        initial = words | proposal | {"seen": self.marker, "is_withheld": bool(self.answer.refusal_reason)}
        return AnswerForm(
            data, initial=initial, submission=self.submission, answer=self.answer, is_publishing=is_publishing,
            languages=["en"] if self.submission.merged_in_english else [], prefix="answer",
        )  # fmt: skip

    def message_form(self, data=None, **options) -> MessageForm:
        options |= {"submission": self.submission, "today": timezone.localdate()}
        return MessageForm(data, initial={"nonce": new_nonce()}, prefix="message", **options)

    def announce_form(self, data=None) -> AnnounceForm | None:
        initial = {"seen": self.marker}
        return (
            AnnounceForm(data, answer=self.answer, initial=initial, prefix="announce")
            if self.answer.published_at
            else None
        )

    def get_context_data(self, **kwargs) -> dict:
        kwargs.setdefault("case_form", self.case_form())
        kwargs.setdefault("answer_form", self.answer_form())
        if self.may_change:
            kwargs.setdefault("message_form", self.message_form())
        if self.may("answer_submission") and self.answer.published_at:
            kwargs.setdefault("announce_form", self.announce_form())
        shown = sheet.of(
            self.submission,
            self.user,
            reveals=kwargs.pop("reveals", False),
            now=self.now,
            owner=kwargs["case_form"].fields["owner"] if self.may_change else None,
            template=kwargs["message_form"].fields["template"] if self.may_change else None,
        )
        if self.request.method in ("GET", "HEAD"):
            self.note_the_look(shown["since"])
        told = [fact for ask in hooks.get_hooks("case_facts") for fact in ask(self.submission)]
        return super().get_context_data(
            section_facts=told,
            section_notes=[fact["note"] for fact in told if fact.get("note")],
            clicks=[self.click(verb) for verb in self.verbs if verb in cases.CLICKS],
            may_answer=bool({"answer", "refuse"} & set(self.verbs)),
            publishes_pin=bool(answers.public_place(self.submission)),
            **shown,
            **kwargs,
        )

    def click(self, verb: str) -> dict:
        return {"verb": verb, "label": sheet.VERBS[verb], "url": self.address("click", self.submission.pk, verb)}

    def note_the_look(self, since) -> None:
        """This person is here, since then if since earlier, and sees who wrote."""
        be_present(submission=self.submission, by=self.user, since=since, now=self.now)
        if sees_contact(self.user, self.submission) and not self.submission.was_opened:
            record_sight(self.submission, by=self.user, how=PersonalDataAccess.How.OPENED, now=self.now, is_new=True)


class ClickView(CaseView):
    """A verb that needs nothing but a click."""

    http_method_names = ["post"]

    def post(self, request, *args, verb: str, **kwargs):
        if verb not in cases.CLICKS:
            raise Http404
        if not may_do(self.user, verb, self.submission):
            raise PermissionDenied
        try:
            cases.CLICKS[verb](
                submission=self.submission, by=self.user, now=timezone.now(), seen=request.POST.get("seen", "")
            )
        except NoPlaceLeft:
            self.say_full()
            return self.show()
        except (cases.ChangedMeanwhile, cases.IsMerged, TransitionRefused):
            self.say_changed()
            return self.show()
        return self.leave(sheet.DONE[verb])


class SaveView(CaseView):
    """Owner, due date and a note."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if not self.may("change_submission"):
            raise PermissionDenied
        form = self.case_form(request.POST)
        if not form.is_valid():
            return self.incomplete(case_form=form)
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
