"""Taking a form: one plain view without session, page tree or page template on its way to the receipt."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from wagtail.models import Page

from ..actions.friction import count_refused
from ..actions.retries import durably
from ..actions.screening import TooManySent
from ..actions.submissions import find_sent, holds_the_same, receive_submission
from ..actions.uploads import StagedFilesGone
from ..models import Form
from ..outbox.letters import receipt_path
from ..queries.about import known_about
from ..workflow import NoPlaceLeft
from .attempts import Attempt, collect_staged, open_attempt, stage_files
from .drafts import begin
from .readers import is_shut, require_reader
from .requests import UNREADABLE, is_from_here, keep_private, read_typed
from .shown import show_again, show_closed, show_form_again, show_full

FOREIGN = _("The form did not come from this site, so nothing was sent. Check it below and send it from here.")
UNKNOWN = _(
    "We could not tell which form this was, so nothing was sent. Everything you typed is below: check it and send it again."
)
EXPIRED = _(
    "The form was open for more than a day, so nothing was sent. Everything you typed is below: check it and send it again."
)
CROWDED = _(
    "Very many forms came from your network, so this one was not sent. Everything you typed is below: wait a few minutes and send it again."
)
FILE_GONE = _("A file that you chose earlier is no longer here, so nothing was sent. Choose it again.")


@csrf_exempt  # no cookie proves who sends: a signed token and the browser's own word on the origin do
def submit(request: HttpRequest, key: str) -> HttpResponse:
    """Take what was posted and redirect to its receipt, or show the form again with everything typed."""
    if request.method != "POST":
        return to_form_page(request, key)
    try:
        typed, too_large = read_typed(request)
    except UNREADABLE:
        return keep_private(render(request, "participation/unreadable.html", status=400))
    return keep_private(durably(lambda: answer(request, key, typed, too_large)), referrer="same-origin")


def answer(request: HttpRequest, key: str, typed, too_large) -> HttpResponse:
    """One try; safe to repeat, because a token stores one submission only."""
    attempt = open_attempt(request, key, typed, too_large)
    if not is_from_here(request):
        collect_staged(attempt)
        return show_again(attempt, 403, FOREIGN)
    if attempt.token and (earlier := find_sent(attempt.nonce)):
        return to_earlier(attempt, earlier)
    if not attempt.is_open or attempt.is_too_slow:
        collect_staged(attempt)
        return show_closed(attempt)
    if attempt.is_full and not attempt.form.has_waiting_list:
        collect_staged(attempt)
        return show_full(attempt)
    stage_files(attempt)
    if attempt.token is None:
        return show_again(attempt, 422, UNKNOWN)
    if attempt.token.age_at(attempt.now) > settings.FORM_TOKEN_MAX_SECONDS:
        return show_again(attempt, 422, EXPIRED)
    form = attempt.filled()
    if form.asked_for_rows(typed):
        form.leave_unjudged()
        return show_form_again(attempt, form, 200)
    return begin(attempt) if "go" in typed else receive(attempt, form)


def receive(attempt: Attempt, form) -> HttpResponse:
    """Validate and store."""
    if not form.is_valid():
        # A parallel copy may have been stored meanwhile, and taken the kept files with it.
        earlier = attempt.file_keys and find_sent(attempt.nonce)
        if earlier:
            return to_earlier(attempt, earlier)
        count_refused(form=attempt.form, structure=attempt.wording.version.structure, wrong=form.errors)
        return show_form_again(attempt, form, 422)
    try:
        submission = receive_submission(
            wording=attempt.wording,
            cleaned=form.cleaned_data,
            received_at=attempt.now,
            now=attempt.now,
            sender=attempt.sender(),
            nonce=attempt.nonce,
            staged=form.kept(attempt.staged),
            about=known_about(attempt.form, attempt.about, attempt.wording.language),
            may_wait=attempt.may_wait,
        )
    except TooManySent:
        response = show_again(attempt, 429, CROWDED)
        response.headers["Retry-After"] = "300"
        return response
    except NoPlaceLeft:
        return show_full(attempt)
    except StagedFilesGone:
        if earlier := find_sent(attempt.nonce):
            return to_earlier(attempt, earlier)
        collect_staged(attempt)
        return show_again(attempt, 422, FILE_GONE)
    return redirect(receipt_path(submission))


def to_earlier(attempt: Attempt, earlier) -> HttpResponse:
    """The receipt that this token already has; what was changed after sending is said not to have been kept."""
    form = attempt.filled()
    collect_staged(attempt)
    for field in form.file_questions:
        form.fields[field.key].required = False  # the files went with the first sending
    same = form.is_valid() and holds_the_same(earlier, wording=attempt.wording, cleaned=form.cleaned_data)
    return redirect(receipt_path(earlier) + ("" if same else "?changed=1"))


def to_form_page(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody opened the address itself: the form is on its page."""
    form = Form.objects.filter(key=key).annotate(is_shut=is_shut("page_key")).first()
    if form is None:
        raise Http404("No such form.")
    if form.is_shut:
        require_reader(request, form)
    pages = Page.objects.live().filter(translation_key=form.page_key).select_related("locale")
    by_language = {page.locale.language_code: page for page in pages}
    page = by_language.get(request.LANGUAGE_CODE) or next(iter(by_language.values()), None)
    if page is None or (url := page.get_url(request)) is None:
        raise Http404("No such form.")
    return keep_private(redirect(url))
