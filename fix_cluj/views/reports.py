"""A report written and filed in the case: kept at every post, counted without a script, judged when it is filed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.dates import CITY_ZONE, money_label
from participation.actions.conversation import CaseEnded
from participation.actions.uploads import StagedFilesGone, keep_staged
from participation.models import StagedUpload
from participation.views.case import ENDED, GONE, nonce_for, stage
from participation.views.case_door import show_over
from participation.views.requests import UNREADABLE, home_alternates, is_from_here, read_typed, received_at

from ..actions.committee import NotReady
from ..actions.reporting import file_report, keep_draft, lost_by, marker_of_draft, may_report
from ..actions.states import ChangedMeanwhile
from ..choices import ReportKind, ReportState
from ..forms.reports import ReportForm, typed_from
from ..models import Contract, Report
from ..queries.contracts import contract_of_case
from .contracts import back, elsewhere, funded
from .own import FOREIGN, show

KEPT = _("What you typed is kept. You can go on later: open your case again, on any device.")
ELSEWHERE = {
    "title": _("Not kept: this report was changed in another window"),
    "text": _(
        "What you typed here stands in the form. Below is what was kept from the other window, where it differs: put together what "
        "is right and press the button again."
    ),
}
OVER = {
    "title": _("Not kept: this report was filed already, or the contract has moved on"),
    "text": _(
        "What you typed here stands in the form, but it can no longer be filed. Copy from it what you still need."
    ),
}


@csrf_exempt  # the secret of the address is what shows who sends; the origin is asked for as well
@require_http_methods(["GET", "HEAD", "POST"])
def case_report(request: HttpRequest, secret: str, kind: str) -> HttpResponse:
    """Three buttons: count, keep, file. Whatever is pressed, what was typed is kept first."""
    if kind not in ReportKind.values:
        raise Http404
    try:
        typed, too_large = read_typed(request) if request.method == "POST" else ({}, [])
    except UNREADABLE:
        return show_over(request)
    submission, contract = funded(request, secret)
    if submission is None:  # the address ended while it was written: what was typed can be copied
        return show_over(request, typed="\n\n".join(filter(None, map(str, typed.values()))))
    if other := elsewhere(request, submission, contract, "case_report", secret, kind=kind):
        return other
    with override(submission.language):
        if not may_report(contract, kind):
            return show_too_late(request, secret, contract, kind, typed)
        if request.method != "POST":
            return show_report(request, secret, contract, form_of(contract, kind, request))
        return take(request, secret, contract, kind, typed, too_large)


def take(request: HttpRequest, secret: str, contract: Contract, kind: str, typed, too_large) -> HttpResponse:
    """Keep what came, then do what the button says."""
    submission, now = contract.application.submission, received_at(request)
    blank = ReportForm(contract=contract, kind=kind, today=now.astimezone(CITY_ZONE).date())
    if not is_from_here(request):
        form = form_of(contract, kind, request, data=typed)
        form.add_error(None, FOREIGN)
        return show_report(request, secret, contract, form, 422, seen=typed.get("seen", ""))
    words = {name: typed.get(name, "") for name in blank.words}
    try:
        draft, is_kept = keep_draft(contract=contract, kind=kind, typed=words, now=now, seen=typed.get("seen")), True
    except NotReady:  # somebody filed it in another window
        return show_too_late(request, secret, contract_of_case(submission), kind, typed)
    except ChangedMeanwhile:
        draft, is_kept = draft_of(contract, kind), False
    contract, nonce = contract_of_case(submission), nonce_of(draft)  # anew: the draft is among its reports
    problems = stage(request, submission, nonce, typed, too_large)
    keep_staged(nonce=nonce, now=now)
    if not is_kept:
        form = form_of(contract, kind, request, data=typed if problems else None, typed=words)
        beside = [{"label": form[name].label, "value": draft.typed[name]} for name in lost_by(draft, words)]
        return show_report(request, secret, contract, form, 409, warning=ELSEWHERE, beside=beside)
    if "file" not in typed and not problems:
        form = form_of(contract, kind, request)
        return show_report(request, secret, contract, form, note=KEPT if "keep" in typed else "")
    form = form_of(contract, kind, request, data=typed, problems=problems)
    if form.is_valid():
        staged = list(StagedUpload.objects.filter(nonce=nonce))
        try:
            file_report(report=draft, facts=form.facts, staged=staged, nonce=nonce, now=now)
            return back(submission, secret, "report")
        except StagedFilesGone:
            form.add_error(None, GONE)
        except (NotReady, CaseEnded) as refusal:
            form.add_error(None, str(refusal) or ENDED)
    return show_report(request, secret, contract, form, 422)


def nonce_of(draft: Report) -> str:
    """Of the files of a draft: the same at every post, another for every version."""
    return nonce_for(draft.contract.application.submission, f"report-{draft.pk}")


def draft_of(contract: Contract, kind: str) -> Report | None:
    return Report.objects.filter(contract=contract, kind=kind, state=ReportState.DRAFT).first()


def show_too_late(request: HttpRequest, secret: str, contract: Contract, kind: str, typed) -> HttpResponse:
    """To the award; whoever typed something else than what was filed gets it back, to be copied."""
    submission, last = contract.application.submission, contract.report_of(kind)
    if not typed:
        return back(submission, secret, "")
    form = form_of(contract, kind, request, data=typed)
    if last and form.is_valid() and all(getattr(last, name) == value for name, value in form.facts.items()):
        return back(submission, secret, "report")  # the same, sent twice
    form = form_of(contract, kind, request, typed={name: typed.get(name, "") for name in form.words})
    return show_report(request, secret, contract, form, 409, warning=OVER, is_over=True)


def form_of(contract: Contract, kind: str, request: HttpRequest, data=None, problems=(), typed=None) -> ReportForm:
    """With what was typed now (judged as `data`, not as `typed`), else with what was kept, else with what was given back."""
    draft, last = draft_of(contract, kind), contract.report_of(kind)
    initial = (
        typed
        if typed is not None
        else draft.typed
        if draft
        else typed_from(last)
        if last and last.state == ReportState.RETURNED
        else {}
    )
    staged = StagedUpload.objects.filter(nonce=nonce_of(draft)) if draft else ()
    today = received_at(request).astimezone(CITY_ZONE).date()
    return ReportForm(
        data, contract=contract, kind=kind, today=today, initial=initial, staged=staged, problems=problems
    )


def show_report(request, secret: str, contract: Contract, form: ReportForm, status: int = 200, **more) -> HttpResponse:
    """`more`: note, or warning and what stands beside it; the marker of what the page is made from, if it is an older one."""
    currency = contract.currency
    last = contract.report_of(form.kind)
    returned = next((row for row in reversed(list(contract.reports.all())) if row.kind == form.kind and row.state == ReportState.RETURNED), None)  # fmt: skip
    facts = {
        "form": form,
        "title": ReportKind(form.kind).label,
        "number": last.number if last and last.state == ReportState.DRAFT else (last.number + 1 if last else 1),
        "returned_because": returned.returned_because if returned else "",
        "total": money_label(form.typed_total, currency),
        "planned": money_label(contract.planned, currency),
        "award": "" if contract.amount is None else money_label(contract.amount, currency),
        "paid": money_label(contract.paid, currency),
        "seen": marker_of_draft(draft_of(contract, form.kind)),
        "contract_url": reverse("case_contract", kwargs={"secret": secret}),
        "alternates": home_alternates(),
    }
    return show(request, "case_report.html", facts | more, status)
