"""The last look at a draft, and sending it: validated whole, stored once, led to its receipt."""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from cms.dates import CITY_ZONE, date_label

from ..actions.drafts import AGAIN, finish_draft
from ..actions.friction import count_refused
from ..actions.replacing import TooLateToChange, earlier_of, has_ended
from ..actions.screening import TooManySent
from ..actions.submissions import receive_submission
from ..actions.uploads import StagedFilesGone
from ..builder import HONEYPOT
from ..forms import typed_back
from ..models import Form
from ..outbox.letters import receipt_path
from ..queries.about import known_about
from ..queries.late import ACCEPTANCE, keys_that_may_follow, waiting_members
from ..workflow import NoPlaceLeft
from .attempts import collect_staged
from .drafts import FOREIGN, go_on, show_step
from .opened import DraftAttempt, about_draft, team_facts
from .readers import is_shut, require_reader
from .requests import is_from_here, sender_of
from .shown import show, show_closed, show_full
from .similar import ideas_like
from .steps import progress, steps_of, steps_with_errors

CROWDED = _("Very many forms came from your network. Your draft is kept: wait a few minutes and send it again.")
NOT_YOURS = _("The person who began the application sends it, for all of you. What you wrote is saved.")
ENDED = _(
    "The application %(reference)s can no longer be changed: it was taken back, or it is being judged. Nothing was sent, and what we have stays as it is. Everything that you wrote stands below and is kept for you until %(day)s."
)
FILE_GONE = _("A file that you chose earlier is no longer here, so nothing was sent. Choose it again.")


@about_draft
def draft_review(attempt: DraftAttempt, *, posted) -> HttpResponse:
    """All answers once more, with a way to change each; the button here sends."""
    if not attempt.is_open or attempt.is_too_slow:
        return show_closed(attempt, is_kept=True, expires_at=attempt.draft.expires_at)
    if attempt.request.method != "POST":
        return show_review(attempt)
    if not is_from_here(attempt.request):
        return show_review(attempt, status=403, message=FOREIGN)
    go = posted.get("go", "send")
    if go != "send":
        return go_on(attempt, len(attempt.steps()) + 1, go)
    return show_review(attempt, status=403, message=NOT_YOURS) if attempt.member else send(attempt)


def send(attempt: DraftAttempt) -> HttpResponse:
    """Validate the whole form and store it, once; what is wrong is shown in the first step that has it."""
    if Form.objects.filter(pk=attempt.form.pk).filter(is_shut("page_key")).exists():
        require_reader(attempt.request, attempt.form)
    with override(attempt.draft.language):
        form = attempt.filled()
        is_valid = form.is_valid()
        wrong = [] if is_valid else steps_with_errors(form, steps_of(form, attempt.form))
    if not is_valid:
        count_refused(form=attempt.form, structure=attempt.wording.version.structure, wrong=form.errors)
    if wrong:
        return show_step(attempt, wrong[0].number, status=422, check=True, others=wrong[1:])
    if not is_valid or waits_for_team(attempt):
        return show_review(attempt, status=422)
    sender = sender_of(attempt.request, honeypot=attempt.typed.get(HONEYPOT, ""), seconds=attempt.age)
    try:
        submission = receive_submission(
            wording=attempt.wording,
            cleaned=form.cleaned_data,
            received_at=attempt.now,
            now=attempt.now,
            sender=replace(sender, is_known=AGAIN in attempt.draft.typed),
            nonce=attempt.nonce,
            staged=form.kept(attempt.staged),
            about=known_about(attempt.form, attempt.about, attempt.wording.language),
            may_wait=attempt.may_wait,
        )
    except TooManySent:
        return show_review(attempt, status=429, message=CROWDED)
    except NoPlaceLeft:
        return show_full(
            attempt, is_kept=True, expires_at=attempt.draft.expires_at, wait_url=attempt.address("draft_review")
        )
    except TooLateToChange:
        return show_review(attempt, status=409)
    except StagedFilesGone:
        collect_staged(attempt)
        return show_review(attempt, status=422, message=FILE_GONE)
    finish_draft(draft=attempt.draft, submission=submission, now=attempt.now)
    return redirect(receipt_path(submission))


