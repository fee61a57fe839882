"""Preparing the judging of sealed entries: the round, its jury, the check of admissibility, the reports."""

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
from cms.models.calls import CallState
from participation.proof import in_groups

from ..actions import jury, opening, ranking
from ..actions.jury import has_right
from ..choices import RoundState, Standing
from ..forms.staff import CheckForm, ReasonForm, ReportForm, SeatForm
from ..models import SealedRound
from ..queries.sealed import page_of, progress_of
from ..workflow import OPEN, ORGANISE, TRANSITIONS
from .doors import ask_password, attempt, entry_of, prepared_round

# Verbs that are a button; going back to the points asks for a reason first, signing is the jury's.
BUTTONS = {
    "begin_judging": gettext_lazy("Give the entries to the jury"),
    "fix_ranking": gettext_lazy("Compute the ranking"),
    "judge_again": gettext_lazy("Give it back to the jury"),
    "ask_opening": gettext_lazy("Ask to open the identities"),
    "take_back_opening": gettext_lazy("Do not open yet"),
    "confirm_opening": gettext_lazy("Open the identities, as the second person"),
    "publish_ranking": gettext_lazy("Publish ranking and names"),
}
OPENING = ("ask_opening", "confirm_opening")


def is_closed(found: SealedRound, now) -> bool:
    """Whether no entry can come any more; before that nobody sees what waits."""
    page = page_of(found)
    over = (CallState.CLOSED, CallState.DECIDED)
    return found.state != RoundState.RECEIVING or (page is not None and page.state_at(now) in over)


class OneRound(WagtailAdminTemplateMixin):
    """A round for those who prepare it."""

    header_icon = "lock"
    right = ""

    @cached_property
    def round(self) -> SealedRound:
        return prepared_round(self.request.user, self.kwargs["pk"], self.right)

    def dispatch(self, request, *args, **kwargs):
        self.round  # noqa: B018 - refuses strangers before anything else is read
        return super().dispatch(request, *args, **kwargs)

    @property
    def back_url(self) -> str:
        return reverse("sealed:round", args=[self.round.pk])

    def get_breadcrumbs_items(self) -> list:
        rounds = {"url": reverse("sealed:index"), "label": _("Sealed entries")}
        here = [] if isinstance(self, RoundView) else [{"url": self.back_url, "label": str(self.round)}]
        return [*super().get_breadcrumbs_items(), rounds, *here, {"url": "", "label": self.get_page_title()}]


class RoundView(OneRound, TemplateView):
    """Where a round stands, what has to be done next, and by whom."""

    template_name = "competitions/staff/round.html"

    def get_page_title(self) -> str:
        return str(self.round)

    def get_context_data(self, **kwargs) -> dict:
        found, now = self.round, timezone.now()
        shows = is_closed(found, now)
        page = page_of(found)
        facts = {
            "round": found,
            "page": page,
            "closes": moment_label(page.closes_at) if page and page.closes_at else "",
            "is_closed": shows,
            "count": found.entries.count(),
            "entries": self.entries() if shows else [],
            "seats": self.seats(),
            "seat_form": SeatForm(found=found) if self.may_change_jury() else None,
            "may_check": shows and found.state == RoundState.RECEIVING and has_right(self.request.user, ORGANISE),
            "may_report": found.is_ranked and found.state != RoundState.PUBLISHED,
            "buttons": self.buttons(),
            "digest": in_groups(found.digest),
            "opening": getattr(found, "opening", None),
            "public_url": reverse("sealed_ranking", args=[found.competition_key]) if found.published_at else "",
        }
        return super().get_context_data(**kwargs) | facts

    def entries(self) -> list[dict]:
        places = {row["code"]: row for row in self.round.ranking}
        rows = self.round.entries.select_related("identity").prefetch_related("conflicts")
        may_take_back = self.round.state == RoundState.PUBLISHED and has_right(self.request.user, OPEN)
        return [
            {
                "entry": entry,
                "is_named": may_take_back and bool(entry.identity.public_name),
                "conflicts": len(entry.conflicts.all()),
                "rank": places.get(entry.code),
            }
            for entry in rows
        ]

    def seats(self) -> list[dict]:
        progress = progress_of(self.round)
        rows = self.round.seats.select_related("judge")
        return [
            {
                "seat": seat,
                "progress": progress.get(seat.judge_id),
                "promised": moment_label(seat.promised_at) if seat.promised_at else "",
                "signed": moment_label(seat.signed_at) if seat.signed_at else "",
            }
            for seat in rows
        ]

    def may_change_jury(self) -> bool:
        return self.round.state in jury.CHANGING and has_right(self.request.user, ORGANISE)

    def buttons(self) -> list[dict]:
        found, user = self.round, self.request.user
        asked = getattr(found, "opening", None)
        verbs = [
            verb
            for verb in TRANSITIONS.verbs(found.state)
            if verb in BUTTONS and has_right(user, TRANSITIONS.row(verb).right)
        ]
        if asked and asked.asked_by_id == user.pk:
            verbs = [verb for verb in verbs if verb != "confirm_opening"]
        return [{"verb": verb, "label": BUTTONS[verb], "asks": verb == "judge_again"} for verb in verbs]


