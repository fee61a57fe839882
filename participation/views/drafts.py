"""A form filled in step by step, under an address of its own: every post is kept first and judged afterwards."""

import secrets

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext, override, pgettext
from django.utils.translation import gettext_lazy as _

from cms.dates import CITY_ZONE

from ..actions.drafts import KNOWN, OTHER, AlreadySent, TooMuchText, begin_draft, digest_of, save_draft
from ..actions.submissions import find_sent
from ..builder import HONEYPOT
from ..models import Draft, RateBucket
from .attempts import Attempt, stage_files
from .opened import DraftAttempt, about_draft, as_posted, draft_attempt, kept_of, team_facts
from .requests import is_from_here
from .shown import show, show_again, show_closed
from .steps import judged, progress, steps_of, steps_with_errors, unjudged

FOREIGN = _("The page did not come from this site, so nothing was saved. Check it below and press the button again.")
CROWDED = _(
    "Very many forms came from your network, so nothing was saved yet. Everything you typed is below: wait a few minutes and press the button again."
)
TOO_LONG = _(
    "All answers together are longer than a draft can keep, so nothing was saved. Everything you typed is below: copy it, then shorten it."
)
REVIEW = "review"


def begin(attempt: Attempt) -> HttpResponse:
    """The first press of a button on the form's page: from now on there is a draft."""
    with override(attempt.wording.language):
        form = unjudged(attempt.filled())
        first = steps_of(form, attempt.form)[0]
    buckets = attempt.sender().bucket("draft")
    if not RateBucket.objects.all_fine(buckets, attempt.now):
        return show_again(attempt, 429, CROWDED)
    RateBucket.objects.take(buckets, attempt.now)
    typed = kept_of(attempt.typed, form)
    try:
        draft, is_new = begin_draft(
            wording=attempt.wording, nonce=attempt.nonce, typed=typed, step=first.number, now=attempt.now
        )
    except TooMuchText:
        return show_again(attempt, 413, TOO_LONG)
    begun = draft_attempt(attempt.request, draft, attempt.typed, attempt.too_large)
    begun.staged, begun.problems = attempt.staged, attempt.problems
    if is_new:
        return go_on(begun, first.number)
    posted = attempt.typed.copy()
    posted["seen"] = digest_of({}, first.keys)  # the form's page was made from nothing
    begun.typed = typed_so_far(draft, first, typed, posted)
    return save(begun, first, typed, posted)


@about_draft
def draft_home(attempt: DraftAttempt, *, posted) -> HttpResponse:
    return redirect(attempt.step_address(max(attempt.draft.step, 1)))


@about_draft
def draft_step(attempt: DraftAttempt, *, posted, number: int) -> HttpResponse:
    """One section: shown as it stands, or saved and left for another."""
    step = next((step for step in attempt.steps() if step.number == number), None)
    if step is None:
        raise Http404("No such step.")
    if attempt.request.method != "POST":
        return show_step(attempt, number, check="check" in attempt.request.GET)
    typed = kept_of(posted, attempt.filled())
    attempt.typed = typed_so_far(attempt.draft, step, typed, posted)
    if not is_from_here(attempt.request):
        return show_step(attempt, number, status=403, message=FOREIGN)
    stage_files(attempt)
    return save(attempt, step, typed, posted)


def typed_so_far(draft: Draft, step, typed: dict, posted):
    """The whole form with what this post says of one step."""
    return as_posted({name: values for name, values in draft.typed.items() if not step.holds(name)} | typed, posted)


def save(attempt: DraftAttempt, step, typed: dict, posted) -> HttpResponse:
    """Keep it; then go where the pressed button leads."""
    own = {name: values for name, values in typed.items() if step.holds(name) or name == HONEYPOT}
    buckets = attempt.sender().bucket("save") | attempt.sender().bucket("draft_save", str(attempt.draft.pk))
    if not RateBucket.objects.all_fine(buckets, attempt.now):
        return show_step(attempt, step.number, status=429, message=CROWDED)
    RateBucket.objects.take(buckets, attempt.now)
    try:
        saved = save_draft(
            draft=attempt.draft,
            typed=own,
            keys=step.keys,
            seen=posted.get("seen", ""),
            window=posted.get("window", "")[:16],
            has_read="read" in posted,
            step=step.number,
            now=attempt.now,
        )
    except AlreadySent:
        return redirect(attempt.sent_address(find_sent(attempt.nonce)) + "?changed=1")
    except TooMuchText:
        return show_step(attempt, step.number, status=413, message=TOO_LONG)
    attempt.draft = saved.draft
    attempt.typed = as_posted(saved.draft.typed, posted)
    if attempt.request.headers.get("X-Autosave"):
        return autosaved(attempt, step, saved.is_conflict)
    if not attempt.is_open or attempt.is_too_slow:
        return show_closed(attempt, is_kept=True, expires_at=attempt.draft.expires_at)
    if saved.is_conflict:
        return redirect(attempt.step_address(step.number))
    return go_on(attempt, step.number, posted.get("go", "next"))


