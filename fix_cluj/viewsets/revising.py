"""Changes of published results for the officer: opened with a reason, read, approved by two people."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages

from cms.dates import moment_label
from evaluation.choices import JudgingState, Outcome
from participation.proof import in_groups

from ..actions import revising
from ..actions.committee import NotReady
from ..choices import RevisionKind, RevisionState
from ..forms.judging import ReasonForm
from ..forms.revising import ContestedForm, FreedForm
from ..models import Committee, Revision
from ..queries.revising import as_published, as_rows, decisions_in, differences
from ..workflow import DECIDER, REVISION
from .doors import ask_password, attempt, run_committee
from .organising import CommitteeForm, OneCommittee

BUTTONS = {
    "propose_revision": gettext_lazy("Approve, as the first person"),
    "apply_revision": gettext_lazy("Approve, as the second person"),
}


class Deciding:
    """Mixin: only for people with the right to decide."""

    @cached_property
    def committee(self) -> Committee:
        return run_committee(self.request.user, self.kwargs["pk"], DECIDER, to_change=self.request.method == "POST")


class OpenView(Deciding, CommitteeForm):
    """Base: begin a change of published results."""

    kind = RevisionKind.CONTESTATION
    submit_label = gettext_lazy("Go on")

    def dispatch(self, request, *args, **kwargs):
        if self.committee.state != JudgingState.PUBLISHED:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"committee": self.committee}

    def form_valid(self, form):
        said = form.cleaned_data
        facts = {name: said[name] for name in ("reason_ro", "reason_en")}
        facts |= {"more_money": said.get("more_money"), "by": self.request.user, "now": timezone.now()}
        application = said["decision"].application if said["decision"] else None
        act, about = (
            revising.open_revision,
            {"committee": self.committee, "kind": self.kind, "application": application},
        )
        if not attempt(self.request, _("Opened: read what it would change."), act, **about, **facts):
            return self.form_invalid(form)
        last = self.committee.revisions.latest("pk")
        return redirect("grants:revision", self.committee.pk, last.pk)


class ContestedView(OpenView):
    page_title = gettext_lazy("A contestation was upheld")
    form_class = ContestedForm
    explanation = gettext_lazy(
        "Members of the committee who have not read the application read it now; their points take the place of the "
        "first ones, and the ranking is computed again by the same rules. The first points stay on record."
    )


class FreedView(OpenView):
    page_title = gettext_lazy("Money was freed")
    kind = RevisionKind.MONEY
    form_class = FreedForm
    explanation = gettext_lazy(
        "The ranking is computed again by the same rules: the money goes to the next ones on the reserve list, in their "
        "order, as far as it reaches. Nobody is chosen by hand."
    )


class RevisionView(Deciding, OneCommittee, TemplateView):
    """What a change would do, or did: before and after of every application that stands elsewhere."""

    template_name = "fix_cluj/staff/revision.html"
    page_title = gettext_lazy("Change of the results")

    @cached_property
    def revision(self) -> Revision:
        rows = self.committee.revisions.select_related("application", "first_by", "second_by")
        return get_object_or_404(rows, pk=self.kwargs["revision_pk"])

    def get_context_data(self, **kwargs) -> dict:
        row = self.revision
        before, after, lacks = self.both()
        facts = {
            "committee": self.committee,
            "revision": row,
            "opened": moment_label(row.opened_at, weekday=False),
            "applied": moment_label(row.applied_at, weekday=False) if row.applied_at else "",
            "readings": row.readings.select_related("judge"),
            "changes": [with_labels(each) for each in differences(before, after)],
            "lacks": lacks,
            "digest": in_groups(row.digest),
            "buttons": self.buttons(),
            "drop_form": ReasonForm(prefix="drop") if row.is_under_way else None,
        }
        return super().get_context_data(**kwargs) | facts

    def both(self) -> tuple[list[dict], list[dict], str]:
        """The rankings that were kept; while it is open, as they would be now, or what is missing for that."""
        row = self.revision
        if row.state != RevisionState.OPENED:
            return row.before, row.after, ""
        decisions = decisions_in(self.committee)
        try:
            return as_published(decisions), as_rows(revising.computed_again(row, decisions)), ""
        except NotReady as missing:
            return [], [], str(missing)

    def buttons(self) -> list[dict]:
        verbs = [verb for verb in REVISION.verbs(self.revision.state) if verb in BUTTONS]
        is_first = self.revision.first_by_id == self.request.user.pk
        return [{"verb": verb, "label": BUTTONS[verb]} for verb in verbs if not (is_first and verb == "apply_revision")]


def with_labels(difference: dict) -> dict:
    sides = {
        side: difference[side] | {"outcome": Outcome(difference[side]["outcome"]).label} for side in ("before", "after")
    }
    return difference | sides


@require_POST
def change(request, pk: int, revision_pk: int, verb: str):
    """One of the verbs of a change."""
    found = run_committee(request.user, pk, DECIDER, to_change=True)
    revision = get_object_or_404(found.revisions, pk=revision_pk)
    facts = {"revision": revision, "by": request.user, "now": timezone.now()}
    if verb == "drop_revision":
        return drop(request, facts)
    if verb not in BUTTONS:
        raise Http404
    if asked := ask_password(request, reverse("grants:revision", args=[pk, revision_pk])):
        return asked
    if verb == "apply_revision":
        attempt(
            request,
            _("The new results are public, and whoever they concern gets a letter."),
            revising.apply_revision,
            digest=request.POST.get("digest", ""),
            **facts,
        )
    else:
        attempt(request, _("Approved: somebody else has to approve it, too."), revising.propose_revision, **facts)
    return redirect("grants:revision", pk, revision_pk)


def drop(request, facts: dict):
    """Back to the results as they are, with the reason in the history."""
    revision = facts["revision"]
    form = ReasonForm(request.POST, prefix="drop")
    if not form.is_valid():
        messages.error(request, _("Say why the change is not made."))
        return redirect("grants:revision", revision.committee_id, revision.pk)
    attempt(request, _("Dropped."), revising.drop_revision, reason=form.cleaned_data["reason"], **facts)
    return redirect("grants:committee", revision.committee_id)