def show_review(attempt: DraftAttempt, *, status: int = 200, message=None) -> HttpResponse:
    with override(attempt.draft.language):
        form = attempt.filled()
        steps = steps_of(form, attempt.form)
        wrong = {step.number for step in steps_with_errors(form, steps)}
        sections = sections_of(attempt, form, steps, wrong)
        items = progress(steps, 0, done={step.number for step in steps} - wrong)
        alike = ideas_like(attempt, form)
    ended = ended_words(attempt)
    facts = {
        "sections": sections,
        "missing": missing_of(sections),
        "progress": items,
        "alike": alike,
        "action": attempt.address("draft_review"),
        "draft": attempt.draft,
        "message": message or ended,
        "has_ended": bool(ended),
        "replaces": "" if ended else next(iter(attempt.draft.typed.get(AGAIN, [])), ""),
        "is_complete": not form.errors and (attempt.member is not None or not waits_for_team(attempt)),
        # Addresses of the team are the business of whoever named it.
        "waiting": [] if attempt.member else [member.email for member in waiting_members(attempt.draft)],
        "may_wait": attempt.form.may_follow(ACCEPTANCE),
        "late_until": attempt.form.late_label if attempt.form.late_until else "",
        "following": following_in(attempt, form),
    } | team_facts(attempt)
    return show(attempt, "participation/draft_review.html", status, **facts)


def ended_words(attempt: DraftAttempt) -> str:
    """Why a change is not sent any more, and how long its author can read it; empty: it is, or it is no change."""
    draft = attempt.draft
    earlier = earlier_of(typed=draft.typed, nonce=draft.nonce, form=attempt.form)
    if earlier is None or not has_ended(earlier):
        return ""
    with override(draft.language):
        day = date_label(draft.expires_at.astimezone(CITY_ZONE).date(), weekday=False)
        return str(ENDED) % {"reference": earlier.reference, "day": day}


def waits_for_team(attempt: DraftAttempt) -> bool:
    """Whether somebody in the team has to accept before it is sent."""
    return not attempt.form.may_follow(ACCEPTANCE) and bool(waiting_members(attempt.draft))


def following_in(attempt: DraftAttempt, form) -> list[str]:
    """Labels of the files that are not here yet and may follow."""
    here = {file.key for file in attempt.staged}
    keys = [key for key in keys_that_may_follow(attempt.wording.version) if key not in here and key in form.fields]
    return [form[key].label for key in keys if form.is_shown(key) and form.standings[key].is_required]


def sections_of(
    attempt: DraftAttempt, form, steps: list, wrong: set[int] = frozenset(), hidden=frozenset()
) -> list[dict]:
    """Question by question what was answered and what is wrong with it, by the shown steps; not the `hidden` keys."""
    texts = {item["key"]: item["text"] for item in typed_back(form)}
    files = {key: [file.name for file in attempt.staged if file.key == key] for key in attempt.file_keys}
    return [
        {
            "title": step.title,
            "url": attempt.step_address(step.number) + ("?check=1" if step.number in wrong else ""),
            "answers": [
                {
                    "label": bound.label,
                    "text": ", ".join(files.get(bound.name, [])) or texts.get(bound.name, ""),
                    "errors": list(form.errors.get(bound.name, [])),
                }
                for bound in step.fields
                if form.is_shown(bound.name) and bound.name not in hidden
            ],
        }
        for step in steps
        if step.is_shown
    ]


def missing_of(sections: list[dict]) -> list[dict]:
    """What stands between a draft and its sending, question by question, with the step where each is mended."""
    return [
        {"label": answer["label"], "url": section["url"], "is_empty": not answer["text"]}
        for section in sections
        for answer in section["answers"]
        if answer["errors"]
    ]
