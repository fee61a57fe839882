"""From the author's case into a draft of what was sent: changed and sent again before the form closes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..actions.again import TooLateToChange, begin_again
from ..actions.drafts import AlreadySent, secret_of
from ..actions.submissions import find_sent
from ..outbox.letters import receipt_path
from ..references import next_nonce
from .case import opened
from .case_door import case_address, show_over
from .requests import is_from_here, keep_private, received_at


@csrf_exempt  # the secret of the address is what shows who asks; the origin is asked for as well
@require_http_methods(["GET", "HEAD", "POST"])
def case_again(request: HttpRequest, secret: str) -> HttpResponse:
    """The last look at everything that was sent, with a way to change each answer."""
    submission = opened(request, secret)
    if submission is None:
        return show_over(request)
    if request.method != "POST" or not is_from_here(request):
        return keep_private(redirect(case_address(submission, secret)))
    try:
        draft = begin_again(submission=submission, now=received_at(request))
    except AlreadySent:
        return keep_private(redirect(receipt_path(find_sent(next_nonce(submission.nonce)))))
    except TooLateToChange:
        return keep_private(redirect(case_address(submission, secret) + "?done=late"))
    with override(draft.language):
        return keep_private(redirect("draft_review", secret=secret_of(draft)))
