"""How long applications are kept by what became of them: funded, not funded, left out; when each term begins."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from evaluation.choices import JudgingState
from participation.actions.retention import Outcome
from participation.choices import FormKind
from participation.models import Form, Submission

from ..choices import ApplicationState, RevisionState
from ..models import Application, Committee, Contract
from ..models.contracts import OVER
from ..models.revising import UNDER_WAY


def last_changed(found: Committee):
    """When the results were published or changed last."""
    applied = found.revisions.filter(state=RevisionState.APPLIED).values_list("applied_at", flat=True)
    return max([found.published_at, *applied])


def settled_before(form: Form, limit) -> list:
    """The calls of a form whose results, with every change of them, are older than a moment."""
    calls = Application.objects.filter(submission__form=form).values("call_key")
    rows = Committee.objects.filter(call_key__in=calls, state=JudgingState.PUBLISHED)
    return [row.call_key for row in rows.exclude(revisions__state__in=UNDER_WAY) if last_changed(row) < limit]


def still_needed(form: Form, now):
    """Submissions of a form whose contract goes on."""
    rows = Contract.objects.filter(application__submission__form=form).exclude(state__in=OVER)
    return rows.values("application__submission")


def kept_by_outcome(form: Form) -> list[Outcome]:
    """The outcomes of a call's form; what has none yet goes with the form's own term, once somebody closed it."""
    if form.kind != FormKind.APPLICATION:
        return []
    usual = form.retention_months
    rows = Submission.objects.filter(form=form)
    funded, left_out, others = funded_of(rows), left_out_of(rows), not_funded_of(rows)
    return [
        outcome(pgettext("applications", "funded"), _("funded ones: %(term)s after the end of the contract"), form.months_funded or usual, funded, lambda limit: funded.exclude(application__contracts__ended_at__gte=limit)),
        outcome(pgettext("applications", "withdrawn or not eligible"), _("withdrawn ones, and those that are not eligible: %(term)s after that was settled"), form.months_left_out or usual, left_out, lambda limit: left_out_before(form, left_out, limit)),
        outcome(pgettext("applications", "not funded"), _("those that are not funded: %(term)s after the results or their last change"), usual, others, lambda limit: not_funded_before(form, others, limit)),
    ]  # fmt: skip


def outcome(label: str, term: str, months: int, submissions, ended_before) -> Outcome:
    said = ngettext("%(count)d month", "%(count)d months", months) % {"count": months}
    return Outcome(label, term % {"term": said}, months, submissions, ended_before)


def funded_of(rows):
    """Whose contract was signed once, whatever became of it: money went, or could."""
    signed = Contract.objects.exclude(signed_on=None)
    return rows.filter(pk__in=signed.values("application__submission"))


def left_out_of(rows):
    return rows.filter(application__state__in=[ApplicationState.WITHDRAWN, ApplicationState.INELIGIBLE])


def left_out_before(form: Form, rows, limit):
    """A contestation may follow until the results are out; whoever withdrew is out at once."""
    withdrawn = Q(application__state=ApplicationState.WITHDRAWN, closed_at__lt=limit)
    return rows.filter(withdrawn | Q(application__call_key__in=settled_before(form, limit)))


def not_funded_of(rows):
    """Decided and published, without a contract that was signed."""
    return rows.filter(application__decision__committee__state=JudgingState.PUBLISHED)


def not_funded_before(form: Form, rows, limit):
    """Whoever gave an award up before signing counts from that day."""
    late = Contract.objects.filter(ended_at__gte=limit).values("application__submission")
    return rows.filter(application__call_key__in=settled_before(form, limit)).exclude(pk__in=late)
