"""The committee's page for the officer: rules, grid, members, progress, ranking, the two approvals."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.dates import moment_label
from evaluation.choices import JudgingState
from evaluation.workflow import TRANSITIONS
from participation.proof import in_groups

from ..actions import committee, deciding, drawing, reviewing
from ..actions.committee import has_right
from ..forms.judging import GridFormSet, ReasonForm, RulesForm, SeatForm, lines_of
from ..models import Committee, Review
from ..queries.judging import call_for_staff, lacking_readers, late_of, progress_of, shown_grid
from ..queries.results import ranking_page, recusals_of
from ..workflow import DECIDER
from .doors import ask_password, attempt, right_of, run_call, run_committee

BUTTONS = {
    "convene": gettext_lazy("Convene the committee"),
    "draw": gettext_lazy("Draw who reads what"),
    "rank": gettext_lazy("Compute the ranking"),
    "judge_again": gettext_lazy("Give it back to the reviewers"),
    "approve": gettext_lazy("Approve, as the first person"),
    "take_back_approval": gettext_lazy("Do not approve yet"),
    "approve_second": gettext_lazy("Approve, as the second person"),
    "publish": gettext_lazy("Publish the results"),
}
ACTS = {
    "convene": committee.convene,
    "draw": drawing.draw,
    "rank": deciding.rank,
    "approve": deciding.approve,
    "take_back_approval": deciding.take_back_approval,
    "approve_second": deciding.approve_second,
    "publish": deciding.publish,
}
READ_FIRST = ("approve", "approve_second")  # the digest of what was read comes with the button
ASKING = (*READ_FIRST, "publish")


@require_POST
def form_committee(request, key):
    """The committee of a call, made once."""
    call = run_call(request.user, key, to_change=True)
    found = committee.form_committee(call=call, by=request.user, now=timezone.now())
    return redirect("grants:committee", found.pk)


class OneCommittee(WagtailAdminTemplateMixin):
    """A committee for the officer."""

    header_icon = "clipboard-list"

    @cached_property
    def committee(self) -> Committee:
        return run_committee(self.request.user, self.kwargs["pk"], to_change=self.request.method == "POST")

    def dispatch(self, request, *args, **kwargs):
        self.committee  # noqa: B018 - refuses strangers before anything else is read
        return super().dispatch(request, *args, **kwargs)

    @property
    def back_url(self) -> str:
        return reverse("grants:committee", args=[self.committee.pk])

    def get_breadcrumbs_items(self) -> list:
        calls = {"url": reverse("grants:index"), "label": _("Evaluation of applications")}
        board = {"url": reverse("grants:board", args=[self.committee.call_key]), "label": str(self.committee)}
        here = [] if isinstance(self, CommitteeView) else [{"url": self.back_url, "label": _("Committee")}]
        return [*super().get_breadcrumbs_items(), calls, board, *here, {"url": "", "label": self.get_page_title()}]


class CommitteeView(OneCommittee, TemplateView):
    """Where the judging stands, what has to be done next, and by whom."""

    template_name = "fix_cluj/staff/committee.html"
    page_title = gettext_lazy("Committee")

    def get_context_data(self, **kwargs) -> dict:
        found = self.committee
        is_judging = found.state == JudgingState.JUDGING
        facts = {
            "committee": found,
            "rules": [
                {"label": Committee._meta.get_field(name).verbose_name, "value": rule_label(found, name)}
                for name in Committee.RULES
            ],
            "sections": shown_grid(found),
            "may_prepare": found.state == JudgingState.PREPARING,
            "seats": self.seats(),
            "seat_form": SeatForm(committee=found) if found.state in committee.JOINING else None,
            "may_excuse": found.state in committee.CHANGING,
            "lacking": lacking_readers(found) if is_judging else [],
            "late": late_of(found) if is_judging else [],
            "reviews": self.reviews() if is_judging else [],
            "decisions": ranking_page(found, self.request.GET.get("p")) if found.is_ranked else [],
            "recusals": recusals_of(found),
            "buttons": self.buttons(),
            "digest": in_groups(found.digest),
            "results_url": reverse("grant_results", args=[found.call_key]) if found.published_at else "",
            "revisions": found.revisions.select_related("application"),
            "may_revise": found.state == JudgingState.PUBLISHED and has_right(self.request.user, DECIDER),
        }
        return super().get_context_data(**kwargs) | facts

    def seats(self) -> list[dict]:
        progress = progress_of(self.committee)
        rows = self.committee.seats.select_related("judge")
        return [
            {
                "seat": seat,
                "progress": progress.get(seat.judge_id),
                "declared": moment_label(seat.declared_at, weekday=False) if seat.declared_at else "",
            }
            for seat in rows
        ]

    def reviews(self):
        """What was handed in: it can be given back, its points are not shown before the ranking."""
        rows = Review.objects.filter(
            assignment__application__call_key=self.committee.call_key, handed_in_at__isnull=False
        )
        return rows.select_related("assignment__judge", "assignment__application").order_by(
            "assignment__application__code", "pk"
        )

    def buttons(self) -> list[dict]:
        found, user = self.committee, self.request.user
        verbs = [
            verb for verb in TRANSITIONS.verbs(found.state) if has_right(user, right_of(TRANSITIONS.row(verb).part))
        ]
        if found.first_by_id == user.pk:
            verbs = [verb for verb in verbs if verb != "approve_second"]
        return [{"verb": verb, "label": BUTTONS[verb], "asks": verb == "judge_again"} for verb in verbs]


def rule_label(found: Committee, name: str) -> str:
    """A rule as it is set; without it, that it is not."""
    value = getattr(found, name)
    if name == "ties_by":
        return found.get_ties_by_display()
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _("not set") if value is None else value


@require_POST
def do(request, pk: int, verb: str):
    """One of the verbs that need no words."""
    if verb not in ACTS:
        raise Http404
    found = run_committee(request.user, pk, right_of(TRANSITIONS.row(verb).part), to_change=True)
    if verb in ASKING and (asked := ask_password(request, reverse("grants:committee", args=[pk]))):
        return asked
    facts = {"committee": found, "by": request.user, "now": timezone.now()}
    if verb in READ_FIRST:
        facts["digest"] = request.POST.get("digest", "")
    if verb == "convene":
        facts["call"] = call_for_staff(found.call_key, "ro")
        if facts["call"] is None:
            raise Http404
    attempt(request, _("Done: %(what)s.") % {"what": BUTTONS[verb]}, ACTS[verb], **facts)
    return redirect("grants:committee", pk)


@require_POST
def take_in_late(request, pk: int):
    """What became eligible after the draw is judged, too."""
    found = run_committee(request.user, pk, to_change=True)
    facts = {"by": request.user, "now": timezone.now()}
    attempt(
        request,
        _("Every member declares once more; then they are drawn."),
        drawing.take_in_late,
        committee=found,
        **facts,
    )
    return redirect("grants:committee", pk)


@require_POST
def add_seat(request, pk: int):
    """Somebody joins the committee."""
    found = run_committee(request.user, pk, to_change=True)
    form = SeatForm(request.POST, committee=found)
    if form.is_valid():
        facts = {"judge": form.cleaned_data["judge"], "by": request.user, "now": timezone.now()}
        attempt(request, _("Now in the committee."), committee.give_seat, committee=found, **facts)
    return redirect("grants:committee", pk)


class CommitteeForm(OneCommittee, FormView):
    """Base: a few fields, then back to the committee."""

    template_name = "fix_cluj/staff/form.html"
    submit_label = gettext_lazy("Save")
    explanation = ""

    def get_context_data(self, **kwargs) -> dict:
        about = {"submit_label": self.submit_label, "explanation": self.explanation, "back_url": self.back_url}
        return super().get_context_data(**kwargs) | about


class RulesView(CommitteeForm):
    page_title = gettext_lazy("Rules of judging")
    form_class = RulesForm
    explanation = gettext_lazy("As the call announced them. They are frozen when the committee is convened.")

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"instance": self.committee}

    def form_valid(self, form):
        act, facts = committee.set_rules, {"by": self.request.user, "now": timezone.now()}
        attempt(self.request, _("Saved."), act, committee=self.committee, rules=form.cleaned_data, **facts)
        return redirect(self.back_url)


class GridView(CommitteeForm):
    page_title = gettext_lazy("Grid")
    template_name = "fix_cluj/staff/grid.html"
    form_class = GridFormSet
    explanation = gettext_lazy(
        "Sections with weights that add up to 100, each followed by its rows. Save to get more empty lines; the order of "
        "the lines is the order of the grid."
    )

    def get_form_kwargs(self) -> dict:
        kwargs = super().get_form_kwargs()
        return kwargs | {"initial": lines_of(self.committee)}

    def form_valid(self, form):
        act, facts = committee.set_grid, {"by": self.request.user, "now": timezone.now()}
        attempt(self.request, _("Saved."), act, committee=self.committee, grid=form.grid, **facts)
        return redirect("grants:grid", self.committee.pk) if "more" in self.request.POST else redirect(self.back_url)


class ReasonView(CommitteeForm):
    """Base: something that takes a reason."""

    form_class = ReasonForm
    done = ""

    def form_valid(self, form):
        facts = {"by": self.request.user, "now": timezone.now()}
        attempt(self.request, self.done, self.act, reason=form.cleaned_data["reason"], **facts)
        return redirect(self.back_url)


class ExcuseView(ReasonView):
    page_title = gettext_lazy("Excuse from the committee")
    submit_label = gettext_lazy("Excuse")
    explanation = gettext_lazy("What this person read goes to others, what they gave no longer counts.")
    done = gettext_lazy("Excused.")

    def act(self, *, reason: str, **facts):
        seat = get_object_or_404(self.committee.seats, pk=self.kwargs["seat_pk"])
        drawing.excuse(seat=seat, because=reason, **facts)


class AgainView(ReasonView):
    page_title = gettext_lazy("Give it back to the reviewers")
    submit_label = gettext_lazy("Give it back")
    explanation = gettext_lazy("The ranking and its approval are gone; the reason stays in the history.")
    done = gettext_lazy("The reviewers can go on.")

    def act(self, *, reason: str, **facts):
        deciding.judge_again(committee=self.committee, reason=reason, **facts)


class ReopenView(ReasonView):
    page_title = gettext_lazy("Give a review back")
    submit_label = gettext_lazy("Give it back")
    explanation = gettext_lazy("It no longer counts until its reviewer hands it in again.")
    done = gettext_lazy("Given back.")

    def act(self, *, reason: str, **facts):
        mine = Review.objects.filter(assignment__application__call_key=self.committee.call_key)
        review = get_object_or_404(mine, pk=self.kwargs["review_pk"])
        reviewing.reopen_review(review=review, reason=reason, **facts)