@require_POST
def do(request, pk: int, verb: str):
    """One of the verbs that need no words."""
    if verb not in BUTTONS or verb == "judge_again":
        raise Http404
    found = prepared_round(request.user, pk, TRANSITIONS.row(verb).right)
    if verb in OPENING and (asked := ask_password(request, found)):
        return asked
    facts = {"found": found, "by": request.user, "now": timezone.now()}
    if verb in ("begin_judging", "publish_ranking") and (page := page_of(found, "ro")) is None:
        raise Http404
    if verb == "begin_judging":
        facts["page"] = page
    act = getattr(jury, verb, None) or getattr(ranking, verb, None) or getattr(opening, verb)
    attempt(request, _("Done: %(what)s.") % {"what": BUTTONS[verb]}, act, **facts)
    return redirect("sealed:round", pk)


@require_POST
def add_seat(request, pk: int):
    """Somebody joins the jury."""
    found = prepared_round(request.user, pk, ORGANISE)
    form = SeatForm(request.POST, found=found)
    if form.is_valid():
        facts = {"judge": form.cleaned_data["judge"], "by": request.user, "now": timezone.now()}
        attempt(request, _("Now in the jury."), jury.give_seat, found=found, **facts)
    return redirect("sealed:round", pk)


class RoundForm(OneRound, FormView):
    """Base: a few fields, then back to the round."""

    template_name = "competitions/staff/form.html"
    right = ORGANISE
    submit_label = gettext_lazy("Save")
    explanation = ""

    def get_context_data(self, **kwargs) -> dict:
        about = {"submit_label": self.submit_label, "explanation": self.explanation, "back_url": self.back_url}
        return super().get_context_data(**kwargs) | about


class ExcuseView(RoundForm):
    page_title = gettext_lazy("Excuse from the jury")
    form_class = ReasonForm
    submit_label = gettext_lazy("Excuse")
    explanation = gettext_lazy("What this person gave no longer counts. Give an alternate the seat.")

    def form_valid(self, form):
        seat = get_object_or_404(self.round.seats, pk=self.kwargs["seat_pk"])
        facts = {"because": form.cleaned_data["reason"], "by": self.request.user, "now": timezone.now()}
        attempt(self.request, _("Excused."), jury.excuse, seat=seat, **facts)
        return redirect(self.back_url)


class OfEntry:
    """One entry of the round, once all are in."""

    @cached_property
    def entry(self):
        if not is_closed(self.round, timezone.now()):
            raise Http404
        return entry_of(self.round, self.kwargs["code"])

    def get_page_title(self) -> str:
        return self.entry.code

    def get_context_data(self, **kwargs) -> dict:
        files = [file.number for file in self.entry.files.all()]
        return super().get_context_data(**kwargs) | {"entry": self.entry, "files": files, "round": self.round}


class CheckView(OfEntry, RoundForm):
    """An entry as the jury would read it, and whether it gets it."""

    form_class = CheckForm
    explanation = gettext_lazy(
        "Look at every file: a name drawn on a board is not found by the portal. What tells who made it is not admitted."
    )

    def get_initial(self) -> dict:
        if self.entry.standing == Standing.WAITING:
            return {}
        names = {"because_ro": self.entry.refused_because_ro, "because_en": self.entry.refused_because_en}
        return names | {"standing": self.entry.standing}

    def form_valid(self, form):
        facts = {"standing": form.cleaned_data["standing"], "because": form.because}
        facts |= {"by": self.request.user, "now": timezone.now()}
        page = page_of(self.round, "ro")
        if page is None:
            raise Http404
        attempt(self.request, _("Saved."), jury.check_entry, entry=self.entry, page=page, **facts)
        return redirect(self.back_url)


class ReportView(OfEntry, RoundForm):
    """What the jury says of an entry in public."""

    form_class = ReportForm

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"instance": self.entry}

    def form_valid(self, form):
        facts = form.cleaned_data | {"by": self.request.user, "now": timezone.now()}
        attempt(self.request, _("Saved."), ranking.report_entry, entry=self.entry, **facts)
        return redirect(self.back_url)


class AgainView(RoundForm):
    page_title = gettext_lazy("Give it back to the jury")
    form_class = ReasonForm
    submit_label = gettext_lazy("Give it back")
    explanation = gettext_lazy("The ranking and the signatures below it are gone; the reason stays in the history.")

    def form_valid(self, form):
        facts = {"reason": form.cleaned_data["reason"], "by": self.request.user, "now": timezone.now()}
        attempt(self.request, _("The jury can change its points."), ranking.judge_again, found=self.round, **facts)
        return redirect(self.back_url)
