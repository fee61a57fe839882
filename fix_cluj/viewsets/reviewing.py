"""The reviewer's desk: the declaration, applications by code, points and remark, recusal."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from evaluation.choices import JudgingState
from evaluation.forms import GridSheet
from participation.viewsets.files import content_of, saved

from ..actions import reviewing
from ..actions.committee import NotReady
from ..forms.judging import DeclarationForm, InterestsForm, ReasonForm
from ..models import Application, CommitteeSeat, Review, ReviewAssignment, ReviewConflict
from ..queries.judging import applicants_of, in_own_order, to_review
from ..queries.reading import answers_for_reviewer, files_for_reviewer
from ..queries.revising import readings_of
from .doors import attempt, own_seat


class OwnSeat(WagtailAdminTemplateMixin):
    """A committee for a reviewer."""

    header_icon = "clipboard-list"

    @cached_property
    def seat(self) -> CommitteeSeat:
        return own_seat(self.request.user, self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        self.seat  # noqa: B018 - refuses strangers before anything else is read
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list:
        calls = {"url": reverse("grants:index"), "label": _("Evaluation of applications")}
        return [*super().get_breadcrumbs_items(), calls, {"url": "", "label": self.get_page_title()}]


class DeskView(OwnSeat, TemplateView):
    """What a reviewer has to do; before the declaration nothing is shown."""

    template_name = "fix_cluj/staff/desk.html"

    def get_page_title(self) -> str:
        return str(self.seat.committee)

    def get_context_data(self, **kwargs) -> dict:
        seat, found = self.seat, self.seat.committee
        mine = ReviewAssignment.objects.filter(judge=seat.judge, application__call_key=found.call_key)
        reviews = {row.application_id: getattr(row, "review", None) for row in mine.select_related("review")}
        applications = in_own_order(seat, to_review(seat))
        conflicts = ReviewConflict.objects.filter(judge=seat.judge, application__call_key=found.call_key)
        facts = {
            "committee": found,
            "seat": seat,
            "must_declare": seat.declared_at is None and found.state in reviewing.DECLARING,
            "rows": [
                {"code": row.code, "title": row.title, "lang": row.language, "review": reviews.get(row.pk)}
                for row in applications
            ],
            "done": sum(bool(reviews.get(row.pk) and reviews[row.pk].is_handed_in) for row in applications),
            "conflicts": conflicts.count(),
            "readings": readings_of(seat.judge, found),
            "results_url": reverse("grant_results", args=[found.call_key]) if found.published_at else "",
        }
        return super().get_context_data(**kwargs) | facts


class DeclarationView(OwnSeat, FormView):
    """What somebody is connected with, then each applicant by name: a conflict is said before anything opens."""

    template_name = "fix_cluj/staff/declaration.html"
    page_title = gettext_lazy("Declaration of interests")
    form_class = DeclarationForm

    def dispatch(self, request, *args, **kwargs):
        if self.seat.declared_at or self.seat.committee.state not in reviewing.DECLARING:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        rows = list(applicants_of(self.seat.committee).exclude(conflicts__judge=self.seat.judge))
        return super().get_form_kwargs() | {"applications": rows, "interests": self.seat.interests}

    def get_context_data(self, **kwargs) -> dict:
        back = reverse("grants:desk", args=[self.seat.committee_id])
        interests = InterestsForm(initial={"interests": self.seat.interests})
        return super().get_context_data(**kwargs) | {"seat": self.seat, "interests_form": interests, "back_url": back}

    def form_valid(self, form):
        act, facts = reviewing.declare, {"conflicts": form.conflicts, "now": timezone.now()}
        attempt(self.request, _("Thank you: your declaration is kept."), act, seat=self.seat, **facts)
        return redirect("grants:desk", self.seat.committee_id)


@require_POST
def note_interests(request, pk: int):
    """Keep what was named; the declaration then says which applicants seem to be it."""
    seat = own_seat(request.user, pk)
    form = InterestsForm(request.POST)
    if seat.declared_at is None and form.is_valid():
        reviewing.note_interests(seat=seat, interests=form.cleaned_data["interests"], now=timezone.now())
    return redirect("grants:declare", pk)


def one_to_review(seat: CommitteeSeat, code: str) -> Application:
    return get_object_or_404(to_review(seat), code=code)


class Sheet(OwnSeat, FormView):
    """Base: an application as its reviewer reads it, and the points; a draft may have gaps and saves itself."""

    template_name = "fix_cluj/staff/sheet.html"
    form_class = GridSheet
    application: Application
    is_locked = False
    is_judging = True
    recusal_url = ""

    def get_page_title(self) -> str:
        return self.application.code

    def get_form_kwargs(self) -> dict:
        sections = self.seat.committee.sections.prefetch_related("rows")
        return super().get_form_kwargs() | {"sections": list(sections), "is_final": "hand_in" in self.request.POST}

    def file_url(self, number: int) -> str:
        raise NotImplementedError

    def keep(self, **facts) -> None:
        """Store points and remark."""
        raise NotImplementedError

    def get_context_data(self, **kwargs) -> dict:
        application, found = self.application, self.seat.committee
        files = files_for_reviewer(application, is_blind=found.is_blind)
        form = kwargs.get("form") or self.get_form()
        facts = {
            "application": application,
            "committee": found,
            "answers": answers_for_reviewer(application, is_blind=found.is_blind),
            "files": [self.file_url(number) for number in range(1, len(files) + 1)],
            "form": form,
            "sections": form.by_section(),
            "is_judging": self.is_judging,
            "is_locked": self.is_locked,
            "recusal_form": ReasonForm(prefix="recusal"),
            "recusal_url": self.recusal_url,
            "back_url": reverse("grants:desk", args=[found.pk]),
        }
        return super().get_context_data(**kwargs) | facts

    def form_valid(self, form):
        is_final = "hand_in" in self.request.POST
        facts = {"points": form.points, "remark": form.cleaned_data["remark"], "now": timezone.now()}
        if "autosave" in self.request.POST:
            return self.saved_silently(facts)
        said = _("Handed in.") if is_final else _("Kept as a draft; it does not count yet.")
        attempt(self.request, said, self.keep, is_final=is_final, **facts)
        return redirect("grants:desk", self.seat.committee_id)

    def saved_silently(self, facts: dict) -> HttpResponse:
        """While somebody types; a draft that arrives after it was handed in says nothing and changes nothing."""
        try:
            self.keep(is_final=False, **facts)
        except NotReady:
            return HttpResponse(status=409)
        return HttpResponse(status=204)

    def form_invalid(self, form):
        return HttpResponse(status=422) if "autosave" in self.request.POST else super().form_invalid(form)


class SheetView(Sheet):
    """The first reading, as it was drawn."""

    @cached_property
    def assignment(self) -> ReviewAssignment:
        application = one_to_review(self.seat, self.kwargs["code"])
        return get_object_or_404(ReviewAssignment, application=application, judge=self.seat.judge)

    @cached_property
    def review(self) -> Review | None:
        return Review.objects.filter(assignment=self.assignment).prefetch_related("scores").first()

    @property
    def application(self) -> Application:
        return self.assignment.application

    @property
    def is_locked(self) -> bool:
        return self.review is not None and self.review.is_handed_in

    @property
    def is_judging(self) -> bool:
        return self.seat.committee.state == JudgingState.JUDGING

    @property
    def recusal_url(self) -> str:
        return reverse("grants:recuse", args=[self.seat.committee_id, self.application.code])

    def file_url(self, number: int) -> str:
        return reverse("grants:file", args=[self.seat.committee_id, self.application.code, number])

    def get_initial(self) -> dict:
        if self.review is None:
            return {}
        given = {f"points_{score.row_id}": score.points for score in self.review.scores.all()}
        return given | {"remark": self.review.remark}

    def keep(self, **facts) -> None:
        reviewing.save_review(assignment=self.assignment, **facts)


@require_POST
def recuse(request, pk: int, code: str):
    """From here on the application is somebody else's."""
    seat = own_seat(request.user, pk)
    application = one_to_review(seat, code)
    form = ReasonForm(request.POST, prefix="recusal")
    if not form.is_valid():
        messages.error(request, _("Say what connects you with this application."))
        return redirect("grants:sheet", pk, code)
    facts = {"reason": form.cleaned_data["reason"], "now": timezone.now()}
    said = _("You do not judge this application.")
    attempt(request, said, reviewing.recuse, seat=seat, application=application, **facts)
    return redirect("grants:desk", pk)


@require_safe
def review_file(request, pk: int, code: str, number: int):
    """A file of an application, to be saved; never while reading is blind."""
    seat = own_seat(request.user, pk)
    application = one_to_review(seat, code)
    return file_of(seat, application, number)


def file_of(seat: CommitteeSeat, application: Application, number: int) -> HttpResponse:
    files = files_for_reviewer(application, is_blind=seat.committee.is_blind)
    if not 1 <= number <= len(files):
        raise Http404
    file = files[number - 1]
    return saved(content_of(file), f"{application.code}-{number}.{file.extension}", file.content_type)
