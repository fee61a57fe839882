"""The jury's desk: the promise, entries by code, points and remark, conflicts, the signature below the ranking."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.dates import moment_label
from evaluation.forms import ScoreSheet
from participation.proof import in_groups

from ..actions import jury, ranking
from ..choices import RoundState
from ..forms.staff import ReasonForm
from ..models import JuryAssignment, JuryConflict, JuryReview, JurySeat
from ..queries.sealed import entries_to_judge, in_own_order
from .doors import attempt, own_seat


class OwnSeat(WagtailAdminTemplateMixin):
    """A round for a juror."""

    header_icon = "lock"

    @cached_property
    def seat(self) -> JurySeat:
        return own_seat(self.request.user, self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        self.seat  # noqa: B018 - refuses strangers before anything else is read
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list:
        rounds = {"url": reverse("sealed:index"), "label": _("Sealed entries")}
        return [*super().get_breadcrumbs_items(), rounds, {"url": "", "label": self.get_page_title()}]


class DeskView(OwnSeat, TemplateView):
    """What a juror has to do; before the promise nothing is shown."""

    template_name = "competitions/staff/desk.html"

    def get_page_title(self) -> str:
        return str(self.seat.round)

    def get_context_data(self, **kwargs) -> dict:
        seat, found = self.seat, self.seat.round
        reviews = {
            review.assignment.entry_id: review
            for review in JuryReview.objects.filter(
                assignment__judge=seat.judge, assignment__entry__round=found
            ).select_related("assignment")
        }
        entries = in_own_order(seat, entries_to_judge(seat))
        conflicts = JuryConflict.objects.filter(judge=seat.judge, entry__round=found).select_related("entry")
        facts = {
            "round": found,
            "seat": seat,
            "rows": [{"entry": entry, "review": reviews.get(entry.pk)} for entry in entries],
            "done": sum(1 for entry in entries if entry.pk in reviews and reviews[entry.pk].is_handed_in),
            "conflicts": [conflict.entry.code for conflict in conflicts],
            "is_judging": found.state == RoundState.JUDGING,
            "is_signing": found.state == RoundState.SIGNING and seat.signed_at is None,
            "signed": moment_label(seat.signed_at) if seat.signed_at else "",
            "ranking": found.ranking if found.is_ranked else [],
            "digest": in_groups(found.digest),
            "public_url": reverse("sealed_ranking", args=[found.competition_key]) if found.published_at else "",
        }
        return super().get_context_data(**kwargs) | facts


@require_POST
def give_promise(request, pk: int):
    seat = own_seat(request.user, pk)
    jury.promise(seat=seat, now=timezone.now())
    return redirect("sealed:jury", pk)


@require_POST
def sign_ranking(request, pk: int):
    """The digest of what was read comes with the button."""
    seat = own_seat(request.user, pk)
    facts = {"digest": request.POST.get("digest", ""), "now": timezone.now()}
    attempt(request, _("You have signed the ranking."), ranking.sign, seat=seat, **facts)
    return redirect("sealed:jury", pk)


class SheetView(OwnSeat, FormView):
    """An entry, its files and the juror's own points; a draft may have gaps."""

    template_name = "competitions/staff/sheet.html"
    form_class = ScoreSheet

    @cached_property
    def assignment(self) -> JuryAssignment:
        entry = get_object_or_404(entries_to_judge(self.seat), code=self.kwargs["code"])
        return get_object_or_404(
            JuryAssignment.objects.select_related("entry__round"), entry=entry, judge=self.seat.judge
        )

    @cached_property
    def review(self) -> JuryReview | None:
        return JuryReview.objects.filter(assignment=self.assignment).prefetch_related("scores").first()

    @cached_property
    def criteria(self) -> list:
        return list(self.seat.round.criteria.all())

    def get_page_title(self) -> str:
        return self.assignment.entry.code

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"criteria": self.criteria, "is_final": "hand_in" in self.request.POST}

    def get_initial(self) -> dict:
        if self.review is None:
            return {}
        given = {f"points_{score.criterion_id}": score.points for score in self.review.scores.all()}
        return given | {"remark": self.review.remark}

    def get_context_data(self, **kwargs) -> dict:
        entry = self.assignment.entry
        facts = {
            "entry": entry,
            "round": self.seat.round,
            "files": [file.number for file in entry.files.all()],
            "review": self.review,
            "is_judging": self.seat.round.state == RoundState.JUDGING,
            "conflict_form": ReasonForm(prefix="conflict"),
            "back_url": reverse("sealed:jury", args=[self.seat.round_id]),
        }
        return super().get_context_data(**kwargs) | facts

    def form_valid(self, form):
        is_final = "hand_in" in self.request.POST
        facts = {"points": form.points, "remark": form.cleaned_data["remark"], "is_final": is_final}
        said = _("Handed in.") if is_final else _("Kept as a draft; it does not count yet.")
        attempt(self.request, said, jury.save_review, assignment=self.assignment, now=timezone.now(), **facts)
        return redirect("sealed:jury", self.seat.round_id)


@require_POST
def declare(request, pk: int, code: str):
    """From here on the entry is somebody else's."""
    seat = own_seat(request.user, pk)
    entry = get_object_or_404(entries_to_judge(seat), code=code)
    if seat.round.state != RoundState.JUDGING:
        raise Http404
    form = ReasonForm(request.POST, prefix="conflict")
    if not form.is_valid():
        messages.error(request, gettext_lazy("Say what connects you with this entry."))
        return redirect("sealed:sheet", pk, code)
    facts = {"reason": form.cleaned_data["reason"], "now": timezone.now()}
    attempt(request, _("You do not judge this entry."), jury.declare_conflict, seat=seat, entry=entry, **facts)
    return redirect("sealed:jury", pk)