def autosaved(attempt: DraftAttempt, step, is_conflict: bool) -> JsonResponse:
    """What the page's script needs to know; the words are those of components/save_indicator.html."""
    with override(attempt.draft.language):
        at = date_format(attempt.draft.saved_at.astimezone(CITY_ZONE), pgettext("clock", "H:i"))
        label = gettext("Saved at %(time)s") % {"time": at}
    facts = {"label": label, "seen": digest_of(attempt.draft.typed, step.keys), "elsewhere": is_conflict}
    return JsonResponse(facts)


def go_on(attempt: DraftAttempt, number: int, go: str | None = None) -> HttpResponse:
    """Where a pressed button leads: another step, the last look, the page for later, or back here with what is wrong."""
    go = go or attempt.request.POST.get("go", "next")
    if attempt.problems:
        return show_step(attempt, number, status=422, check=go == "next")
    if attempt.filled().asked_for_rows(attempt.typed):
        return show_step(attempt, number)
    if go == "later":
        return redirect(attempt.address("draft_later"))
    if go == REVIEW:
        return redirect(attempt.address("draft_review"))
    shown = [step.number for step in attempt.steps() if step.is_shown]
    if go.isdecimal() and int(go) in shown:
        return redirect(attempt.step_address(int(go)))
    before, after = [n for n in shown if n < number], [n for n in shown if n > number]
    if go == "back" and before:
        return redirect(attempt.step_address(before[-1]))
    if go == "next":
        with override(attempt.draft.language):
            form = attempt.filled()
            wrong = steps_with_errors(form, [step for step in steps_of(form, attempt.form) if step.number == number])
        if wrong:
            return show_step(attempt, number, status=422, check=True)
        return redirect(attempt.step_address(after[0]) if after else attempt.address("draft_review"))
    return redirect(attempt.step_address(number))


def show_step(
    attempt: DraftAttempt, number: int, *, status: int = 200, check: bool = False, message=None, others=()
) -> HttpResponse:
    """One section of the form; with `check` it says what is wrong there."""
    draft = attempt.draft
    if not attempt.is_open or attempt.is_too_slow:
        return show_closed(attempt, is_kept=True, expires_at=draft.expires_at)
    with override(draft.language):
        form = attempt.filled()
        steps = steps_of(form if check else unjudged(form), attempt.form)
        step = next(step for step in steps if step.number == number)
        if message:
            form.refuse(message)
        elif check:
            judged(form, step)
        elif attempt.problems:
            form = judged(attempt.filled(), step)
            for name in [name for name in form.errors if name not in attempt.problems]:
                del form._errors[name]
            step = next(again for again in steps_of(form, attempt.form) if again.number == number)
        beside = kept_beside(form, step, draft)
        known = filled_in(form, attempt)
        wrong = numbers_with_errors(attempt)
    shown = [each.number for each in steps if each.is_shown]
    facts = {
        "form": form,
        "step": step,
        "position": shown.index(number) + 1 if number in shown else 1,
        "count": len(shown) + 1,
        "progress": progress(steps, number, done=set(range(1, number)) - wrong),
        "action": attempt.step_address(number),
        "is_first": not shown or number == shown[0],
        "draft": draft,
        "seen": digest_of(draft.typed, step.keys),
        "window": secrets.token_hex(4),
        "beside": beside,
        "known": known,
        "others": others,
    } | team_facts(attempt)
    return show(attempt, "participation/draft_step.html", status, **facts)


def numbers_with_errors(attempt: DraftAttempt) -> set[int]:
    """Sections that are not done, whoever passed by them."""
    form = attempt.filled()
    return {step.number for step in steps_with_errors(form, steps_of(form, attempt.form))}


def filled_in(form, attempt: DraftAttempt) -> dict:
    """What stood in the draft when it was begun, and from which application; told until it is saved, never to others."""
    reference, *keys = attempt.draft.typed.get(KNOWN) or [""]
    if not keys or attempt.member or attempt.draft.number_of_saves > 1:
        return {}
    labels = [str(form.questions[key].label) for key in keys if key in form.questions]
    return {"reference": reference, "fields": ", ".join(labels)}


def kept_beside(form, step, draft: Draft) -> list[dict]:
    """What was typed in another window for questions of this step, label by label."""
    found = []
    for name, texts in draft.typed.get(OTHER, {}).items():
        bound = next((bound for bound in step.fields if name.startswith(bound.name)), None)
        if bound is not None:
            choices = dict(form.questions[bound.name].choices)
            shown = [", ".join(str(choices.get(value, value)) for value in values) for values in texts]
            found.append({"label": bound.label, "texts": shown})
    return found
