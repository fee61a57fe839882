"""The officer's board of a call: where its applications stand, the formal check of each, clarifications."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.dates import moment_label, money_label
from participation.models import CaseMessage
from participation.permissions import may, may_somewhere
from participation.queries.late import still_to_come
from participation.viewsets.sheet import answers_of

from ..actions import checking
from ..forms.checking import BoardFilter, CheckForm, ChecklistForm, ClarificationForm
from ..forms.judging import ReasonForm
from ..models import Application, CheckItem, Committee, Decision, GrantCallPage
from ..queries.board import applications_of, late_in, pipeline_of, seen_by
from ..queries.completeness import Lack, lacks_of
from ..workflow import APPLICATION
from .doors import attempt, run_call

PER_PAGE = 50


class OneCall(WagtailAdminTemplateMixin):
    """A call for its officer."""

    header_icon = "clipboard-list"

    @cached_property
    def call(self) -> GrantCallPage:
        return run_call(self.request.user, self.kwargs["key"], to_change=self.to_change)

    @property
    def to_change(self) -> bool:
        """Whether the request takes the right to work on the cases; what is about one case asks for it itself."""
        return False

    def dispatch(self, request, *args, **kwargs):
        self.call  # noqa: B018 - refuses strangers before anything else is read
        return super().dispatch(request, *args, **kwargs)

    @property
    def back_url(self) -> str:
        return reverse("grants:board", args=[self.kwargs["key"]])

    def get_breadcrumbs_items(self) -> list:
        calls = {"url": reverse("grants:index"), "label": _("Evaluation of applications")}
        here = [] if isinstance(self, BoardView) else [{"url": self.back_url, "label": self.call.title}]
        return [*super().get_breadcrumbs_items(), calls, *here, {"url": "", "label": self.get_page_title()}]


class BoardView(OneCall, TemplateView):
    """How many applications stand where, what is late, and the list."""

    template_name = "fix_cluj/staff/board.html"

    def get_page_title(self) -> str:
        return self.call.title

    def get_context_data(self, **kwargs) -> dict:
        key, today = self.call.translation_key, timezone.localdate()
        chosen = BoardFilter(self.request.GET)
        asked = chosen.cleaned_data if chosen.is_valid() else {"state": "", "late": False, "lacking": False}
        rows = applications_of(self.request.user, key, today=today, **asked)
        late = set(late_in(key, today).values_list("pk", flat=True))
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("p"))
        lacks = lacks_of(list(page))
        facts = {
            "call": self.call,
            "pipeline": pipeline_of(key),
            "late": len(late),
            "filter": chosen,
            "asked": asked,
            "page": page,
            "query": urlencode({name: value if name == "state" else "on" for name, value in asked.items() if value}),
            "rows": [row_of(row, is_late=row.pk in late, lack=lacks.get(row.pk)) for row in page],
            "committee": Committee.objects.filter(call_key=key).first(),
            "may_clone": may_clone(self.call, self.request.user),
            "may_export": may_somewhere(self.request.user, "export_submission"),
            "lines": CheckItem.objects.filter(call_key=key).count(),
            "has_contracts": Decision.objects.filter(
                committee__call_key=key, committee__published_at__isnull=False
            ).exists(),
        }
        return super().get_context_data(**kwargs) | facts


def may_clone(call: GrantCallPage, user) -> bool:
    """Whoever may write a page beside it begins the next edition."""
    return call.get_parent().permissions_for_user(user).can_add_subpage()


def lacks_label(lack: Lack | None) -> str:
    """What is not here yet, in one line; nothing when everything is."""
    if not lack:
        return ""
    members = ngettext("%(number)d member has not accepted", "%(number)d members have not accepted", lack.members)
    parts = [*lack.files, *([members % {"number": lack.members}] if lack.members else [])]
    return "; ".join([*parts, *([_("address not confirmed")] if lack.is_unconfirmed else [])])


def row_of(row: Application, *, is_late: bool, lack: Lack | None = None) -> dict:
    return {
        "code": row.code,
        "title": row.title,
        "lang": row.language,
        "team": row.team,
        "amount": "" if row.amount is None else money_label(row.amount, row.currency),
        "filed": moment_label(row.filed_at, weekday=False) if row.filed_at else "",
        "state": row.get_state_display(),
        "is_late": is_late,
        "lacks": lacks_label(lack),
    }


class CallForm(OneCall, FormView):
    """Base: a few fields, then back to the board."""

    template_name = "fix_cluj/staff/form.html"
    submit_label = gettext_lazy("Save")
    explanation = ""

    def get_context_data(self, **kwargs) -> dict:
        about = {"submit_label": self.submit_label, "explanation": self.explanation, "back_url": self.back_url}
        return super().get_context_data(**kwargs) | about


class ChecklistView(CallForm):
    page_title = gettext_lazy("Checklist of the formal check")
    form_class = ChecklistForm
    explanation = gettext_lazy(
        "What every application has to have: each line is met or not. It stays the same once the first one was checked."
    )

    @property
    def to_change(self) -> bool:
        return self.request.method == "POST"

    def get_initial(self) -> dict:
        items = list(CheckItem.objects.filter(call_key=self.call.translation_key))
        return {
            f"lines_{language}": "\n".join(getattr(item, f"text_{language}") for item in items)
            for language in ("ro", "en")
        }

    def form_valid(self, form):
        facts = {"lines": form.lines, "by": self.request.user, "now": timezone.now()}
        if not attempt(self.request, _("Saved."), checking.set_checklist, call=self.call, **facts):
            return self.form_invalid(form)
        return redirect(self.back_url)


def one_of_call(user, call: GrantCallPage, code: str, *, to_change: bool = False) -> Application:
    """An application for somebody who works on its form; what is changed takes that right, too."""
    rows = seen_by(user, call.translation_key).select_related("submission__wording__version", "submission__form")
    found = get_object_or_404(rows, code=code)
    if to_change and not may(user, "change_submission", found.submission):
        raise Http404
    return found


class CheckView(CallForm):
    """An application, what was found of it, and what can be done next."""

    template_name = "fix_cluj/staff/check.html"
    form_class = CheckForm
    submit_label = gettext_lazy("Finish the formal check")
    asking: ClarificationForm | None = None  # a question that was not sent, with what was typed

    @cached_property
    def application(self) -> Application:
        to_change = self.request.method == "POST"
        return one_of_call(self.request.user, self.call, self.kwargs["code"], to_change=to_change)

    def get_page_title(self) -> str:
        return self.application.code

    def get_form_kwargs(self) -> dict:
        items = CheckItem.objects.filter(call_key=self.call.translation_key)
        return super().get_form_kwargs() | {"items": items, "initial": {"seen": self.application.submission_id}}

    def get_context_data(self, **kwargs) -> dict:
        row = self.application
        verbs = APPLICATION.verbs(row.state)
        asked = row.submission.conversation.filter(kind=CaseMessage.Kind.REQUEST).last()
        facts = {
            "call": self.call,
            "application": row,
            "answers": [answer for answer in self.answers() if answer["value"] or answer["table"]],
            "results": row.check_results.select_related("item"),
            "may_check": "refuse" in verbs,
            "is_asked": "answer" in verbs,
            "clarification_form": self.asking or (ClarificationForm(prefix="ask") if "ask" in verbs else None),
            "may_go_on": "answer" in verbs,
            "admit_form": ReasonForm(prefix="admit") if "admit" in verbs else None,
            "asked": asked,
            "owed": [one.label for one in still_to_come(row.submission)],
            "owed_until": row.submission.form.late_label if row.submission.form.late_until else "",
        }
        return super().get_context_data(**kwargs) | facts

    def answers(self) -> list[dict]:
        """Without who wrote; a sensitive one is read in the case, where the look is on record."""
        rows = answers_of(self.application.submission, self.request.user, reveals=False)
        return [row | ({"value": _("read it in the case"), "table": None} if row["is_hidden"] else {}) for row in rows]

    def form_valid(self, form):
        if not form.items:
            messages.error(self.request, _("Write the checklist of the call first."))
            return redirect("grants:checklist", self.kwargs["key"])
        if all(form.met.values()) and "answer" in APPLICATION.verbs(self.application.state):
            form.add_error(
                None, _("Every line is met: say first that the answer came, then the check can be finished.")
            )
            return self.form_invalid(form)
        facts = {
            "seen": form.cleaned_data["seen"],
            "met": form.met,
            "notes": form.notes,
            "by": self.request.user,
            "now": timezone.now(),
        }
        if attempt(self.request, _("Saved."), checking.check, application=self.application, **facts):
            return redirect(self.back_url)
        form.data = form.data.copy()
        form.data["seen"] = str(self.application.submission_id)  # which this answer shows
        return self.form_invalid(form)

    def ask_again(self, asking: ClarificationForm):
        """The page with a question that was not sent; nothing of the check was filled in."""
        self.asking = asking
        unsent = self.form_class(**self.get_form_kwargs() | {"data": None, "files": None})
        return self.render_to_response(self.get_context_data(form=unsent))


@require_POST
def ask(request, key, code: str):
    """A question to the team, with its last day."""
    application = one_of_call(request.user, run_call(request.user, key), code, to_change=True)
    form = ClarificationForm(request.POST, prefix="ask")
    if not form.is_valid():
        messages.error(request, _("Say what is not clear, and until when it can be answered."))
    else:
        facts = form.cleaned_data | {"by": request.user, "now": timezone.now()}
        if attempt(request, _("Asked."), checking.ask_clarification, application=application, **facts):
            return redirect("grants:check", key, code)
    page = CheckView()
    page.setup(request, key=key, code=code)
    return page.ask_again(form)


@require_POST
def take_answer(request, key, code: str):
    """The formal check goes on."""
    application = one_of_call(request.user, run_call(request.user, key), code, to_change=True)
    if "answer" not in APPLICATION.verbs(application.state):
        raise Http404
    facts = {"by": request.user, "now": timezone.now()}
    attempt(request, _("The formal check can go on."), checking.take_answer, application=application, **facts)
    return redirect("grants:check", key, code)


@require_POST
def admit(request, key, code: str):
    """What the formal check refused is eligible after all, with the reason."""
    application = one_of_call(request.user, run_call(request.user, key), code, to_change=True)
    form = ReasonForm(request.POST, prefix="admit")
    if not form.is_valid():
        messages.error(request, _("Say why the application is admitted."))
        return redirect("grants:check", key, code)
    facts = {"reason": form.cleaned_data["reason"], "by": request.user, "now": timezone.now()}
    attempt(request, _("Admitted."), checking.admit, application=application, **facts)
    return redirect("grants:check", key, code)
