"""A file that may follow an application: chosen in the author's case while the stated term runs."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..actions.conversation import CaseEnded
from ..actions.late import TermOver, add_late_paper
from ..actions.uploads import StagedFilesGone, stage_upload
from ..forms import empty_form
from ..gate import Refused
from ..models import StagedUpload, Submission
from ..queries.late import GUARDIAN, Missing, came_with, still_to_come
from ..tokens import new_nonce
from .case import BUSY, FOREIGN, back, nonce_for, opened
from .case_door import show, show_over
from .requests import UNREADABLE, home_alternates, is_from_here, is_within, read_typed, received_at

NOTHING_CHOSEN = _("Choose the file first.")
TOO_LARGE = _("The file is too large. Choose a smaller one.")
GONE = _("A file that you chose earlier is no longer here, so nothing was sent. Choose it again.")
NOT_ASKED = _(
    "Your file was not kept: we have one in its place already, or the case was closed meanwhile. If it is important, "
    "write to us in the case and add the file there."
)


@csrf_exempt  # the secret of the address is what shows who sends; the origin is asked for as well
@require_http_methods(["GET", "HEAD", "POST"])
def case_paper(request: HttpRequest, secret: str) -> HttpResponse:
    """The one file that is missing; what was sent stays as it was sent, the file stands beside it."""
    try:
        typed = read_typed(request)[0] if request.method == "POST" else {}
    except UNREADABLE:
        return show_over(request)
    submission = opened(request, secret)
    if submission is None:
        return show_over(request)
    with override(submission.language):
        missing = next((one for one in still_to_come(submission) if one.what == GUARDIAN), None)
        if missing is None and not typed:
            return back(submission, secret, "")
        problem = taken(request, submission, missing, typed) if typed else None
        if typed and not problem:
            return back(submission, secret, "paper")
        facts = {
            "label": missing.label if missing else _("A file that may follow"),
            "problem": problem,
            "nonce": typed.get("nonce") or new_nonce(),
            "case_url": reverse("case", kwargs={"secret": secret}),
            "alternates": home_alternates(),
        }
        if missing:
            facts |= {
                "limits": empty_form(submission.wording).fields[missing.key].limits,
                "until": submission.form.late_label,
                "is_over": received_at(request) >= submission.form.late_until,
            }
        return show(request, "case_paper.html", facts, 422 if problem else 200)


def taken(request: HttpRequest, submission: Submission, missing: Missing | None, typed) -> str | None:
    """What was wrong, if anything was; sent twice it is kept once, and nothing is called kept that is not."""
    if missing is not None:
        return take(request, submission, missing, typed)
    return None if came_with(submission, nonce_for(submission, typed.get("nonce", ""))) else NOT_ASKED


def take(request: HttpRequest, submission: Submission, missing: Missing, typed) -> str | None:
    """Keep the file and add it to the case; what was wrong, if anything was."""
    if not is_from_here(request):
        return FOREIGN
    if not is_within(request, "upload"):
        return BUSY
    now, nonce = received_at(request), nonce_for(submission, typed.get("nonce", ""))
    field = empty_form(submission.wording).fields[missing.key]
    upload = request.FILES.get("file")
    if upload is None:
        return NOTHING_CHOSEN if "file" not in request.POST else TOO_LARGE
    rules = {"key": missing.key, "extensions": field.extensions, "max_bytes": field.max_bytes}
    try:
        stage_upload(form=submission.form, nonce=nonce, upload=upload, now=now, **rules)
        staged = list(StagedUpload.objects.filter(nonce=nonce))
        add_late_paper(submission=submission, missing=missing, now=now, nonce=nonce, staged=staged)
    except Refused as refusal:
        return str(refusal)
    except StagedFilesGone:
        return GONE
    except TermOver:
        return _("The time in which it could follow is over.")
    except CaseEnded:
        return NOT_ASKED
    return None
